// Accuracy of each group with its interval, side by side: where intervals do not overlap, the difference is more than luck.
#pragma once

#include "core/eval/fairness.h"
#include "ui/charts/chart.h"

namespace etude {

class GroupChart : public Chart {
  Q_OBJECT

 public:
  explicit GroupChart(const QString& title, QWidget* parent = nullptr);
  void setReport(const GroupReport& report);
  QString summary() const override;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override { return x + direction; }

 private:
  std::vector<GroupScores> groups_;
};

}  // namespace etude
