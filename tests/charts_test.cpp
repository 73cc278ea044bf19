// What the charts show of a run, and that nothing a run can report breaks them.
#include "tests/support.h"

#include "core/run/report.h"
#include "core/run/run_monitor.h"
#include "core/train/overfitting.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/chart_axes.h"
#include "ui/charts/confusion_matrix.h"
#include "ui/charts/group_chart.h"
#include "ui/charts/live_chart.h"
#include "ui/charts/loss_curves.h"
#include "ui/charts/reliability_chart.h"
#include "ui/charts/score_curve.h"
#include "ui/charts/time_chart.h"
#include "ui/charts/value_bars.h"
#include "ui/pages/evaluation_text.h"
#include "ui/pages/monitoring_data.h"
#include "ui/pages/snippets.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <cmath>
#include <limits>
#include <set>

using namespace etude;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

RunStarted plan(std::int64_t steps) {
  RunStarted started;
  started.total_steps = steps;
  started.steps_per_epoch = 10;
  return started;
}

StepSample step(std::int64_t number, double loss) {
  StepSample sample;
  sample.step = number;
  sample.loss = loss;
  sample.epoch = static_cast<double>(number) / 10;
  sample.seconds = static_cast<double>(number) * 0.1;
  return sample;
}

EvalSample eval(std::int64_t number, double loss, double train_loss, bool best) {
  EvalSample sample;
  sample.step = number;
  sample.loss = loss;
  sample.train_loss = train_loss;
  sample.accuracy = 0.8;
  sample.best = best;
  return sample;
}

/// Training loss falls throughout, validation loss turns at step 40 of 100.
RunMonitor overfittedRun() {
  RunMonitor monitor;
  monitor.take(plan(100));
  for (std::int64_t i = 1; i <= 100; ++i) {
    monitor.take(step(i, 1.0 / static_cast<double>(i)));
    if (i % 10 != 0) continue;
    const double away = std::abs(static_cast<double>(i) - 40) / 100;
    monitor.take(eval(i, 0.5 + away, 1.0 / static_cast<double>(i), i <= 40));
    if (i <= 40) monitor.take(CheckpointSaved{i, "checkpoints/step", true});
  }
  if (const auto found = findOverfitting(monitor.evals())) monitor.take(*found);
  return monitor;
}

double cellOf(const LiveChart& chart, int row, int column) {
  auto* table = const_cast<LiveChart&>(chart).table();
  return table->data(table->index(row, column), Qt::UserRole).toDouble();
}

/// A rate that rises to 0.0003 at step 20 and falls from there, step by step.
RunMonitor warmedUpRun() {
  RunMonitor monitor;
  monitor.take(plan(200));
  for (std::int64_t i = 1; i <= 200; ++i) {
    StepSample sample = step(i, 1.0 / static_cast<double>(i));
    const auto x = static_cast<double>(i);
    sample.learning_rate = i <= 20 ? 3e-4 * x / 20 : 3e-4 * (200 - x) / 180;
    sample.memory_bytes = 300 << 20;
    monitor.take(sample);
  }
  return monitor;
}

QCustomPlot& plotOf(Chart& chart) { return *chart.findChild<QCustomPlot*>(); }

QString legendOf(Chart& chart) { return chart.findChild<QWidget*>("chartLegend")->accessibleDescription(); }

void showIn(Chart& chart, int width, int height) {
  chart.resize(width, height);
  chart.show();
  QVERIFY(QTest::qWaitForWindowExposed(&chart));
  QTest::qWait(20);
  plotOf(chart).replot();
}

class ChartsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { applyTheme(*qApp, "light"); }

  void replayedRunShowsBothCurves() {
    const RunMonitor monitor = overfittedRun();
    LiveChart chart;
    chart.setRun(monitor);
    chart.table()->refresh();
    QCOMPARE(chart.table()->rowCount(), 100);
    QCOMPARE(cellOf(chart, 0, 2), 1.0);
    QCOMPARE(cellOf(chart, 99, 2), 0.01);
    QCOMPARE(cellOf(chart, 39, 5), 0.5);  // validation loss stands in the row of its step
    QVERIFY(!chart.table()->data(chart.table()->index(38, 5), Qt::UserRole).isValid());
    QCOMPARE(lossCurves(monitor).validation.size(), std::size_t{10});
    QCOMPARE(lossCurves(monitor).best_step, 40);
  }

  void overfittingMarkerStandsAtTheTurningPoint() {
    LiveChart chart;
    chart.resize(640, 400);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const RunMonitor monitor = overfittedRun();
    chart.setRun(monitor);
    QVERIFY(chart.markerPosition().has_value());
    QCOMPARE(*chart.markerPosition(), 40.0);
    QVERIFY(chart.summary().contains("Overfitting begins after step 40"));
    RunMonitor healthy;
    healthy.take(plan(10));
    healthy.take(step(1, 1.0));
    chart.setRun(healthy);
    QVERIFY(!chart.markerPosition().has_value());
  }

  void markerIsTakenBackWhenALaterValidationIsBetter() {
    RunMonitor monitor = overfittedRun();
    QVERIFY(currentOverfitting(monitor).has_value());
    monitor.take(eval(110, 0.3, 0.001, true));
    QVERIFY(!currentOverfitting(monitor).has_value());
  }

  void valuesThatAreNotFiniteAreLeftOut() {
    RunMonitor monitor;
    monitor.take(plan(10));
    for (std::int64_t i = 1; i <= 9; ++i) monitor.take(step(i, i == 3 ? kNan : i == 4 ? kInfinity : i == 5 ? 1e300 : 0.5));
    monitor.take(eval(5, kNan, 0.5, false));
    monitor.take(eval(9, 0.7, kInfinity, false));
    LiveChart chart;
    chart.resize(400, 300);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.setRun(monitor);
    QVERIFY(!chart.grab().isNull());
    QCOMPARE(lossCurves(monitor).validation.size(), std::size_t{1});
    for (const Series::Bin& bin : monitor.loss().bins()) QCOMPARE(bin.mean(), 0.5);
    QVERIFY(chart.findChild<QCustomPlot*>()->yAxis->range().upper < 1.0);
    QVERIFY(chart.summary().contains("not finite"));
  }

  void aMillionStepsAreQuickAndLoseNothing() {
    RunMonitor monitor;
    monitor.take(plan(1000000));
    for (std::int64_t i = 1; i <= 1000000; ++i) monitor.take(step(i, i == 777777 ? 9.0 : 1.0));
    LiveChart chart;
    chart.resize(800, 400);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 10; ++i) chart.setRun(monitor);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    const std::vector<DrawnPoint> far = drawnPoints(monitor.loss().between(0, 1e6, 320));
    QVERIFY(far.size() <= 321);
    double highest = 0;
    for (const DrawnPoint& point : far) highest = std::max(highest, point.high);
    QCOMPARE(highest, 9.0);  // the spike survives
    const std::vector<DrawnPoint> near = drawnPoints(monitor.loss().between(777770, 777780, 320));
    QCOMPARE(std::count_if(near.begin(), near.end(), [](const DrawnPoint& p) { return p.x == 777777 && p.mean == 9.0; }), 1);
  }

  void aZoomedCurveShowsFinerPoints() {
    Series series;
    for (int i = 1; i <= 10000; ++i) series.add(i, 1);
    QVERIFY(series.between(0, 10000, 100).size() <= 101);
    const auto near = series.between(5000, 5050, 100);
    QVERIFY(near.size() >= 50 && near.size() <= 54);
    QVERIFY(near.front().x <= 5000 && near.back().x >= 5050);
    QVERIFY(Series().between(0, 1, 10).empty());
  }

  void theWheelZoomsOnlyAChartThatIsMeant() {
    LiveChart chart;
    chart.resize(640, 360);
    chart.show();
    auto* plot = chart.findChild<QCustomPlot*>();
    const auto turned = [plot](Qt::KeyboardModifiers modifiers) {
      const QCPRange before = plot->xAxis->range();
      const QPointF at = plot->axisRect()->center();
      QWheelEvent event(at, plot->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
      QApplication::sendEvent(plot, &event);
      return plot->xAxis->range() != before;
    };
    QVERIFY(!turned(Qt::NoModifier));  // it scrolls the page instead
    QVERIFY(turned(Qt::ControlModifier));
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->axisRect()->center());
    QTRY_VERIFY(chart.hasFocus());
    QVERIFY(turned(Qt::NoModifier));
  }

  void aJoinedPointStandsInTheMiddleOfItsSteps() {
    Series series;
    for (int i = 1; i <= 64; ++i) series.add(i, i);
    for (const DrawnPoint& point : drawnPoints(series.whole(16))) QCOMPARE(point.x, point.mean);
    QCOMPARE(drawnPoints(series.whole(1000))[10].x, 11.0);
  }

  void smoothingHasNoStartUpBias() {
    const std::vector<DrawnPoint> flat(200, DrawnPoint{0, 2.0, 2.0, 2.0});
    for (const Smoothing strength : {Smoothing::None, Smoothing::Light, Smoothing::Medium, Smoothing::Strong})
      for (double value : smoothed(flat, strength)) QVERIFY(std::abs(value - 2.0) < 1e-9);
  }

  void strongerSmoothingWandersLess() {
    std::vector<DrawnPoint> rough;
    for (int i = 0; i < 400; ++i) rough.push_back({static_cast<double>(i), i % 2 ? 1.0 : 0.0, 0, 1});
    double before = 2;
    for (const Smoothing strength : {Smoothing::None, Smoothing::Light, Smoothing::Medium, Smoothing::Strong}) {
      const std::vector<double> values = smoothed(rough, strength);
      const auto [low, high] = std::minmax_element(values.begin() + 200, values.end());
      QVERIFY2(*high - *low < before, qPrintable(QString::number(*high - *low)));
      before = *high - *low;
    }
  }

  void aLogarithmicAxisShowsAllThatIsAboveZero() {
    RunMonitor monitor;
    monitor.take(plan(100));
    for (std::int64_t i = 1; i <= 100; ++i) monitor.take(step(i, i == 50 ? 0.0 : std::pow(10.0, -static_cast<double>(i) / 20)));
    LiveChart chart;
    chart.resize(640, 400);
    chart.show();
    chart.setRun(monitor);
    QTest::mouseClick(chart.findChild<QToolButton*>("logAxis"), Qt::LeftButton);
    QVERIFY(chart.logarithmic());
    const QCPRange range = chart.findChild<QCustomPlot*>()->yAxis->range();
    QVERIFY(range.lower > 0 && range.lower < 1e-5 && range.upper > 0.5);
    QVERIFY(!chart.grab().isNull());
  }

  void theStrengthOfSmoothingIsChosenInAMenu() {
    const RunMonitor monitor = overfittedRun();
    LiveChart chart;
    chart.resize(640, 400);
    chart.show();
    chart.setRun(monitor);
    const QImage before = chart.grab().toImage();
    for (QAction* action : chart.findChild<QToolButton*>("smoothing")->menu()->actions())
      if (action->text() == "Strong") action->trigger();
    QApplication::processEvents();
    QVERIFY(chart.grab().toImage() != before);
  }

  void exactCurvesAreDrawnAsTheyAre() {
    const RunMonitor monitor = warmedUpRun();
    for (const auto shows : {LiveChart::Shows::LearningRate, LiveChart::Shows::Memory}) {
      LiveChart chart(shows);
      chart.setRun(monitor);
      showIn(chart, 900, 400);
      QCOMPARE(plotOf(chart).graphCount(), 1);  // no moving average beside it
      QVERIFY(chart.findChild<QToolButton*>("smoothing")->isHidden());
      QVERIFY(plotOf(chart).graph(0)->pen().widthF() >= 2 && plotOf(chart).graph(0)->pen().color().alphaF() == 1);
      QVERIFY2(!legendOf(chart).contains("smoothed"), qPrintable(legendOf(chart)));
    }
    LiveChart chart(LiveChart::Shows::LearningRate);
    chart.setRun(monitor);
    showIn(chart, 900, 400);
    const auto data = plotOf(chart).graph(0)->data();
    QCOMPARE(data->size(), 200);
    QCOMPARE(data->at(19)->value, 3e-4);  // the peak in its place and as high as it was
  }

  void theLegendNamesWhatIsDrawn() {
    const RunMonitor monitor = warmedUpRun();
    LiveChart chart;
    chart.setRun(monitor);
    showIn(chart, 900, 400);
    QCOMPARE(legendOf(chart), QString("Training loss, smoothed; each step; Validation loss"));
    chart.setSmoothing(Smoothing::None);
    QCOMPARE(legendOf(chart), QString("Training loss; Validation loss"));
    RunMonitor longer;
    longer.take(plan(20000));
    for (std::int64_t i = 1; i <= 20000; ++i) longer.take(step(i, 1 + static_cast<double>(i % 7)));
    chart.setRun(longer);
    QCOMPARE(legendOf(chart), QString("Training loss; lowest to highest; Validation loss"));
    chart.setSmoothing(Smoothing::Strong);
    QCOMPARE(legendOf(chart), QString("Training loss, smoothed; mean of neighbouring steps; lowest to highest; Validation loss"));
  }

  void qualityIsInPercentAndHasNoLogarithm() {
    const RunMonitor monitor = overfittedRun();
    LiveChart chart(LiveChart::Shows::Quality);
    chart.setRun(monitor);
    showIn(chart, 640, 300);
    QVERIFY(chart.findChild<QToolButton*>("logAxis")->isHidden());
    for (const QString& label : plotOf(chart).yAxis->tickVectorLabels()) QVERIFY2(label == "0" || std::abs(label.toDouble()) > 1, qPrintable(label));
    LiveChart loss;
    QVERIFY(!loss.findChild<QToolButton*>("logAxis")->isHidden());
  }

  void ticksOfAnAxisHaveOneNotation() {
    const auto same = [](const QVector<double>& ticks, bool even, const QStringList& texts) {
      const QVector<QString> found = tickTexts(ticks, even);
      QCOMPARE(QStringList(found.begin(), found.end()), texts);
    };
    same({0, 5e-5, 1e-4, 1.5e-4}, true, {"0", "0.00005", "0.00010", "0.00015"});
    same({0.8, 0.85, 0.9, 0.95, 1.0}, true, {"0.80", "0.85", "0.90", "0.95", "1.00"});
    same({-0.5, 0, 0.5}, true, {QStringLiteral("−0.5"), "0", "0.5"});
    same({0, 2000, 4000}, true, {"0", "2,000", "4,000"});
    same({5e-9, 1e-8, 1.5e-8}, true, {"5e-9", "1e-8", "1.5e-8"});
    same({0.01, 0.1, 1, 10}, false, {"0.01", "0.1", "1", "10"});
    same({1e-6, 1e-4, 0.01}, false, {"1e-6", "1e-4", "1e-2"});
    QCOMPARE(chartNumber(0.00003), QString("0.00003"));
    QCOMPARE(chartNumber(12345.6), QString("12,346"));
    QCOMPARE(chartNumber(-0.25), QStringLiteral("−0.25"));
  }

  void titlesOfAxesAreReadInWhole() {
    LiveChart quality(LiveChart::Shows::Quality), gradient(LiveChart::Shows::Gradient), speed(LiveChart::Shows::Speed);
    ScoreCurve roc(ScoreCurve::Kind::Roc, "ROC curve"), precision(ScoreCurve::Kind::PrecisionRecall, "Precision and recall");
    ReliabilityChart reliability("Can its confidence be trusted?");
    GroupChart groups("Accuracy by group");
    BarChart bars("What each group is answered");
    bars.setAxes("region", "Share of the label's texts, %", true);
    TimeChart times("Volume and confidence");
    times.setAxes("Predictions", "Mean confidence, %", 100);
    for (Chart* chart : std::initializer_list<Chart*>{&quality, &gradient, &speed, &roc, &precision, &reliability, &groups, &bars, &times}) {
      chart->setMinimumHeight(0);
      showIn(*chart, 300, 200);
      QCustomPlot& plot = plotOf(*chart);
      const auto* titles = dynamic_cast<AxisTitles*>(plot.plotLayout()->element(0, 0));
      QVERIFY(titles && plot.yAxis->label().isEmpty() && plot.yAxis2->label().isEmpty());
      QVERIFY2(!titles->shown()[0].isEmpty() && !titles->shown().join("").contains(u'…'), qPrintable(titles->shown().join("; ")));
      QVERIFY(titles->rect().height() >= QFontMetrics(plot.yAxis->labelFont()).height());
      QVERIFY(titles->rect().bottom() < plot.axisRect()->top());
    }
    LiveChart loss;
    showIn(loss, 300, 200);
    QVERIFY(dynamic_cast<AxisTitles*>(plotOf(loss).plotLayout()->element(0, 0))->shown()[0].isEmpty());  // its heading says "Loss"
  }

  void anEmptyChartInventsNoNumbers() {
    TimeChart chart("How busy it is");
    chart.setAxes("Busy (%)");
    showIn(chart, 400, 240);
    for (QCPAxis* axis : {plotOf(chart).xAxis, plotOf(chart).yAxis}) QVERIFY(!axis->tickLabels());
    const QImage empty = chart.grab().toImage();
    chart.setSeries({{"load", Tone::Training, {}, false, false, Qt::SolidLine}});
    QVERIFY(!plotOf(chart).xAxis->tickLabels());
    const auto now = static_cast<double>(QDateTime::currentMSecsSinceEpoch());
    chart.setSeries({{"load", Tone::Training, {{now, 50}, {now + 1000, 60}}, false, false, Qt::SolidLine}});
    for (QCPAxis* axis : {plotOf(chart).xAxis, plotOf(chart).yAxis}) QVERIFY(axis->tickLabels());
    QVERIFY(chart.grab().toImage() != empty);
  }

  void aCourseByCountIsReadableHoweverFastItCame() {
    TimeChart chart("Drift over time");
    chart.setAxes("Stability index (PSI)");
    chart.setCounted("Predictions so far", [](double count) { return QString("After %1").arg(count); });
    chart.setSeries({{"Length", Tone::Training, {{100, 0.1}, {200, 0.2}, {300, 0.3}, {400, 0.1}}, false, false, Qt::SolidLine}},
                    {{"Warning", Tone::Caution, 0.1}, {"Alarm", Tone::Bad, 0.25}});
    showIn(chart, 500, 300);
    const QCPAxis* axis = plotOf(chart).xAxis;
    QVERIFY(axis->coordToPixel(200) - axis->coordToPixel(100) > 80);
    QVERIFY2(!legendOf(chart).contains("Alarm"), qPrintable(legendOf(chart)));  // its name stands at its line
    QStringList names;
    for (int i = 0; i < plotOf(chart).itemCount(); ++i)
      if (auto* text = qobject_cast<QCPItemText*>(plotOf(chart).item(i))) names << text->text();
    QCOMPARE(names, (QStringList{"Warning", "Alarm"}));
    chart.table()->refresh();
    QCOMPARE(chart.table()->index(1, 0).data().toString(), QString("200"));
    QCOMPARE(chart.table()->index(1, 1).data().toString(), QString("After 200"));
    QCOMPARE(chart.table()->index(1, 2).data(Qt::UserRole).toDouble(), 0.2);
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY2(chart.accessibleDescription().contains("After 200"), qPrintable(chart.accessibleDescription()));
  }

  void bothAxesShareTheirGridLines() {
    TimeChart chart("Volume and confidence");
    chart.setAxes("Predictions", "Mean confidence, %", 100);
    chart.setSeries({{"Predictions", Tone::Training, {{0, 401}, {60000, 37}}, true, false, Qt::SolidLine},
                     {"Mean confidence, %", Tone::Validation, {{30000, 99.4}}, false, true, Qt::SolidLine}});
    showIn(chart, 500, 300);
    std::vector<int> left, right;
    const auto places = [](QCPAxis* axis, std::vector<int>& pixels) {
      for (const double tick : axis->tickVector())
        if (axis->range().contains(tick)) pixels.push_back(static_cast<int>(std::lround(axis->coordToPixel(tick))));
    };
    places(plotOf(chart).yAxis, left);
    places(plotOf(chart).yAxis2, right);
    QVERIFY(left.size() == 6 && left == right);
    QVERIFY(plotOf(chart).yAxis->range().upper >= 401);
  }

  void theAxisOfGroupsBeginsAtALabelJustBelowTheLowest() {
    GroupReport report;
    report.column = "region";
    for (const double low : {0.955, 0.97}) {
      GroupScores group;
      group.group = "south";
      group.rows = 100;
      group.accuracy = 0.99;
      group.accuracy_interval = {low, 1.0};
      report.groups.push_back(group);
    }
    GroupChart chart("Accuracy by group");
    chart.setReport(report);
    showIn(chart, 500, 300);
    const QCPAxis* axis = plotOf(chart).yAxis;
    QVERIFY(axis->tickVector().contains(95.0) && axis->range().lower < 95 && axis->range().lower > 94);
    QVERIFY2(!legendOf(chart).contains("luck"), qPrintable(legendOf(chart)));
    report.groups.front().rows = 3;
    report.groups.front().accuracy_interval.low = 0.1;
    chart.setReport(report);
    plotOf(chart).replot();
    QVERIFY(legendOf(chart).contains("luck") && axis->tickVector().contains(0.0) && axis->tickVector().contains(100.0));
  }

  void barsAreNoSlabs() {
    BarChart chart("Recall");
    chart.setBars({"south", "west"}, {{"ham", Tone::Training, {0.9, 0.8}}});
    showIn(chart, 1200, 300);
    auto* bars = qobject_cast<QCPBars*>(plotOf(chart).plottable(0));
    const double pixels = plotOf(chart).xAxis->coordToPixel(bars->width()) - plotOf(chart).xAxis->coordToPixel(0);
    QVERIFY2(pixels > 30 && pixels < 70, qPrintable(QString::number(pixels)));
  }

  void aLabelKeepsItsColour() {
    std::set<int> tones;
    for (std::size_t label = 0; label < kLabelLooks; ++label) tones.insert(static_cast<int>(labelLook(label).tone));
    QCOMPARE(tones.size(), kLabelLooks);
    const LabelCurve spam = labelCurve("spam", {0.9, 0.8, 0.7}, {true, false, true});
    ScoreCurve chart(ScoreCurve::Kind::Roc, "ROC");
    chart.setCurves({spam}, 1);
    showIn(chart, 500, 400);
    QCOMPARE(plotOf(chart).plottable(1)->pen().color(), toneColor(labelLook(1).tone));
  }

  void anAlmostPerfectAreaIsNotRoundedUp() {
    QCOMPARE(areaText(1), std::string("1.000"));
    QCOMPARE(areaText(0.9999), std::string("> 0.999"));
    QCOMPARE(areaText(0.9994), std::string("0.999"));
    QCOMPARE(areaText(kNan), std::string("–"));
  }

  void theCaptionOfTheMatrixStandsOverItsCells() {
    ConfusionMatrix matrix;
    matrix.setCounts({"ham", "spam"}, {{90, 2}, {5, 30}});
    matrix.resize(700, 260);
    matrix.show();
    QVERIFY(QTest::qWaitForWindowExposed(&matrix));
    auto* caption = matrix.findChild<QLabel*>("confusionAnswers");
    auto* cells = matrix.findChild<QTableView*>("confusionCells");
    const auto edge = [&](int column, bool right) {
      const QRect cell = cells->visualRect(cells->model()->index(0, column));
      return cells->viewport()->mapTo(&matrix, right ? cell.topRight() : cell.topLeft()).x();
    };
    const double middle = (edge(0, false) + edge(1, true)) / 2.0;
    QVERIFY(std::abs(caption->x() + caption->contentsRect().center().x() - middle) < 8);
  }

  void otherRunsAreLaidOverWithLooksOfTheirOwn() {
    const RunMonitor monitor = overfittedRun();
    const auto other = std::make_shared<const RunMonitor>(overfittedRun());
    LiveChart chart;
    chart.setCompared({{"first", other, 0}, {"second", other, 1}});
    chart.setRun(monitor);
    QCOMPARE(chart.curves().size(), std::size_t{6});
    std::set<std::tuple<int, int, int>> looks;
    for (const Curve& curve : chart.curves()) looks.emplace(static_cast<int>(curve.tone), curve.dash, static_cast<int>(curve.marker));
    QCOMPARE(looks.size(), std::size_t{6});
    chart.table()->refresh();
    QStringList columns;
    for (int i = 0; i < chart.table()->columnCount(); ++i) columns << chart.table()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
    QVERIFY2(columns.contains("first: training") && columns.contains("second: validation"), qPrintable(columns.join(", ")));
    LiveChart quality(LiveChart::Shows::Quality);
    quality.setCompared({{"first", other, 0}});
    quality.setRun(monitor);
    QCOMPARE(quality.curves().size(), std::size_t{3});
  }

  void notesAndWhatHappenedStandInTheTable() {
    RunMonitor monitor = overfittedRun();
    monitor.take(LearningRateChanged{60, 3e-4, 1e-4});
    RunStarted again = plan(100);
    again.resumed_from = 80;
    monitor.take(again);
    LiveChart chart;
    chart.setNotes({{20, "a dip"}});
    chart.setRun(monitor);
    chart.table()->refresh();
    const int notes = chart.table()->columnCount() - 1;
    QCOMPARE(chart.table()->headerData(notes, Qt::Horizontal, Qt::DisplayRole).toString(), QString("Notes"));
    const auto note = [&](int row) { return chart.table()->index(row, notes).data().toString(); };
    QCOMPARE(note(19), QString("a dip"));
    QCOMPARE(note(39), QString("Best checkpoint"));
    QVERIFY2(note(59).contains("Learning rate 0.0003"), qPrintable(note(59)));
    QCOMPARE(note(79), QString("Resumed"));
    QCOMPARE(note(18), QString());
  }

  void aChartIsSavedAsPictureDrawingAndTable() {
    test::TemporaryDirectory directory;
    const auto path = [&](const char* name) { return QString::fromStdString((directory / name).string()); };
    const RunMonitor monitor = overfittedRun();
    LiveChart chart;
    chart.resize(640, 400);
    chart.show();
    chart.setNotes({{3, "so \"far\", so good"}});
    chart.setRun(monitor);
    chart.savePicture(path("chart.png"));
    const QImage picture(path("chart.png"));
    QVERIFY(picture.width() >= 1280 && picture.height() >= 800);
    chart.savePicture(path("chart.svg"));
    QFile drawing(path("chart.svg"));
    QVERIFY(drawing.open(QIODevice::ReadOnly));
    const QByteArray svg = drawing.readAll();
    QVERIFY(svg.contains("Validation loss") && svg.contains("<polyline"));
    LiveChart quality(LiveChart::Shows::Quality);
    quality.setRun(monitor);
    quality.savePicture(path("quality.svg"));
    QFile titled(path("quality.svg"));
    QVERIFY(titled.open(QIODevice::ReadOnly) && titled.readAll().contains("Score, %"));
    chart.saveTable(path("chart.csv"));
    QTRY_VERIFY(QFile::exists(path("chart.csv")));
    QFile table(path("chart.csv"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = table.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 101);
    QCOMPARE(lines[0], QByteArray("Step,Epoch,Training loss,Lowest,Highest,Validation loss,Notes"));
    QCOMPARE(lines[3], QByteArray("3,0.3,0.3333333333,0.3333333333,0.3333333333,,\"so \"\"far\"\", so good\""));
    QVERIFY_EXCEPTION_THROWN(chart.savePicture(path("nowhere/chart.png")), ProblemError);
    QVERIFY_EXCEPTION_THROWN(chart.saveTable(path("nowhere/chart.csv")), ProblemError);
  }

  void aChartInTheDarkThemeUsesItsColours() {
    LiveChart chart;
    chart.resize(400, 300);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const RunMonitor monitor = overfittedRun();
    chart.setRun(monitor);
    applyTheme(*qApp, "dark");
    QApplication::processEvents();
    const QImage image = chart.grab().toImage();
    QCOMPARE(image.pixelColor(image.width() / 2, image.height() - 4), theme().surface);
  }

  void cursorKeysReadValuesOut() {
    LiveChart chart;
    chart.resize(640, 400);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const RunMonitor monitor = overfittedRun();
    chart.setRun(monitor);
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY2(chart.accessibleDescription().contains("Step 2"), qPrintable(chart.accessibleDescription()));
  }

  void aScoreCurveIsReadPointByPoint() {
    // One label found at once, then false alarms only: half of the points stand above each other, the rest side by side.
    const LabelCurve steep = labelCurve("a", {0.9, 0.8, 0.7, 0.6, 0.5, 0.4}, {true, true, true, false, false, false});
    ScoreCurve chart(ScoreCurve::Kind::Roc, "ROC");
    chart.setCurves({steep});
    chart.resize(640, 400);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QTest::keyClick(&chart, Qt::Key_Home);
    for (const char* threshold : {"0.900", "0.800", "0.700", "0.600", "0.500", "0.400"}) {
      QVERIFY2(chart.accessibleDescription().contains(threshold), qPrintable(chart.accessibleDescription()));
      QTest::keyClick(&chart, Qt::Key_Right);
    }
    QTest::keyClick(&chart, Qt::Key_End);
    QVERIFY(chart.accessibleDescription().contains("0.400"));
    for (int i = 0; i < 4; ++i) QTest::keyClick(&chart, Qt::Key_Left);
    QVERIFY2(chart.accessibleDescription().contains("0.800"), qPrintable(chart.accessibleDescription()));
  }

  void theTableOfScoreCurvesHoldsAllLabels() {
    const LabelCurve a = labelCurve("a", {0.9, 0.5, 0.1}, {true, false, false}), b = labelCurve("b", {0.8, 0.3}, {false, true});
    ScoreCurve chart(ScoreCurve::Kind::PrecisionRecall, "Precision and recall");
    chart.setCurves({a, b});
    QCOMPARE(chart.table()->rowCount(), 5);
    const auto cell = [&](int row, int column) { return chart.table()->data(chart.table()->index(row, column), Qt::DisplayRole).toString(); };
    QCOMPARE(cell(2, 0), QString("a"));
    QCOMPARE(cell(3, 0), QString("b"));
    QCOMPARE(cell(3, 1), QString("0.8"));
    const auto guesses = [&] {
      chart.resize(400, 300);
      chart.show();
      const bool seen = QTest::qWaitForWindowExposed(&chart);
      return !seen ? 0 : chart.findChild<QCustomPlot*>()->plottableCount();
    };
    QCOMPARE(guesses(), 2);  // what guessing would reach differs from label to label
    chart.setCurves({a});
    QCOMPARE(guesses(), 2);  // a curve and its guess
  }

  void marksAtTheEdgeAreSeenWhole() {
    CurveChart chart("Loss");
    chart.setAxis("Loss", true);
    Curve curve{"validation", Tone::Validation, Qt::SolidLine, Marker::Circle, nullptr, {{10, 2.0}, {20, 1.0}, {30, 0.001}}, false, false};
    chart.setCurves({curve}, {{30, "best", Tone::Good, 0.001}});
    chart.resize(640, 300);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    auto* plot = chart.findChild<QCustomPlot*>();
    QTRY_VERIFY(plot->axisRect()->right() - plot->xAxis->coordToPixel(30) >= 8);
    QVERIFY(plot->axisRect()->bottom() - plot->yAxis->coordToPixel(0.001) >= 8);
  }

  void barsAndTimesSurviveOddValues() {
    BarChart bars("Bars");
    bars.resize(300, 200);
    bars.show();
    bars.setBars({"a", "b", "c"}, {{"one", Tone::Accent, {0.1, kNan, kInfinity}}, {"two", Tone::Baseline, {1.0}}});
    QVERIFY(!bars.grab().isNull());
    TimeChart times("Times");
    times.resize(300, 200);
    times.show();
    times.setSeries({{"psi", Tone::Training, {{0, kNan}, {1000, 0.2}, {2000, kInfinity}}, false, false, Qt::SolidLine}},
                    {{"alarm", Tone::Bad, 0.25}});
    QVERIFY(!times.grab().isNull());
    QCOMPARE(times.table()->rowCount(), 3);
    times.setSeries({});
    QVERIFY(!times.grab().isNull());
    ValueBars values;
    values.setRows({{"x", kNan, "–", Tone::Accent, true}, {"y", 7.0, "7", Tone::Accent, false}});
    QVERIFY(!values.grab().isNull());
  }

  void confusionMatrixNamesItsWorstMistake() {
    ConfusionMatrix matrix;
    matrix.setCounts({"ham", "spam"}, {{90, 2}, {5}});
    QVERIFY(matrix.summary().contains(QStringLiteral("“spam” called “ham”, 5 times")));
    QCOMPARE(matrix.model()->index(1, 1).data().toString(), "0");
    QCOMPARE(matrix.model()->index(0, 0).data(ConfusionModel::ShareRole).toDouble(), 90.0 / 92);
  }

  void evaluationIsSummedUpInASentence() {
    Evaluation evaluation;
    evaluation.majority_label = "ham";
    evaluation.tuned.accuracy = 833.0 / 836;
    evaluation.tuned.examples = 836;
    evaluation.majority.accuracy = 727.0 / 836;
    evaluation.majority.examples = 836;
    QCOMPARE(evaluationSentence(evaluation),
             QStringLiteral("The tuned model is right on 833 of 836 texts; always answering “ham” would be right on 727."));
    evaluation.tuned.accuracy = 727.0 / 836;
    QVERIFY(evaluationSentence(evaluation).contains("not learned more"));
  }

  void volumeBinsGrowWithTheSpan() {
    std::int64_t before = 0;
    for (std::int64_t span : {0LL, 60000LL, 3600000LL, 86400000LL, 3LL * 365 * 86400000LL}) {
      const std::int64_t bin = volumeBin(span);
      QVERIFY(bin >= before && bin > 0 && span / bin <= 41);
      before = bin;
    }
  }

  void snippetsQuoteWhatTheyHold() {
    const auto snippets = exportSnippets("/home/o'neil/my model", "/usr/bin/etude-cli", "It's \"fine\"\n", 8765, {"good\n", "bad"});
    QCOMPARE(snippets.size(), std::size_t{4});
    QVERIFY(snippets[0].code.contains("model=\"/home/o'neil/my model\""));
    QVERIFY(snippets[0].code.contains("\"It's \\\"fine\\\"\\n\""));
    QVERIFY(snippets[1].code.contains("'/home/o'\\''neil/my model'"));
    QVERIFY(snippets[2].code.contains("127.0.0.1:8765/predict"));
    QVERIFY(snippets[0].code.contains("# Labels: \"good\\n\", \"bad\"\n"));
  }

  void pythonSnippetsCompile() {
    const QString python = QStandardPaths::findExecutable("python3");
    QVERIFY2(!python.isEmpty(), "python3 is in packaging/packages.txt");
    const QTemporaryDir directory;
    const auto snippets = exportSnippets("/home/o'neil/my model", "/usr/bin/etude-cli", "It's \"fine\"\n% 1 %2", 8765, {"a\nb", "c"});
    for (const std::size_t i : {std::size_t{0}, std::size_t{3}}) {
      QFile file(directory.filePath("snippet.py"));
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write(snippets[i].code.toUtf8()) > 0);
      file.close();
      QProcess process;
      process.setProcessChannelMode(QProcess::MergedChannels);
      process.start(python, {"-m", "py_compile", file.fileName()});
      QVERIFY(process.waitForFinished(30000));
      QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }
  }
};

}  // namespace

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
