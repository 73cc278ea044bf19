// Sizes in parts as a picture: rows of blocks that can be hovered or walked through with the arrow keys, a line where the limit
// is, and the same figures as a table. Parameters by part, memory by method, need against what is free.
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <vector>

class QTableWidget;

namespace etude {

class TableToggle;

struct PicturePart {
  QString name;
  double size = 0;
  QString text;  ///< the size as written
  QColor Theme::*color = &Theme::accent;
  double strength = 1;  ///< below 1: paler, to tell neighbours of one colour apart
  bool in_legend = true;
  QString detail{};  ///< what it is, told where it is read
};

struct PictureRow {
  QString name, total;  ///< written above the blocks; both may be empty
  std::vector<PicturePart> parts;
};

/// The drawn half. Left, right, up and down walk through the blocks.
class PartCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit PartCanvas(const QString& name, QWidget* parent = nullptr);
  void setRows(std::vector<PictureRow> rows, double limit, const QString& limit_text);
  void setBarHeight(int height);
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {360, heightForWidth(360)}; }
  QSize minimumSizeHint() const override { return {160, 0}; }

 Q_SIGNALS:
  /// What is under the mouse or the keyboard's mark, in words; empty: nothing.
  void reading(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Place {
    int row = -1, part = -1;
    bool operator==(const Place&) const = default;
  };

  int rowTop(int row) const;
  int captionHeight() const;
  double full() const;
  std::vector<QRectF> blocks(int row) const;
  Place placeAt(const QPointF& point) const;
  void pick(Place place);
  QString describe(Place place) const;
  void paintRow(QPainter& painter, int row) const;
  void paintLimit(QPainter& painter) const;
  int layoutLegend(int width, QPainter* painter) const;
  int barsBottom() const;

  std::vector<PictureRow> rows_;
  double limit_ = 0;
  QString limit_text_;
  int bar_height_ = 22;
  Place picked_;
};

class PartPicture : public QWidget {
  Q_OBJECT

 public:
  /// `unit`: heading of the column of sizes in the table ("Parameters").
  PartPicture(const QString& name, const QString& unit, QWidget* parent = nullptr);
  /// `limit` 0: none. `limit_text` stands at its line.
  void setRows(const std::vector<PictureRow>& rows, double limit = 0, const QString& limit_text = {});
  void setBarHeight(int height) { canvas_->setBarHeight(height); }
  PartCanvas* canvas() { return canvas_; }

 private:
  void fillTable(const std::vector<PictureRow>& rows);

  QString unit_;
  PartCanvas* canvas_;
  TableToggle* below_;
  QTableWidget* table_;
};

}  // namespace etude
