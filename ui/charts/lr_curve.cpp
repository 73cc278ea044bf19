#include "ui/charts/lr_curve.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
/// A loss that explodes would flatten all that matters below it.
constexpr double kTallest = 2.2;
}  // namespace

LrCurve::LrCurve(QWidget* parent) : Chart(tr("Loss while the rate rises"), parent) {
  plot()->xAxis->setScaleType(QCPAxis::stLogarithmic);
  plot()->xAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
  plot()->xAxis->setNumberFormat(QStringLiteral("eb"));
  plot()->xAxis->setNumberPrecision(0);
  plot()->xAxis->setLabel(tr("Learning rate"));
  setValueTitles(tr("Loss"));
  losses_ = plot()->addGraph();
  smoothed_ = plot()->addGraph();
  mark_ = new QCPItemStraightLine(plot());
  setLegend({{tr("Each batch"), Tone::Muted, LegendEntry::Mark::Line, Qt::DotLine},
             {tr("Smoothed"), Tone::Training, LegendEntry::Mark::Line, Qt::SolidLine},
             {tr("Suggestion"), Tone::Good, LegendEntry::Mark::Line, Qt::DashLine}});
  table()->setSource({{tr("Learning rate"), tr("Loss"), tr("Smoothed loss")},
                      [this] { return static_cast<int>(range_.points().size()); },
                      [this](int row, int column) { return cell(row, column); }});
  setRange({});
}

void LrCurve::setRange(const LrRange& range) {
  range_ = range;
  setPlaceholder(range_.points().empty() ? tr("No values yet.") : QString());
  valuesChanged();
}

QVariant LrCurve::cell(int row, int column) const {
  const LrPoint& point = range_.points()[static_cast<std::size_t>(row)];
  return column == 0 ? point.rate : column == 1 ? point.loss : point.smoothed;
}

QString LrCurve::summary() const {
  if (range_.points().empty()) return tr("No values yet.");
  const LrPoint &first = range_.points().front(), &last = range_.points().back();
  const QString text = tr("The rate rises from %1 to %2; the smoothed loss goes from %3 to %4.")
                           .arg(chartNumber(first.rate), chartNumber(last.rate), chartNumber(first.smoothed), chartNumber(last.smoothed));
  const std::optional<double> rate = range_.suggestion();
  return rate ? text + QLatin1Char(' ') + tr("Suggested is %1.").arg(chartNumber(*rate)) : text;
}

void LrCurve::draw() {
  QVector<double> rates, raw, smooth;
  for (const LrPoint& point : range_.points()) rates << point.rate, raw << point.loss, smooth << point.smoothed;
  losses_->setData(rates, raw, true);
  smoothed_->setData(rates, smooth, true);
  losses_->setPen(QPen(toneColor(Tone::Muted), 1 * theme().line, Qt::DotLine));
  smoothed_->setPen(QPen(toneColor(Tone::Training), 2 * theme().line));
  const std::optional<double> rate = range_.suggestion();
  mark_->setVisible(rate.has_value());
  if (!rate) return;
  mark_->point1->setCoords(*rate, 0);
  mark_->point2->setCoords(*rate, 1);
  mark_->setPen(QPen(toneColor(Tone::Good), 1.5 * theme().line, Qt::DashLine));
}

void LrCurve::fit() {
  double low = 0, high = 1, last = LrRange::kLastRate;
  if (!range_.points().empty()) {
    const auto less = [](const LrPoint& a, const LrPoint& b) { return a.smoothed < b.smoothed; };
    const auto [least, most] = std::minmax_element(range_.points().begin(), range_.points().end(), less);
    low = 0.9 * least->smoothed;
    high = std::min(1.1 * most->smoothed, kTallest * range_.points().front().smoothed);
    last = std::max(range_.points().back().rate, 1e-3);
  }
  plot()->xAxis->setRange(LrRange::kFirstRate, last);
  plot()->yAxis->setRange(low, std::max(high, low + 1e-6));
}

std::size_t LrCurve::nearest(double rate) const {
  const auto& points = range_.points();
  const double wanted = std::log(std::max(rate, 1e-12));
  const auto closer = [&](const LrPoint& a, const LrPoint& b) {
    return std::abs(std::log(a.rate) - wanted) < std::abs(std::log(b.rate) - wanted);
  };
  return static_cast<std::size_t>(std::min_element(points.begin(), points.end(), closer) - points.begin());
}

std::optional<ChartReading> LrCurve::readingAt(double x) const {
  if (range_.points().empty() || !std::isfinite(x)) return std::nullopt;
  const LrPoint& point = range_.points()[nearest(x)];
  ChartReading reading;
  reading.x = point.rate;
  reading.title = tr("Rate %1").arg(chartNumber(point.rate));
  reading.values.push_back({tr("Smoothed"), chartNumber(point.smoothed), Tone::Training, point.smoothed});
  reading.values.push_back({tr("This batch"), chartNumber(point.loss), Tone::Muted, std::nullopt});
  return reading;
}

double LrCurve::neighbour(double x, int direction) const {
  if (range_.points().empty()) return x;
  const auto last = static_cast<std::int64_t>(range_.points().size()) - 1;
  return range_.points()[static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(nearest(x)) + direction, 0, last))].rate;
}

}  // namespace etude
