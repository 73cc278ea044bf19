// When does a model begin to learn its training rows by heart? Pure function of the curves, used by the run, the chart
// and the lessons alike.
#pragma once

#include "core/train/event.h"

#include <optional>
#include <vector>

namespace etude {

/// The turning point: the validation loss was lowest at `step`, has been higher in every one of the last
/// `confirmations` validations, ended at least `rise` above it (relative), while the training loss went on falling: over
/// those validations its mean is at least `rise` below what it was. (An untrained model's losses wander up and down together.)
std::optional<OverfittingFound> findOverfitting(const std::vector<EvalSample>& evals, int confirmations = 3, double rise = 0.05);

}  // namespace etude
