#include "ui/pages/part_picture.h"

#include "core/base/format.h"
#include "ui/accessible.h"
#include "ui/pages/page_parts.h"
#include "ui/pages/table_toggle.h"
#include "ui/widgets.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTableWidget>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr int kRowGap = 12, kPictureDot = 10, kLegendRoom = 12;
constexpr double kFarLimit = 3;  ///< a limit that is further away than so many times the longest row is only told

QColor paleColor(QColor color, double strength) {
  const QColor base = theme().surface;
  const auto mix = [strength](int a, int b) { return static_cast<int>(std::lround(a * strength + b * (1 - strength))); };
  return {mix(color.red(), base.red()), mix(color.green(), base.green()), mix(color.blue(), base.blue())};
}

double rowSize(const PictureRow& row) {
  double sum = 0;
  for (const PicturePart& part : row.parts) sum += part.size;
  return sum;
}

}  // namespace

PartCanvas::PartCanvas(const QString& name, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void PartCanvas::setRows(std::vector<PictureRow> rows, double limit, const QString& limit_text) {
  rows_ = std::move(rows);
  limit_ = limit;
  limit_text_ = limit_text;
  picked_ = {};
  QStringList words;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (!rows_[row].name.isEmpty()) words << QStringLiteral("%1: %2").arg(rows_[row].name, rows_[row].total);
    for (const PicturePart& part : rows_[row].parts) words << QStringLiteral("%1 %2").arg(part.name, part.text);
  }
  if (!limit_text_.isEmpty()) words << limit_text_;
  setAccessibleDescription(words.join(QStringLiteral(", ")));
  updateGeometry();
  update();
}

void PartCanvas::setBarHeight(int height) {
  bar_height_ = height;
  updateGeometry();
}

int PartCanvas::captionHeight() const {
  const bool any = std::any_of(rows_.begin(), rows_.end(), [](const PictureRow& row) { return !row.name.isEmpty(); });
  return any ? fontMetrics().height() + 4 : 0;
}

int PartCanvas::rowTop(int row) const {
  const int limit_room = limit_ > 0 ? fontMetrics().height() + 6 : 0;
  return limit_room + row * (captionHeight() + bar_height_ + kRowGap) + captionHeight();
}

int PartCanvas::barsBottom() const { return rows_.empty() ? 0 : rowTop(static_cast<int>(rows_.size()) - 1) + bar_height_; }

int PartCanvas::heightForWidth(int width) const { return barsBottom() + layoutLegend(width, nullptr); }

double PartCanvas::full() const {
  double longest = 1e-9;
  for (const PictureRow& row : rows_) longest = std::max(longest, rowSize(row));
  return limit_ > 0 && limit_ <= kFarLimit * longest ? std::max(longest, limit_ * 1.02) : longest * (limit_ > 0 ? 1.1 : 1);
}

std::vector<QRectF> PartCanvas::blocks(int row) const {
  std::vector<QRectF> places;
  double x = 0;
  const double scale = width() / full();
  for (const PicturePart& part : rows_[static_cast<std::size_t>(row)].parts) {
    const double length = part.size * scale;
    places.emplace_back(x, rowTop(row), std::max(length - 1, part.size > 0 ? 1.0 : 0.0), bar_height_);
    x += length;
  }
  return places;
}

void PartCanvas::paintRow(QPainter& painter, int row) const {
  const PictureRow& shown = rows_[static_cast<std::size_t>(row)];
  const QFontMetrics metrics(font());
  if (!shown.name.isEmpty()) {
    const QRect line(0, rowTop(row) - captionHeight(), width(), metrics.height());
    painter.setPen(theme().text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, shown.name);
    painter.setPen(theme().muted);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, shown.total);
  }
  const std::vector<QRectF> places = blocks(row);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const PicturePart& part = shown.parts[i];
    const QColor color = paleColor(theme().*part.color, part.strength);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(places[i], 3, 3);
    if (metrics.horizontalAdvance(part.name) + 12 < places[i].width()) {
      painter.setPen(inkOn(color));
      painter.drawText(places[i], Qt::AlignCenter, part.name);
    }
    if (picked_ == Place{row, static_cast<int>(i)}) {
      painter.setPen(QPen(theme().text, 2));
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(places[i].adjusted(1, 1, -1, -1), 3, 3);
    }
  }
}

void PartCanvas::paintLimit(QPainter& painter) const {
  const double x = limit_ / full() * width();
  const bool seen = x <= width();
  painter.setPen(theme().muted);
  const QFontMetrics metrics(font());
  const QString text = seen ? limit_text_ : limit_text_ + QStringLiteral("  →");
  const int length = metrics.horizontalAdvance(text);
  const double left = seen ? std::clamp(x - length / 2.0, 0.0, static_cast<double>(width() - length)) : width() - length;
  painter.drawText(QRectF(left, 0, length + 1, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
  if (!seen) return;
  painter.setPen(QPen(theme().text, 1.5 * theme().line, Qt::DashLine));
  painter.drawLine(QPointF(x, metrics.height() + 2), QPointF(x, barsBottom() + 2));
}

/// Height of the legend; paints it if there is a painter.
int PartCanvas::layoutLegend(int width, QPainter* painter) const {
  const QFontMetrics metrics(scaledFont(0.92));
  int x = 0, y = barsBottom() + kLegendRoom;
  bool any = false;
  QStringList told;
  for (const PictureRow& row : rows_) {
    for (const PicturePart& part : row.parts) {
      if (!part.in_legend || told.contains(part.name)) continue;
      told << part.name;
      any = true;
      const QString text = rows_.size() == 1 && !part.text.isEmpty() ? QStringLiteral("%1  %2").arg(part.name, part.text) : part.name;
      const int needed = kPictureDot + 8 + metrics.horizontalAdvance(text) + 20;
      if (x > 0 && x + needed > width) x = 0, y += metrics.height() + 4;
      if (painter) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(paleColor(theme().*part.color, part.strength));
        painter->drawRoundedRect(QRectF(x, y + (metrics.height() - kPictureDot) / 2.0, kPictureDot, kPictureDot), 3, 3);
        painter->setPen(theme().text);
        painter->drawText(QPoint(x + kPictureDot + 8, y + metrics.ascent()), text);
      }
      x += needed;
    }
  }
  return any ? y + metrics.height() - barsBottom() : 4;
}

void PartCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int row = 0; row < static_cast<int>(rows_.size()); ++row) paintRow(painter, row);
  if (limit_ > 0) paintLimit(painter);
  painter.setFont(scaledFont(0.92));
  layoutLegend(width(), &painter);
}

PartCanvas::Place PartCanvas::placeAt(const QPointF& point) const {
  for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
    const std::vector<QRectF> places = blocks(row);
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].adjusted(0, 0, 1, 0).contains(point)) return {row, static_cast<int>(i)};
    }
  }
  return {};
}

QString PartCanvas::describe(Place place) const {
  if (place.row < 0) return {};
  const PictureRow& row = rows_[static_cast<std::size_t>(place.row)];
  const PicturePart& part = row.parts[static_cast<std::size_t>(place.part)];
  const QString share = qs(formatPercent(part.size / std::max(rowSize(row), 1e-9)));
  if (row.name.isEmpty()) {
    const QString figures = tr("%1: %2 (%3 of all)").arg(part.name, part.text, share);
    return part.detail.isEmpty() ? figures : tr("%1. %2").arg(figures, part.detail);
  }
  return tr("%1, %2: %3 (%4)").arg(row.name, part.name, part.text, share);
}

void PartCanvas::pick(Place place) {
  if (place == picked_) return;
  picked_ = place;
  update();
  const QString words = describe(place);
  sayReading(*this, words);
  Q_EMIT reading(words);
}

void PartCanvas::mouseMoveEvent(QMouseEvent* event) { pick(placeAt(event->position())); }

void PartCanvas::leaveEvent(QEvent*) { pick({}); }

void PartCanvas::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  if (picked_.row < 0 && !rows_.empty() && !rows_.front().parts.empty() && event->reason() != Qt::MouseFocusReason) pick({0, 0});
}

void PartCanvas::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  pick({});
}

void PartCanvas::keyPressEvent(QKeyEvent* event) {
  if (rows_.empty()) return QWidget::keyPressEvent(event);
  Place next = picked_.row < 0 ? Place{0, 0} : picked_;
  switch (event->key()) {
    case Qt::Key_Left: --next.part; break;
    case Qt::Key_Right: ++next.part; break;
    case Qt::Key_Up: --next.row; break;
    case Qt::Key_Down: ++next.row; break;
    default: return QWidget::keyPressEvent(event);
  }
  next.row = std::clamp(next.row, 0, static_cast<int>(rows_.size()) - 1);
  const int parts = static_cast<int>(rows_[static_cast<std::size_t>(next.row)].parts.size());
  if (parts == 0) return;
  next.part = std::clamp(next.part, 0, parts - 1);
  pick(next);
}

PartPicture::PartPicture(const QString& name, const QString& unit, QWidget* parent) : QWidget(parent), unit_(unit) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid);
  canvas_ = new PartCanvas(name, this);
  column->addWidget(canvas_);
  const QString hint = tr("Point at a part, or move with the arrow keys, to see its figures.");
  table_ = new QTableWidget(0, 3, this);
  table_->setHorizontalHeaderLabels({tr("Part"), unit_, tr("Share")});
  below_ = new TableToggle(name, table_, this);
  below_->setNote(hint);
  column->addWidget(below_);
  connect(canvas_, &PartCanvas::reading, this, [this, hint](const QString& text) { below_->setNote(text.isEmpty() ? hint : text); });
}

void PartPicture::setRows(const std::vector<PictureRow>& rows, double limit, const QString& limit_text) {
  canvas_->setRows(rows, limit, limit_text);
  fillTable(rows);
}

void PartPicture::fillTable(const std::vector<PictureRow>& rows) {
  table_->setRowCount(0);
  for (const PictureRow& row : rows) {
    const double all = std::max(rowSize(row), 1e-9);
    for (const PicturePart& part : row.parts) {
      const int at = table_->rowCount();
      table_->insertRow(at);
      setCell(table_, at, 0, row.name.isEmpty() ? part.name : tr("%1: %2").arg(row.name, part.name));
      setCell(table_, at, 1, part.text, true);
      setCell(table_, at, 2, qs(formatPercent(part.size / all)), true);
    }
  }
  const int height = table_->horizontalHeader()->sizeHint().height() + table_->verticalHeader()->defaultSectionSize() * table_->rowCount();
  table_->setFixedHeight(std::min(320, height + 8));
}

}  // namespace etude
