// The painted pieces around a plot: the legend row, and the line with values that follows the cursor.
#pragma once

#include "ui/charts/chart.h"

class QCPPainter;
class QCPScatterStyle;
class QCustomPlot;

namespace etude {

/// Swatches with names in a row, wrapped to as many rows as it takes.
class ChartLegend : public QWidget {
  Q_OBJECT

 public:
  explicit ChartLegend(QWidget* parent = nullptr);
  void setEntries(const std::vector<LegendEntry>& entries);
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  /// The same on another surface, its top left corner at the origin.
  void paint(QCPPainter& painter, int width) const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  /// Top left corners of the entries in a widget of this width, and the height of all.
  std::vector<QPoint> places(int width, int* height) const;
  int entryWidth(const LegendEntry& entry) const;
  void paintSwatch(QCPPainter& painter, const LegendEntry& entry, const QPointF& centre) const;

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

/// The shape of a marker; a line of its own in `color` where the shape has no inside.
QCPScatterStyle scatterStyle(Marker marker, const QColor& color, double size);

/// How strong the thin line of single steps is under its moving average; thin light lines fade on a dark ground.
float thinLineAlpha();

/// Colours, fonts and line widths of axes and grid, from the theme.
void stylePlot(QCustomPlot& plot);

}  // namespace etude
