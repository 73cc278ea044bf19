#include "core/eval/curves.h"

#include "core/eval/random_bits.h"
#include "core/eval/read_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace etude {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kFinePoints = 500;  ///< a curve that keeps so many stays exact at thousandths

double shareOf(std::int64_t part, std::int64_t whole) { return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole); }

/// Every point of the curve: rows in falling order of their score, those of equal score as one step.
std::vector<CurvePoint> allPoints(const std::vector<double>& score, const std::vector<bool>& is_label) {
  std::vector<std::uint32_t> order(score.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return score[a] > score[b]; });
  std::vector<CurvePoint> points;
  std::int64_t hits = 0, alarms = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    ++(is_label[order[i]] ? hits : alarms);
    if (i + 1 == order.size() || score[order[i + 1]] != score[order[i]]) points.push_back({score[order[i]], hits, alarms});
  }
  return points;
}

void measureAreas(LabelCurve& curve) {
  double area = 0, precision_sum = 0;
  CurvePoint before;
  for (const CurvePoint& point : curve.points) {
    const auto step = static_cast<double>(point.hits - before.hits);
    area += static_cast<double>(point.alarms - before.alarms) * static_cast<double>(point.hits + before.hits) / 2;
    precision_sum += step * shareOf(point.hits, point.hits + point.alarms);
    before = point;
  }
  const auto p = static_cast<double>(curve.positives), n = static_cast<double>(curve.negatives);
  curve.auc = curve.positives > 0 && curve.negatives > 0 ? area / (p * n) : kNaN;
  curve.average_precision = curve.positives > 0 ? precision_sum / p : kNaN;
}

/// Drops points that lie close to the one before; the last one at or above each hundredth (thousandth) stays.
std::vector<CurvePoint> thinnedPoints(const LabelCurve& curve, std::size_t most) {
  const std::vector<CurvePoint>& all = curve.points;
  if (all.size() <= most) return all;
  const double stride = 2.0 / static_cast<double>(most), steps = most >= kFinePoints ? 1000 : 100;
  std::vector<CurvePoint> kept;
  CurvePoint last;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double moved = shareOf(all[i].hits - last.hits, curve.positives) + shareOf(all[i].alarms - last.alarms, curve.negatives);
    const bool end = i + 1 == all.size();
    // The last point at or above k / steps for some k: the next one lies below it.
    const bool exact = !end && std::floor(all[i].threshold * steps) > std::floor(all[i + 1].threshold * steps);
    const bool border = !end && all[i].threshold * steps == std::floor(all[i].threshold * steps);
    if (kept.empty() || end || exact || border || moved >= stride) {
      kept.push_back(all[i]);
      last = all[i];
    }
  }
  return kept;
}

int binOf(double value, int bins) {
  if (!(value > 0)) return 0;
  return std::min(bins - 1, static_cast<int>(std::ceil(std::min(value, 1.0) * bins - 1e-9)) - 1);
}

}  // namespace

ThresholdScores scoresOf(const LabelCurve& curve, const CurvePoint& point) {
  ThresholdScores s;
  s.threshold = point.threshold;
  s.hits = point.hits;
  s.alarms = point.alarms;
  s.misses = curve.positives - point.hits;
  s.rejections = curve.negatives - point.alarms;
  s.precision = shareOf(s.hits, s.hits + s.alarms);
  s.recall = shareOf(s.hits, curve.positives);
  s.f1 = shareOf(2 * s.hits, 2 * s.hits + s.alarms + s.misses);
  s.accuracy = shareOf(s.hits + s.rejections, curve.positives + curve.negatives);
  s.alarm_rate = shareOf(s.alarms, curve.negatives);
  return s;
}

ThresholdScores scoresAt(const LabelCurve& curve, double threshold) {
  CurvePoint found{threshold, 0, 0};
  for (const CurvePoint& point : curve.points) {
    if (point.threshold < threshold) break;
    found = point;
  }
  found.threshold = threshold;
  return scoresOf(curve, found);
}

std::optional<ThresholdScores> bestThreshold(const LabelCurve& curve) {
  std::optional<ThresholdScores> best;
  if (curve.positives == 0) return best;
  for (const CurvePoint& point : curve.points) {
    const ThresholdScores scores = scoresOf(curve, point);
    if (!best || scores.f1 > best->f1) best = scores;
  }
  return best;
}

LabelCurve labelCurve(const std::string& label, const std::vector<double>& score, const std::vector<bool>& is_label, std::size_t most_points) {
  LabelCurve curve;
  curve.label = label;
  curve.positives = static_cast<std::int64_t>(std::count(is_label.begin(), is_label.end(), true));
  curve.negatives = static_cast<std::int64_t>(is_label.size()) - curve.positives;
  curve.points = allPoints(score, is_label);
  measureAreas(curve);
  curve.calibration_error = reliabilityOf(score, is_label).error;
  curve.points = thinnedPoints(curve, most_points);
  return curve;
}

std::vector<LabelCurve> labelCurves(const std::vector<Prediction>& predictions, const std::vector<int>& truth,
                                    const std::vector<std::string>& labels) {
  std::vector<LabelCurve> curves;
  const std::size_t most = std::clamp<std::size_t>(20'000 / std::max<std::size_t>(labels.size(), 1), 40, 500);
  std::vector<double> score(truth.size());
  std::vector<bool> is_label(truth.size());
  for (std::size_t label = 0; label < labels.size(); ++label) {
    for (std::size_t i = 0; i < truth.size(); ++i) {
      score[i] = static_cast<double>(predictions[i].probabilities.at(label));
      is_label[i] = truth[i] == static_cast<int>(label);
    }
    curves.push_back(labelCurve(labels[label], score, is_label, most));
  }
  return curves;
}

Reliability reliabilityOf(const std::vector<double>& confidence, const std::vector<bool>& right, int bins) {
  Reliability found;
  found.bins.resize(static_cast<std::size_t>(bins));
  for (std::size_t i = 0; i < confidence.size(); ++i) {
    ConfidenceBin& bin = found.bins[static_cast<std::size_t>(binOf(confidence[i], bins))];
    ++bin.rows;
    bin.confidence += confidence[i];
    bin.accuracy += right[i] ? 1 : 0;
  }
  for (ConfidenceBin& bin : found.bins) {
    if (bin.rows == 0) continue;
    const auto rows = static_cast<double>(bin.rows);
    bin.confidence /= rows;
    bin.accuracy /= rows;
    found.error += std::abs(bin.confidence - bin.accuracy) * rows / static_cast<double>(confidence.size());
  }
  return found;
}

Reliability reliabilityOf(const std::vector<Prediction>& predictions, const std::vector<int>& truth) {
  std::vector<double> confidence;
  std::vector<bool> right;
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    confidence.push_back(static_cast<double>(predictions[i].confidence));
    right.push_back(predictions[i].label == truth[i]);
  }
  return reliabilityOf(confidence, right);
}

double chanceError(const Reliability& reliability, std::uint64_t seed) {
  constexpr std::size_t draws = 500;
  double rows = 0;
  for (const ConfidenceBin& bin : reliability.bins) rows += static_cast<double>(bin.rows);
  if (rows == 0) return 0;
  RandomBits bits{Random(seed)};
  std::vector<double> errors(draws, 0);
  for (double& error : errors) {
    for (const ConfidenceBin& bin : reliability.bins) {
      if (bin.rows <= 0) continue;
      const double share = std::isfinite(bin.confidence) ? std::clamp(bin.confidence, 0.0, 1.0) : 0.5;
      const auto right = std::binomial_distribution<std::int64_t>(bin.rows, share)(bits);
      error += std::abs(static_cast<double>(right) - static_cast<double>(bin.rows) * share) / rows;
    }
  }
  std::sort(errors.begin(), errors.end());
  return errors[draws * 95 / 100];
}

Json toJson(const LabelCurve& curve) {
  Json points = Json::array();
  for (const CurvePoint& point : curve.points) points.push_back({point.threshold, point.hits, point.alarms});
  return {{"label", curve.label},
          {"positives", curve.positives},
          {"negatives", curve.negatives},
          {"auc", finiteOrNull(curve.auc)},
          {"average_precision", finiteOrNull(curve.average_precision)},
          {"calibration_error", finiteOrNull(curve.calibration_error)},
          {"points", std::move(points)}};
}

LabelCurve labelCurveFromJson(const Json& json) {
  LabelCurve curve;
  curve.label = readMember<std::string>(json, "label");
  curve.positives = readCount(json, "positives");
  curve.negatives = readCount(json, "negatives");
  curve.auc = readNumber(json, "auc");
  curve.average_precision = readNumber(json, "average_precision");
  curve.calibration_error = readNumber(json, "calibration_error");
  for (const Json& one : readArray(json, "points")) {
    if (!one.is_array() || one.size() != 3 || !one[0].is_number() || !one[1].is_number_integer() || !one[2].is_number_integer())
      throwBrokenEvaluation("a point of a curve is not three numbers");
    const CurvePoint point{one[0].get<double>(), one[1].get<std::int64_t>(), one[2].get<std::int64_t>()};
    const bool possible = point.hits >= 0 && point.hits <= curve.positives && point.alarms >= 0 && point.alarms <= curve.negatives;
    if (!possible) throwBrokenEvaluation("a point of a curve counts more rows than there are");
    curve.points.push_back(point);
  }
  return curve;
}

Json toJson(const Reliability& reliability) {
  Json bins = Json::array();
  for (const ConfidenceBin& bin : reliability.bins) bins.push_back({{"rows", bin.rows}, {"confidence", bin.confidence}, {"accuracy", bin.accuracy}});
  return {{"error", finiteOrNull(reliability.error)}, {"bins", std::move(bins)}};
}

Reliability reliabilityFromJson(const Json& json) {
  Reliability reliability;
  reliability.error = readNumber(json, "error");
  for (const Json& bin : readArray(json, "bins"))
    reliability.bins.push_back({readCount(bin, "rows"), readNumber(bin, "confidence"), readNumber(bin, "accuracy")});
  return reliability;
}

}  // namespace etude
