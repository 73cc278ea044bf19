#include "core/train/series.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kFan = 16;
/// Beyond this a value is as good as infinite, and no axis can show it beside ordinary ones.
constexpr double kLargest = 1e12;

void join(Series::Bin& into, const Series::Bin& next) {
  into.x = next.x;
  into.low = std::min(into.low, next.low);
  into.high = std::max(into.high, next.high);
  into.sum += next.sum;
  into.count += next.count;
}

Series::Bin joinAll(const std::vector<Series::Bin>& bins, std::size_t first, std::size_t last) {
  Series::Bin result = bins[first];
  for (std::size_t i = first + 1; i < last; ++i) join(result, bins[i]);
  return result;
}

}  // namespace

void Series::add(double x, double y) {
  if (!std::isfinite(x) || !(std::abs(y) < kLargest)) {
    ++lost_;
    return;
  }
  const Bin point{x, y, y, y, 1};
  if (bins_.size() >= std::max<std::size_t>(capacity_, 2) && bins_.back().count >= per_bin_) halve();
  if (!bins_.empty() && bins_.back().count < per_bin_) {
    join(bins_.back(), point);
    return;
  }
  promote();
  bins_.push_back(point);
}

void Series::halve() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < bins_.size(); i += 2, ++kept) {
    bins_[kept] = bins_[i];
    if (i + 1 < bins_.size()) join(bins_[kept], bins_[i + 1]);
  }
  bins_.resize(kept);
  per_bin_ *= 2;
  levels_.clear();
  promote();
}

/// Takes up what is complete by now: the last bin may still grow while it holds less than its share.
void Series::promote() {
  const std::vector<Bin>* below = &bins_;
  std::size_t complete = bins_.size();
  if (complete > 0 && bins_.back().count < per_bin_) --complete;
  for (std::size_t level = 0; complete / kFan > 0; ++level) {
    if (level == levels_.size()) {
      levels_.emplace_back();
      below = level == 0 ? &bins_ : &levels_[level - 1];  // the levels may have moved
    }
    std::vector<Bin>& here = levels_[level];
    for (std::size_t i = here.size(); i < complete / kFan; ++i) here.push_back(joinAll(*below, i * kFan, (i + 1) * kFan));
    below = &here;
    complete = here.size();
  }
}

void Series::cutAfter(double x) {
  // A bin that reaches beyond x goes as a whole: which of its points came before is no longer known.
  while (!bins_.empty() && bins_.back().x > x) bins_.pop_back();
  std::size_t complete = bins_.size();
  for (std::vector<Bin>& level : levels_) {
    complete /= kFan;
    level.resize(std::min(level.size(), complete));
  }
}

Series::Bin Series::joinRange(std::size_t first, std::size_t last) const {
  Bin result;
  const auto take = [&result](const Bin& bin) { result.count == 0 ? void(result = bin) : join(result, bin); };
  while (first < last) {
    // The highest level that has a block beginning here and ending in the range.
    std::size_t level = 0, step = 1;
    while (level < levels_.size() && first % (step * kFan) == 0 && first + step * kFan <= last &&
           first / (step * kFan) < levels_[level].size()) {
      step *= kFan;
      ++level;
    }
    take(level == 0 ? bins_[first] : levels_[level - 1][first / step]);
    first += step;
  }
  return result;
}

std::vector<Series::Bin> Series::joined(std::size_t first, std::size_t last, std::size_t limit) const {
  std::size_t group = 1;
  while ((last - first) / group > std::max<std::size_t>(limit, 2)) group *= 2;
  first -= first % group;
  std::vector<Bin> result;
  result.reserve((last - first) / group + 1);
  for (std::size_t begin = first; begin < last; begin += group) result.push_back(joinRange(begin, std::min(begin + group, bins_.size())));
  return result;
}

std::vector<Series::Bin> Series::between(double lower, double upper, std::size_t limit) const {
  const auto before = [](const Bin& bin, double x) { return bin.x < x; };
  const auto index = [&](double x) {
    return static_cast<std::size_t>(std::lower_bound(bins_.begin(), bins_.end(), x, before) - bins_.begin());
  };
  const std::size_t first = index(lower), last = index(upper);
  return joined(first > 0 ? first - 1 : 0, std::min(bins_.size(), last + 1), limit);
}

}  // namespace etude
