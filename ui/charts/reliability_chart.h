// Whether confidence means what it says: for answers of each confidence, the share that is right, with the gap between the two
// hatched.
#pragma once

#include "core/eval/curves.h"
#include "ui/charts/chart.h"

namespace etude {

class ReliabilityChart : public Chart {
  Q_OBJECT

 public:
  explicit ReliabilityChart(const QString& title, QWidget* parent = nullptr);
  void setReliability(const Reliability& reliability);
  QString summary() const override;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;

 private:
  /// `few`: the bins of so few answers that they say next to nothing; else all others.
  void addBars(bool gaps, bool few);
  void writeCounts();
  /// Of a bin on the axis.
  double middle(std::size_t bin) const { return 100 * (static_cast<double>(bin) + 0.5) / static_cast<double>(bins_.size()); }
  QString rangeName(std::size_t bin) const;

  std::vector<ConfidenceBin> bins_;
  double error_ = 0;
};

}  // namespace etude
