#include "ui/charts/score_curve.h"

#include "core/base/format.h"
#include "core/run/report.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

QString shareText(double share) { return qs(formatPercent(share)); }

}  // namespace

ScoreCurve::ScoreCurve(Kind kind, const QString& title, QWidget* parent) : Chart(title, parent), kind_(kind) {
  const bool roc = kind_ == Kind::Roc;
  plot()->xAxis->setLabel(roc ? tr("False alarms, % of the other texts") : tr("Recall, % of the label's texts found"));
  setValueTitles(roc ? tr("Found, % of the label's texts") : tr("Precision, % of the answers right"));
  setMinimumHeight(300);
  table()->setSource({{}, {}, {}});
}

void ScoreCurve::setCurves(const std::vector<LabelCurve>& curves, std::size_t first_label) {
  curves_.clear();
  looks_.clear();
  cursor_point_.reset();
  for (std::size_t i = 0; i < curves.size() && curves_.size() < kLabelLooks; ++i) {
    if (curves[i].positives == 0 || curves[i].points.empty()) continue;
    curves_.push_back(curves[i]);
    looks_.push_back(labelLook(first_label + i));
  }
  const bool roc = kind_ == Kind::Roc;
  std::vector<LegendEntry> legend;
  for (std::size_t i = 0; i < curves_.size(); ++i) {
    const LabelCurve& curve = curves_[i];
    legend.push_back({roc ? tr("“%1”: area %2").arg(qs(curve.label), qs(areaText(curve.auc)))
                          : tr("“%1”: average precision %2").arg(qs(curve.label), qs(areaText(curve.average_precision))),
                      looks_[i].tone, LegendEntry::Mark::Line, looks_[i].dash});
  }
  if (roc ? !curves_.empty() : curves_.size() == 1) legend.push_back({roc ? tr("guessing: area 0.5") : tr("guessing"), Tone::Baseline, LegendEntry::Mark::Line, Qt::DotLine});
  setLegend(legend);
  setPlaceholder(curves_.empty() ? tr("No text has this label.") : QString());
  table()->setSource({{tr("Label"), tr("Threshold"), tr("Found"), tr("False alarms"), tr("Recall"), tr("False alarm rate"), tr("Precision"), tr("F1")},
                      [this] { return rows(); },
                      [this](int row, int column) { return cell(row, column); }});
  valuesChanged();
}

int ScoreCurve::rows() const {
  std::size_t all = 0;
  for (const LabelCurve& curve : curves_) all += curve.points.size();
  return static_cast<int>(all);
}

QVariant ScoreCurve::cell(int row, int column) const {
  auto at = static_cast<std::size_t>(row), of = std::size_t{0};
  while (at >= curves_[of].points.size()) at -= curves_[of++].points.size();
  if (column == 0) return qs(curves_[of].label);
  const ThresholdScores s = scoresOf(curves_[of], curves_[of].points[at]);
  switch (column - 1) {
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
    parts << (kind_ == Kind::Roc ? tr("“%1”: area under the ROC curve %2.").arg(qs(curve.label), qs(areaText(curve.auc)))
                                 : tr("“%1”: average precision %2.").arg(qs(curve.label), qs(areaText(curve.average_precision))));
  }
  return parts.join(QLatin1Char(' '));
}

void ScoreCurve::draw() {
  plot()->clearPlottables();
  plot()->clearItems();
  drawChance();
  for (std::size_t i = curves_.size(); i-- > 0;) drawCurve(curves_[i], looks_[i]);
  if (const auto at = mark()) {
    auto* graph = plot()->addGraph();
    graph->addData(at->x() * 100, at->y() * 100);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme().text, 2 * theme().line), QBrush(theme().surface), 12 * theme().line));
  }
}

void ScoreCurve::drawChance() {
  if (kind_ == Kind::Roc ? curves_.empty() : curves_.size() != 1) return;  // the share of a label is guessing for that label only
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

void ScoreCurve::drawCurve(const LabelCurve& curve, const LabelLook& look) {
  QVector<double> x, y;
  if (kind_ == Kind::Roc) x << 0, y << 0;
  for (const CurvePoint& point : curve.points) {
    const QPointF at = place(scoresOf(curve, point));
    if (kind_ == Kind::PrecisionRecall) x << (x.isEmpty() ? 0.0 : x.back()), y << at.y() * 100;  // steps, as the average precision sums them
    x << at.x() * 100, y << at.y() * 100;
  }
  auto* line = new QCPCurve(plot()->xAxis, plot()->yAxis);
  line->setData(x, y);
  line->setPen(QPen(toneColor(look.tone), 2 * theme().line, look.dash));
}

void ScoreCurve::fit() {
  plot()->xAxis->setRange(-3, 103);
  plot()->yAxis->setRange(-2, 106);
  plot()->xAxis->ticker()->setTickCount(5);
  plot()->yAxis->ticker()->setTickCount(5);
}

double ScoreCurve::xOf(std::size_t point) const { return place(scoresOf(curves_.front(), curves_.front().points[point])).x() * 100; }

/// The point under the cursor if that is where `x` is, else the nearest one; right of all, the last one.
std::size_t ScoreCurve::pointAt(double x) const {
  if (cursor_point_ && xOf(*cursor_point_) == x) return *cursor_point_;
  std::size_t nearest = 0;
  for (std::size_t i = 1; i < curves_.front().points.size(); ++i) {
    const double distance = std::abs(xOf(i) - x), least = std::abs(xOf(nearest) - x);
    if (distance < least || (distance == least && x > 100)) nearest = i;
  }
  return nearest;
}

std::optional<ChartReading> ScoreCurve::readingAt(double x) const {
  if (curves_.empty() || !std::isfinite(x)) return std::nullopt;
  cursor_point_ = pointAt(x);
  ChartReading reading;
  reading.x = xOf(*cursor_point_);
  for (std::size_t i = 0; i < curves_.size(); ++i) {
    const LabelCurve& curve = curves_[i];
    ThresholdScores nearest = scoresOf(curve, curve.points[i == 0 ? *cursor_point_ : 0]);
    for (std::size_t k = 0; i > 0 && k < curve.points.size(); ++k) {
      const ThresholdScores s = scoresOf(curve, curve.points[k]);
      if (std::abs(place(s).x() * 100 - reading.x) < std::abs(place(nearest).x() * 100 - reading.x)) nearest = s;
    }
    if (i == 0) reading.title = tr("from a probability of %1 on").arg(nearest.threshold, 0, 'f', 3);
    reading.values.push_back({qs(curve.label),
                              kind_ == Kind::Roc ? tr("%1 found, %2 false alarms").arg(shareText(nearest.recall), shareText(nearest.alarm_rate))
                                                 : tr("%1 found, %2 of the answers right").arg(shareText(nearest.recall), shareText(nearest.precision)),
                              looks_[i].tone, place(nearest).y() * 100});
  }
  return reading;
}

/// The next point along the curve, which may well stand above this one.
double ScoreCurve::neighbour(double x, int direction) const {
  if (curves_.empty()) return x;
  const auto last = static_cast<std::ptrdiff_t>(curves_.front().points.size()) - 1;
  cursor_point_ = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(pointAt(x)) + direction, 0, last));
  return xOf(*cursor_point_);
}

}  // namespace etude
