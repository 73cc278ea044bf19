// Remembers into which tokens words fall: most words of a text have been seen before. Not for several threads at once; a
// pool lends each call a cache of its own, so that nobody waits for anybody word by word.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace etude {

class WordCache {
 public:
  struct Token {
    std::int32_t id;
    std::uint32_t begin, end;  ///< bytes of the word
  };
  static constexpr std::size_t kLongestWord = 64;  ///< in bytes: longer words are rarely seen twice

  WordCache() : slots_(kSlots) {}

  /// nullptr if the word is not known; else its tokens, up to `count`. Valid until the next `insert`.
  const Token* find(std::string_view word, std::uint64_t hash, std::size_t& count) const;
  void insert(std::string_view word, std::uint64_t hash, const std::vector<Token>& tokens);

  static std::uint64_t hashOf(std::string_view word);

  /// Appends the tokens of `word`, which begins at byte `at`, to `tokens`. If they are not known, `cut` appends them to an
  /// empty list.
  template <class PieceTokens, class Cut>
  void tokenize(std::string_view word, std::size_t at, PieceTokens& tokens, const Cut& cut) {
    const bool short_word = word.size() <= kLongestWord;
    const std::uint64_t hash = short_word ? hashOf(word) : 0;
    std::size_t count = 0;
    const Token* known = short_word ? find(word, hash, count) : nullptr;
    if (!known) {
      fresh_.clear();
      cut(fresh_);
      if (short_word) insert(word, hash, fresh_);
      known = fresh_.data();
      count = fresh_.size();
    }
    for (std::size_t i = 0; i < count; ++i) tokens.push_back({known[i].id, at + known[i].begin, at + known[i].end});
  }

 private:
  static constexpr std::size_t kSlots = std::size_t{1} << 16;  ///< half of them are used before all is forgotten
  struct Slot {
    std::uint32_t tag;  ///< part of the hash; 0: free
    std::uint32_t word, tokens;
    std::uint16_t length, count;
  };

  std::vector<Slot> slots_;
  std::string words_;
  std::vector<Token> tokens_;
  std::vector<Token> fresh_;
  std::size_t used_ = 0;
};

class WordCachePool {
 public:
  std::unique_ptr<WordCache> take();
  void giveBack(std::unique_ptr<WordCache> cache);

 private:
  static constexpr std::size_t kMostCaches = 64;
  std::mutex mutex_;
  std::vector<std::unique_ptr<WordCache>> caches_;
};

}  // namespace etude
