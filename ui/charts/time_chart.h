// Values over time, or over what was counted: lines and bars against a left and a right axis, with threshold lines. Volume and
// confidence of a model in use, drift from window to window.
#pragma once

#include "ui/charts/chart.h"

class QCPItemText;

namespace etude {

struct TimeSeries {
  QString name;
  Tone tone = Tone::Accent;
  std::vector<QPointF> points;  ///< x: milliseconds since 1970 (UTC), or a count; ascending
  bool bars = false;            ///< else a line with dots
  bool right = false;           ///< against the right axis
  Qt::PenStyle style = Qt::SolidLine;
};

/// A thin line from edge to edge with its name at it.
struct Threshold {
  QString name;
  Tone tone = Tone::Caution;
  double value = 0;  ///< on the left axis
};

class TimeChart : public Chart {
  Q_OBJECT

 public:
  explicit TimeChart(const QString& title, QWidget* parent = nullptr);
  /// `right_max` > 0 fixes the right axis to [0, right_max].
  void setAxes(const QString& left_title, const QString& right_title = {}, double right_max = 0);
  /// From the next setSeries on, x is a count instead of a time. `axis_title` says of what; `name` describes a point by its x.
  void setCounted(const QString& axis_title, std::function<QString(double)> name);
  void setSeries(const std::vector<TimeSeries>& series, const std::vector<Threshold>& thresholds = {});
  /// Values above this run along the top edge, so that one outlier does not flatten the rest; tooltip and table tell them.
  void setLeftLimit(double limit) { left_limit_ = limit; }
  /// > 0: the left axis always reaches from 0 to this.
  void setLeftTop(double top) { left_top_ = top; }
  /// The time axis ends at the newest value and shows the last moments, at least `shortest` and at most `longest` seconds: for
  /// what is measured as it happens. The values come so thick that they are drawn without points.
  void setTrailing(double shortest, double longest) { trailing_ = {shortest, longest}; }
  /// Width of a bar in milliseconds.
  void setBarWidth(double milliseconds) { bar_width_ = milliseconds; }
  QString summary() const override;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;

 private:
  void clearPlot();
  void drawThresholds();
  void placeNames();
  void drawLine(const TimeSeries& series);
  void drawBars(const TimeSeries& series);
  std::vector<double> places() const;  ///< x of all series, ascending, each once
  bool dotted(const TimeSeries& series) const;
  double axisX(double x) const { return name_ ? x : x / 1000; }  ///< the axis of times has seconds
  QString nameOf(double x) const;
  void fitTimes();
  void fitCounts();
  void alignAxes(double left, double right);
  QVariant cell(int row, int column) const;

  std::vector<TimeSeries> series_;
  std::vector<Threshold> thresholds_;
  std::vector<QCPItemText*> names_;  ///< of the thresholds
  std::vector<double> xs_;
  std::function<QString(double)> name_;  ///< none: x is a time
  double bar_width_ = 60000, right_max_ = 0, left_limit_ = 0, left_top_ = 0;
  std::pair<double, double> trailing_;  ///< seconds; 0: all that there is, with room around
};

}  // namespace etude
