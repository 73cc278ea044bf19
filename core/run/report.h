// The story of a run on one page that can be mailed: a single HTML file without scripts or anything from elsewhere.
#pragma once

#include "core/eval/evaluation.h"
#include "core/train/event.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

/// Curves, scores beside the baselines, classes, confusion matrix, mistakes, settings. `train_loss`: (step, loss).
/// An `evaluation` without examples (the run was stopped before) leaves its tables out and says so.
std::string htmlReport(const Evaluation& evaluation, const std::vector<EvalSample>& evals,
                       const std::vector<std::pair<double, double>>& train_loss, const std::string& title,
                       const std::vector<std::pair<std::string, std::string>>& settings);

/// "On 418 test rows the tuned model is right in 93.4 % of cases; always answering ..." (plain text).
std::string evaluationSummary(const Evaluation& evaluation);

}  // namespace etude
