// Texts as duplicate detection compares them: what differs only in capitals, blanks and punctuation is the same.
#pragma once

#include <cstdint>
#include <string>

namespace etude {

/// Stands for the normalised text: 128 bits, so that a million texts need no second copy in memory.
struct TextKey {
  std::uint64_t high = 0, low = 0;
  bool operator==(const TextKey&) const = default;
};

struct HashTextKey {
  std::size_t operator()(const TextKey& key) const { return static_cast<std::size_t>(key.low); }
};

/// Case folded, NFKC, runs of anything but letters and digits as one blank.
std::string normalisedForComparison(const std::string& text);

/// A text that is all punctuation (":-)") stands for itself.
TextKey comparisonKey(const std::string& text, const std::string& pair);

}  // namespace etude
