// The swap test of a finished run made anew, with other words: what the window's button and the command line share.
#pragma once

#include "core/eval/judged_rows.h"
#include "core/run/run_dir.h"
#include "core/serve/predictor.h"

#include <functional>
#include <vector>

namespace etude {

/// Asks again with the swaps of `settings`. `progress` gets shares in [0, 1]. Throws ProblemError, Cancelled.
std::vector<SwapReport> askSwapped(Predictor& predictor, const JudgedRows& rows, const EvaluationSettings& settings, std::stop_token stop = {},
                                  const std::function<void(double)>& progress = {});

/// Replaces the swap tests of evaluation.json and writes the report anew.
void saveSwaps(const RunDir& run, const std::vector<SwapReport>& swaps);

}  // namespace etude
