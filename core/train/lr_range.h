// The learning-rate range test (Smith 2015, "Cyclical Learning Rates for Training Neural Networks"): while the rate rises
// from step to step, the loss first stands still, then falls, then explodes. What is read from its curve, without torch.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace etude {

struct LrPoint {
  double rate = 0;      ///< of the step
  double loss = 0;      ///< of the batch before the step
  double smoothed = 0;  ///< moving average of the losses so far, free of start-up bias
};

/// The points of a range test as they come in. A step should see some 32 texts or more: below, chance hides the fall.
class LrRange {
 public:
  static constexpr int kSteps = 100;
  static constexpr double kFirstRate = 1e-7, kLastRate = 1.0;

  /// Rate of step `step` (from 0) of `steps`: rises by the same factor each time.
  static double rateAt(int step, int steps = kSteps);

  const LrPoint& add(double rate, double loss);
  const std::vector<LrPoint>& points() const { return points_; }
  /// The smoothed loss is not finite, or four times its lowest: going on would tell nothing more.
  bool diverged() const;

  /// Where the smoothed loss falls fastest against the logarithm of the rate, as fastai's lr_find marks it.
  std::optional<double> steepest() const;
  /// A tenth of the rate at which the smoothed loss was lowest.
  std::optional<double> tenthOfLowest() const;
  /// The smaller of the two, rounded to two digits; nothing if the loss never fell clearly.
  std::optional<double> suggestion() const;
  /// What the curve says, in a sentence or two for the user.
  std::string explanation() const;

 private:
  std::size_t quiet() const;   ///< points at the beginning whose rate is too small to move anything
  std::size_t lowest() const;  ///< of those after them
  bool fell() const;

  std::vector<LrPoint> points_;
  double average_ = 0, weight_ = 0;
};

}  // namespace etude
