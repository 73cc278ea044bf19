#include "ui/charts/sparkline.h"

#include "ui/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace etude {

void Sparkline::setPoints(const std::vector<Point>& points) {
  points_ = points;
  update();
}

void Sparkline::paintEvent(QPaintEvent*) {
  if (points_.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& t = theme();
  const QRectF area = QRectF(rect()).adjusted(3, 3, -4, -3);
  painter.setPen(QPen(t.border, 1, Qt::DotLine));
  painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));  // one half
  painter.setPen(QPen(t.border, 1));
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  const double first = points_.front().x, width = std::max(1e-9, points_.back().x - first);
  const auto place = [&](const Point& p) {
    return QPointF(area.left() + area.width() * (p.x - first) / width, area.bottom() - area.height() * std::clamp(p.y, 0.0, 1.0));
  };
  QPainterPath path(place(points_.front()));
  for (const Point& point : points_) path.lineTo(place(point));
  painter.setPen(QPen(t.accent, 1.5 * t.line));
  painter.drawPath(path);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.accent);
  painter.drawEllipse(place(points_.back()), 2.5, 2.5);
}

}  // namespace etude
