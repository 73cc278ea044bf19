// What the probabilities of a classifier are worth, beyond its answers: ROC and precision-recall curves of each label
// against the rest, what any threshold would give, and whether a confidence of 80 % is right in 80 % of cases.
// Areas are those of scikit-learn: trapezoid for ROC, step-wise sum for precision and recall.
#pragma once

#include "core/base/json.h"
#include "core/tasks/prediction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etude {

/// What answering the label for every row of at least this probability would give.
struct CurvePoint {
  double threshold = 0;
  std::int64_t hits = 0;    ///< rows of the label among them (true positives)
  std::int64_t alarms = 0;  ///< other rows among them (false positives)
};

/// One label against all others.
struct LabelCurve {
  std::string label;
  std::int64_t positives = 0, negatives = 0;
  double auc = 0;                ///< area under the ROC curve (Fawcett 2006); NaN if one of the two kinds of rows is missing
  double average_precision = 0;  ///< sum of (R_n - R_{n-1}) P_n; NaN without rows of the label
  double calibration_error = 0;  ///< of this label's probability, as Reliability::error
  std::vector<CurvePoint> points;  ///< falling thresholds; rows of equal probability come in together. Thinned for long lists
};

/// Precision, recall and so on at one point of a curve; 0 where the denominator is 0.
struct ThresholdScores {
  double threshold = 0;
  std::int64_t hits = 0, alarms = 0, misses = 0, rejections = 0;  ///< TP, FP, FN, TN
  double precision = 0, recall = 0, f1 = 0, accuracy = 0, alarm_rate = 0;
};
ThresholdScores scoresOf(const LabelCurve& curve, const CurvePoint& point);
/// At any threshold: the last kept point that is not below it. Exact at every
/// hundredth, or thousandth where at least 500 points are kept.
ThresholdScores scoresAt(const LabelCurve& curve, double threshold);
/// The point with the highest F1 (the highest threshold of several); nothing without rows of the label.
std::optional<ThresholdScores> bestThreshold(const LabelCurve& curve);

/// `score[i]`: probability of the label in row i; `is_label[i]`: whether it is the truth. At most about `most_points` are kept.
LabelCurve labelCurve(const std::string& label, const std::vector<double>& score, const std::vector<bool>& is_label, std::size_t most_points = 500);
/// One for each label. `truth[i]` in [0, labels.size()).
std::vector<LabelCurve> labelCurves(const std::vector<Prediction>& predictions, const std::vector<int>& truth, const std::vector<std::string>& labels);

/// Rows whose confidence lies in one of the equal parts of [0, 1].
struct ConfidenceBin {
  std::int64_t rows = 0;
  double confidence = 0;  ///< mean of its rows
  double accuracy = 0;    ///< share of right answers
};
struct Reliability {
  std::vector<ConfidenceBin> bins;
  double error = 0;  ///< expected calibration error (Naeini et al. 2015): mean of |accuracy - confidence|, weighted by rows
};
inline constexpr int kConfidenceBins = 10;
/// A value on the border of two bins belongs to the lower one, as in Guo et al. 2017; 0 to the first.
Reliability reliabilityOf(const std::vector<double>& confidence, const std::vector<bool>& right, int bins = kConfidenceBins);
/// Of the answers that were given, with their own confidence.
Reliability reliabilityOf(const std::vector<Prediction>& predictions, const std::vector<int>& truth);
/// With few rows the error is above 0 even for a perfect confidence. The size that it then exceeds in one of 20 cases: the 95th
/// percentile of its distribution if each answer were right with the probability of its confidence, from 500 draws of the right
/// answers of each bin at its mean confidence (Broecker and Smith 2007, consistency resampling). Deterministic.
double chanceError(const Reliability& reliability, std::uint64_t seed = 42);
/// A bin of fewer answers says next to nothing.
inline constexpr std::int64_t kFewAnswers = 10;

Json toJson(const LabelCurve& curve);
LabelCurve labelCurveFromJson(const Json& json);
Json toJson(const Reliability& reliability);
Reliability reliabilityFromJson(const Json& json);

}  // namespace etude
