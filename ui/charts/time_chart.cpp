#include "ui/charts/time_chart.h"

#include "ui/language.h"
#include "ui/theme.h"

#include <QDateTime>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
constexpr double kMinute = 60, kDay = 86400;
constexpr std::size_t kMostDots = 80;

/// Months in the window's language; the numbers of the other axes keep their decimal point.
class MomentTicker : public QCPAxisTickerDateTime {
 protected:
  QString getTickLabel(double tick, const QLocale&, QChar format, int precision) override {
    return QCPAxisTickerDateTime::getTickLabel(tick, windowLocale(), format, precision);
  }
};

/// Labels by how long a time is shown.
QString timeFormat(double seconds) {
  if (seconds > 5 * kDay) return QStringLiteral("d MMM");
  if (seconds > kDay) return QStringLiteral("d MMM\nhh:mm");
  return seconds > 20 * kMinute ? QStringLiteral("hh:mm") : QStringLiteral("hh:mm:ss");
}

const QPointF* pointAt(const TimeSeries& series, double time) {
  for (const QPointF& point : series.points) {
    if (point.x() == time) return &point;
  }
  return nullptr;
}
}  // namespace

TimeChart::TimeChart(const QString& title, QWidget* parent) : Chart(title, parent) {
  plot()->xAxis->setTicker(QSharedPointer<MomentTicker>::create());
  plot()->xAxis->setLabel(tr("Local time"));
}

void TimeChart::setAxes(const QString& left_title, const QString& right_title, double right_max) {
  plot()->yAxis->setLabel(left_title);
  plot()->yAxis2->setLabel(right_title);
  plot()->yAxis2->setVisible(!right_title.isEmpty());
  plot()->yAxis2->setTickLabels(true);
  right_max_ = right_max;
}

void TimeChart::setSeries(const std::vector<TimeSeries>& series, const std::vector<Threshold>& thresholds) {
  series_ = series;
  thresholds_ = thresholds;
  times_ = times();
  QStringList columns{tr("Time")};
  std::vector<LegendEntry> legend;
  for (const TimeSeries& one : series_) {
    columns << one.name;
    const auto line = dotted(one) ? LegendEntry::Mark::LineWithDots : LegendEntry::Mark::Line;
    legend.push_back({one.name, one.tone, one.bars ? LegendEntry::Mark::Block : line, one.style});
  }
  for (const Threshold& threshold : thresholds_)
    legend.push_back({threshold.name, threshold.tone, LegendEntry::Mark::Line, Qt::DashLine});
  setLegend(legend);
  setPlaceholder(times_.empty() ? tr("No values yet.") : QString());
  table()->setSource(
      {columns, [this] { return static_cast<int>(times_.size()); }, [this](int row, int column) { return cell(row, column); }});
  valuesChanged();
}

/// A lone value is a point, or nobody would see it.
bool TimeChart::dotted(const TimeSeries& series) const { return series.points.size() <= (trailing_.second > 0 ? 1u : kMostDots); }

std::vector<double> TimeChart::times() const {
  std::vector<double> result;
  for (const TimeSeries& one : series_) {
    for (const QPointF& point : one.points) result.push_back(point.x());
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

QVariant TimeChart::cell(int row, int column) const {
  const double time = times_[static_cast<std::size_t>(row)];
  if (column == 0)
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time)).toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
  const QPointF* point = pointAt(series_[static_cast<std::size_t>(column) - 1], time);
  return point ? QVariant(point->y()) : QVariant();
}

QString TimeChart::summary() const {
  QStringList parts;
  for (const TimeSeries& one : series_) {
    if (one.points.empty()) continue;
    const auto by_y = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    const auto [low, high] = std::minmax_element(one.points.begin(), one.points.end(), by_y);
    parts << tr("%1: %2 values from %3 to %4, newest %5")
                 .arg(one.name, chartCount(static_cast<std::int64_t>(one.points.size())), chartNumber(low->y()),
                      chartNumber(high->y()), chartNumber(one.points.back().y()));
  }
  return parts.isEmpty() ? tr("No values yet.") : parts.join(QStringLiteral(". "));
}

void TimeChart::clearPlot() {
  plot()->clearPlottables();
  plot()->clearItems();
}

void TimeChart::draw() {
  clearPlot();
  for (const TimeSeries& one : series_) one.bars ? drawBars(one) : drawLine(one);
  for (const Threshold& threshold : thresholds_) {
    auto* line = new QCPItemStraightLine(plot());
    line->point1->setCoords(0, threshold.value);
    line->point2->setCoords(1, threshold.value);
    line->setPen(QPen(toneColor(threshold.tone), 1.5 * theme().line, Qt::DashLine));
  }
}

void TimeChart::drawLine(const TimeSeries& series) {
  auto* graph = new QCPGraph(plot()->xAxis, series.right ? plot()->yAxis2 : plot()->yAxis);
  QVector<double> x, y;
  const double limit = !series.right && left_limit_ > 0 ? left_limit_ : 1e300;
  for (const QPointF& point : series.points) {
    x << point.x() / 1000;
    y << (std::isnan(point.y()) ? qQNaN() : std::min(point.y(), limit));
  }
  graph->setData(x, y, true);
  const QColor color = toneColor(series.tone);
  graph->setPen(QPen(color, 2 * theme().line, series.style));
  if (dotted(series)) graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(color, 1), QBrush(color), 6 * theme().line));
}

void TimeChart::drawBars(const TimeSeries& series) {
  auto* bars = new QCPBars(plot()->xAxis, series.right ? plot()->yAxis2 : plot()->yAxis);
  QVector<double> x, y;
  for (const QPointF& point : series.points)
    x << (point.x() + bar_width_ / 2) / 1000, y << (std::isfinite(point.y()) ? point.y() : 0.0);
  bars->setData(x, y, true);
  bars->setWidth(bar_width_ / 1000 * 0.85);
  QColor color = toneColor(series.tone);
  color.setAlphaF(0.55f);
  bars->setPen(Qt::NoPen);
  bars->setBrush(color);
}

void TimeChart::fitTimes() {
  double first = times_.empty() ? 0 : times_.front() / 1000, last = times_.empty() ? 1 : times_.back() / 1000;
  const bool bars = std::any_of(series_.begin(), series_.end(), [](const TimeSeries& one) { return one.bars; });
  if (bars) last += bar_width_ / 1000;
  if (trailing_.second > 0) {
    first = last - std::clamp(last - first, trailing_.first, trailing_.second);
  } else {
    const double margin = std::max((last - first) * 0.03, last - first < kMinute ? kMinute / 2 : 1.0);
    first -= margin;
    last += margin;
  }
  const auto ticker = qSharedPointerDynamicCast<QCPAxisTickerDateTime>(plot()->xAxis->ticker());
  ticker->setDateTimeFormat(timeFormat(last - first));
  ticker->setTickCount(5);
  plot()->xAxis->setRange(first, last);
}

void TimeChart::fit() {
  double left = 0, right = 0;
  for (const TimeSeries& one : series_) {
    for (const QPointF& point : one.points) {
      double& top = one.right ? right : left;
      if (std::isfinite(point.y())) top = std::max(top, point.y());
    }
  }
  for (const Threshold& threshold : thresholds_) left = std::max(left, threshold.value * 1.2);
  if (left_limit_ > 0) left = std::min(left, left_limit_);
  plot()->yAxis->ticker()->setTickCount(4);
  plot()->yAxis2->ticker()->setTickCount(4);
  fitTimes();
  constexpr double kMarkerRoom = 1.04;  // above the highest value that there can be
  plot()->yAxis->setRange(0, left_top_ > 0 ? left_top_ * kMarkerRoom : left > 0 ? left * 1.12 : 1);
  plot()->yAxis2->setRange(0, right_max_ > 0 ? right_max_ * kMarkerRoom : right > 0 ? right * 1.12 : 1);
}

std::optional<ChartReading> TimeChart::readingAt(double x) const {
  if (times_.empty() || !std::isfinite(x)) return std::nullopt;
  const double wanted = x * 1000;
  const double time = *std::min_element(times_.begin(), times_.end(),
                                        [&](double a, double b) { return std::abs(a - wanted) < std::abs(b - wanted); });
  ChartReading reading;
  reading.x = time / 1000;
  reading.title = momentText(static_cast<qint64>(time), MomentStyle::Recent);
  for (const TimeSeries& one : series_) {
    const QPointF* point = pointAt(one, time);
    if (!point) continue;
    const bool dot = !one.bars && !one.right;
    reading.values.push_back({one.name, chartNumber(point->y()), one.tone, dot ? std::optional(point->y()) : std::nullopt});
  }
  return reading;
}

double TimeChart::neighbour(double x, int direction) const {
  auto it = std::lower_bound(times_.begin(), times_.end(), x * 1000 - 0.5);
  if (direction < 0 && it != times_.begin()) --it;
  if (direction > 0 && it != times_.end() && it + 1 != times_.end()) ++it;
  return it == times_.end() ? x : *it / 1000;
}

}  // namespace etude
