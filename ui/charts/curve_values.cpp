// The values of a CurveChart: as points to draw, under the cursor, and as a table.
#include "ui/charts/curve_chart.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr int kNearMark = 6;  ///< pixels

const Series::Bin* binReaching(const Series& series, double x) {
  const auto& bins = series.bins();
  const auto it = std::lower_bound(bins.begin(), bins.end(), x, [](const Series::Bin& bin, double value) { return bin.x < value; });
  return it == bins.end() ? nullptr : &*it;
}

const QPointF* pointUpTo(const std::vector<QPointF>& points, double x) {
  const auto it = std::upper_bound(points.begin(), points.end(), x, [](double value, const QPointF& point) { return value < point.x(); });
  return it == points.begin() ? nullptr : &*(it - 1);
}

QString stepText(double x) { return chartCount(static_cast<std::int64_t>(x)); }

}  // namespace

std::vector<DrawnPoint> drawnPoints(const std::vector<Series::Bin>& bins) {
  std::vector<DrawnPoint> points;
  points.reserve(bins.size());
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const Series::Bin& bin = bins[i];
    const double width = i > 0 ? bin.x - bins[i - 1].x : bins.size() > 1 ? std::min(bins[1].x - bin.x, bin.x) : 0;
    const auto count = static_cast<double>(bin.count);
    points.push_back({bin.x - width * (count - 1) / (2 * count), bin.mean(), bin.low, bin.high});
  }
  return points;
}

std::vector<double> smoothed(const std::vector<DrawnPoint>& points, Smoothing strength) {
  const auto [share, least] = strength == Smoothing::Light    ? std::pair{0.01, 5.0}
                              : strength == Smoothing::Medium ? std::pair{0.04, 10.0}
                              : strength == Smoothing::Strong ? std::pair{0.12, 25.0}
                                                              : std::pair{0.0, 1.0};
  const double memory = std::max(least, share * static_cast<double>(points.size()));
  const double keep = 1.0 - 1.0 / memory;
  std::vector<double> result;
  result.reserve(points.size());
  double value = 0, weight = 0;
  for (const DrawnPoint& point : points) {
    value = keep * value + (1 - keep) * point.mean;
    weight = keep * weight + (1 - keep);
    result.push_back(value / weight);
  }
  return result;
}

std::optional<ChartReading> CurveChart::readingAt(double x) const {
  if (rows() == 0 || !std::isfinite(x)) return std::nullopt;
  const double at = rowX(rowOf(x));
  ChartReading reading;
  reading.x = at;
  reading.title = steps_per_epoch_ > 0 && across_.isEmpty()
                      ? tr("Step %1, epoch %2").arg(stepText(at)).arg(at / static_cast<double>(steps_per_epoch_), 0, 'f', 2)
                      : placeText(at);
  for (const Curve& curve : curves_) {
    if (curve.series) {
      const Series::Bin* bin = binReaching(*curve.series, at);
      if (!bin) continue;
      reading.values.push_back({curve.name, format_(bin->mean()), curve.tone, bin->mean()});
      if (curve.band && bin->count > 1)
        reading.values.push_back({tr("lowest, highest"), tr("%1, %2").arg(format_(bin->low), format_(bin->high)), curve.tone, {}});
    } else if (const QPointF* point = pointUpTo(curve.points, at)) {
      const bool here = point->x() == at;
      const QString name = here ? curve.name : across_.isEmpty() ? tr("%1 (step %2)").arg(curve.name, stepText(point->x()))
                                        : QStringLiteral("%1 (%2)").arg(curve.name, across_format_(point->x()));
      reading.values.push_back({name, format_(point->y()), curve.tone, here ? std::optional(point->y()) : std::nullopt});
    }
  }
  for (const CurveMark& mark : marks_) {
    if (std::abs(plot()->xAxis->coordToPixel(mark.x) - plot()->xAxis->coordToPixel(at)) <= kNearMark)
      reading.values.push_back({mark.text, mark.x == at ? QString() : tr("step %1").arg(stepText(mark.x)), mark.tone, {}});
  }
  return reading;
}

double CurveChart::neighbour(double x, int direction) const {
  if (rows() == 0) return x;
  // At least a pixel further, so that a million steps can be walked through.
  const int here = rowOf(x);
  const QCPRange shown = plot()->xAxis->range();
  const int per_pixel = (rowOf(shown.upper) - rowOf(shown.lower)) / std::max(plot()->axisRect()->width(), 1);
  return rowX(std::clamp(here + direction * std::max(per_pixel, 1), 0, rows() - 1));
}

int CurveChart::rows() const { return static_cast<int>(rows_from_ ? rows_from_->bins().size() : point_rows_.size()); }

double CurveChart::rowX(int row) const {
  return rows_from_ ? rows_from_->bins()[static_cast<std::size_t>(row)].x : point_rows_[static_cast<std::size_t>(row)];
}

/// The row that reaches x; the last one beyond the end.
int CurveChart::rowOf(double x) const {
  const int last = rows() - 1;
  if (rows_from_) {
    const Series::Bin* bin = binReaching(*rows_from_, x);
    return bin ? static_cast<int>(bin - rows_from_->bins().data()) : last;
  }
  auto it = std::lower_bound(point_rows_.begin(), point_rows_.end(), x);
  if (it != point_rows_.begin() && (it == point_rows_.end() || x - *(it - 1) < *it - x)) --it;
  return std::clamp(static_cast<int>(it - point_rows_.begin()), 0, last);
}

QString CurveChart::placeText(double x) const { return across_.isEmpty() ? tr("Step %1").arg(stepText(x)) : across_format_(x); }

QStringList CurveChart::columns() const {
  QStringList names{across_.isEmpty() ? tr("Step") : across_};
  if (across_.isEmpty()) names << tr("Epoch");
  for (const Curve& curve : curves_) {
    names << curve.name;
    if (curve.band) names << tr("Lowest") << tr("Highest");
  }
  if (!marks_.empty()) names << tr("Notes");
  return names;
}

/// What a row that reaches from `after` (not included) to `x` has of a curve; `part` 0: the value, 1: lowest, 2: highest.
QVariant CurveChart::valueIn(const Curve& curve, int part, double after, double x) const {
  if (curve.series) {
    const Series::Bin* bin = binReaching(*curve.series, x);
    if (!bin) return {};
    return part == 0 ? bin->mean() : part == 1 ? bin->low : bin->high;
  }
  const QPointF* point = pointUpTo(curve.points, x);
  return point && point->x() > after ? QVariant(point->y()) : QVariant();
}

QVariant CurveChart::cell(int row, int column) const {
  const double x = rowX(row), after = row > 0 ? rowX(row - 1) : -1;
  if (column == 0) return across_.isEmpty() ? QVariant(static_cast<qlonglong>(x)) : QVariant(x);
  if (column == 1 && across_.isEmpty()) return steps_per_epoch_ > 0 ? QVariant(x / static_cast<double>(steps_per_epoch_)) : QVariant();
  int place = column - (across_.isEmpty() ? 2 : 1);
  for (const Curve& curve : curves_) {
    const int parts = curve.band ? 3 : 1;
    if (place < parts) return valueIn(curve, place, after, x);
    place -= parts;
  }
  QStringList words;
  for (const CurveMark& mark : marks_)
    if (mark.x > after && mark.x <= x) words << mark.text;
  return words.join(QStringLiteral("; "));
}

}  // namespace etude
