#include "ui/bars.h"

#include "core/base/format.h"
#include "ui/widgets.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <numeric>

namespace etude {

namespace {

constexpr int kBarHeight = 16;

double sumOf(const std::vector<double>& sizes) { return std::accumulate(sizes.begin(), sizes.end(), 0.0); }

QString countText(double size) { return qs(formatCount(static_cast<std::int64_t>(size))); }

}  // namespace

LabelBars::LabelBars(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LabelBars::setRows(std::vector<Row> rows, const QStringList& parts, const std::vector<QColor Theme::*>& colors) {
  hidden_ = rows.size() > kMostRows ? rows.size() - kMostRows : 0;
  if (hidden_ > 0) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return sumOf(a.sizes) > sumOf(b.sizes); });
    smallest_ = sumOf(rows.back().sizes);
    rows.resize(kMostRows);
  }
  rows_ = std::move(rows);
  colors_ = colors;
  QStringList words;
  for (const Row& row : rows_) {
    QStringList counts;
    for (std::size_t i = 0; i < row.sizes.size(); ++i)
      counts << QStringLiteral("%1 %2").arg(parts.value(static_cast<int>(i)), countText(row.sizes[i]));
    words << QStringLiteral("%1: %2").arg(row.label, counts.join(", "));
  }
  if (hidden_ > 0) words << hiddenText();
  setAccessibleDescription(words.join("; "));
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
  painter.drawText(QRect(0, top, width(), rowHeight()), Qt::AlignLeft | Qt::AlignVCenter, hiddenText());
}

QString LabelBars::hiddenText() const { return tr("and %1 more labels, the rarest with %2 rows").arg(hidden_).arg(countText(smallest_)); }

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
