#include "ui/charts/race_chart.h"

#include "core/base/format.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kRacePoints = 2000;  ///< of a curve of training loss
constexpr double kNoLoss = 1e12;           ///< as good as infinite

/// What a series has at a step, in a straight line between its bins; from 0 at the beginning.
double valueAtStep(const Series& series, double step) {
  const auto& bins = series.bins();
  const auto next = std::lower_bound(bins.begin(), bins.end(), step, [](const Series::Bin& bin, double x) { return bin.x < x; });
  if (next == bins.end()) return bins.empty() ? 0 : bins.back().high;
  const double x = next == bins.begin() ? 0 : (next - 1)->x, y = next == bins.begin() ? 0 : (next - 1)->high;
  return next->x > x ? y + (next->high - y) * (step - x) / (next->x - x) : next->high;
}

double evalValue(const EvalSample& sample, RaceChart::Shows shows) {
  switch (shows) {
    case RaceChart::Shows::ValidationLoss: return sample.loss;
    case RaceChart::Shows::Accuracy: return sample.accuracy;
    case RaceChart::Shows::MacroF1: return sample.f1;
    case RaceChart::Shows::TrainingLoss: break;
  }
  return std::nan("");
}

QString shareOf(double share) { return qs(formatPercent(share)); }

bool isShare(RaceChart::Shows shows) { return shows == RaceChart::Shows::Accuracy || shows == RaceChart::Shows::MacroF1; }

QString quantityName(RaceChart::Shows shows) {
  switch (shows) {
    case RaceChart::Shows::ValidationLoss: return RaceChart::tr("Validation loss");
    case RaceChart::Shows::TrainingLoss: return RaceChart::tr("Training loss");
    case RaceChart::Shows::Accuracy: return RaceChart::tr("Validation accuracy, %");
    case RaceChart::Shows::MacroF1: return RaceChart::tr("Validation macro F1, %");
  }
  return {};
}

}  // namespace

RaceLook raceLook(std::size_t place) {
  constexpr Tone tones[] = {Tone::Run1, Tone::Run2, Tone::Run3, Tone::Run4, Tone::Run5, Tone::Run6};
  constexpr Qt::PenStyle dashes[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  constexpr Marker markers[] = {Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::TriangleDown, Marker::Cross, Marker::Star};
  return {tones[place % std::size(tones)], dashes[place / std::size(tones) % std::size(dashes)], markers[place % std::size(markers)]};
}

RaceChart::RaceChart(QWidget* parent) : CurveChart(tr("All methods"), parent) {
  setObjectName(QStringLiteral("raceChart"));
  setAxis(quantityName(shows_), false);
  setPlaceholder(tr("The curves of all methods appear here, one after the other."));
}

void RaceChart::setRuns(const std::vector<RaceCurve>& runs) {
  runs_ = runs;
  refresh();
}

void RaceChart::setShows(Shows shows) {
  if (shows == shows_) return;
  shows_ = shows;
  if (isShare(shows)) setLogarithmic(false);
  setAxis(quantityName(shows), false, isShare(shows) ? std::function<QString(double)>(shareOf) : chartNumber);
  setPercent(isShare(shows));
  refresh();
  fitAgain();
}

void RaceChart::setAlong(Along along) {
  if (along == along_) return;
  along_ = along;
  if (along == Along::Steps) setAcross(tr("Training steps"), {}, {});
  if (along == Along::Tokens) setAcross(tr("Tokens learned from"), tr("Tokens"), [](double x) { return tr("%1 tokens").arg(chartCount(std::llround(x))); });
  if (along == Along::Seconds) setAcross(tr("Seconds of training"), tr("Seconds"), [](double x) { return qs(formatDuration(x)); });
  refresh();
  fitAgain();
}

double RaceChart::across(const RunMonitor& monitor, double step) const {
  if (along_ == Along::Steps) return step;
  return valueAtStep(along_ == Along::Tokens ? monitor.tokens() : monitor.seconds(), step);
}

Curve RaceChart::curveOf(std::size_t place) {
  const RaceCurve& run = runs_[place];
  const RaceLook look = raceLook(place);
  Curve curve{run.name, look.tone, look.dash, Marker::None, nullptr, {}, false, false, false};
  if (shows_ == Shows::TrainingLoss) {
    curve.guest = true;  // only the moving averages are drawn: several raw curves over each other hide all of them
    series_.push_back(std::make_unique<Series>());
    for (const Series::Bin& bin : run.monitor->loss().whole(kRacePoints)) series_.back()->add(across(*run.monitor, bin.x), bin.mean());
    curve.series = series_.back().get();
    return curve;
  }
  curve.marker = look.marker;
  for (const EvalSample& sample : run.monitor->evals()) {
    const double value = evalValue(sample, shows_);
    if (std::isfinite(value) && value < kNoLoss) curve.points.emplace_back(across(*run.monitor, static_cast<double>(sample.step)), value);
  }
  return curve;
}

void RaceChart::refresh() {
  std::vector<std::unique_ptr<Series>> before;
  std::swap(before, series_);  // the curves that are shown point there until they are replaced
  std::vector<Curve> curves;
  bool any = false;
  for (std::size_t place = 0; place < runs_.size(); ++place) {
    if (!runs_[place].monitor) continue;
    curves.push_back(curveOf(place));
    any |= curves.back().series ? !curves.back().series->empty() : !curves.back().points.empty();
  }
  setPlaceholder(any ? QString() : tr("The curves of all methods appear here, one after the other."));
  setCurves(std::move(curves));
}

QString RaceChart::summary() const {
  QStringList ends;
  for (const Curve& curve : curves()) {
    if (curve.series && !curve.series->empty()) ends << tr("%1 %2").arg(curve.name, chartNumber(curve.series->bins().back().mean()));
    if (!curve.series && !curve.points.empty()) ends << tr("%1 %2").arg(curve.name, isShare(shows_) ? shareOf(curve.points.back().y()) : chartNumber(curve.points.back().y()));
  }
  return ends.isEmpty() ? tr("No values yet.") : tr("%1 at the end: %2.").arg(quantityName(shows_), ends.join(QStringLiteral("; ")));
}

}  // namespace etude
