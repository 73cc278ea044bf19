#include "ui/charts/value_bars.h"

#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace etude {

ValueBars::ValueBars(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void ValueBars::setRows(const std::vector<Row>& rows) {
  rows_ = rows;
  QStringList words;
  for (const Row& row : rows_) words << row.name + QLatin1Char(' ') + row.text;
  setAccessibleDescription(words.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

int ValueBars::rowHeight() const { return fontMetrics().height() + 14; }

QSize ValueBars::sizeHint() const { return {200, rowHeight() * static_cast<int>(rows_.size())}; }

QSize ValueBars::minimumSizeHint() const { return {96, sizeHint().height()}; }

void ValueBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  constexpr int kBar = 6;
  int y = 0;
  for (const Row& row : rows_) {
    QFont own = font();
    own.setWeight(row.strong ? QFont::DemiBold : QFont::Normal);
    painter.setFont(own);
    const QFontMetrics metrics(own);
    const int value_width = metrics.horizontalAdvance(row.text);
    const QRect line(0, y, width(), metrics.height());
    painter.setPen(row.strong ? theme().text : theme().muted);
    painter.drawText(line.adjusted(0, 0, -value_width - 8, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(row.name, Qt::ElideRight, width() - value_width - 8));
    painter.setPen(theme().text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.text);
    QRectF track(0, y + metrics.height() + 1, width(), kBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(track, kBar / 2.0, kBar / 2.0);
    const double share = std::isfinite(row.share) ? std::clamp(row.share, 0.0, 1.0) : 0.0;
    if (share > 0) {
      track.setWidth(std::max<double>(kBar, share * width()));
      painter.setBrush(toneColor(row.tone));
      painter.drawRoundedRect(track, kBar / 2.0, kBar / 2.0);
    }
    y += rowHeight();
  }
}

}  // namespace etude
