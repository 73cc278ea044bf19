// The pieces of a vocabulary as a trie over bytes, so that the longest piece is found in one walk along the
// word instead of one look-up for every possible end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace etude {

class PieceTrie {
 public:
  enum Root : std::uint32_t { kWordStart = 0, kContinuation = 1 };
  struct Match {
    std::int32_t id = -1;  ///< -1: no piece fits
    std::size_t end = 0;   ///< byte behind the piece
  };

  PieceTrie() : ids_(2, -1) { rehash(1024); }

  /// A piece that is there already gets the new id. False if the trie is full (2^24 bytes of distinct prefixes).
  bool insert(Root root, std::string_view piece, std::int32_t id);

  /// The longest piece that starts at byte `begin` of `word`.
  Match longest(Root root, std::string_view word, std::size_t begin) const {
    Match match;
    std::uint32_t node = root;
    for (std::size_t i = begin; i < word.size(); ++i) {
      node = child(node, static_cast<unsigned char>(word[i]));
      if (node == kNone) break;
      if (ids_[node] >= 0) match = {ids_[node], i + 1};
    }
    return match;
  }

  /// Calls `sink(end, id)` for each piece that starts at byte `begin` of `word`, the shortest first.
  template <class Sink>
  void forEachPrefix(Root root, std::string_view word, std::size_t begin, const Sink& sink) const {
    std::uint32_t node = root;
    for (std::size_t i = begin; i < word.size(); ++i) {
      node = child(node, static_cast<unsigned char>(word[i]));
      if (node == kNone) return;
      if (ids_[node] >= 0) sink(i + 1, ids_[node]);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0;  ///< no edge leads to a root
  struct Edge {
    std::uint32_t key = 0, node = kNone;
  };

  static std::uint32_t keyOf(std::uint32_t node, unsigned char byte) { return (node << 8) | byte; }
  std::size_t slot(std::uint32_t key) const { return (key * std::uint64_t{0x9E3779B97F4A7C15}) >> shift_; }

  std::uint32_t child(std::uint32_t node, unsigned char byte) const {
    const std::uint32_t key = keyOf(node, byte);
    for (std::size_t i = slot(key);; i = (i + 1) & (edges_.size() - 1)) {
      if (edges_[i].node == kNone || edges_[i].key == key) return edges_[i].node;
    }
  }

  void rehash(std::size_t size);
  void place(Edge edge);

  std::vector<std::int32_t> ids_;  ///< by node; -1: no piece ends here
  std::vector<Edge> edges_;        ///< open addressing, at most half full
  unsigned shift_ = 64;
};

}  // namespace etude
