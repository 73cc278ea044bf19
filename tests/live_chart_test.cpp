// What the curves show of a run, and that nothing a run can report breaks them.
#include "core/run/run_monitor.h"
#include "core/train/overfitting.h"
#include "tests/chart_support.h"
#include "tests/support.h"
#include "ui/charts/live_chart.h"
#include "ui/charts/loss_curves.h"
#include "ui/pages/monitoring_data.h"
#include "ui/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <qcustomplot.h>

#include <cmath>
#include <limits>
#include <set>

using namespace etude;
using namespace etude::test;

namespace {

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

class LiveChartTest : public QObject {
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
};

}  // namespace

QTEST_MAIN(LiveChartTest)
#include "live_chart_test.moc"
