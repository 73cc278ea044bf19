// The tokens of a tokenizer by number, and their numbers by token.
#pragma once

#include "core/text/tokenizer_part.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace etude {

/// More tokens than any model has; a larger number in a file is a mistake in it.
inline constexpr std::size_t kLargestVocabulary = std::size_t{1} << 22;

class Vocabulary {
 public:
  Vocabulary() = default;
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;
  Vocabulary(Vocabulary&&) = default;
  Vocabulary& operator=(Vocabulary&&) = default;

  /// The largest number and one: numbers that no token has count too, as a row of the embedding stands for each.
  std::size_t size() const { return tokens_.size(); }
  /// Empty if no token has the number.
  const std::string& token(std::int32_t id) const;
  /// -1 if there is no such token. Of several equal tokens the last one counts.
  std::int32_t find(std::string_view token) const;
  /// False if the number is too large (see kLargestVocabulary) or taken by another token. Memory is taken for all numbers up to it.
  bool add(std::string token, std::uint64_t id);

 private:
  std::deque<std::string> tokens_;  ///< a deque: views into short strings must stay valid
  std::unordered_map<std::string_view, std::int32_t> ids_;
};

/// `vocab` of a model, {"token": id} (WordPiece, BPE, WordLevel). What cannot be used is reported.
Vocabulary readVocabulary(const TokenizerPart& model);

}  // namespace etude
