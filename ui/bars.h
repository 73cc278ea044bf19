// Counts as a picture: a bar per label, in parts.
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <vector>

namespace etude {

/// Rows per label as horizontal bars, parted by split.
class LabelBars : public QWidget {
  Q_OBJECT

 public:
  struct Row {
    QString label;
    std::vector<double> sizes;  ///< one per part
  };

  explicit LabelBars(const QString& name, QWidget* parent = nullptr);
  /// `colors`: one per part. Only the largest `kMostRows` rows are drawn; the rest is summed up in words.
  void setRows(std::vector<Row> rows, const QStringList& parts, const std::vector<QColor Theme::*>& colors);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

  static constexpr std::size_t kMostRows = 16;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int rowHeight() const;
  QString hiddenText() const;
  void paintRow(QPainter& painter, const Row& row, int top, int label_width, double longest) const;

  std::vector<Row> rows_;
  std::size_t hidden_ = 0;
  double smallest_ = 0;
  std::vector<QColor Theme::*> colors_;
};

}  // namespace etude
