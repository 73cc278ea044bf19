#include "ui/pages/token_strip.h"

#include "ui/accessible.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace etude {

namespace {

constexpr int kGap = 6;

QColor chipColor(bool special, int word) {
  const Theme& t = theme();
  if (special) return t.raised;
  QColor color = word % 2 == 0 ? t.accent : t.curve_metric;
  color.setAlphaF(t.dark ? 0.28F : 0.16F);
  return color;
}

}  // namespace

TokenStrip::TokenStrip(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Tokens of the text"));
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void TokenStrip::setTokens(const Tokenizer& tokenizer, const PieceMark& mark, const Encoding& encoding, std::string_view text) {
  chips_.clear();
  pick(-1);
  int word = 0;
  QStringList spoken;
  const std::vector<std::uint8_t> goes_on = goesOn(tokenizer, mark, encoding, text);
  for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
    Chip chip;
    chip.id = encoding.ids[i];
    chip.text = qs(tokenizer.token(chip.id));
    chip.special = encoding.special[i] != 0;
    chip.unknown = chip.id == tokenizer.unknownId();
    if (!goes_on[i]) ++word;
    chip.word = word;
    spoken << chip.text;
    chips_.push_back(std::move(chip));
  }
  setAccessibleDescription(spoken.join(' '));
  updateGeometry();
  update();
}

void TokenStrip::clear() {
  chips_.clear();
  pick(-1);
  setAccessibleDescription({});
  updateGeometry();
  update();
}

int TokenStrip::chipHeight() const { return fontMetrics().height() + 10; }

std::vector<QRect> TokenStrip::layoutChips(int width) const {
  const QFontMetrics metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  std::vector<QRect> places;
  int x = 0, y = 0;
  for (const Chip& chip : chips_) {
    const int needed = std::min(metrics.horizontalAdvance(chip.text) + 16, width);
    if (x > 0 && x + needed > width) x = 0, y += chipHeight() + kGap;
    places.emplace_back(x, y, needed, chipHeight());
    x += needed + kGap;
  }
  return places;
}

int TokenStrip::heightForWidth(int width) const {
  const std::vector<QRect> places = layoutChips(width);
  return places.empty() ? chipHeight() : places.back().bottom() + 1;
}

QSize TokenStrip::sizeHint() const { return {320, chipHeight()}; }

void TokenStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  const std::vector<QRect> places = layoutChips(width());
  for (std::size_t i = 0; i < chips_.size(); ++i) {
    painter.setPen(static_cast<int>(i) == picked_ ? QPen(theme().text, 1.5)
                   : chips_[i].unknown            ? QPen(theme().bad, 1.5)
                                                  : QPen(Qt::NoPen));
    painter.setBrush(chipColor(chips_[i].special, chips_[i].word));
    painter.drawRoundedRect(QRectF(places[i]).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);
    painter.setPen(chips_[i].special ? theme().muted : theme().text);
    painter.drawText(places[i], Qt::AlignCenter,
                     painter.fontMetrics().elidedText(chips_[i].text, Qt::ElideRight, places[i].width() - 8));
  }
}

int TokenStrip::chipAt(const QPoint& point) const {
  const std::vector<QRect> places = layoutChips(width());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].contains(point)) return static_cast<int>(i);
  }
  return -1;
}

QString TokenStrip::describe(int chip) const {
  if (chip < 0) return {};
  const Chip& shown = chips_[static_cast<std::size_t>(chip)];
  if (shown.unknown) return tr("%1: number %2, not in the vocabulary").arg(shown.text).arg(shown.id);
  if (shown.special) return tr("%1: number %2, added by the tokenizer").arg(shown.text).arg(shown.id);
  return tr("%1: number %2").arg(shown.text).arg(shown.id);
}

void TokenStrip::pick(int chip) {
  if (chip == picked_) return;
  picked_ = chip;
  update();
  const QString words = describe(chip);
  sayReading(*this, words);
  Q_EMIT reading(words);
}

void TokenStrip::mouseMoveEvent(QMouseEvent* event) { pick(chipAt(event->position().toPoint())); }

void TokenStrip::leaveEvent(QEvent*) { pick(-1); }

void TokenStrip::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  if (picked_ < 0 && !chips_.empty() && event->reason() != Qt::MouseFocusReason) pick(0);
}

void TokenStrip::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  pick(-1);
}

void TokenStrip::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(chips_.size()) - 1;
  if (last < 0) return QWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_Left: return pick(std::max(0, picked_ - 1));
    case Qt::Key_Right: return pick(std::min(last, picked_ + 1));
    case Qt::Key_Home: return pick(0);
    case Qt::Key_End: return pick(last);
    default: return QWidget::keyPressEvent(event);
  }
}

bool TokenStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QString text = describe(chipAt(help->pos()));
  if (text.isEmpty()) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(help->globalPos(), text, this);
  }
  return true;
}

}  // namespace etude
