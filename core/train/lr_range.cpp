#include "core/train/lr_range.h"

#include "core/base/say.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

constexpr double kKeep = 0.9;       ///< of the moving average; one batch in ten moves it
constexpr double kExploded = 4;     ///< times the lowest loss
constexpr double kQuiet = 2e-6;       ///< below this rate nothing has moved yet: the losses there tell what chance does
constexpr double kClearFall = 0.04;  ///< share of the quiet loss that must be lost; chance alone takes about 1 %
constexpr double kFallReach = 100;   ///< the fall that leads to the lowest loss begins at most so many times below it
constexpr std::size_t kSlopeReach = 3;  ///< points on each side that a slope is measured over

double twoDigits(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1e", value);
  return std::strtod(buffer, nullptr);
}

}  // namespace

double LrRange::rateAt(int step, int steps) {
  return kFirstRate * std::pow(kLastRate / kFirstRate, static_cast<double>(step) / std::max(1, steps - 1));
}

const LrPoint& LrRange::add(double rate, double loss) {
  average_ = kKeep * average_ + (1 - kKeep) * loss;
  weight_ = kKeep * weight_ + (1 - kKeep);
  points_.push_back({rate, loss, average_ / weight_});
  return points_.back();
}

std::size_t LrRange::lowest() const {
  const auto less = [](const LrPoint& a, const LrPoint& b) { return a.smoothed < b.smoothed; };
  return static_cast<std::size_t>(std::min_element(points_.begin() + static_cast<std::ptrdiff_t>(quiet()), points_.end(), less) - points_.begin());
}

std::size_t LrRange::quiet() const {
  const auto loud = std::find_if(points_.begin(), points_.end(), [](const LrPoint& point) { return point.rate >= kQuiet; });
  return static_cast<std::size_t>(loud - points_.begin());
}

bool LrRange::diverged() const {
  if (points_.empty()) return false;
  const double last = points_.back().smoothed;
  return !std::isfinite(last) || (lowest() < points_.size() && last > kExploded * points_[lowest()].smoothed);
}

bool LrRange::fell() const {
  const std::size_t first = quiet();
  if (first == 0 || first + 2 * kSlopeReach >= points_.size()) return false;
  double still = 0;
  for (std::size_t i = 0; i < first; ++i) still += points_[i].loss / static_cast<double>(first);
  return points_[lowest()].smoothed < (1 - kClearFall) * still;
}

std::optional<double> LrRange::steepest() const {
  if (!fell()) return {};
  double most = 0;
  std::optional<double> rate;
  for (std::size_t i = kSlopeReach; i + kSlopeReach < points_.size() && i <= lowest(); ++i) {
    if (points_[i].rate < points_[lowest()].rate / kFallReach) continue;
    const LrPoint &before = points_[i - kSlopeReach], &after = points_[i + kSlopeReach];
    const double slope = (after.smoothed - before.smoothed) / std::log(after.rate / before.rate);
    if (slope < most) most = slope, rate = points_[i].rate;
  }
  return rate;
}

std::optional<double> LrRange::tenthOfLowest() const {
  if (!fell()) return {};
  return points_[lowest()].rate / 10;
}

std::optional<double> LrRange::suggestion() const {
  const auto steep = steepest(), tenth = tenthOfLowest();
  if (!steep || !tenth) return {};
  return twoDigits(std::min(*steep, *tenth));
}

std::string LrRange::explanation() const {
  const std::optional<double> rate = suggestion();
  if (!rate) {
    return say("The loss never fell clearly while the rate rose, so there is no rate to suggest: check the labels, train more layers, "
               "or choose a pretrained model.");
  }
  return say("The loss falls fastest at about %1 and is lowest at %2, shortly before it explodes. Suggested is %3: the smaller of the "
             "first and a tenth of the second, because a whole run needs more caution than one quick climb.",
             twoDigits(*steepest()), twoDigits(*tenthOfLowest() * 10), *rate);
}

}  // namespace etude
