#include "core/text/encoding.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace etude {

void pushToken(Encoding& encoding, std::int32_t id, Offset offset, std::int32_t type, bool special) {
  encoding.ids.push_back(id);
  encoding.type_ids.push_back(type);
  encoding.offsets.push_back(offset);
  encoding.special.push_back(special ? 1 : 0);
}

void shortenEncoding(Encoding& encoding, std::size_t length) {
  encoding.ids.resize(length);
  encoding.type_ids.resize(length);
  encoding.offsets.resize(length);
  encoding.special.resize(length);
}

namespace {

/// Tokens left of two texts of n1 and n2 that have more than `budget` together.
std::pair<std::size_t, std::size_t> byHalves(std::size_t n1, std::size_t n2, std::size_t budget) {
  const std::size_t shorter = std::min(n1, n2), rest = std::max(shorter, budget - std::min(shorter, budget));
  const bool both = shorter + rest > budget;
  const std::size_t less = both ? budget / 2 : shorter, more = both ? budget / 2 + budget % 2 : rest;
  return n1 > n2 ? std::pair{more, less} : std::pair{less, more};
}

}  // namespace

bool truncateEncodings(Encoding& first, Encoding& second, bool is_pair, std::size_t budget, Truncation truncation, LongestFirst sharing) {
  std::size_t n1 = first.ids.size(), n2 = second.ids.size();
  if (n1 + n2 <= budget) return false;
  const std::size_t excess = n1 + n2 - budget;
  if (!is_pair) {
    n1 = budget;
  } else if (truncation == Truncation::LongestFirst && sharing == LongestFirst::ByHalves) {
    std::tie(n1, n2) = byHalves(n1, n2, budget);
  } else if (truncation == Truncation::LongestFirst) {
    for (std::size_t i = 0; i < excess; ++i) --(n1 > n2 ? n1 : n2);
  } else {
    std::size_t& named = truncation == Truncation::OnlyFirst ? n1 : n2;
    if (named <= excess) return false;
    named -= excess;
  }
  shortenEncoding(first, n1);
  shortenEncoding(second, n2);
  return true;
}

}  // namespace etude
