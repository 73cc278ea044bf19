// The painted pieces around a plot: the legend row, and the line with values that follows the cursor.
#pragma once

#include "ui/charts/chart.h"

class QCustomPlot;

namespace etude {

/// Swatches with names in a row, wrapped to as many rows as it takes.
class ChartLegend : public QWidget {
 public:
  explicit ChartLegend(QWidget* parent = nullptr);
  void setEntries(const std::vector<LegendEntry>& entries);
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  /// Top left corners of the entries in a widget of this width, and the height of all.
  std::vector<QPoint> places(int width, int* height) const;
  int entryWidth(const LegendEntry& entry) const;
  void paintSwatch(QPainter& painter, const LegendEntry& entry, const QPointF& centre) const;

  std::vector<LegendEntry> entries_;
};

/// Lies over the plot, so that following the mouse costs no replot.
class ChartCursor : public QWidget {
 public:
  explicit ChartCursor(QCustomPlot* plot);
  void setReading(const std::optional<ChartReading>& reading);
  const std::optional<ChartReading>& reading() const { return reading_; }
  void setPlaceholder(const QString& text);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintBox(QPainter& painter, const QRect& area, int line_x) const;

  QCustomPlot* plot_;
  std::optional<ChartReading> reading_;
  QString placeholder_;
};

/// Colours, fonts and line widths of axes and grid, from the theme.
void stylePlot(QCustomPlot& plot);

}  // namespace etude
