#include "ui/charts/live_chart.h"

#include "ui/theme.h"

#include <QToolButton>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {
constexpr std::size_t kPointsOnScreen = 320;
}

LiveChart::LiveChart(QWidget* parent) : Chart(tr("Loss"), parent) {
  setZoomable(true);
  makeGraphs();
  auto* smooth = makeTool(tr("Smooth"), tr("Draws a moving average over the training loss"), true);
  smooth->setChecked(smooth_);
  connect(smooth, &QToolButton::toggled, this, [this](bool on) {
    smooth_ = on;
    valuesChanged();
  });
  addTool(smooth);
  table()->setSource(
      {{tr("Step"), tr("Epoch"), tr("Training loss"), tr("Lowest"), tr("Highest"), tr("Validation loss"), tr("Accuracy")},
       [this] { return static_cast<int>(curves_.training.size()); },
       [this](int row, int column) { return cell(row, column); }});
  updateLegend();
  setPlaceholder(tr("The curves of training and validation loss appear here as soon as a run begins."));
}

void LiveChart::makeGraphs() {
  QCustomPlot* p = plot();
  p->xAxis->setLabel(tr("Training steps"));
  p->yAxis->setLabel(tr("Loss (nats)"));
  p->xAxis->ticker()->setTickCount(7);
  low_ = p->addGraph();
  high_ = p->addGraph();
  high_->setChannelFillGraph(low_);
  mean_ = p->addGraph();
  smooth_line_ = p->addGraph();
  validation_ = p->addGraph();
  best_ = p->addGraph();
  for (QCPGraph* graph : {low_, high_}) graph->setPen(Qt::NoPen);
  best_->setLineStyle(QCPGraph::lsNone);

  region_ = new QCPItemRect(p);
  region_->setLayer(QStringLiteral("background"));
  region_->setPen(Qt::NoPen);
  for (QCPItemPosition* corner : {region_->topLeft, region_->bottomRight}) corner->setType(QCPItemPosition::ptAxisRectRatio);
  region_->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
  line_ = new QCPItemStraightLine(p);
  label_ = new QCPItemText(p);
  label_->position->setTypeX(QCPItemPosition::ptPlotCoords);
  label_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  label_->setPadding(QMargins(6, 2, 6, 2));
}

void LiveChart::setRun(const RunMonitor& monitor) {
  curves_ = lossCurves(monitor);
  const bool empty = curves_.training.empty() && curves_.validation.empty();
  setPlaceholder(empty ? tr("The curves of training and validation loss appear here as soon as a run begins.") : QString());
  valuesChanged();
}

QString LiveChart::summary() const { return describeCurves(curves_); }

std::optional<double> LiveChart::markerPosition() const {
  if (!curves_.overfitting || !line_->visible()) return std::nullopt;
  return line_->point1->key();
}

void LiveChart::updateLegend() {
  using Mark = LegendEntry::Mark;
  std::vector<LegendEntry> entries{{tr("Training loss"), Tone::Training, Mark::Line, Qt::SolidLine},
                                   {tr("lowest to highest"), Tone::Training, Mark::Band, Qt::SolidLine},
                                   {tr("Validation loss"), Tone::Validation, Mark::LineWithDots, Qt::DashLine},
                                   {tr("Best checkpoint"), Tone::Good, Mark::Ring, Qt::SolidLine}};
  setLegend(entries);
}

void LiveChart::draw() {
  drawTraining();
  drawValidation();
  drawMarker();
}

void LiveChart::drawTraining() {
  const QCPRange shown = plot()->xAxis->range();
  const double upper = following() ? curveRange(curves_).x_max : shown.upper;
  const auto points = curveBetween(curves_.training, following() ? 0 : shown.lower, upper, kPointsOnScreen);
  const std::vector<double> average = smoothed(points);
  const auto count = static_cast<qsizetype>(points.size());
  QVector<double> x(count), low(count), high(count), mean(count), smooth(count);
  for (qsizetype i = 0; i < count; ++i) {
    const CurvePoint& point = points[static_cast<std::size_t>(i)];
    x[i] = point.x, low[i] = point.low, high[i] = point.high, mean[i] = point.mean;
    smooth[i] = average[static_cast<std::size_t>(i)];
  }
  low_->setData(x, low, true);
  high_->setData(x, high, true);
  mean_->setData(x, mean, true);
  smooth_line_->setData(x, smooth, true);
  QColor color = theme().curve_train, soft = color;
  soft.setAlphaF(0.16f);
  high_->setBrush(soft);
  color.setAlphaF(smooth_ ? 0.35f : 1.0f);
  mean_->setPen(QPen(color, (smooth_ ? 1 : 2) * theme().line));
  smooth_line_->setVisible(smooth_);
  smooth_line_->setPen(QPen(theme().curve_train, 2.25 * theme().line));
}

void LiveChart::drawValidation() {
  QVector<double> x, y, best_x, best_y;
  for (const EvalSample& sample : curves_.validation) {
    x << static_cast<double>(sample.step);
    y << sample.loss;
    if (sample.step == curves_.best_step) best_x << x.last(), best_y << y.last();
  }
  validation_->setData(x, y, true);
  best_->setData(best_x, best_y, true);
  const QColor color = theme().curve_validation;
  validation_->setPen(QPen(color, 2 * theme().line, Qt::DashLine));
  const double size = (x.size() > 60 ? 3.5 : 6.5) * theme().line;
  validation_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(color, 1), QBrush(color), size));
  best_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme().good, 2.5 * theme().line), Qt::NoBrush, 15 * theme().line));
}

void LiveChart::drawMarker() {
  const bool shown = curves_.overfitting.has_value();
  region_->setVisible(shown);
  line_->setVisible(shown);
  label_->setVisible(shown);
  if (!shown) return;
  const double step = static_cast<double>(curves_.overfitting->step);
  QColor tint = theme().caution;
  tint.setAlphaF(0.10f);
  region_->topLeft->setCoords(step, 0);
  region_->bottomRight->setCoords(1, 1);
  region_->setBrush(tint);
  line_->point1->setCoords(step, 0);
  line_->point2->setCoords(step, 1);
  line_->setPen(QPen(theme().caution, 1.5 * theme().line, Qt::DashLine));
  const QCPRange range = plot()->xAxis->range();
  const double end = following() ? curveRange(curves_).x_max : range.upper;
  const bool left = step > (following() ? 0 : range.lower) + 0.75 * (end - (following() ? 0 : range.lower));
  label_->setText(tr("Overfitting begins: step %1").arg(chartCount(static_cast<std::int64_t>(curves_.overfitting->step))));
  label_->setPositionAlignment(Qt::AlignTop | (left ? Qt::AlignRight : Qt::AlignLeft));
  label_->setTextAlignment(Qt::AlignLeft);
  label_->position->setCoords(step, 0.01);
  label_->setColor(theme().text);
  label_->setFont(font());
}

void LiveChart::fit() {
  const CurveRange range = curveRange(curves_);
  plot()->xAxis->setRange(0, range.x_max * 1.01);
  plot()->yAxis->setRange(0, range.y_max);
}

const Series::Bin* LiveChart::binAt(double x) const {
  if (curves_.training.empty()) return nullptr;
  auto it = std::lower_bound(curves_.training.begin(), curves_.training.end(), x,
                             [](const Series::Bin& bin, double value) { return bin.x < value; });
  if (it == curves_.training.end()) --it;
  return &*it;
}

const EvalSample* LiveChart::evalBefore(double x) const {
  const EvalSample* found = nullptr;
  for (const EvalSample& sample : curves_.validation) {
    if (static_cast<double>(sample.step) <= x) found = &sample;
  }
  return found;
}

std::optional<ChartReading> LiveChart::readingAt(double x) const {
  const Series::Bin* bin = binAt(x);
  if (!bin) return std::nullopt;
  ChartReading reading;
  reading.x = bin->x;
  reading.title = tr("Step %1").arg(chartCount(static_cast<std::int64_t>(bin->x)));
  if (curves_.steps_per_epoch > 0) {
    reading.title += tr(", epoch %1").arg(bin->x / static_cast<double>(curves_.steps_per_epoch), 0, 'f', 2);
  }
  reading.values.push_back({tr("Training loss"), chartNumber(bin->mean()), Tone::Training, bin->mean()});
  if (bin->count > 1) {
    reading.values.push_back(
        {tr("lowest, highest"), chartNumber(bin->low) + QStringLiteral(", ") + chartNumber(bin->high), Tone::Training, {}});
  }
  if (const EvalSample* sample = evalBefore(bin->x)) {
    const bool here = sample->step == static_cast<std::int64_t>(bin->x);
    const QString name = here ? tr("Validation loss") : tr("Validation loss (step %1)").arg(sample->step);
    reading.values.push_back(
        {name, chartNumber(sample->loss), Tone::Validation, here ? std::optional(sample->loss) : std::nullopt});
    reading.values.push_back({tr("Accuracy"), tr("%1 %").arg(100 * sample->accuracy, 0, 'f', 1), Tone::Metric, {}});
  }
  return reading;
}

double LiveChart::neighbour(double x, int direction) const {
  const Series::Bin* bin = binAt(x);
  if (!bin) return x;
  const auto at = bin - curves_.training.data() + direction;
  return curves_.training[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, std::ssize(curves_.training) - 1))].x;
}

QVariant LiveChart::cell(int row, int column) const {
  const Series::Bin& bin = curves_.training[static_cast<std::size_t>(row)];
  const double before = row > 0 ? curves_.training[static_cast<std::size_t>(row) - 1].x : -1;
  const EvalSample* sample = column >= 5 ? evalBefore(bin.x) : nullptr;
  if (sample && static_cast<double>(sample->step) <= before) sample = nullptr;
  switch (column) {
    case 0:
      return chartCount(static_cast<std::int64_t>(bin.x));
    case 1:
      return curves_.steps_per_epoch > 0 ? bin.x / static_cast<double>(curves_.steps_per_epoch) : 0.0;
    case 2:
      return bin.mean();
    case 3:
      return bin.low;
    case 4:
      return bin.high;
    case 5:
      return sample ? QVariant(sample->loss) : QVariant();
    default:
      return sample ? QVariant(sample->accuracy) : QVariant();
  }
}

}  // namespace etude
