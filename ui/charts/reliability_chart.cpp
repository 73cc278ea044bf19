#include "ui/charts/reliability_chart.h"

#include "core/base/format.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
constexpr float kFadedAlpha = 0.35f;
}

ReliabilityChart::ReliabilityChart(const QString& title, QWidget* parent) : Chart(title, parent) {
  plot()->xAxis->setLabel(tr("Confidence of the answers, %"));
  setValueTitles(tr("Answers that are right, %"));
  setMinimumHeight(300);
  table()->setSource({{}, {}, {}});
}

void ReliabilityChart::setReliability(const Reliability& reliability) {
  bins_ = reliability.bins;
  error_ = reliability.error;
  const bool any = std::any_of(bins_.begin(), bins_.end(), [](const ConfidenceBin& bin) { return bin.rows > 0; });
  setPlaceholder(any ? QString() : tr("No values yet."));
  setLegend({{tr("share of right answers"), Tone::Validation, LegendEntry::Mark::Block, Qt::SolidLine},
             {tr("gap to the confidence"), Tone::Training, LegendEntry::Mark::Region, Qt::SolidLine},
             {tr("fewer than %1 answers: mostly luck").arg(kFewAnswers), Tone::Muted, LegendEntry::Mark::Block, Qt::SolidLine},
             {tr("as it should be"), Tone::Baseline, LegendEntry::Mark::Line, Qt::DotLine}});
  table()->setSource({{tr("Confidence"), tr("Answers"), tr("Mean confidence"), tr("Right"), tr("Gap")},
                      [this] { return static_cast<int>(bins_.size()); },
                      [this](int row, int column) -> QVariant {
                        const ConfidenceBin& bin = bins_[static_cast<std::size_t>(row)];
                        if (column == 0) return rangeName(static_cast<std::size_t>(row));
                        if (column == 1) return chartCount(bin.rows);
                        if (bin.rows == 0) return QStringLiteral("–");
                        return qs(formatPercent(column == 2 ? bin.confidence : column == 3 ? bin.accuracy : std::abs(bin.confidence - bin.accuracy)));
                      }});
  valuesChanged();
}

QString ReliabilityChart::rangeName(std::size_t bin) const {
  const auto count = static_cast<double>(bins_.size());
  return tr("%1 to %2 %").arg(100 * static_cast<double>(bin) / count, 0, 'f', 0).arg(100 * static_cast<double>(bin + 1) / count, 0, 'f', 0);
}

QString ReliabilityChart::summary() const {
  QStringList parts{tr("Expected calibration error: %1 percentage points.").arg(100 * error_, 0, 'f', 1)};
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    if (bins_[i].rows == 0) continue;
    parts << tr("%1 sure: %2 right, %3 answers.").arg(rangeName(i), qs(formatPercent(bins_[i].accuracy)), chartCount(bins_[i].rows));
  }
  return parts.join(QLatin1Char(' '));
}

void ReliabilityChart::addBars(bool gaps, bool few) {
  auto* bars = new QCPBars(plot()->xAxis, plot()->yAxis);
  auto* base = gaps ? new QCPBars(plot()->xAxis, plot()->yAxis) : nullptr;  // lifts the gap to its place, itself unseen
  QVector<double> x, y, lifted;
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    if (bins_[i].rows == 0 || (bins_[i].rows < kFewAnswers) != few) continue;
    const double low = std::min(bins_[i].accuracy, bins_[i].confidence), high = std::max(bins_[i].accuracy, bins_[i].confidence);
    x << middle(i);
    lifted << 100 * low;
    y << (gaps ? 100 * (high - low) : 100 * bins_[i].accuracy);
  }
  const double width = 92.0 / static_cast<double>(std::max<std::size_t>(bins_.size(), 1));
  QColor color = toneColor(few ? Tone::Muted : gaps ? Tone::Training : Tone::Validation);
  if (few) color.setAlphaF(kFadedAlpha);
  if (base) {
    base->setData(x, lifted, true);
    base->setPen(Qt::NoPen);
    base->setBrush(Qt::NoBrush);
    base->setWidth(width);
    bars->moveAbove(base);
  }
  bars->setData(x, y, true);
  bars->setWidth(width);
  bars->setPen(gaps ? QPen(color, theme().line) : QPen(Qt::NoPen));
  QColor fill = color;
  if (!gaps && !few) fill.setAlphaF(0.7f);
  bars->setBrush(QBrush(fill, gaps ? Qt::BDiagPattern : Qt::SolidPattern));
}

/// How many answers a bar stands for, above it: a tall bar of three answers is no finding.
void ReliabilityChart::writeCounts() {
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    if (bins_[i].rows == 0) continue;
    auto* count = new QCPItemText(plot());
    count->setText(chartCount(bins_[i].rows));
    count->setFont(plot()->xAxis->tickLabelFont());
    count->setColor(bins_[i].rows < kFewAnswers ? theme().muted : theme().text);
    count->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    count->position->setCoords(middle(i), 100 * std::max(bins_[i].accuracy, bins_[i].confidence) + 1);
  }
}

void ReliabilityChart::draw() {
  plot()->clearPlottables();
  plot()->clearItems();
  if (bins_.empty()) return;
  for (const bool few : {false, true}) {
    addBars(false, few);
    addBars(true, few);
  }
  writeCounts();
  auto* line = new QCPCurve(plot()->xAxis, plot()->yAxis);
  line->setData({0.0, 100.0}, {0.0, 100.0});
  line->setPen(QPen(toneColor(Tone::Baseline), 1.5 * theme().line, Qt::DotLine));
}

void ReliabilityChart::fit() {
  plot()->xAxis->setRange(0, 100);
  plot()->yAxis->setRange(0, 112);
  plot()->xAxis->ticker()->setTickCount(5);
  plot()->yAxis->ticker()->setTickCount(5);
}

std::optional<ChartReading> ReliabilityChart::readingAt(double x) const {
  if (bins_.empty() || !std::isfinite(x)) return std::nullopt;
  const auto count = static_cast<double>(bins_.size());
  const auto at = static_cast<std::size_t>(std::clamp(std::floor(x / 100 * count), 0.0, count - 1));
  const ConfidenceBin& bin = bins_[at];
  ChartReading reading;
  reading.x = middle(at);
  reading.title = tr("%1 sure").arg(rangeName(at));
  reading.values.push_back({tr("answers"), chartCount(bin.rows), Tone::Muted, {}});
  if (bin.rows > 0) {
    reading.values.push_back({tr("right"), qs(formatPercent(bin.accuracy)), Tone::Validation, 100 * bin.accuracy});
    reading.values.push_back({tr("mean confidence"), qs(formatPercent(bin.confidence)), Tone::Training, 100 * bin.confidence});
  }
  return reading;
}

double ReliabilityChart::neighbour(double x, int direction) const {
  return std::clamp(x + direction * 100.0 / static_cast<double>(std::max<std::size_t>(bins_.size(), 1)), 0.0, 100.0);
}

}  // namespace etude
