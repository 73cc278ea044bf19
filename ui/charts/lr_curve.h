// The curve of a learning-rate range test: the loss against the rate on a logarithmic axis, with the suggestion marked.
#pragma once

#include "core/train/lr_range.h"
#include "ui/charts/chart.h"

class QCPGraph;
class QCPItemStraightLine;

namespace etude {

class LrCurve : public Chart {
  Q_OBJECT

 public:
  explicit LrCurve(QWidget* parent = nullptr);
  /// As far as the test has come.
  void setRange(const LrRange& range);
  QString summary() const override;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;

 private:
  QVariant cell(int row, int column) const;
  std::size_t nearest(double rate) const;

  LrRange range_;
  QCPGraph *losses_, *smoothed_;
  QCPItemStraightLine* mark_;
};

}  // namespace etude
