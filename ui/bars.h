// Shares as pictures: one bar in parts (rows per split, parameters per part), and such a bar per label.
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <vector>

namespace etude {

/// One bar in coloured parts with a legend below.
class StackedBar : public QWidget {
  Q_OBJECT

 public:
  struct Part {
    QString name;
    double size = 0;
    QString text;  ///< the size as written
    QColor Theme::*color = &Theme::accent;
    double strength = 1;  ///< below 1: paler, to tell neighbours of one colour apart
    bool in_legend = true;
  };

  explicit StackedBar(const QString& name, QWidget* parent = nullptr);
  void setParts(const std::vector<Part>& parts);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {160, 0}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  int layoutLegend(int width, QPainter* painter) const;

  std::vector<Part> parts_;
  double total_ = 0;
};

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
  void paintRow(QPainter& painter, const Row& row, int top, int label_width, double longest) const;

  std::vector<Row> rows_;
  std::size_t hidden_ = 0;
  double smallest_ = 0;
  std::vector<QColor Theme::*> colors_;
};

}  // namespace etude
