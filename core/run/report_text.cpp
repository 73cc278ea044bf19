// The sentences of the report; the window shows the same.
#include "core/base/format.h"
#include "core/base/html.h"
#include "core/base/say.h"
#include "core/run/report.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr double kSmallError = 0.03;  ///< a calibration error that hardly matters

std::string groupName(const std::string& group) { return group.empty() ? say("(none)") : group; }

/// A difference of shares in percentage points, with a true minus sign: a hyphen beside "to" reads like a dash.
std::string pointsText(double share) {
  const std::string size = fixedNumber(std::abs(100 * share), 1);
  return share < 0 && size != "0.0" ? "−" + size : size;
}

}  // namespace

std::string evaluationSummary(const Evaluation& evaluation) {
  if (evaluation.tuned.examples == 0) return say("The run was not evaluated.");
  const std::string tuned = formatPercent(evaluation.tuned.accuracy), majority = formatPercent(evaluation.majority.accuracy);
  if (evaluation.untuned) {
    return say("On %1 %2 rows the tuned model is right in %3 of cases; always answering “%4” would be right in %5, the model before tuning in %6.",
               evaluation.tuned.examples, evaluation.split, tuned, evaluation.majority_label, majority, formatPercent(evaluation.untuned->accuracy));
  }
  return say("On %1 %2 rows the tuned model is right in %3 of cases; always answering “%4” would be right in %5.", evaluation.tuned.examples,
             evaluation.split, tuned, evaluation.majority_label, majority);
}

std::string areaText(double area) {
  constexpr double kRoundedUp = 0.9995;
  return area < 1 && area >= kRoundedUp ? "> 0.999" : fixedNumber(area, 3);
}

std::string comparisonSentence(const Comparison& comparison) {
  const std::int64_t differ = comparison.only_tuned + comparison.only_untuned;
  if (differ == 0) return say("Both models are right and wrong on the same rows: the tuning changed no verdict.");
  const std::string p = comparison.p_value < 0.001 ? say("less than 0.001") : fixedNumber(comparison.p_value, 3);
  const bool better = comparison.only_tuned > comparison.only_untuned;
  if (comparison.p_value >= 0.05) {
    return say("On %1 rows just one of the two models is right: the tuned one on %2, the untuned one on %3. If both were equally good, a split at "
               "least as uneven would come about by chance with probability %4 (exact McNemar test). That is not rare, so these rows do not "
               "show which is better.",
               differ, comparison.only_tuned, comparison.only_untuned, p);
  }
  if (better) {
    return say("On %1 rows just one of the two models is right: the tuned one on %2, the untuned one on %3. If both were equally good, a split at "
               "least as uneven would come about by chance with probability %4 (exact McNemar test). That is rare (below 0.05), so the tuning "
               "has helped.",
               differ, comparison.only_tuned, comparison.only_untuned, p);
  }
  return say("On %1 rows just one of the two models is right: the tuned one on %2, the untuned one on %3. If both were equally good, a split at least "
             "as uneven would come about by chance with probability %4 (exact McNemar test). That is rare (below 0.05), so the tuning has done "
             "harm.",
             differ, comparison.only_tuned, comparison.only_untuned, p);
}

std::string groupSentence(const GroupReport& report) {
  if (!report.gap) {
    return say("Fewer than two groups have at least %1 rows, so the difference between them cannot be told from luck.", kSmallGroup);
  }
  const GroupGap& found = *report.gap;
  const std::string gap = pointsText(found.size), low = pointsText(found.interval.low),
                    high = pointsText(found.interval.high), best = groupName(found.best), worst = groupName(found.worst);
  if (!found.beyondChance()) {
    return found.groups == 2 ? say("The model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % interval %4 to "
                                   "%5). The interval includes 0, so the gap may be chance.",
                                   best, worst, gap, low, high)
                             : say("Of %6 groups the model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % "
                                   "interval for all pairs of groups together %4 to %5). The interval includes 0, so the gap may be chance.",
                                   best, worst, gap, low, high, found.groups);
  }
  return found.groups == 2 ? say("The model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % interval %4 to "
                                 "%5). The gap is larger than chance explains: the model serves one group worse.",
                                 best, worst, gap, low, high)
                           : say("Of %6 groups the model is right most often for “%1” and least often for “%2”: a gap of %3 percentage points (95 % "
                                 "interval for all pairs of groups together %4 to %5). The gap is larger than chance explains, even among so many "
                                 "groups: the model serves some group worse.",
                                 best, worst, gap, low, high, found.groups);
}

std::vector<std::string> recallSentences(const GroupReport& report, const std::vector<std::string>& labels) {
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < labels.size() && i < report.recall_gaps.size(); ++i) {
    if (!report.recall_gaps[i]) continue;
    const GroupGap& found = *report.recall_gaps[i];
    const std::string gap = pointsText(found.size), low = pointsText(found.interval.low),
                      high = pointsText(found.interval.high), best = groupName(found.best), worst = groupName(found.worst);
    sentences.push_back(found.beyondChance()
                            ? say("Of the rows that are “%1”, it finds most for “%2” and fewest for “%3”: a gap of %4 percentage points (%5 to %6), larger "
                                  "than chance explains.",
                                  labels[i], best, worst, gap, low, high)
                            : say("Of the rows that are “%1”, it finds most for “%2” and fewest for “%3”: a gap of %4 percentage points (%5 to %6), which "
                                  "may be chance.",
                                  labels[i], best, worst, gap, low, high));
  }
  return sentences;
}

std::string swapSentence(const SwapReport& report) {
  if (report.tried == 0) return say("No judged text holds one of these words.");
  const std::string share = formatPercent(static_cast<double>(report.changed) / static_cast<double>(report.tried));
  const std::string low = formatPercent(report.changed_interval.low), high = formatPercent(report.changed_interval.high);
  const std::string size = fixedNumber(100 * report.mean_size, 1);
  if (report.changed == 0) {
    return say("%1 texts hold such a word. With the words swapped, no answer changed (95 % interval of the share: up to %2); the probabilities moved by "
               "%3 percentage points on average.",
               report.tried, high, size);
  }
  return say("%1 texts hold such a word. With the words swapped, the answer changed for %2 of them (%3, 95 % interval %4 to %5); the probabilities moved "
             "by %6 percentage points on average. Where nothing else in the text has changed, the answer should not change.",
             report.tried, report.changed, share, low, high, size);
}

std::string reliabilitySentence(const Reliability& reliability) {
  double confidence = 0, accuracy = 0, rows = 0;
  for (const ConfidenceBin& bin : reliability.bins) {
    const auto n = static_cast<double>(bin.rows);
    rows += n;
    confidence += n * bin.confidence;
    accuracy += n * bin.accuracy;
  }
  if (rows == 0) return say("Nothing was judged.");
  const std::string sure = formatPercent(confidence / rows), right = formatPercent(accuracy / rows), error = fixedNumber(100 * reliability.error, 1);
  const double chance = chanceError(reliability);
  if (reliability.error <= chance && chance > kSmallError) {
    return say("The model is %1 sure of its answers on average and right in %2. Whether its confidence is off cannot be told from chance: on so few "
               "rows even a perfectly honest confidence shows an expected calibration error of up to %4 percentage points, and here it is %3.",
               sure, right, error, fixedNumber(100 * chance, 1));
  }
  if (reliability.error < kSmallError) {
    return say("The model is %1 sure of its answers on average and right in %2: its confidence can be taken at its word (expected calibration error "
               "%3 percentage points).",
               sure, right, error);
  }
  if (confidence > accuracy) {
    return say("The model is %1 sure of its answers on average, but right in %2: it is too sure of itself (expected calibration error %3 percentage "
               "points). Overfitting often does this.",
               sure, right, error);
  }
  return say("The model is %1 sure of its answers on average, and right in %2: it is better than it believes (expected calibration error %3 percentage "
             "points).",
             sure, right, error);
}

}  // namespace etude
