#include "ui/bars.h"

#include "core/base/format.h"
#include "ui/widgets.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace etude {

namespace {

constexpr int kBarHeight = 16, kLegendGap = 12, kDot = 10;

QColor mixed(QColor color, double strength) {
  const QColor base = theme().surface;
  const auto mix = [strength](int a, int b) { return static_cast<int>(std::lround(a * strength + b * (1 - strength))); };
  return {mix(color.red(), base.red()), mix(color.green(), base.green()), mix(color.blue(), base.blue())};
}

double sumOf(const std::vector<double>& sizes) { return std::accumulate(sizes.begin(), sizes.end(), 0.0); }

QString countText(double size) { return qs(formatCount(static_cast<std::int64_t>(size))); }

}  // namespace

StackedBar::StackedBar(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void StackedBar::setParts(const std::vector<Part>& parts) {
  parts_ = parts;
  total_ = 0;
  QStringList words;
  for (const Part& part : parts_) {
    total_ += part.size;
    words << QStringLiteral("%1 %2").arg(part.name, part.text);
  }
  setAccessibleDescription(words.join(", "));
  updateGeometry();
  update();
}

QSize StackedBar::sizeHint() const { return {320, heightForWidth(320)}; }

int StackedBar::heightForWidth(int width) const { return kBarHeight + layoutLegend(width, nullptr); }

/// Height of the legend; paints it if there is a painter.
int StackedBar::layoutLegend(int width, QPainter* painter) const {
  const QFontMetrics metrics(scaledFont(0.92));
  int x = 0, y = kBarHeight + kLegendGap;
  bool any = false;
  for (const Part& part : parts_) {
    if (!part.in_legend) continue;
    any = true;
    const QString text = part.text.isEmpty() ? part.name : QStringLiteral("%1  %2").arg(part.name, part.text);
    const int needed = kDot + 8 + metrics.horizontalAdvance(text) + 20;
    if (x > 0 && x + needed > width) x = 0, y += metrics.height() + 4;
    if (painter) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(mixed(theme().*part.color, part.strength));
      painter->drawRoundedRect(QRectF(x, y + (metrics.height() - kDot) / 2.0, kDot, kDot), 3, 3);
      painter->setPen(theme().text);
      painter->drawText(QPoint(x + kDot + 8, y + metrics.ascent()), text);
    }
    x += needed;
  }
  return any ? y + metrics.height() - kBarHeight : 0;
}

void StackedBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(scaledFont(0.92));
  QPainterPath shape;
  shape.addRoundedRect(QRectF(0, 0, width(), kBarHeight), 5, 5);
  painter.setClipPath(shape);
  painter.fillRect(rect(), theme().raised);
  double x = 0;
  for (const Part& part : parts_) {
    if (part.size <= 0) continue;
    const double length = part.size / total_ * width();
    painter.fillRect(QRectF(x, 0, std::max(length - 1, 0.5), kBarHeight), mixed(theme().*part.color, part.strength));
    x += length;
  }
  painter.setClipping(false);
  layoutLegend(width(), &painter);
}

bool StackedBar::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || total_ <= 0) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  double x = 0;
  for (const Part& part : parts_) {
    x += part.size / total_ * width();
    if (help->pos().x() > x || help->pos().y() > kBarHeight) continue;
    QToolTip::showText(help->globalPos(),
                       QStringLiteral("%1: %2 (%3)").arg(part.name, part.text, qs(formatPercent(part.size / total_))), this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

LabelBars::LabelBars(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LabelBars::setRows(std::vector<Row> rows, const QStringList& parts, const std::vector<QColor Theme::*>& colors) {
  QStringList words;
  for (const Row& row : rows) {
    QStringList counts;
    for (std::size_t i = 0; i < row.sizes.size(); ++i)
      counts << QStringLiteral("%1 %2").arg(parts.value(static_cast<int>(i)), countText(row.sizes[i]));
    words << QStringLiteral("%1: %2").arg(row.label, counts.join(", "));
  }
  setAccessibleDescription(words.join("; "));
  hidden_ = rows.size() > kMostRows ? rows.size() - kMostRows : 0;
  if (hidden_ > 0) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return sumOf(a.sizes) > sumOf(b.sizes); });
    smallest_ = sumOf(rows.back().sizes);
    rows.resize(kMostRows);
  }
  rows_ = std::move(rows);
  colors_ = colors;
  updateGeometry();
  update();
}

int LabelBars::rowHeight() const { return fontMetrics().height() + 12; }

QSize LabelBars::sizeHint() const { return {320, static_cast<int>(rows_.size() + (hidden_ > 0)) * rowHeight()}; }

void LabelBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  int label_width = 48;
  double longest = 1;
  for (const Row& row : rows_) {
    label_width = std::max(label_width, fontMetrics().horizontalAdvance(row.label) + 12);
    longest = std::max(longest, sumOf(row.sizes));
  }
  label_width = std::min(label_width, width() / 3);
  int top = 0;
  for (const Row& row : rows_) {
    paintRow(painter, row, top, label_width, longest);
    top += rowHeight();
  }
  if (hidden_ == 0) return;
  painter.setPen(theme().muted);
  painter.drawText(QRect(0, top, width(), rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                   tr("and %1 more labels, the rarest with %2 rows").arg(hidden_).arg(countText(smallest_)));
}

void LabelBars::paintRow(QPainter& painter, const Row& row, int top, int label_width, double longest) const {
  const int number_width = fontMetrics().horizontalAdvance(countText(longest)) + 12;
  painter.setPen(theme().text);
  painter.drawText(QRect(0, top, label_width - 8, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                   fontMetrics().elidedText(row.label, Qt::ElideRight, label_width - 8));
  const double room = width() - label_width - number_width;
  const QRectF bar(label_width, top + (rowHeight() - kBarHeight) / 2.0, room * sumOf(row.sizes) / longest, kBarHeight);
  QPainterPath shape;
  shape.addRoundedRect(bar, 4, 4);
  painter.save();
  painter.setClipPath(shape);
  double x = bar.left();
  for (std::size_t i = 0; i < row.sizes.size(); ++i) {
    const double length = room * row.sizes[i] / longest;
    painter.fillRect(QRectF(x, bar.top(), std::max(length - 1, 0.0), kBarHeight), theme().*colors_[i]);
    x += length;
  }
  painter.restore();
  painter.setPen(theme().muted);
  painter.drawText(QRectF(bar.right() + 8, top, number_width, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                   countText(sumOf(row.sizes)));
}

}  // namespace etude
