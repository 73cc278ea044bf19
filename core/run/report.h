// The story of a run on one page that can be mailed: a single HTML file without scripts or anything from elsewhere; and the
// same for a printer, as HTML simple enough for a text engine, with its pictures apart.
#pragma once

#include "core/eval/evaluation.h"
#include "core/train/event.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

struct ReportContent {
  Evaluation evaluation;  ///< without examples (the run was stopped before): its tables are left out, and the report says so
  std::vector<EvalSample> evals;
  std::vector<std::pair<double, double>> train_loss;  ///< (step, loss)
  std::string title;
  std::vector<std::pair<std::string, std::string>> settings;
};

/// Curves, scores beside the baselines, classes, confusion matrix, curves of the probabilities, fairness, mistakes, settings;
/// each with sentences that say what its numbers mean.
std::string htmlReport(const ReportContent& content);

struct PrintReport {
  std::string html;                 ///< pictures are <img src="chart:N">
  std::vector<std::string> charts;  ///< SVG documents, index N, with their colours in them
};
PrintReport printReport(const ReportContent& content);

/// "On 418 test rows the tuned model is right in 93.4 % of cases; always answering ..." (plain text).
std::string evaluationSummary(const Evaluation& evaluation);

/// An area under a curve, with three decimals. What is not perfect is not rounded up to it: "> 0.999".
std::string areaText(double area);

/// What the exact McNemar test says of the two models, in a sentence.
std::string comparisonSentence(const Comparison& comparison);

/// What the gap between groups, or the answers changed by swapped words, mean.
std::string groupSentence(const GroupReport& report);
/// One for each label whose recall can be compared.
std::vector<std::string> recallSentences(const GroupReport& report, const std::vector<std::string>& labels);
std::string swapSentence(const SwapReport& report);
/// How far confidences can be taken at their word.
std::string reliabilitySentence(const Reliability& reliability);

}  // namespace etude
