#include "ui/charts/time_chart.h"

#include "ui/charts/chart_axes.h"
#include "ui/language.h"
#include "ui/theme.h"

#include <QDateTime>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
constexpr double kMinute = 60, kDay = 86400;
constexpr double kMarkerRoom = 1.04;  ///< above the highest value that there can be
constexpr int kGridSteps = 5;         ///< of two axes that share their grid lines
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

const QPointF* pointAt(const TimeSeries& series, double x) {
  for (const QPointF& point : series.points) {
    if (point.x() == x) return &point;
  }
  return nullptr;
}

/// The smallest round number of which kGridSteps reach the top.
double roundStep(double top) {
  const double least = top / kGridSteps, power = std::pow(10, std::floor(std::log10(least)));
  for (const double mantissa : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
    if (mantissa * power >= least * (1 - 1e-9)) return mantissa * power;
  }
  return 10 * power;
}

void setSteps(QCPAxis& axis, double step) {
  auto ticker = QSharedPointer<NumberTicker<QCPAxisTickerFixed>>::create();
  ticker->setTickStep(step);
  axis.setTicker(ticker);
  axis.setRange(0, kGridSteps * step * kMarkerRoom);
}
}  // namespace

TimeChart::TimeChart(const QString& title, QWidget* parent) : Chart(title, parent) {
  plot()->xAxis->setTicker(QSharedPointer<MomentTicker>::create());
  plot()->xAxis->setLabel(tr("Local time"));
  setPlaceholder(tr("No values yet."));
}

void TimeChart::setAxes(const QString& left_title, const QString& right_title, double right_max) {
  setValueTitles(left_title, right_title);
  right_max_ = right_max;
}

void TimeChart::setCounted(const QString& axis_title, std::function<QString(double)> name) {
  if (!name_) plot()->xAxis->setTicker(QSharedPointer<NumberTicker<QCPAxisTicker>>::create());
  name_ = std::move(name);
  plot()->xAxis->setLabel(axis_title);
}

void TimeChart::setSeries(const std::vector<TimeSeries>& series, const std::vector<Threshold>& thresholds) {
  series_ = series;
  thresholds_ = thresholds;
  xs_ = places();
  QStringList columns{tr("Time")};
  if (name_) columns.prepend(plot()->xAxis->label());
  std::vector<LegendEntry> legend;
  for (const TimeSeries& one : series_) {
    columns << one.name;
    const auto line = dotted(one) ? LegendEntry::Mark::LineWithDots : LegendEntry::Mark::Line;
    legend.push_back({one.name, one.tone, one.bars ? LegendEntry::Mark::Block : line, one.style});
  }
  setLegend(legend);
  setPlaceholder(xs_.empty() ? tr("No values yet.") : QString());
  table()->setSource(
      {columns, [this] { return static_cast<int>(xs_.size()); }, [this](int row, int column) { return cell(row, column); }});
  valuesChanged();
}

/// A lone value is a point, or nobody would see it.
bool TimeChart::dotted(const TimeSeries& series) const { return series.points.size() <= (trailing_.second > 0 ? 1u : kMostDots); }

std::vector<double> TimeChart::places() const {
  std::vector<double> result;
  for (const TimeSeries& one : series_) {
    for (const QPointF& point : one.points) result.push_back(point.x());
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

QVariant TimeChart::cell(int row, int column) const {
  const double x = xs_[static_cast<std::size_t>(row)];
  if (name_ && column-- == 0) return static_cast<qlonglong>(x);
  if (column == 0) return nameOf(x);
  const QPointF* point = pointAt(series_[static_cast<std::size_t>(column) - 1], x);
  return point ? QVariant(point->y()) : QVariant();
}

/// As a table has it.
QString TimeChart::nameOf(double x) const {
  return name_ ? name_(x) : QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(x)).toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
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
  names_.clear();
}

void TimeChart::draw() {
  clearPlot();
  for (const TimeSeries& one : series_) one.bars ? drawBars(one) : drawLine(one);
  if (!xs_.empty()) drawThresholds();
}

void TimeChart::drawThresholds() {
  for (const Threshold& threshold : thresholds_) {
    auto* line = new QCPItemStraightLine(plot());
    line->point1->setCoords(0, threshold.value);
    line->point2->setCoords(1, threshold.value);
    line->setPen(QPen(toneColor(threshold.tone), theme().line));
    auto* name = new QCPItemText(plot());
    name->setText(threshold.name);
    name->setFont(plot()->yAxis->labelFont());
    name->setColor(toneColor(threshold.tone));
    QColor paper = theme().surface;
    paper.setAlphaF(0.8f);
    name->setBrush(paper);
    name->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    names_.push_back(name);
  }
}

/// At the left end, away from the newest values, above the line where there is room; at the right end if another line is too close.
void TimeChart::placeNames() {
  const int height = QFontMetrics(plot()->yAxis->labelFont()).height() + 2;
  const auto lineOf = [this](std::size_t i) { return plot()->yAxis->coordToPixel(thresholds_[i].value); };
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const bool above = lineOf(i) - plot()->axisRect()->top() > height, right = i > 0 && std::abs(lineOf(i) - lineOf(i - 1)) < 2 * height;
    names_[i]->position->setCoords(right ? 1 : 0, thresholds_[i].value);
    names_[i]->setPositionAlignment((above ? Qt::AlignBottom : Qt::AlignTop) | (right ? Qt::AlignRight : Qt::AlignLeft));
  }
}

void TimeChart::drawLine(const TimeSeries& series) {
  auto* graph = new QCPGraph(plot()->xAxis, series.right ? plot()->yAxis2 : plot()->yAxis);
  QVector<double> x, y;
  const double limit = !series.right && left_limit_ > 0 ? left_limit_ : 1e300;
  for (const QPointF& point : series.points) {
    x << axisX(point.x());
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
    x << axisX(point.x() + bar_width_ / 2), y << (std::isfinite(point.y()) ? point.y() : 0.0);
  bars->setData(x, y, true);
  bars->setWidth(axisX(bar_width_) * 0.85);
  QColor color = toneColor(series.tone);
  color.setAlphaF(0.55f);
  bars->setPen(Qt::NoPen);
  bars->setBrush(color);
}

void TimeChart::fitTimes() {
  double first = xs_.empty() ? 0 : axisX(xs_.front()), last = xs_.empty() ? 1 : axisX(xs_.back());
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

/// From the beginning where little is missing of it, with room for the dots at both ends.
void TimeChart::fitCounts() {
  const double first = xs_.empty() ? 0 : xs_.front(), last = xs_.empty() ? 1 : xs_.back(), margin = 0.04 * last;
  plot()->xAxis->setRange(first <= last / 2 || first == last ? 0 : first - margin, last + margin);
}

/// Both axes in the same number of round steps: one grid for both.
void TimeChart::alignAxes(double left, double right) {
  const bool counted = std::any_of(series_.begin(), series_.end(), [](const TimeSeries& one) { return one.bars; });
  const double step = left > 0 ? roundStep(left) : 1;
  setSteps(*plot()->yAxis, counted ? std::max(step, 1.0) : step);  // nothing comes in halves
  setSteps(*plot()->yAxis2, right_max_ > 0 ? right_max_ / kGridSteps : right > 0 ? roundStep(right) : 1);
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
  name_ ? fitCounts() : fitTimes();
  if (plot()->yAxis2->visible()) {
    alignAxes(left, right);
  } else {
    plot()->yAxis->ticker()->setTickCount(4);
    plot()->yAxis->setRange(0, left_top_ > 0 ? left_top_ * kMarkerRoom : left > 0 ? left * 1.12 : 1);
  }
  placeNames();
}

std::optional<ChartReading> TimeChart::readingAt(double x) const {
  if (xs_.empty() || !std::isfinite(x)) return std::nullopt;
  const double nearest = *std::min_element(xs_.begin(), xs_.end(), [&](double a, double b) { return std::abs(axisX(a) - x) < std::abs(axisX(b) - x); });
  ChartReading reading;
  reading.x = axisX(nearest);
  reading.title = name_ ? name_(nearest) : momentText(static_cast<qint64>(nearest), MomentStyle::Recent);
  for (const TimeSeries& one : series_) {
    const QPointF* point = pointAt(one, nearest);
    if (!point) continue;
    const bool dot = !one.bars && !one.right;
    reading.values.push_back({one.name, chartNumber(point->y()), one.tone, dot ? std::optional(point->y()) : std::nullopt});
  }
  return reading;
}

double TimeChart::neighbour(double x, int direction) const {
  auto it = std::lower_bound(xs_.begin(), xs_.end(), x, [this](double place, double wanted) { return axisX(place) < wanted - 0.0005; });
  if (direction < 0 && it != xs_.begin()) --it;
  if (direction > 0 && it != xs_.end() && it + 1 != xs_.end()) ++it;
  return it == xs_.end() ? x : axisX(*it);
}

}  // namespace etude
