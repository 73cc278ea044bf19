// The charts of the evaluation and of monitoring, what all charts promise, and the words beside them.
#include "core/run/report.h"
#include "tests/chart_support.h"
#include "tests/support.h"
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
#include <QLabel>
#include <QProcess>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <qcustomplot.h>

#include <cmath>
#include <limits>
#include <set>

using namespace etude;
using namespace etude::test;

namespace {

class ChartsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { applyTheme(*qApp, "light"); }

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
};

}  // namespace

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
