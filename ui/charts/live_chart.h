// Training and validation loss of a run on one axis, live or replayed: the mean of the training loss with its band from
// lowest to highest, the validation loss dashed with markers, the best checkpoint, and where overfitting begins.
#pragma once

#include "ui/charts/chart.h"
#include "ui/charts/loss_curves.h"

class QCPGraph;
class QCPItemRect;
class QCPItemStraightLine;
class QCPItemText;

namespace etude {

class LiveChart : public Chart {
  Q_OBJECT

 public:
  explicit LiveChart(QWidget* parent = nullptr);
  /// Takes over what the run shows now.
  void setRun(const RunMonitor& monitor);
  QString summary() const override;
  const LossCurves& curves() const { return curves_; }
  /// Where the overfitting marker stands in the plot, if it is shown.
  std::optional<double> markerPosition() const;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;

 private:
  void makeGraphs();
  void drawTraining();
  void drawValidation();
  void drawMarker();
  void updateLegend();
  QVariant cell(int row, int column) const;
  const Series::Bin* binAt(double x) const;
  const EvalSample* evalBefore(double x) const;

  LossCurves curves_;
  bool smooth_ = true;
  QCPGraph *low_ = nullptr, *high_ = nullptr, *mean_ = nullptr, *smooth_line_ = nullptr, *validation_ = nullptr, *best_ = nullptr;
  QCPItemRect* region_ = nullptr;
  QCPItemStraightLine* line_ = nullptr;
  QCPItemText* label_ = nullptr;
};

}  // namespace etude
