// report.html of a run: its events and its evaluation as one page.
#pragma once

#include "core/run/report.h"
#include "core/run/run_dir.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

/// What a report of the run tells. Throws ProblemError.
ReportContent reportContent(const RunDir& run);

/// Replays the events, reads evaluation.json (a run that was stopped before has none) and writes report.html, in full or
/// not at all. Throws ProblemError.
void writeRunReport(const RunDir& run);

/// The settings of a recipe as people read them ("Learning rate", "0.0003"), in the order of the stages; empty texts are
/// left out. With `keys` only those, in their order.
std::vector<std::pair<std::string, std::string>> describeSettings(const Recipe& recipe,
                                                                  const std::vector<std::string>& keys = {});

}  // namespace etude
