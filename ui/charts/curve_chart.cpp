#include "ui/charts/curve_chart.h"

#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_parts.h"
#include "ui/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {
constexpr std::size_t kLeastPoints = 160;
constexpr std::size_t kExtentPoints = 512;  ///< bins that the range of an axis is taken from
constexpr int kFlagRows = 3, kMostFlags = 40, kFlagLetters = 28;
constexpr double kFar = 1e15;
constexpr double kMarkRoom = 10;            ///< radius of the largest mark with its line, in pixels
constexpr int kManyPoints = 60;             ///< beyond, markers are small

QPen curvePen(const Curve& curve, double width) {
  return QPen(toneColor(curve.tone), width * theme().line, curve.dash, Qt::FlatCap, Qt::RoundJoin);
}
}  // namespace

CurveChart::CurveChart(const QString& title, QWidget* parent) : Chart(title, parent) {
  setZoomable(true);
  makeTools();
  QCustomPlot* p = plot();
  p->xAxis->setLabel(tr("Training steps"));
  p->xAxis->ticker()->setTickCount(6);
  tint_ = new QCPItemRect(p);
  tint_->setLayer(QStringLiteral("background"));
  tint_->setPen(Qt::NoPen);
  for (QCPItemPosition* corner : {tint_->topLeft, tint_->bottomRight}) corner->setType(QCPItemPosition::ptAxisRectRatio);
  tint_->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
  border_ = new QCPItemStraightLine(p);
  for (QCPItemPosition* end : {border_->point1, border_->point2}) end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  border_text_ = new QCPItemText(p);
  border_text_->position->setTypeX(QCPItemPosition::ptPlotCoords);
  border_text_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  border_text_->setPadding(QMargins(6, 2, 6, 2));
  tell();
}

void CurveChart::makeTools() {
  log_button_ = makeTool(tr("Log axis"), tr("Logarithmic axis: equal distances are equal factors, so that small values are told apart"), true);
  log_button_->setObjectName(QStringLiteral("logAxis"));
  connect(log_button_, &QToolButton::toggled, this, &CurveChart::setLogarithmic);
  smooth_button_ = makeMenuTool(tr("Smooth"), tr("How strongly the moving average smooths: stronger shows the trend, weaker the detail"));
  smooth_button_->setObjectName(QStringLiteral("smoothing"));
  auto* menu = new QMenu(smooth_button_);
  auto* group = new QActionGroup(menu);
  const std::pair<Smoothing, QString> strengths[] = {{Smoothing::None, tr("Not smoothed")},
                                                     {Smoothing::Light, tr("Light")},
                                                     {Smoothing::Medium, tr("Medium")},
                                                     {Smoothing::Strong, tr("Strong")}};
  for (const auto& [strength, name] : strengths) {
    QAction* action = menu->addAction(name, this, [this, value = strength] { setSmoothing(value); });
    action->setCheckable(true);
    action->setChecked(strength == smoothing_);
    action->setData(static_cast<int>(strength));
    group->addAction(action);
  }
  smooth_button_->setMenu(menu);
  smooth_button_->hide();
  addTool(log_button_);
  addTool(smooth_button_);
}

void CurveChart::setAxis(const QString& label, bool from_zero, std::function<QString(double)> format) {
  setValueTitles(label);
  from_zero_ = from_zero;
  format_ = std::move(format);
}

void CurveChart::setAcross(const QString& label, const QString& column, std::function<QString(double)> format) {
  plot()->xAxis->setLabel(label);
  across_ = column;
  across_format_ = std::move(format);
  tell();
  fitAgain();
}

void CurveChart::setPercent(bool on) {
  plot()->yAxis->setTicker(QSharedPointer<NumberTicker<QCPAxisTicker>>::create(on ? 100 : 1));
  log_button_->setVisible(!on);
}

void CurveChart::setSmoothing(Smoothing strength) {
  smoothing_ = strength;
  for (QAction* action : smooth_button_->menu()->actions()) action->setChecked(action->data().toInt() == static_cast<int>(strength));
  tellLegend();
  valuesChanged();
}

void CurveChart::setLogarithmic(bool on) {
  if (logarithmic_ == on) return;
  logarithmic_ = on;
  log_button_->setChecked(on);
  QCPAxis* axis = plot()->yAxis;
  axis->setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  if (on)
    axis->setTicker(QSharedPointer<NumberTicker<QCPAxisTickerLog>>::create());
  else
    axis->setTicker(QSharedPointer<NumberTicker<QCPAxisTicker>>::create());
  fitAgain();
}

void CurveChart::setCurves(std::vector<Curve> curves, std::vector<CurveMark> marks, std::optional<CurveRegion> region) {
  const auto alike = [](const Curve& a, const Curve& b) {
    return a.name == b.name && a.tone == b.tone && a.band == b.band && a.exact == b.exact && a.marker == b.marker && !a.series == !b.series;
  };
  const auto ringed = [](const std::vector<CurveMark>& all) {
    return std::any_of(all.begin(), all.end(), [](const CurveMark& mark) { return mark.y.has_value(); });
  };
  const bool same = std::equal(curves_.begin(), curves_.end(), curves.begin(), curves.end(), alike) &&
                    marks.empty() == marks_.empty() && ringed(marks) == ringed(marks_);
  curves_ = std::move(curves);
  marks_ = std::move(marks);
  region_ = std::move(region);
  rows_from_ = nullptr;
  point_rows_.clear();
  for (const Curve& curve : curves_) {
    if (curve.series && !curve.series->empty() && (!rows_from_ || curve.series->bins().back().x > rows_from_->bins().back().x))
      rows_from_ = curve.series;
    if (curve.series == nullptr)
      for (const QPointF& point : curve.points) point_rows_.push_back(point.x());
  }
  std::sort(point_rows_.begin(), point_rows_.end());
  point_rows_.erase(std::unique(point_rows_.begin(), point_rows_.end()), point_rows_.end());
  if (!same) {
    makeGraphs();
    tell();
  }
  valuesChanged();
}

void CurveChart::makeGraphs() {
  for (const Drawn& drawn : drawn_) {
    for (QCPGraph* graph : {drawn.smooth, drawn.mean, drawn.high, drawn.low})
      if (graph) plot()->removeGraph(graph);
  }
  drawn_.clear();
  for (const Curve& curve : curves_) {
    Drawn drawn;
    if (curve.band) {
      drawn.low = plot()->addGraph();
      drawn.high = plot()->addGraph();
      drawn.high->setChannelFillGraph(drawn.low);
      for (QCPGraph* graph : {drawn.low, drawn.high}) graph->setPen(Qt::NoPen);
    }
    drawn.mean = plot()->addGraph();
    if (curve.series && !curve.exact) drawn.smooth = plot()->addGraph();
    drawn_.push_back(drawn);
  }
}

/// What is drawn, under the name of what it is: a moving average is not the loss, and a joined point is no single step.
void CurveChart::tellLegend() {
  using Mark = LegendEntry::Mark;
  std::vector<LegendEntry> legend;
  for (const Curve& curve : curves_) {
    const bool smooth = smooths(curve);
    legend.push_back({smooth ? tr("%1, smoothed").arg(curve.name) : curve.name, curve.tone,
                      curve.marker == Marker::None ? Mark::Line : Mark::LineWithDots, curve.dash, curve.marker});
    if (smooth && !curve.guest)
      legend.push_back({joined_ ? tr("mean of neighbouring steps") : tr("each step"), curve.tone, Mark::ThinLine, curve.dash, Marker::None});
    if (curve.band && joined_) legend.push_back({tr("lowest to highest"), curve.tone, Mark::Band, Qt::SolidLine, Marker::None});
  }
  if (std::any_of(marks_.begin(), marks_.end(), [](const CurveMark& mark) { return mark.y.has_value(); }))
    legend.push_back({tr("Best checkpoint"), Tone::Good, Mark::Ring, Qt::SolidLine, Marker::None});
  setLegend(legend);
}

/// Legend, table and tools for the curves there are.
void CurveChart::tell() {
  tellLegend();
  smooth_button_->setVisible(std::any_of(curves_.begin(), curves_.end(), [](const Curve& curve) { return curve.series && !curve.exact; }));
  columns_ = columns();
  table()->setSource({columns_, [this] { return rows(); }, [this](int row, int column) { return cell(row, column); }});
}

double CurveChart::shownLower() const { return following() ? 0 : plot()->xAxis->range().lower; }

double CurveChart::shownUpper() const { return following() ? fittedUpper() : plot()->xAxis->range().upper; }

/// Room for a whole ring around the last point.
double CurveChart::fittedUpper() const {
  return std::max(extent().x_max, 10.0) * (1 + std::max(0.01, kMarkRoom * theme().line / std::max(plot()->axisRect()->width(), 100)));
}

void CurveChart::draw() {
  bool joined = false;
  for (std::size_t i = 0; i < curves_.size(); ++i) {
    if (!curves_[i].series)
      drawPoints(curves_[i], drawn_[i]);
    else if (drawSeries(curves_[i], drawn_[i]))
      joined = true;
  }
  if (joined != joined_) {
    joined_ = joined;
    tellLegend();
  }
  drawRegion();
  drawMarks();
}

/// True if points were joined.
bool CurveChart::drawSeries(const Curve& curve, const Drawn& drawn) {
  // A point for two pixels: more cannot be told apart, and a noisy line is as slow to paint as it is long.
  const auto limit = std::max<std::size_t>(kLeastPoints, static_cast<std::size_t>(std::max(plot()->axisRect()->width(), 0)) / 2);
  const std::vector<Series::Bin> bins = curve.series->between(shownLower(), shownUpper(), limit);
  const bool joined = std::any_of(bins.begin(), bins.end(), [](const Series::Bin& bin) { return bin.count > 1; });
  const std::vector<DrawnPoint> points = drawnPoints(bins);
  const bool smooth = smooths(curve);
  const auto count = static_cast<qsizetype>(points.size());
  QVector<double> x(count), y(count), low(count), high(count);
  // Far outside of a zoomed view every value looks alike; long lines that nobody sees are painted all the same.
  const QCPRange seen = plot()->yAxis->range();
  const double least = following() ? -kFar : logarithmic_ ? seen.lower / 10 : seen.lower - seen.size();
  const double most = following() ? kFar : logarithmic_ ? seen.upper * 10 : seen.upper + seen.size();
  const auto shown = [&](double value) { return logarithmic_ && value <= 0 ? qQNaN() : std::clamp(value, least, most); };
  for (qsizetype i = 0; i < count; ++i) {
    const DrawnPoint& point = points[static_cast<std::size_t>(i)];
    x[i] = point.x, y[i] = shown(point.mean), low[i] = shown(point.low), high[i] = shown(point.high);
  }
  if (curve.band) {
    drawn.low->setData(x, low, true);
    drawn.high->setData(x, high, true);
    QColor soft = toneColor(curve.tone);
    soft.setAlphaF(0.16f);
    drawn.high->setBrush(soft);
    drawn.high->setAntialiasedFill(false);
  }
  drawn.mean->setVisible(!smooth || !curve.guest);  // several raw curves over each other hide all of them
  drawn.mean->setData(x, y, true);
  // Under the moving average the raw curve is a thin texture: without smooth edges it costs a tenth.
  drawn.mean->setAntialiased(!smooth);
  QPen faint = curvePen(curve, smooth ? 1 : curve.guest ? 1.5 : 2);
  QColor color = faint.color();
  if (smooth) color.setAlphaF(thinLineAlpha());
  faint.setColor(color);
  drawn.mean->setPen(faint);
  if (drawn.smooth) drawn.smooth->setVisible(smooth);
  if (!smooth) return joined;
  const std::vector<double> average = smoothed(points, smoothing_);
  for (qsizetype i = 0; i < count; ++i) y[i] = shown(average[static_cast<std::size_t>(i)]);
  drawn.smooth->setData(x, y, true);
  drawn.smooth->setPen(curvePen(curve, curve.guest ? 1.5 : 2.25));
  return joined;
}

void CurveChart::drawPoints(const Curve& curve, const Drawn& drawn) {
  QVector<double> x, y;
  for (const QPointF& point : curve.points) {
    x << point.x();
    y << (logarithmic_ && point.y() <= 0 ? qQNaN() : point.y());
  }
  drawn.mean->setData(x, y, true);
  drawn.mean->setPen(curvePen(curve, curve.guest ? 1.5 : 2));
  const double size = (x.size() > kManyPoints ? 4 : 7) * theme().line;
  drawn.mean->setScatterStyle(scatterStyle(curve.marker, toneColor(curve.tone), size));
}

std::optional<double> CurveChart::regionBegin() const {
  if (!border_->visible()) return std::nullopt;
  return border_->point1->key();
}

void CurveChart::drawRegion() {
  const bool shown = region_.has_value();
  tint_->setVisible(shown);
  border_->setVisible(shown);
  border_text_->setVisible(shown);
  if (!shown) return;
  QColor tint = theme().caution;
  tint.setAlphaF(0.10f);
  tint_->topLeft->setCoords(region_->from, 0);
  tint_->bottomRight->setCoords(1, 1);
  tint_->setBrush(tint);
  border_->point1->setCoords(region_->from, 0);
  border_->point2->setCoords(region_->from, 1);
  border_->setPen(QPen(theme().caution, 1.5 * theme().line, Qt::DashLine));
  const bool left = region_->from > shownLower() + 0.75 * (shownUpper() - shownLower());
  border_text_->setText(region_->text);
  border_text_->setPositionAlignment(Qt::AlignTop | (left ? Qt::AlignRight : Qt::AlignLeft));
  border_text_->position->setCoords(region_->from, 0.01);
  border_text_->setColor(theme().text);
  border_text_->setFont(font());
}

void CurveChart::drawMarks() {
  for (QCPAbstractItem* item : flags_) plot()->removeItem(item);
  flags_.clear();
  // Words take the upper third at most: in a low chart the curves come first, and the cursor says what a line means.
  const int room = plot()->axisRect()->height() / 3 / (QFontMetrics(font()).height() + 6);
  std::vector<double> row_ends(static_cast<std::size_t>(std::clamp(room - (region_ ? 1 : 0), 0, kFlagRows)), -1e9);
  const double lower = shownLower(), upper = shownUpper();
  int count = 0;
  for (const CurveMark& mark : marks_) {
    if (mark.x < lower || mark.x > upper || count++ >= kMostFlags) continue;
    if (!mark.y) {
      drawFlag(mark, row_ends);
      continue;
    }
    auto* ring = new QCPItemEllipse(plot());
    const double radius = 7.5 * theme().line;
    for (QCPItemPosition* corner : {ring->topLeft, ring->bottomRight}) corner->setType(QCPItemPosition::ptAbsolute);
    auto* centre = new QCPItemTracer(plot());
    centre->setStyle(QCPItemTracer::tsNone);
    centre->position->setCoords(mark.x, *mark.y);
    ring->topLeft->setParentAnchor(centre->position);
    ring->bottomRight->setParentAnchor(centre->position);
    ring->topLeft->setCoords(-radius, -radius);
    ring->bottomRight->setCoords(radius, radius);
    ring->setPen(QPen(toneColor(mark.tone), 2.5 * theme().line));
    flags_.push_back(ring);
    flags_.push_back(centre);
  }
}

/// A thin line with its words at the top, in the first row that is free.
void CurveChart::drawFlag(const CurveMark& mark, std::vector<double>& row_ends) {
  auto* line = new QCPItemStraightLine(plot());
  for (QCPItemPosition* end : {line->point1, line->point2}) end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  line->point1->setCoords(mark.x, 0);
  line->point2->setCoords(mark.x, 1);
  line->setPen(QPen(toneColor(mark.tone), 1.25 * theme().line, Qt::DotLine));
  flags_.push_back(line);
  const QString text = mark.text.size() > kFlagLetters ? mark.text.left(kFlagLetters - 1) + QStringLiteral("…") : mark.text;
  const double width = QFontMetrics(font()).horizontalAdvance(text) + 12;
  const double at = (mark.x - shownLower()) / std::max(shownUpper() - shownLower(), 1e-9) * plot()->axisRect()->width();
  const bool left = at + width > plot()->axisRect()->width();
  const double begin = left ? at - width : at;
  const auto row = std::find_if(row_ends.begin(), row_ends.end(), [&](double end) { return end <= begin; });
  if (row == row_ends.end()) return;  // the line stays; cursor and table say the words
  *row = begin + width;
  const auto place = static_cast<double>(row - row_ends.begin());
  const double height = (QFontMetrics(font()).height() + 6.0) / std::max(plot()->axisRect()->height(), 1);
  auto* label = new QCPItemText(plot());
  label->position->setTypeX(QCPItemPosition::ptPlotCoords);
  label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  label->position->setCoords(mark.x, (region_ ? 1.15 * height : 0.01) + place * height);
  label->setPositionAlignment(Qt::AlignTop | (left ? Qt::AlignRight : Qt::AlignLeft));
  label->setPadding(QMargins(6, 1, 6, 1));
  label->setText(text);
  QColor paper = theme().surface;
  paper.setAlphaF(0.8f);
  label->setBrush(paper);
  label->setColor(theme().text);
  label->setFont(font());
  flags_.push_back(label);
}

/// The lowest value that is drawn as a marker or with a ring; infinite without any.
double CurveChart::lowestMark() const {
  double lowest = std::numeric_limits<double>::infinity();
  for (const Curve& curve : curves_)
    for (const QPointF& point : curve.points)
      if (curve.marker != Marker::None && (!logarithmic_ || point.y() > 0)) lowest = std::min(lowest, point.y());
  for (const CurveMark& mark : marks_)
    if (mark.y && (!logarithmic_ || *mark.y > 0)) lowest = std::min(lowest, *mark.y);
  return lowest;
}

CurveChart::Extent CurveChart::extent() const {
  Extent result;
  const auto take = [&result](double value) {
    result.low = result.any ? std::min(result.low, value) : value;
    result.high = result.any ? std::max(result.high, value) : value;
    if (value > 0) result.positive = result.positive > 0 ? std::min(result.positive, value) : value;
    result.any = true;
  };
  for (const Curve& curve : curves_) {
    for (const QPointF& point : curve.points) {
      take(point.y());
      result.x_max = std::max(result.x_max, point.x());
    }
    if (!curve.series || curve.series->empty()) continue;
    double means = 0, highs = 0;
    for (const Series::Bin& bin : curve.series->whole(kExtentPoints)) {
      take(bin.mean());
      means = std::max(means, bin.mean());
      highs = std::max(highs, bin.high);
    }
    take(std::min(highs, std::max(1.5 * means, means)));  // single spikes may be cut off
    result.x_max = std::max(result.x_max, curve.series->bins().back().x);
  }
  return result;
}

void CurveChart::fit() {
  const Extent shown = extent();
  plot()->xAxis->setRange(0, fittedUpper());
  const double height = std::max(plot()->axisRect()->height(), 60), ring = kMarkRoom * theme().line, mark = lowestMark();
  if (logarithmic_) {
    const double low = shown.positive > 0 ? shown.positive : 0.1;
    const double bottom = low / 1.2, upper = std::max(shown.high, low * 2) * 1.2;
    plot()->yAxis->setRange(mark > 0 ? std::min(bottom, mark / std::pow(upper / bottom, ring / height)) : bottom, upper);
    return;
  }
  const double margin = 0.08 * (shown.high - (from_zero_ ? 0 : shown.low));
  const double top = shown.high + (margin > 0 ? margin : std::max(std::abs(shown.high) * 0.08, 1e-9));
  const double bottom = from_zero_ ? std::min(shown.low, 0.0) : shown.low - margin, upper = shown.any && top > 0 ? top : 1;
  plot()->yAxis->setRange(std::min(bottom, mark - (upper - bottom) * ring / height), upper);
}

QString CurveChart::summary() const {
  QStringList sentences;
  for (const Curve& curve : curves_) {
    double first = 0, last = 0, x = 0;
    if (curve.series && !curve.series->empty()) {
      first = curve.series->bins().front().mean(), last = curve.series->bins().back().mean(), x = curve.series->bins().back().x;
    } else if (!curve.series && !curve.points.empty()) {
      first = curve.points.front().y(), last = curve.points.back().y(), x = curve.points.back().x();
    } else {
      continue;
    }
    sentences << tr("%1 went from %2 to %3 over %4 steps.")
                     .arg(curve.name, format_(first), format_(last), chartCount(static_cast<std::int64_t>(x)));
  }
  return sentences.isEmpty() ? tr("No values yet.") : sentences.join(QLatin1Char(' '));
}

}  // namespace etude
