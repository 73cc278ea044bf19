// ROC and precision-recall curves of labels against the rest, with the point of a chosen threshold.
#pragma once

#include "core/eval/curves.h"
#include "ui/charts/chart.h"

class QCPCurve;

namespace etude {

class ScoreCurve : public Chart {
  Q_OBJECT

 public:
  enum class Kind { Roc, PrecisionRecall };

  ScoreCurve(Kind kind, const QString& title, QWidget* parent = nullptr);
  /// Of neighbouring labels, the first of them label `first_label` of the data; as many as labelLook() tells apart. The first
  /// curve carries the mark of the threshold.
  void setCurves(const std::vector<LabelCurve>& curves, std::size_t first_label = 0);
  /// Nothing: no mark.
  void setThreshold(std::optional<double> threshold);
  QString summary() const override;
  /// Where the mark stands, in shares; for tests.
  std::optional<QPointF> mark() const;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;

 private:
  QPointF place(const ThresholdScores& scores) const;
  void drawCurve(const LabelCurve& curve, const LabelLook& look);
  void drawChance();
  QVariant cell(int row, int column) const;
  int rows() const;
  double xOf(std::size_t point) const;
  std::size_t pointAt(double x) const;

  Kind kind_;
  std::vector<LabelCurve> curves_;
  std::vector<LabelLook> looks_;
  std::optional<double> threshold_;
  /// The point of the first curve that the cursor is on: many stand above each other, so its x does not tell.
  mutable std::optional<std::size_t> cursor_point_;
};

}  // namespace etude
