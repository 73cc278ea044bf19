#include "ui/pages/token_chip.h"

#include "ui/theme.h"

#include <QFontDatabase>
#include <QPainter>

namespace etude {

namespace {

using Kind = PreviewToken::Kind;

struct ChipLook {
  QColor fill, text;
  QPen border = Qt::NoPen;
  bool struck = false;
};

ChipLook lookOf(Kind kind, bool feeds_answer) {
  const Theme& t = theme();
  ChipLook look{t.accent_soft, t.text};
  if (kind == Kind::Special) look = {t.raised, t.text, QPen(t.border)};
  if (kind == Kind::Piece) look.fill = t.curve_metric, look.fill.setAlphaF(t.dark ? 0.28F : 0.16F);
  if (kind == Kind::Unknown) look.border = QPen(t.bad, 1.5);
  if (kind == Kind::Cut) look = {Qt::transparent, t.caution, QPen(t.caution, 1, Qt::DashLine), true};
  if (kind == Kind::Padding) look = {Qt::transparent, t.muted, QPen(t.border, 1, Qt::DotLine)};
  if (feeds_answer) look.border = QPen(t.accent, 2);
  return look;
}

}  // namespace

void paintTokenChip(QPainter& painter, const QRect& area, const QString& text, Kind kind, bool feeds_answer) {
  const ChipLook look = lookOf(kind, feeds_answer);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(look.border);
  painter.setBrush(look.fill);
  painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 5, 5);
  QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setStrikeOut(look.struck);
  painter.setFont(font);
  painter.setPen(look.text);
  painter.drawText(area, Qt::AlignCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width() - 8));
  painter.restore();
}

}  // namespace etude
