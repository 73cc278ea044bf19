#include "ui/charts/chart_parts.h"

#include "ui/theme.h"

#include <QPainter>

#include <qcustomplot.h>

namespace etude {

namespace {
constexpr int kSwatch = 22, kSmallSwatch = 12, kSwatchGap = 6, kEntryGap = 14, kRowHeight = 20;

/// Width of what stands before a name.
int swatchWidth(const LegendEntry& entry) {
  return entry.mark == LegendEntry::Mark::Block || entry.mark == LegendEntry::Mark::Ring ? kSmallSwatch : kSwatch;
}

void styleAxis(QCPAxis& axis, const QFont& font) {
  const Theme& t = theme();
  axis.setBasePen(QPen(t.border, 1));
  axis.setTickPen(QPen(t.border, 1));
  axis.setSubTickPen(Qt::NoPen);
  axis.setTickLength(0, 4);
  axis.setTickLabelColor(t.muted);
  axis.setLabelColor(t.muted);
  axis.setTickLabelFont(font);
  axis.setLabelFont(font);
  axis.setTickLabelPadding(6);
  axis.setLabelPadding(6);
  axis.grid()->setPen(QPen(t.border, 1, Qt::SolidLine));
  axis.grid()->setSubGridVisible(false);
  axis.grid()->setZeroLinePen(Qt::NoPen);
}
}  // namespace

void stylePlot(QCustomPlot& plot) {
  QFont font = plot.font();
  font.setPointSizeF(std::max(7.5, font.pointSizeF() * 0.9));
  plot.setBackground(QBrush(theme().surface));
  for (QCPAxis* axis : {plot.xAxis, plot.yAxis, plot.xAxis2, plot.yAxis2}) styleAxis(*axis, font);
  plot.xAxis->grid()->setPen(Qt::NoPen);
  plot.xAxis2->grid()->setPen(Qt::NoPen);
  plot.yAxis->setBasePen(Qt::NoPen);
  plot.yAxis2->setBasePen(Qt::NoPen);
  plot.yAxis->setTickPen(Qt::NoPen);
  plot.yAxis2->setTickPen(Qt::NoPen);
}

QCPScatterStyle scatterStyle(Marker marker, const QColor& color, double size) {
  using Style = QCPScatterStyle;
  static constexpr Style::ScatterShape kShapes[] = {Style::ssNone,    Style::ssCircle,           Style::ssSquare, Style::ssTriangle,
                                                    Style::ssDiamond, Style::ssTriangleInverted, Style::ssCross,  Style::ssStar};
  const bool open = marker == Marker::Cross || marker == Marker::Star;
  return Style(kShapes[static_cast<int>(marker)], QPen(color, open ? 1.6 : 1), open ? QBrush(Qt::NoBrush) : QBrush(color), size);
}

float thinLineAlpha() { return theme().dark ? 0.6f : 0.4f; }

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("chartLegend"));
  setAccessibleName(tr("Legend"));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ChartLegend::setEntries(const std::vector<LegendEntry>& entries) {
  entries_ = entries;
  setVisible(!entries_.empty());
  QStringList names;
  for (const LegendEntry& entry : entries_) names << entry.name;
  setAccessibleDescription(names.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

int ChartLegend::entryWidth(const LegendEntry& entry) const {
  return swatchWidth(entry) + kSwatchGap + fontMetrics().horizontalAdvance(entry.name);
}

std::vector<QPoint> ChartLegend::places(int width, int* height) const {
  std::vector<QPoint> result;
  int x = 0, y = 0;
  for (const LegendEntry& entry : entries_) {
    const int w = entryWidth(entry);
    if (x > 0 && x + w > width) x = 0, y += kRowHeight;
    result.emplace_back(x, y);
    x += w + kEntryGap;
  }
  *height = entries_.empty() ? 0 : y + kRowHeight;
  return result;
}

int ChartLegend::heightForWidth(int width) const {
  int height = 0;
  places(width, &height);
  return height;
}

QSize ChartLegend::sizeHint() const {
  int width = 0;
  for (const LegendEntry& entry : entries_) width += entryWidth(entry) + kEntryGap;
  return {width, kRowHeight};
}

QSize ChartLegend::minimumSizeHint() const { return {120, heightForWidth(std::max(width(), 120))}; }

void ChartLegend::paintSwatch(QCPPainter& painter, const LegendEntry& entry, const QPointF& centre) const {
  const QColor color = toneColor(entry.tone);
  QColor soft = color;
  soft.setAlphaF(0.22f);
  const QRectF block(centre.x() - kSwatch / 2.0 + 3, centre.y() - 5, kSwatch - 6, 10);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::NoBrush);
  using Mark = LegendEntry::Mark;
  if (entry.mark == Mark::Band || entry.mark == Mark::Region) {
    painter.setBrush(soft);
    painter.drawRect(block);
    if (entry.mark == Mark::Region) {
      painter.setPen(QPen(color, 1.5, Qt::DashLine));
      painter.drawLine(block.topLeft(), block.bottomLeft());
    }
  } else if (entry.mark == Mark::Block) {
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(centre.x() - 5, centre.y() - 5, 10, 10), 2, 2);
  } else if (entry.mark == Mark::Ring) {
    painter.setPen(QPen(color, 2));
    painter.drawEllipse(centre, 5, 5);
  } else {
    const bool thin = entry.mark == Mark::ThinLine;
    soft.setAlphaF(thinLineAlpha());
    painter.setPen(QPen(thin ? soft : color, thin ? 1 : 2, entry.style));
    painter.drawLine(QPointF(centre.x() - kSwatch / 2.0, centre.y()), QPointF(centre.x() + kSwatch / 2.0, centre.y()));
    if (entry.mark == Mark::LineWithDots) {
      const QCPScatterStyle shape = scatterStyle(entry.marker, color, 7);
      shape.applyTo(&painter, QPen(color));
      shape.drawShape(&painter, centre);
    }
  }
}

void ChartLegend::paintEvent(QPaintEvent*) {
  QCPPainter painter(this);
  paint(painter, width());
}

void ChartLegend::paint(QCPPainter& painter, int width) const {
  painter.setFont(font());
  painter.setRenderHint(QPainter::Antialiasing);
  int height = 0;
  const std::vector<QPoint> corners = places(width, &height);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    paintSwatch(painter, entries_[i], QPointF(corners[i].x() + swatchWidth(entries_[i]) / 2.0, corners[i].y() + kRowHeight / 2.0));
    painter.setPen(theme().muted);
    const QRect text(corners[i].x() + swatchWidth(entries_[i]) + kSwatchGap, corners[i].y(), width, kRowHeight);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, entries_[i].name);
  }
}

ChartCursor::ChartCursor(QCustomPlot* plot) : QWidget(plot), plot_(plot) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_NoSystemBackground);
}

void ChartCursor::setReading(const std::optional<ChartReading>& reading) {
  reading_ = reading;
  update();
}

void ChartCursor::setPlaceholder(const QString& text) {
  if (text == placeholder_) return;
  placeholder_ = text;
  update();
}

void ChartCursor::paintEvent(QPaintEvent*) {
  const QRect area = plot_->axisRect()->rect();
  if (!placeholder_.isEmpty()) {
    QPainter painter(this);
    const QRect room = area.adjusted(16, 16, -16, -16);
    const int flags = Qt::AlignCenter | Qt::TextWordWrap;
    painter.fillRect(painter.boundingRect(room, flags, placeholder_).adjusted(-12, -8, 12, 8), theme().surface);
    painter.setPen(theme().muted);
    painter.drawText(room, flags, placeholder_);
    return;
  }
  if (!reading_) return;
  const int x = static_cast<int>(plot_->xAxis->coordToPixel(reading_->x));
  if (x < area.left() || x > area.right() + 1) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme().muted, 1));
  painter.drawLine(x, area.top(), x, area.bottom());
  for (const ChartReading::Value& value : reading_->values) {
    if (!value.y) continue;
    const double y = plot_->yAxis->coordToPixel(*value.y);
    if (y < area.top() || y > area.bottom()) continue;
    painter.setPen(QPen(theme().surface, 2));
    painter.setBrush(toneColor(value.tone));
    painter.drawEllipse(QPointF(x, y), 5, 5);
  }
  paintBox(painter, area, x);
}

void ChartCursor::paintBox(QPainter& painter, const QRect& area, int line_x) const {
  constexpr int kPadding = 8, kDot = 14, kGap = 16;
  const QFontMetrics metrics = fontMetrics();
  int names = 0, numbers = 0;
  for (const ChartReading::Value& value : reading_->values) {
    names = std::max(names, metrics.horizontalAdvance(value.name));
    numbers = std::max(numbers, metrics.horizontalAdvance(value.value));
  }
  const int row = metrics.height() + 2;
  const int width = std::max(metrics.horizontalAdvance(reading_->title), kDot + names + kGap + numbers) + 2 * kPadding;
  const int height = row * static_cast<int>(reading_->values.size() + 1) + 2 * kPadding;
  int x = line_x + 12;
  if (x + width > area.right()) x = std::max(0, line_x - 12 - width);
  const QRect box(x, area.top() + 4, width, height);
  painter.setPen(QPen(theme().border, 1));
  painter.setBrush(theme().raised);
  painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  QRect line(box.left() + kPadding, box.top() + kPadding, width - 2 * kPadding, row);
  painter.setPen(theme().muted);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, reading_->title);
  for (const ChartReading::Value& value : reading_->values) {
    line.translate(0, row);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColor(value.tone));
    painter.drawEllipse(QPointF(line.left() + 4, line.center().y() + 0.5), 3.5, 3.5);
    painter.setPen(theme().text);
    painter.drawText(line.adjusted(kDot, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, value.name);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, value.value);
  }
}

}  // namespace etude
