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

bool drawable(double value) { return std::isfinite(value) && std::abs(value) < kLargestLoss; }

struct CurveText {
  Q_DECLARE_TR_FUNCTIONS(LossCurves)
};
}  // namespace

LossCurves lossCurves(const RunMonitor& monitor) {
  LossCurves curves;
  curves.training = &monitor.loss();
  curves.lost = monitor.loss().lost();
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
  return curves;
}

std::optional<OverfittingFound> currentOverfitting(const RunMonitor& monitor) {
  const std::optional<OverfittingFound>& told = monitor.overfitting();
  if (!told) return told;
  const auto better = [&](const EvalSample& sample) { return sample.step > told->step && sample.loss < told->best_loss; };
  const std::vector<EvalSample>& evals = monitor.evals();
  return std::any_of(evals.begin(), evals.end(), better) ? findOverfitting(evals) : told;
}

QString describeCurves(const LossCurves& curves) {
  const bool trained = curves.training && !curves.training->empty();
  if (!trained && curves.validation.empty()) return CurveText::tr("No values yet.");
  QStringList sentences;
  if (trained) {
    const Series::Bin &first = curves.training->bins().front(), &last = curves.training->bins().back();
    const QString sentence = last.mean() < first.mean() ? CurveText::tr("Training loss fell from %1 to %2 over %3 steps.")
                                                        : CurveText::tr("Training loss went from %1 to %2 over %3 steps.");
    sentences << sentence.arg(chartNumber(first.mean()), chartNumber(last.mean()), chartCount(static_cast<std::int64_t>(last.x)));
  }
  if (!curves.validation.empty()) {
    const auto lowest = std::min_element(curves.validation.begin(), curves.validation.end(),
                                         [](const EvalSample& a, const EvalSample& b) { return a.loss < b.loss; });
    sentences << CurveText::tr("Validation loss was lowest, %1, at step %2 and is %3 now.")
                     .arg(chartNumber(lowest->loss), chartCount(lowest->step), chartNumber(curves.validation.back().loss));
  }
  if (curves.overfitting) sentences << CurveText::tr("Overfitting begins after step %1.").arg(chartCount(curves.overfitting->step));
  if (curves.lost > 0) sentences << CurveText::tr("Some values were not finite and are left out.");
  return sentences.join(QLatin1Char(' '));
}

}  // namespace etude
