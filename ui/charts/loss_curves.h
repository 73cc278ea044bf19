// The two curves of a run as plain values, ready to be drawn, tabled and put into words. Without a widget, so that what a
// chart shows can be tested.
#pragma once

#include "core/run/run_monitor.h"

#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace etude {

struct LossCurves {
  std::vector<Series::Bin> training;   ///< bins with a finite mean only
  std::vector<EvalSample> validation;  ///< evaluations with a finite loss only
  std::optional<OverfittingFound> overfitting;
  std::int64_t best_step = -1;  ///< -1: no evaluation yet
  std::int64_t steps_per_epoch = 0, total_steps = 0;
  std::size_t lost = 0;  ///< bins and evaluations left out because they were not finite
};

LossCurves lossCurves(const RunMonitor& monitor);

/// Where overfitting begins as far as is known now: what the run has reported, unless a later validation was better still.
std::optional<OverfittingFound> currentOverfitting(const RunMonitor& monitor);

/// One point of the drawn training curve. Not-a-number values make a gap.
struct CurvePoint {
  double x = 0, mean = 0, low = 0, high = 0;
};

/// The bins between `lower` and `upper` (and one beyond on each side), joined by powers of two until at most `limit` points
/// remain, so that a growing curve does not shimmer.
std::vector<CurvePoint> curveBetween(const std::vector<Series::Bin>& bins, double lower, double upper, std::size_t limit);

/// Exponential moving average whose memory is `share` of the number of points (ten points at least), free of start-up bias.
std::vector<double> smoothed(const std::vector<CurvePoint>& points, double share = 0.04);

/// Ranges that show all of it: x from 0 to the last step, y from 0 to above the means and the validation losses (single
/// spikes may be cut off).
struct CurveRange {
  double x_max = 1, y_max = 1;
};
CurveRange curveRange(const LossCurves& curves);

/// "Training loss fell from 0.69 to 0.04 over 360 steps. Validation loss was lowest, 0.52, at step 120 ..."
QString describeCurves(const LossCurves& curves);

}  // namespace etude
