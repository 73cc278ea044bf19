// The merges of byte-pair encoding (Sennrich et al. 2016) and how they join a word's symbols: best merge first, found by a
// heap over a linked list, so that a word of n symbols takes n log n steps.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace etude {

struct BpeSymbol {
  std::int32_t id;
  std::uint32_t begin, end;  ///< bytes of the word
};

class BpeMerges {
 public:
  BpeMerges() { rehash(1024); }

  /// A pair that is there already gets the new rank.
  void add(std::int32_t left, std::int32_t right, std::uint32_t rank, std::int32_t joined);

  /// Joins neighbours until no merge is left; on a tie the leftmost pair goes first.
  void join(std::vector<BpeSymbol>& symbols) const;

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  struct Merge {
    std::uint64_t pair = kFree;
    std::uint32_t rank = 0;
    std::int32_t joined = -1;
  };

  static std::uint64_t pairOf(std::int32_t left, std::int32_t right) {
    return std::uint64_t{static_cast<std::uint32_t>(left)} << 32 | static_cast<std::uint32_t>(right);
  }
  std::size_t slot(std::uint64_t pair) const { return (pair * std::uint64_t{0x9E3779B97F4A7C15}) >> shift_; }
  const Merge* find(std::int32_t left, std::int32_t right) const;
  void rehash(std::size_t size);
  void joinFew(std::vector<BpeSymbol>& symbols) const;
  void joinMany(std::vector<BpeSymbol>& symbols) const;

  std::vector<Merge> merges_;  ///< open addressing, at most half full
  std::size_t used_ = 0;
  unsigned shift_ = 64;
};

}  // namespace etude
