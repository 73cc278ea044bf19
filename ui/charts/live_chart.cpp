#include "ui/charts/live_chart.h"

#include "core/base/format.h"
#include "ui/charts/loss_curves.h"
#include "ui/widgets.h"

#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

struct RunLook {
  Tone tone;
  Qt::PenStyle dash;
  Marker marker;
};
constexpr RunLook kLooks[ComparedRun::kMost] = {{Tone::Run1, Qt::DotLine, Marker::Square},        {Tone::Run2, Qt::DashDotLine, Marker::Triangle},
                                                {Tone::Run3, Qt::DashDotDotLine, Marker::Diamond}, {Tone::Run4, Qt::DashLine, Marker::TriangleDown},
                                                {Tone::Run5, Qt::DotLine, Marker::Cross},          {Tone::Run6, Qt::DashDotLine, Marker::Star}};

const Series& seriesOf(const RunMonitor& monitor, LiveChart::Shows shows) {
  switch (shows) {
    case LiveChart::Shows::LearningRate:
      return monitor.learningRate();
    case LiveChart::Shows::Gradient:
      return monitor.gradNorm();
    case LiveChart::Shows::Speed:
      return monitor.tokensPerSecond();
    case LiveChart::Shows::Memory:
      return monitor.memory();
    case LiveChart::Shows::Loss:
    case LiveChart::Shows::Quality:
      break;
  }
  return monitor.loss();
}

std::vector<QPointF> evalPoints(const RunMonitor& monitor, double EvalSample::*value) {
  std::vector<QPointF> points;
  for (const EvalSample& sample : monitor.evals())
    if (std::isfinite(sample.*value) && std::abs(sample.*value) < 1e12) points.emplace_back(static_cast<double>(sample.step), sample.*value);
  return points;
}

QString titleOf(LiveChart::Shows shows) {
  switch (shows) {
    case LiveChart::Shows::Loss:
      return LiveChart::tr("Loss");
    case LiveChart::Shows::Quality:
      return LiveChart::tr("Quality");
    case LiveChart::Shows::LearningRate:
      return LiveChart::tr("Learning rate");
    case LiveChart::Shows::Gradient:
      return LiveChart::tr("Gradient");
    case LiveChart::Shows::Speed:
      return LiveChart::tr("Speed");
    case LiveChart::Shows::Memory:
      return LiveChart::tr("Memory");
  }
  return {};
}

/// The name of the dense curve.
QString curveName(LiveChart::Shows shows) {
  switch (shows) {
    case LiveChart::Shows::Loss:
      return LiveChart::tr("Training loss");
    case LiveChart::Shows::Gradient:
      return LiveChart::tr("Gradient norm");
    case LiveChart::Shows::Speed:
      return LiveChart::tr("Tokens per second");
    default:
      return titleOf(shows);
  }
}

QString placeholderOf(LiveChart::Shows shows) {
  if (shows == LiveChart::Shows::Loss) return LiveChart::tr("The curves of training and validation loss appear here as soon as a run begins.");
  if (shows == LiveChart::Shows::Quality) return LiveChart::tr("Accuracy and macro F1 appear here after the first validation.");
  return LiveChart::tr("The curve appears here as soon as a run begins.");
}

QString metricShareText(double share) { return qs(formatPercent(share)); }
QString countTextOf(double count) { return chartCount(std::llround(count)); }
QString mebibytesText(double mebibytes) { return LiveChart::tr("%1 MiB").arg(chartCount(std::llround(mebibytes))); }

}  // namespace

LiveChart::LiveChart(Shows shows, QWidget* parent) : CurveChart(titleOf(shows), parent), shows_(shows) {
  switch (shows) {
    case Shows::Loss:
      setAxis(tr("Loss"), true);
      break;
    case Shows::Quality:
      setAxis(tr("Score, %"), false, metricShareText);
      setPercent();
      break;
    case Shows::LearningRate:
      setAxis(tr("Learning rate"), true);
      break;
    case Shows::Gradient:
      setAxis(tr("Length of the gradient"), true);
      break;
    case Shows::Speed:
      setAxis(tr("Tokens per second"), true, countTextOf);
      break;
    case Shows::Memory:
      setAxis(tr("Memory (MiB)"), true, mebibytesText);
      break;
  }
  setObjectName(QStringLiteral("chart%1").arg(static_cast<int>(shows)));
  setPlaceholder(placeholderOf(shows));
}

void LiveChart::setRun(const RunMonitor& monitor) {
  monitor_ = &monitor;
  setStepsPerEpoch(monitor.plan().steps_per_epoch);
  std::vector<Curve> curves = curvesOf(monitor);
  const bool any = std::any_of(curves.begin(), curves.end(),
                               [](const Curve& curve) { return curve.series ? !curve.series->empty() : !curve.points.empty(); });
  setPlaceholder(any ? QString() : placeholderOf(shows_));
  std::optional<CurveRegion> region;
  if (shows_ == Shows::Loss) {
    if (const auto found = currentOverfitting(monitor))
      region = CurveRegion{static_cast<double>(found->step), tr("Overfitting begins: step %1").arg(chartCount(found->step))};
  }
  setCurves(std::move(curves), marksOf(monitor), std::move(region));
}

std::vector<Curve> LiveChart::curvesOf(const RunMonitor& monitor) const {
  std::vector<Curve> curves;
  if (shows_ == Shows::Quality) {
    curves.push_back({tr("Accuracy"), Tone::Metric, Qt::SolidLine, Marker::Circle, nullptr, evalPoints(monitor, &EvalSample::accuracy), false, false});
    curves.push_back({tr("Macro F1"), Tone::Training, Qt::DashLine, Marker::Square, nullptr, evalPoints(monitor, &EvalSample::f1), false, false});
  } else {
    const Tone tone = shows_ == Shows::Loss ? Tone::Training : Tone::Accent;
    curves.push_back({curveName(shows_), tone, Qt::SolidLine, Marker::None, &seriesOf(monitor, shows_), {}, !exact(), false, exact()});
  }
  if (shows_ == Shows::Loss)
    curves.push_back({tr("Validation loss"), Tone::Validation, Qt::DashLine, Marker::Circle, nullptr, evalPoints(monitor, &EvalSample::loss), false, false});
  addCompared(curves);
  return curves;
}

void LiveChart::addCompared(std::vector<Curve>& curves) const {
  for (const ComparedRun& run : compared_) {
    const RunLook& look = kLooks[run.place % ComparedRun::kMost];
    const auto sparse = [&](const QString& name, double EvalSample::*value) {
      curves.push_back({name, look.tone, look.dash, look.marker, nullptr, evalPoints(*run.monitor, value), false, true});
    };
    if (shows_ == Shows::Quality) {
      sparse(tr("%1: accuracy").arg(run.name), &EvalSample::accuracy);
      continue;
    }
    const QString name = shows_ == Shows::Loss ? tr("%1: training").arg(run.name) : run.name;
    curves.push_back({name, look.tone, shows_ == Shows::Loss ? Qt::SolidLine : look.dash, Marker::None, &seriesOf(*run.monitor, shows_), {}, false, true, exact()});
    if (shows_ == Shows::Loss) sparse(tr("%1: validation").arg(run.name), &EvalSample::loss);
  }
}

std::vector<CurveMark> LiveChart::marksOf(const RunMonitor& monitor) const {
  std::vector<CurveMark> marks;
  if (shows_ == Shows::Loss) {
    const std::int64_t best = lossCurves(monitor).best_step;
    for (const EvalSample& sample : monitor.evals())
      if (sample.step == best && std::isfinite(sample.loss)) marks.push_back({static_cast<double>(best), tr("Best checkpoint"), Tone::Good, sample.loss});
  }
  for (const std::int64_t step : monitor.resumes()) marks.push_back({static_cast<double>(step), tr("Resumed"), Tone::Muted, {}});
  for (const LearningRateChanged& change : monitor.rateChanges())
    marks.push_back({static_cast<double>(change.step), tr("Learning rate %1 → %2").arg(chartNumber(change.before), chartNumber(change.after)), Tone::Accent, {}});
  for (const StepNote& note : notes_) marks.push_back({static_cast<double>(note.step), qs(note.text), Tone::Metric, {}});
  std::stable_sort(marks.begin(), marks.end(), [](const CurveMark& a, const CurveMark& b) { return a.x < b.x; });
  return marks;
}

QString LiveChart::summary() const {
  return shows_ == Shows::Loss && monitor_ ? describeCurves(lossCurves(*monitor_)) : CurveChart::summary();
}

std::optional<ChartReading> LiveChart::readingAt(double x) const {
  std::optional<ChartReading> reading = CurveChart::readingAt(x);
  if (!reading || shows_ != Shows::Loss || !monitor_) return reading;
  for (const EvalSample& sample : monitor_->evals())
    if (static_cast<double>(sample.step) == reading->x) reading->values.push_back({tr("Accuracy"), metricShareText(sample.accuracy), Tone::Metric, {}});
  return reading;
}

void LiveChart::fillMenu(QMenu& menu, std::optional<double> x) {
  if (!x || !monitor_ || monitor_->loss().empty()) return;
  const std::int64_t step = std::clamp<std::int64_t>(std::llround(*x), 0, static_cast<std::int64_t>(monitor_->loss().bins().back().x));
  menu.addAction(tr("Note at step %1…").arg(chartCount(step)), this, [this, step] { Q_EMIT noteWanted(step); });
  menu.addSeparator();
}

void LiveChart::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_N && monitor_ && !monitor_->loss().empty()) {
    Q_EMIT noteWanted(std::llround(cursorX().value_or(monitor_->loss().bins().back().x)));
    return;
  }
  CurveChart::keyPressEvent(event);
}

}  // namespace etude
