#include "ui/charts/group_chart.h"

#include "core/base/format.h"
#include "ui/charts/chart_axes.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
bool isSmall(const GroupScores& group) { return group.rows < kSmallGroup; }

/// The smallest of these steps of which five reach from the lowest value to 100.
double percentStep(double lowest) {
  for (const double step : {1.0, 2.0, 5.0, 10.0}) {
    if (100 - std::floor(lowest / step) * step <= 5 * step) return step;
  }
  return 20;
}
}  // namespace

GroupChart::GroupChart(const QString& title, QWidget* parent) : Chart(title, parent) {
  setValueTitles(tr("Accuracy, %"));
  setMinimumHeight(300);
  table()->setSource({{}, {}, {}});
}

void GroupChart::setReport(const GroupReport& report) {
  groups_ = report.groups;
  plot()->xAxis->setLabel(qs(report.column));
  std::vector<LegendEntry> legend = {{tr("accuracy with its 95 % interval"), Tone::Accent, LegendEntry::Mark::LineWithDots, Qt::SolidLine}};
  if (std::any_of(groups_.begin(), groups_.end(), isSmall))
    legend.push_back({tr("fewer than %1 texts: mostly luck").arg(kSmallGroup), Tone::Caution, LegendEntry::Mark::Ring, Qt::SolidLine});
  setLegend(legend);
  table()->setSource({{tr("Group"), tr("Texts"), tr("Accuracy"), tr("From"), tr("To"), tr("F1")},
                      [this] { return static_cast<int>(groups_.size()); },
                      [this](int row, int column) -> QVariant {
                        const GroupScores& group = groups_[static_cast<std::size_t>(row)];
                        if (column == 0) return group.group.empty() ? tr("(none)") : qs(group.group);
                        if (column == 1) return chartCount(group.rows);
                        const double values[] = {group.accuracy, group.accuracy_interval.low, group.accuracy_interval.high, group.f1};
                        return qs(formatPercent(values[column - 2]));
                      }});
  valuesChanged();
}

QString GroupChart::summary() const {
  QStringList parts;
  for (const GroupScores& group : groups_)
    parts << tr("“%1”: %2 of %3 texts right.").arg(qs(group.group), qs(formatPercent(group.accuracy)), chartCount(group.rows));
  return parts.join(QLatin1Char(' '));
}

void GroupChart::draw() {
  plot()->clearPlottables();
  auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  const int room = std::max(24, (plot()->width() - 72) / std::max(1, static_cast<int>(groups_.size())) - 8);
  const QFontMetrics metrics(plot()->xAxis->tickLabelFont());
  for (const bool small : {false, true}) {
    auto* graph = plot()->addGraph();
    auto* errors = new QCPErrorBars(plot()->xAxis, plot()->yAxis);
    QVector<double> x, y, below, above;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const GroupScores& group = groups_[i];
      if (isSmall(group) != small) continue;
      x << static_cast<double>(i);
      y << 100 * group.accuracy;
      below << 100 * (group.accuracy - group.accuracy_interval.low);
      above << 100 * (group.accuracy_interval.high - group.accuracy);
      ticker->addTick(static_cast<double>(i), metrics.elidedText(group.group.empty() ? tr("(none)") : qs(group.group), Qt::ElideRight, room));
    }
    const QColor color = toneColor(small ? Tone::Caution : Tone::Accent);
    graph->setData(x, y, true);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(color, 2 * theme().line), small ? QBrush(theme().surface) : QBrush(color),
                                           9 * theme().line));
    errors->setDataPlottable(graph);
    errors->setData(below, above);
    errors->setPen(QPen(color, 1.6 * theme().line));
  }
  plot()->xAxis->setTicker(ticker);
}

void GroupChart::fit() {
  double low = 100;
  for (const GroupScores& group : groups_) low = std::min(low, 100 * group.accuracy_interval.low);
  plot()->xAxis->setRange(-0.6, static_cast<double>(std::max<std::size_t>(groups_.size(), 1)) - 0.4);
  const double step = percentStep(low);
  low = std::max(0.0, std::floor(low / step) * step);
  const double ring = (100 - low) * 8 * theme().line / std::max(40, plot()->axisRect()->height());  // rings at both ends are seen whole
  plot()->yAxis->setRange(low - ring, 100 + ring);
  auto ticker = QSharedPointer<NumberTicker<QCPAxisTickerFixed>>::create();
  ticker->setTickStep(step);
  plot()->yAxis->setTicker(ticker);
}

std::optional<ChartReading> GroupChart::readingAt(double x) const {
  if (groups_.empty() || !std::isfinite(x)) return std::nullopt;
  const double at = std::clamp(std::round(x), 0.0, static_cast<double>(groups_.size() - 1));
  const GroupScores& group = groups_[static_cast<std::size_t>(at)];
  ChartReading reading;
  reading.x = at;
  reading.title = group.group.empty() ? tr("(none)") : qs(group.group);
  reading.values.push_back({tr("accuracy"), qs(formatPercent(group.accuracy)), Tone::Accent, 100 * group.accuracy});
  reading.values.push_back({tr("95 % interval"),
                            tr("%1 to %2").arg(qs(formatPercent(group.accuracy_interval.low)), qs(formatPercent(group.accuracy_interval.high))),
                            Tone::Muted, {}});
  reading.values.push_back({tr("texts"), chartCount(group.rows), Tone::Muted, {}});
  return reading;
}

}  // namespace etude
