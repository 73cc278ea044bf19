#include "ui/charts/score_curve.h"

#include "core/base/format.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kMostScoreCurves = 6;
struct CurveLook {
  Tone tone;
  Qt::PenStyle style;
};
constexpr std::array<CurveLook, kMostScoreCurves> kCurveLooks = {{{Tone::Validation, Qt::SolidLine},
                                                                  {Tone::Training, Qt::DashLine},
                                                                  {Tone::Metric, Qt::DotLine},
                                                                  {Tone::Bad, Qt::DashDotLine},
                                                                  {Tone::Good, Qt::DashDotDotLine},
                                                                  {Tone::Muted, Qt::SolidLine}}};

QString shareText(double share) { return qs(formatPercent(share)); }

}  // namespace

ScoreCurve::ScoreCurve(Kind kind, const QString& title, QWidget* parent) : Chart(title, parent), kind_(kind) {
  const bool roc = kind_ == Kind::Roc;
  plot()->xAxis->setLabel(roc ? tr("False alarms, % of the other texts") : tr("Recall, % of the label's texts found"));
  plot()->yAxis->setLabel(roc ? tr("Found, % of the label's texts") : tr("Precision, % of the answers right"));
  setMinimumHeight(300);
  table()->setSource({{}, {}, {}});
}

void ScoreCurve::setCurves(std::vector<LabelCurve> curves) {
  curves_ = std::move(curves);
  std::erase_if(curves_, [](const LabelCurve& curve) { return curve.positives == 0 || curve.points.empty(); });
  if (curves_.size() > kMostScoreCurves) curves_.resize(kMostScoreCurves);
  const bool roc = kind_ == Kind::Roc;
  std::vector<LegendEntry> legend;
  for (std::size_t i = 0; i < curves_.size(); ++i) {
    const LabelCurve& curve = curves_[i];
    legend.push_back({roc ? tr("“%1”: area %2").arg(qs(curve.label)).arg(curve.auc, 0, 'f', 3)
                          : tr("“%1”: average precision %2").arg(qs(curve.label)).arg(curve.average_precision, 0, 'f', 3),
                      kCurveLooks[i].tone, LegendEntry::Mark::Line, kCurveLooks[i].style});
  }
  if (!curves_.empty()) legend.push_back({roc ? tr("guessing: area 0.5") : tr("guessing"), Tone::Baseline, LegendEntry::Mark::Line, Qt::DotLine});
  setLegend(legend);
  setPlaceholder(curves_.empty() ? tr("No text has this label.") : QString());
  table()->setSource({{tr("Threshold"), tr("Found"), tr("False alarms"), tr("Recall"), tr("False alarm rate"), tr("Precision"), tr("F1")},
                      [this] { return curves_.empty() ? 0 : static_cast<int>(curves_.front().points.size()); },
                      [this](int row, int column) { return cell(row, column); }});
  valuesChanged();
}

QVariant ScoreCurve::cell(int row, int column) const {
  const ThresholdScores s = scoresOf(curves_.front(), curves_.front().points[static_cast<std::size_t>(row)]);
  switch (column) {
    case 0:
      return s.threshold;
    case 1:
      return chartCount(s.hits);
    case 2:
      return chartCount(s.alarms);
    case 3:
      return shareText(s.recall);
    case 4:
      return shareText(s.alarm_rate);
    case 5:
      return shareText(s.precision);
    default:
      return shareText(s.f1);
  }
}

void ScoreCurve::setThreshold(std::optional<double> threshold) {
  threshold_ = threshold;
  valuesChanged();
}

QPointF ScoreCurve::place(const ThresholdScores& scores) const {
  return kind_ == Kind::Roc ? QPointF(scores.alarm_rate, scores.recall) : QPointF(scores.recall, scores.precision);
}

std::optional<QPointF> ScoreCurve::mark() const {
  if (!threshold_ || curves_.empty()) return std::nullopt;
  return place(scoresAt(curves_.front(), *threshold_));
}

QString ScoreCurve::summary() const {
  if (curves_.empty()) return tr("No text has this label.");
  QStringList parts;
  for (const LabelCurve& curve : curves_) {
    parts << (kind_ == Kind::Roc ? tr("“%1”: area under the ROC curve %2.").arg(qs(curve.label), chartNumber(curve.auc))
                                 : tr("“%1”: average precision %2.").arg(qs(curve.label), chartNumber(curve.average_precision)));
  }
  return parts.join(QLatin1Char(' '));
}

void ScoreCurve::draw() {
  plot()->clearPlottables();
  plot()->clearItems();
  drawChance();
  for (std::size_t i = curves_.size(); i-- > 0;) drawCurve(curves_[i], i);
  if (const auto at = mark()) {
    auto* graph = plot()->addGraph();
    graph->addData(at->x() * 100, at->y() * 100);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme().text, 2 * theme().line), QBrush(theme().surface), 12 * theme().line));
  }
}

void ScoreCurve::drawChance() {
  if (curves_.empty()) return;
  auto* line = new QCPCurve(plot()->xAxis, plot()->yAxis);
  if (kind_ == Kind::Roc) {
    line->setData({0.0, 100.0}, {0.0, 100.0});
  } else {
    const LabelCurve& curve = curves_.front();
    const double share = 100.0 * static_cast<double>(curve.positives) / static_cast<double>(std::max<std::int64_t>(1, curve.positives + curve.negatives));
    line->setData({0.0, 100.0}, {share, share});
  }
  line->setPen(QPen(toneColor(Tone::Baseline), 1.5 * theme().line, Qt::DotLine));
}

void ScoreCurve::drawCurve(const LabelCurve& curve, std::size_t style) {
  QVector<double> x, y;
  if (kind_ == Kind::Roc) x << 0, y << 0;
  for (const CurvePoint& point : curve.points) {
    const QPointF at = place(scoresOf(curve, point));
    if (kind_ == Kind::PrecisionRecall) x << (x.isEmpty() ? 0.0 : x.back()), y << at.y() * 100;  // steps, as the average precision sums them
    x << at.x() * 100, y << at.y() * 100;
  }
  auto* line = new QCPCurve(plot()->xAxis, plot()->yAxis);
  line->setData(x, y);
  line->setPen(QPen(toneColor(kCurveLooks[style].tone), 2 * theme().line, kCurveLooks[style].style));
}

void ScoreCurve::fit() {
  plot()->xAxis->setRange(-3, 103);
  plot()->yAxis->setRange(-2, 106);
  plot()->xAxis->ticker()->setTickCount(5);
  plot()->yAxis->ticker()->setTickCount(5);
}

std::optional<ChartReading> ScoreCurve::readingAt(double x) const {
  if (curves_.empty() || !std::isfinite(x)) return std::nullopt;
  ChartReading reading;
  reading.x = std::clamp(x, 0.0, 100.0);
  for (std::size_t i = 0; i < curves_.size(); ++i) {
    const LabelCurve& curve = curves_[i];
    ThresholdScores nearest = scoresOf(curve, curve.points.front());
    for (const CurvePoint& point : curve.points) {
      const ThresholdScores s = scoresOf(curve, point);
      if (std::abs(place(s).x() * 100 - x) < std::abs(place(nearest).x() * 100 - x)) nearest = s;
    }
    const QPointF at = place(nearest);
    if (i == 0) {
      reading.x = at.x() * 100;
      reading.title = tr("from a probability of %1 on").arg(nearest.threshold, 0, 'f', 3);
    }
    reading.values.push_back({qs(curve.label),
                              kind_ == Kind::Roc ? tr("%1 found, %2 false alarms").arg(shareText(nearest.recall), shareText(nearest.alarm_rate))
                                                 : tr("%1 found, %2 of the answers right").arg(shareText(nearest.recall), shareText(nearest.precision)),
                              kCurveLooks[i].tone, at.y() * 100});
  }
  return reading;
}

double ScoreCurve::neighbour(double x, int direction) const {
  if (curves_.empty()) return x;
  double best = x;
  for (const CurvePoint& point : curves_.front().points) {
    const double at = place(scoresOf(curves_.front(), point)).x() * 100;
    const bool ahead = direction > 0 ? at > x + 1e-9 : at < x - 1e-9;
    if (ahead && (best == x || std::abs(at - x) < std::abs(best - x))) best = at;
  }
  return best;
}

}  // namespace etude
