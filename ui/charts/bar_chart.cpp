#include "ui/charts/bar_chart.h"

#include "ui/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
constexpr double kGroupWidth = 0.72;
constexpr double kWidestBar = 56;  ///< pixels
}

BarChart::BarChart(const QString& title, QWidget* parent) : Chart(title, parent) { table()->setSource({{}, {}, {}}); }

void BarChart::setAxes(const QString& category_title, const QString& value_title, bool percent) {
  plot()->xAxis->setLabel(category_title);
  setValueTitles(value_title);
  percent_ = percent;
  valuesChanged();
}

void BarChart::setBars(const QStringList& categories, const std::vector<BarSeries>& series) {
  categories_ = categories;
  series_ = series;
  QStringList columns{plot()->xAxis->label().isEmpty() ? tr("Category") : plot()->xAxis->label()};
  std::vector<LegendEntry> legend;
  for (const BarSeries& one : series_) {
    columns << one.name;
    legend.push_back({one.name, one.tone, LegendEntry::Mark::Block, Qt::SolidLine});
  }
  setPlaceholder(categories_.isEmpty() ? tr("No values yet.") : QString());
  setLegend(series_.size() > 1 ? legend : std::vector<LegendEntry>());
  table()->setSource({columns, [this] { return static_cast<int>(categories_.size()); },
                      [this](int row, int column) -> QVariant {
                        if (column == 0) return categories_[row];
                        const BarSeries& one = series_[static_cast<std::size_t>(column) - 1];
                        return static_cast<std::size_t>(row) < one.values.size()
                                   ? valueText(one.values[static_cast<std::size_t>(row)])
                                   : QString();
                      }});
  valuesChanged();
}

QString BarChart::valueText(double value) const {
  if (!std::isfinite(value)) return QStringLiteral("–");
  if (percent_) return tr("%1 %").arg(100 * value, 0, 'f', 1);
  return value == std::floor(value) ? chartCount(static_cast<std::int64_t>(value)) : chartNumber(value);
}

QString BarChart::summary() const {
  QStringList parts;
  for (const BarSeries& one : series_) {
    QStringList values;
    for (std::size_t i = 0; i < one.values.size() && i < static_cast<std::size_t>(categories_.size()) && i < 12; ++i) {
      values << categories_[static_cast<qsizetype>(i)] + QStringLiteral(" ") + valueText(one.values[i]);
    }
    parts << one.name + QStringLiteral(": ") + values.join(QStringLiteral(", "));
  }
  return parts.isEmpty() ? tr("No values yet.") : parts.join(QStringLiteral(". "));
}

void BarChart::draw() {
  while (bars_.size() > series_.size()) plot()->removePlottable(bars_.back()), bars_.pop_back();
  while (bars_.size() < series_.size()) bars_.push_back(new QCPBars(plot()->xAxis, plot()->yAxis));
  const auto count = static_cast<double>(std::max<std::size_t>(series_.size(), 1));
  const double width = std::min(kGroupWidth / count, kWidestBar / categoryRoom());
  for (std::size_t s = 0; s < series_.size(); ++s) {
    QVector<double> x, y;
    for (std::size_t i = 0; i < series_[s].values.size(); ++i) {
      x << static_cast<double>(i) + width * (static_cast<double>(s) + 0.5 - count / 2);
      y << (std::isfinite(series_[s].values[i]) ? series_[s].values[i] * scale() : 0.0);
    }
    bars_[s]->setData(x, y, true);
    bars_[s]->setWidth(width * 0.92);
    bars_[s]->setPen(Qt::NoPen);
    bars_[s]->setBrush(toneColor(series_[s].tone));
  }
  drawTicks();
}

int BarChart::categoryRoom() const { return std::max(1, (plot()->width() - 72) / std::max(1, static_cast<int>(categories_.size()))); }

void BarChart::drawTicks() {
  auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  const QFontMetrics metrics(plot()->xAxis->tickLabelFont());
  const int count = static_cast<int>(categories_.size());
  const int room = categoryRoom();
  int widest = 0;
  for (const QString& category : categories_) widest = std::max(widest, metrics.horizontalAdvance(category));
  const bool turned = widest > room - 6;
  const int limit = turned ? 96 : std::max(room - 6, 24);
  const int step = turned ? std::max(1, (metrics.height() + 2) / room) : 1;
  for (int i = 0; i < count; i += step) ticker->addTick(i, metrics.elidedText(categories_[i], Qt::ElideRight, limit));
  plot()->xAxis->setTicker(ticker);
  plot()->xAxis->setTickLabelRotation(turned ? -50 : 0);
  plot()->xAxis->setTickPen(Qt::NoPen);
  plot()->yAxis->ticker()->setTickCount(4);
}

void BarChart::fit() {
  double top = 0;
  for (const BarSeries& one : series_) {
    for (double value : one.values) top = std::max(top, std::isfinite(value) ? value : 0.0);
  }
  plot()->xAxis->setRange(-0.6, static_cast<double>(std::max<qsizetype>(categories_.size(), 1)) - 0.4);
  plot()->yAxis->setRange(0, top > 0 ? top * 1.1 * scale() : 1);
}

std::optional<ChartReading> BarChart::readingAt(double x) const {
  if (categories_.isEmpty() || !std::isfinite(x)) return std::nullopt;
  const auto at = static_cast<qsizetype>(std::clamp(std::round(x), 0.0, static_cast<double>(categories_.size() - 1)));
  ChartReading reading;
  reading.x = static_cast<double>(at);
  reading.title = categories_[at];
  for (const BarSeries& one : series_) {
    if (static_cast<std::size_t>(at) >= one.values.size()) continue;
    reading.values.push_back({one.name, valueText(one.values[static_cast<std::size_t>(at)]), one.tone, {}});
  }
  return reading;
}

double BarChart::neighbour(double x, int direction) const { return x + direction; }

void BarChart::resizeEvent(QResizeEvent* event) {
  Chart::resizeEvent(event);
  if (isVisible()) valuesChanged();
}

}  // namespace etude
