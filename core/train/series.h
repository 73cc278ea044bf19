// A curve of bounded size: when it is full, neighbouring bins join and keep their lowest and highest value, so that
// spikes survive however long a run lasts.
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

  explicit Series(std::size_t capacity = 16384) : capacity_(capacity) {}
  /// x must not go down. Points that are not finite are left out: no chart can show them.
  void add(double x, double y);
  /// Forgets everything after `x` (a resumed run repeats those steps).
  void cutAfter(double x);
  const std::vector<Bin>& bins() const { return bins_; }
  std::size_t pointsPerBin() const { return per_bin_; }

 private:
  std::size_t capacity_;
  std::size_t per_bin_ = 1;
  std::vector<Bin> bins_;
};

}  // namespace etude
