// A curve of bounded size that can be looked at from any distance. Every point is kept until there are `capacity` of them; then
// neighbouring bins join and keep their lowest and highest value, so that spikes survive however long a run lasts. Above the
// bins stands a pyramid (each level joins 16 of the one below, a fifteenth more memory), so that a view of any stretch costs a
// few joins per point drawn, not a walk over a million bins, and zooming in still ends at the single steps.
#pragma once

#include <cstddef>
#include <vector>

namespace etude {

class Series {
 public:
  struct Bin {
    double x = 0;  ///< last x of the bin
    double low = 0, high = 0, sum = 0;
    std::size_t count = 0;
    double mean() const { return sum / static_cast<double>(count); }
  };
  /// 40 bytes a bin: 44 MB when full.
  static constexpr std::size_t kMillion = std::size_t{1} << 20;

  explicit Series(std::size_t capacity = std::size_t{1} << 17) : capacity_(capacity) {}
  /// x must not go down. Points that no chart can show (not finite, or beyond 1e12) are left out and counted.
  void add(double x, double y);
  /// Forgets everything after `x` (a resumed run repeats those steps).
  void cutAfter(double x);
  const std::vector<Bin>& bins() const { return bins_; }
  bool empty() const { return bins_.empty(); }
  std::size_t pointsPerBin() const { return per_bin_; }
  std::size_t lost() const { return lost_; }

  /// The bins between `lower` and `upper` and one beyond on each side, joined by powers of two until at most `limit` + 1 remain.
  /// Groups begin at the same bins wherever the view begins, so a growing or moving curve does not shimmer.
  std::vector<Bin> between(double lower, double upper, std::size_t limit) const;
  /// All of it, in at most `limit` + 1 bins.
  std::vector<Bin> whole(std::size_t limit) const { return joined(0, bins_.size(), limit); }

 private:
  std::vector<Bin> joined(std::size_t first, std::size_t last, std::size_t limit) const;
  Bin joinRange(std::size_t first, std::size_t last) const;
  void halve();
  void promote();

  std::size_t capacity_;
  std::size_t per_bin_ = 1, lost_ = 0;
  std::vector<Bin> bins_;
  std::vector<std::vector<Bin>> levels_;  ///< [0]: each joins 16 complete bins; [1]: each joins 16 of [0]; ...
};

}  // namespace etude
