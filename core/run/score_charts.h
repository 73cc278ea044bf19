// The pictures of an evaluation as SVG elements for its report. Colours and dashes come from the page's style sheet (classes
// curve-0 ... curve-5, chance, grid, axis, bar, gap, whisker).
#pragma once

#include "core/eval/evaluation.h"

#include <string>
#include <vector>

namespace etude {

/// Curves that are told apart in one picture; of more labels those with the most rows are drawn.
inline constexpr std::size_t kMostCurves = 6;

/// False alarms to the right, found rows upwards. Empty without curves.
std::string rocChart(const std::vector<LabelCurve>& curves);
/// Recall to the right, precision upwards.
std::string precisionRecallChart(const std::vector<LabelCurve>& curves);
/// Confidence to the right, share of right answers upwards, the gap to the diagonal hatched.
std::string reliabilityChart(const Reliability& reliability);
/// A bar for each group with its 95 % interval.
std::string groupChart(const GroupReport& report);

}  // namespace etude
