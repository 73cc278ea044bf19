#include "core/train/series.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

void join(Series::Bin& into, const Series::Bin& next) {
  into.x = next.x;
  into.low = std::min(into.low, next.low);
  into.high = std::max(into.high, next.high);
  into.sum += next.sum;
  into.count += next.count;
}

}  // namespace

void Series::add(double x, double y) {
  if (!std::isfinite(x) || !std::isfinite(y)) return;
  const Bin point{x, y, y, y, 1};
  if (!bins_.empty() && bins_.back().count < per_bin_) {
    join(bins_.back(), point);
    return;
  }
  if (bins_.size() >= std::max<std::size_t>(capacity_, 2)) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < bins_.size(); i += 2, ++kept) {
      bins_[kept] = bins_[i];
      if (i + 1 < bins_.size()) join(bins_[kept], bins_[i + 1]);
    }
    bins_.resize(kept);
    per_bin_ *= 2;
    if (bins_.back().count < per_bin_) {
      join(bins_.back(), point);
      return;
    }
  }
  bins_.push_back(point);
}

void Series::cutAfter(double x) {
  // A bin that reaches beyond x goes as a whole: which of its points came before is no longer known.
  while (!bins_.empty() && bins_.back().x > x) bins_.pop_back();
}

}  // namespace etude
