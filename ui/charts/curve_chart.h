// Curves over the steps of a run: dense ones (a Series, drawn as its mean with a band from lowest to highest, if wished as a
// moving average) and sparse ones (points with markers), notes at steps, a stretch that is tinted. Linear or logarithmic.
// A dense curve costs a point per pixel, however many steps it has.
#pragma once

#include "core/train/series.h"
#include "ui/charts/chart.h"

#include <QPointF>

class QCPAbstractItem;
class QCPGraph;
class QCPItemRect;
class QCPItemStraightLine;
class QCPItemText;

namespace etude {

struct Curve {
  QString name;
  Tone tone = Tone::Training;
  Qt::PenStyle dash = Qt::SolidLine;
  Marker marker = Marker::None;
  const Series* series = nullptr;  ///< must live until the next setCurves
  std::vector<QPointF> points;     ///< where there is no series; ascending in x
  bool band = false;               ///< lowest to highest are drawn, read out and tabled
  bool guest = false;              ///< of another run: thinner
  bool exact = false;              ///< without noise (a schedule): never smoothed
};

/// Something to know at a step: a ring around a point, or a line with a flag.
struct CurveMark {
  double x = 0;
  QString text;
  Tone tone = Tone::Accent;
  std::optional<double> y;  ///< a ring there
};

struct CurveRegion {
  double from = 0;  ///< to the right end
  QString text;
};

/// One point of a drawn curve.
struct DrawnPoint {
  double x = 0, mean = 0, low = 0, high = 0;
};
/// Joined bins as points, each in the middle of its steps.
std::vector<DrawnPoint> drawnPoints(const std::vector<Series::Bin>& bins);

enum class Smoothing { None, Light, Medium, Strong };
/// Exponential moving average, free of start-up bias. Its memory is a share of the number of points, so that it looks alike in
/// every zoom: 1 % and five points at least (light), 4 % and ten (medium), 12 % and 25 (strong).
std::vector<double> smoothed(const std::vector<DrawnPoint>& points, Smoothing strength = Smoothing::Medium);

class CurveChart : public Chart {
  Q_OBJECT

 public:
  explicit CurveChart(const QString& title, QWidget* parent = nullptr);

  /// `from_zero`: the linear axis begins at 0, else at the lowest value.
  void setAxis(const QString& label, bool from_zero, std::function<QString(double)> format = chartNumber);
  /// Values are shares in [0, 1]: ticks are in percent, and no logarithm is offered.
  void setPercent(bool on = true);
  /// What the values stand over, if not training steps: under the axis, and as the table's column.
  void setAcross(const QString& label, const QString& column, std::function<QString(double)> format);
  void setStepsPerEpoch(std::int64_t steps) { steps_per_epoch_ = steps; }
  /// What is shown from now on; valuesChanged() is called.
  void setCurves(std::vector<Curve> curves, std::vector<CurveMark> marks = {}, std::optional<CurveRegion> region = {});
  const std::vector<Curve>& curves() const { return curves_; }
  const std::vector<CurveMark>& marks() const { return marks_; }
  /// Where the tinted stretch begins in the plot, if there is one.
  std::optional<double> regionBegin() const;
  void setSmoothing(Smoothing strength);
  void setLogarithmic(bool on);
  bool logarithmic() const { return logarithmic_; }
  QString summary() const override;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;

 private:
  struct Drawn {
    QCPGraph *low = nullptr, *high = nullptr, *mean = nullptr, *smooth = nullptr;
  };
  struct Extent {
    double x_max = 0, low = 0, high = 0, positive = 0;  ///< positive: the lowest value above 0
    bool any = false;
  };

  void makeTools();
  void makeGraphs();
  void tell();
  void tellLegend();
  bool smooths(const Curve& curve) const { return curve.series && !curve.exact && smoothing_ != Smoothing::None; }
  bool drawSeries(const Curve& curve, const Drawn& drawn);
  void drawPoints(const Curve& curve, const Drawn& drawn);
  void drawRegion();
  void drawMarks();
  void drawFlag(const CurveMark& mark, std::vector<double>& row_ends);
  double shownLower() const;
  double shownUpper() const;
  double fittedUpper() const;
  double lowestMark() const;
  Extent extent() const;
  QStringList columns() const;
  QString placeText(double x) const;
  int rows() const;
  double rowX(int row) const;
  int rowOf(double x) const;
  QVariant cell(int row, int column) const;
  QVariant valueIn(const Curve& curve, int part, double after, double x) const;

  std::vector<Curve> curves_;
  std::vector<CurveMark> marks_;
  std::optional<CurveRegion> region_;
  std::vector<Drawn> drawn_;
  std::vector<QCPAbstractItem*> flags_;
  QStringList columns_;
  std::vector<double> point_rows_;        ///< x of the rows where no curve is dense
  const Series* rows_from_ = nullptr;     ///< whose bins the rows are, else
  std::function<QString(double)> format_ = chartNumber;
  QString across_;                                     ///< column of x; empty: steps
  std::function<QString(double)> across_format_;
  std::int64_t steps_per_epoch_ = 0;
  Smoothing smoothing_ = Smoothing::Medium;
  bool logarithmic_ = false, from_zero_ = true;
  bool joined_ = false;  ///< points drawn now stand for several steps each
  QToolButton *smooth_button_ = nullptr, *log_button_ = nullptr;
  QCPItemRect* tint_ = nullptr;
  QCPItemStraightLine* border_ = nullptr;
  QCPItemText* border_text_ = nullptr;
};

}  // namespace etude
