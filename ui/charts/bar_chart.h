// Bars per category, one or several side by side: shares of labels, expected against actual distributions.
#pragma once

#include "ui/charts/chart.h"

class QCPBars;

namespace etude {

struct BarSeries {
  QString name;
  Tone tone = Tone::Accent;
  std::vector<double> values;  ///< one per category
};

class BarChart : public Chart {
  Q_OBJECT

 public:
  explicit BarChart(const QString& title, QWidget* parent = nullptr);
  void setBars(const QStringList& categories, const std::vector<BarSeries>& series);
  /// `percent`: values are shares in [0, 1], written as percentages.
  void setAxes(const QString& category_title, const QString& value_title, bool percent);
  QString summary() const override;

 protected:
  void draw() override;
  void fit() override;
  std::optional<ChartReading> readingAt(double x) const override;
  double neighbour(double x, int direction) const override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QString valueText(double value) const;
  void drawTicks();
  int categoryRoom() const;  ///< pixels for each category
  /// What a value is drawn as.
  double scale() const { return percent_ ? 100 : 1; }

  QStringList categories_;
  std::vector<BarSeries> series_;
  std::vector<QCPBars*> bars_;
  bool percent_ = false;
};

}  // namespace etude
