#include "ui/charts/loss_curves.h"

#include "core/train/overfitting.h"
#include "ui/charts/chart.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
/// Beyond this a loss is as good as infinite, and no axis can show it beside ordinary values.
constexpr double kLargestLoss = 1e12;
/// Points a moving average remembers at least.
constexpr double kLeastMemory = 10;

bool drawable(double value) { return std::isfinite(value) && std::abs(value) < kLargestLoss; }

QString curveText(const char* text) { return QCoreApplication::translate("LossCurves", text); }
}  // namespace

LossCurves lossCurves(const RunMonitor& monitor) {
  LossCurves curves;
  const std::vector<Series::Bin>& bins = monitor.loss().bins();
  curves.training.reserve(bins.size());
  for (const Series::Bin& bin : bins) {
    if (bin.count == 0 || !drawable(bin.mean()) || !drawable(bin.low) || !drawable(bin.high) || !std::isfinite(bin.x)) {
      ++curves.lost;
    } else {
      curves.training.push_back(bin);
    }
  }
  for (const EvalSample& sample : monitor.evals()) {
    if (!drawable(sample.loss)) {
      ++curves.lost;
      continue;
    }
    curves.validation.push_back(sample);
    if (sample.best) curves.best_step = sample.step;
  }
  for (const CheckpointSaved& checkpoint : monitor.checkpoints()) {
    if (checkpoint.best) curves.best_step = checkpoint.step;
  }
  curves.overfitting = currentOverfitting(monitor);
  curves.steps_per_epoch = monitor.plan().steps_per_epoch;
  curves.total_steps = monitor.plan().total_steps;
  return curves;
}

std::optional<OverfittingFound> currentOverfitting(const RunMonitor& monitor) {
  const std::optional<OverfittingFound>& told = monitor.overfitting();
  if (!told) return told;
  const auto better = [&](const EvalSample& sample) { return sample.step > told->step && sample.loss < told->best_loss; };
  const std::vector<EvalSample>& evals = monitor.evals();
  return std::any_of(evals.begin(), evals.end(), better) ? findOverfitting(evals) : told;
}

std::vector<CurvePoint> curveBetween(const std::vector<Series::Bin>& bins, double lower, double upper, std::size_t limit) {
  const auto before = [](const Series::Bin& bin, double x) { return bin.x < x; };
  std::size_t first = static_cast<std::size_t>(std::lower_bound(bins.begin(), bins.end(), lower, before) - bins.begin());
  std::size_t last = static_cast<std::size_t>(std::lower_bound(bins.begin(), bins.end(), upper, before) - bins.begin());
  first = first > 0 ? first - 1 : 0;
  last = std::min(bins.size(), last + 1);
  std::size_t group = 1;
  while ((last - first) / group > std::max<std::size_t>(limit, 2)) group *= 2;
  first -= first % group;
  std::vector<CurvePoint> points;
  points.reserve((last - first) / group + 1);
  for (std::size_t begin = first; begin < last; begin += group) {
    const std::size_t end = std::min(begin + group, bins.size());
    CurvePoint point{0, 0, bins[begin].low, bins[begin].high};
    double sum = 0, count = 0, middle = 0;
    for (std::size_t i = begin; i < end; ++i) {
      sum += bins[i].sum;
      count += static_cast<double>(bins[i].count);
      middle += bins[i].x;
      point.low = std::min(point.low, bins[i].low);
      point.high = std::max(point.high, bins[i].high);
    }
    point.x = middle / static_cast<double>(end - begin);
    point.mean = sum / count;
    points.push_back(point);
  }
  return points;
}

std::vector<double> smoothed(const std::vector<CurvePoint>& points, double share) {
  const double memory = std::max(kLeastMemory, share * static_cast<double>(points.size()));
  const double keep = 1.0 - 1.0 / memory;
  std::vector<double> result;
  result.reserve(points.size());
  double value = 0, weight = 0;
  for (const CurvePoint& point : points) {
    value = keep * value + (1 - keep) * point.mean;
    weight = keep * weight + (1 - keep);
    result.push_back(value / weight);
  }
  return result;
}

CurveRange curveRange(const LossCurves& curves) {
  CurveRange range;
  double means = 0, highs = 0, validation = 0, last = 0;
  for (const Series::Bin& bin : curves.training) {
    means = std::max(means, bin.mean());
    highs = std::max(highs, bin.high);
    last = std::max(last, bin.x);
  }
  for (const EvalSample& sample : curves.validation) {
    validation = std::max(validation, sample.loss);
    last = std::max(last, static_cast<double>(sample.step));
  }
  const double top = std::max({std::min(highs, 1.5 * means), means, validation});
  range.y_max = top > 0 ? top * 1.08 : 1;
  range.x_max = std::max(last, 10.0);
  return range;
}

QString describeCurves(const LossCurves& curves) {
  if (curves.training.empty() && curves.validation.empty()) return curveText("No values yet.");
  QStringList sentences;
  if (!curves.training.empty()) {
    const double first = curves.training.front().mean(), last = curves.training.back().mean();
    const QString verb = last < first ? curveText("fell") : curveText("went");
    sentences << curveText("Training loss %1 from %2 to %3 over %4 steps.")
                     .arg(verb, chartNumber(first), chartNumber(last),
                          chartCount(static_cast<std::int64_t>(curves.training.back().x)));
  }
  if (!curves.validation.empty()) {
    const auto lowest = std::min_element(curves.validation.begin(), curves.validation.end(),
                                         [](const EvalSample& a, const EvalSample& b) { return a.loss < b.loss; });
    sentences << curveText("Validation loss was lowest, %1, at step %2 and is %3 now.")
                     .arg(chartNumber(lowest->loss), chartCount(static_cast<std::int64_t>(lowest->step)),
                          chartNumber(curves.validation.back().loss));
  }
  if (curves.overfitting) {
    sentences
        << curveText("Overfitting begins after step %1.").arg(chartCount(static_cast<std::int64_t>(curves.overfitting->step)));
  }
  if (curves.lost > 0) sentences << curveText("Some values were not finite and are left out.");
  return sentences.join(QLatin1Char(' '));
}

}  // namespace etude
