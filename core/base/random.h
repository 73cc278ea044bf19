// Counter-based random numbers: a value is a pure function of (key, counter), so a run that continues from a
// checkpoint draws the same numbers without any saved generator state.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace etude {

/// Mixes two 64-bit words into one (splitmix64 finaliser over their combination).
constexpr std::uint64_t mixKeys(std::uint64_t a, std::uint64_t b) {
  std::uint64_t z = a ^ (b + 0x9e3779b97f4a7c15ull + (a << 6) + (a >> 2));
  z += 0x9e3779b97f4a7c15ull;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

/// A stream of 64-bit words from one key (splitmix64, Steele et al. 2014).
class Random {
 public:
  /// Neighbouring keys give streams that have nothing in common.
  explicit Random(std::uint64_t key) : state_(mixKeys(key, 0x2545f4914f6cdd1dull)) {}
  std::uint64_t next() { return mixKeys(state_++, 0x5851f42d4c957f2dull); }
  /// Uniform in [0, n), n > 0; Lemire's multiply-shift.
  std::uint64_t below(std::uint64_t n) { return static_cast<std::uint64_t>((static_cast<unsigned __int128>(next()) * n) >> 64); }
  /// Uniform in [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

/// Fisher-Yates with the same result on every platform.
template <class T>
void shuffle(std::span<T> items, std::uint64_t key) {
  Random random(key);
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.below(i)]);
}

}  // namespace etude
