// The losses of a run as plain values, ready to be drawn and put into words. Without a widget, so that what a chart shows can
// be tested.
#pragma once

#include "core/run/run_monitor.h"

#include <QString>

#include <optional>
#include <vector>

namespace etude {

struct LossCurves {
  const Series* training = nullptr;    ///< the monitor's own
  std::vector<EvalSample> validation;  ///< evaluations with a finite loss only
  std::optional<OverfittingFound> overfitting;
  std::int64_t best_step = -1;  ///< -1: no evaluation yet
  std::size_t lost = 0;         ///< samples and evaluations left out because they were not finite
};

/// What the monitor has now; it must live as long as the result.
LossCurves lossCurves(const RunMonitor& monitor);

/// Where overfitting begins as far as is known now: what the run has reported, unless a later validation was better still.
std::optional<OverfittingFound> currentOverfitting(const RunMonitor& monitor);

/// "Training loss fell from 0.69 to 0.04 over 360 steps. Validation loss was lowest, 0.52, at step 120 ..."
QString describeCurves(const LossCurves& curves);

}  // namespace etude
