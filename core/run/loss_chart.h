// The curves of a run as one SVG element, for pages that must work without any script. Colours come from the page's
// style sheet (classes raw, train, valid, best, grid, axis).
#pragma once

#include "core/train/event.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

/// `train_loss`: (step, loss) in order of steps. Values that are not finite leave a gap; empty if there is nothing to draw.
std::string lossChart(const std::vector<EvalSample>& evals, const std::vector<std::pair<double, double>>& train_loss);

/// Round numbers that cover [0, high] in at most `most` steps, ends included: 0, 0.2, 0.4, ...
std::vector<double> niceTicks(double high, int most);

}  // namespace etude
