#include "ui/pages/memory_room.h"

#include "core/base/format.h"
#include "core/base/machine.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace etude {

namespace {

QString roomBytes(std::int64_t bytes) { return qs(formatBytes(static_cast<double>(bytes))); }

std::int64_t freeOn(const Session& session, const std::string& wanted) {
  if (const EngineInfo* info = session.engineInfo(); info && wanted != "cpu") {
    for (const DeviceInfo& device : info->devices)
      if (device.id != "cpu" && (wanted == "auto" || wanted == device.id)) return device.free_memory_bytes;
  }
  return lookAtMemory().available;
}

}  // namespace

MemoryRoom memoryRoom(const Session& session, const std::string& device) {
  return {freeOn(session, device), session.recipe().environment.memory_limit_mb << 20};
}

QString roomText(const MemoryRoom& room) {
  if (room.limit <= 0) return NeedBar::tr("%1 free").arg(roomBytes(room.free));
  return NeedBar::tr("%1 free, your limit is %2").arg(roomBytes(room.free), roomBytes(room.limit));
}

NeedBar::NeedBar(QWidget* parent) : QWidget(parent) {
  setFixedHeight(kHeight);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Memory that the run needs, of what is free"));
}

void NeedBar::setNeed(std::int64_t need, const MemoryRoom& room) {
  need_ = need;
  room_ = room;
  const double share = static_cast<double>(need) / static_cast<double>(std::max<std::int64_t>(room.usable(), 1));
  const QString text = room.limited() ? tr("The run needs %1; %2. That is %3 of your limit.") : tr("The run needs %1; %2. That is %3 of what is free.");
  setTip(this, text.arg(roomBytes(need), roomText(room), qs(formatPercent(share))));
  update();
}

double NeedBar::whole() const { return static_cast<double>(std::max({need_, room_.free, std::int64_t{1}})); }

double NeedBar::limitAt() const {
  const double place = static_cast<double>(room_.limit) / whole();
  return room_.limit > 0 && place <= 1 ? place : -1;
}

void NeedBar::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  const double share = static_cast<double>(need_) / static_cast<double>(std::max<std::int64_t>(room_.usable(), 1));
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF bar(0, 4, width(), height() - 8);
  QPainterPath shape;
  shape.addRoundedRect(bar, 4, 4);
  painter.setClipPath(shape);
  painter.fillRect(bar, t.raised);
  painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * static_cast<double>(need_) / whole(), bar.height()),
                   share > 0.95 ? t.bad : share > 0.75 ? t.caution : t.accent);
  painter.setClipping(false);
  const auto line = [&](double place, Qt::PenStyle style) {
    painter.setPen(QPen(t.text, 2 * t.line, style));
    const double x = std::clamp(place * width(), t.line, width() - t.line);
    painter.drawLine(QPointF(x, 0), QPointF(x, height()));
  };
  if (need_ > room_.free) line(static_cast<double>(room_.free) / whole(), Qt::DotLine);
  if (limitAt() >= 0) line(limitAt(), Qt::SolidLine);
}

}  // namespace etude
