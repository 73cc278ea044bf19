// What the tests of charts share.
#pragma once

#include "ui/charts/chart.h"

#include <QTest>

#include <qcustomplot.h>

#include <limits>

namespace etude::test {

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

inline QCustomPlot& plotOf(Chart& chart) { return *chart.findChild<QCustomPlot*>(); }

inline QString legendOf(Chart& chart) { return chart.findChild<QWidget*>("chartLegend")->accessibleDescription(); }

inline void showIn(Chart& chart, int width, int height) {
  chart.resize(width, height);
  chart.show();
  QVERIFY(QTest::qWaitForWindowExposed(&chart));
  QTest::qWait(20);
  plotOf(chart).replot();
}

}  // namespace etude::test
