// What stands beside the values of a plot: the titles of its value axes, written above the plot where no height can clip them,
// and tick labels in one notation per axis.
#pragma once

#include <qcustomplot.h>

#include <type_traits>

namespace etude {

/// The titles of the left and the right axis in a line above the plot, each at its side; elided where both do not fit.
class AxisTitles : public QCPLayoutElement {
 public:
  explicit AxisTitles(QCustomPlot* plot) : QCPLayoutElement(plot) {}
  void setTitles(const QString& left, const QString& right);
  /// As they are drawn now.
  QStringList shown() const;
  QSize minimumOuterSizeHint() const override;
  QSize maximumOuterSizeHint() const override { return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()}; }

 protected:
  void draw(QCPPainter* painter) override;

 private:
  QFont font() const { return parentPlot()->yAxis->labelFont(); }

  QString left_, right_;
};

/// Ticks as text: with as many decimals as their distance needs, thousands apart; powers of ten for all if one needs them.
/// `even`: equal distances, so that all have the same decimals.
QVector<QString> tickTexts(const QVector<double>& ticks, bool even);

/// A ticker of QCustomPlot whose labels are tickTexts of the values times `factor` (100: percent).
template <class Ticker>
class NumberTicker : public Ticker {
 public:
  explicit NumberTicker(double factor = 1) : factor_(factor) {}

 protected:
  QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale&, QChar, int) override {
    QVector<double> shown = ticks;
    for (double& tick : shown) tick *= factor_;
    return tickTexts(shown, !std::is_same_v<Ticker, QCPAxisTickerLog>);
  }

 private:
  double factor_;
};

}  // namespace etude
