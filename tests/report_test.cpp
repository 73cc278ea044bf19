// The evaluation as JSON, and the report with its charts.
#include "core/base/files.h"
#include "core/base/html.h"
#include "core/base/problem.h"
#include "core/run/loss_chart.h"
#include "core/run/report.h"
#include "core/run/score_charts.h"
#include "tests/eval_support.h"
#include "tests/support.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace etude;
using namespace etude::test;

class ReportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void jsonKeepsEveryDigit() {
    const Evaluation before = someEvaluation();
    const std::string text = dumpJson(toJson(before), 2);
    const Evaluation after = evaluationFromJson(parseJson(text, "test"));
    QCOMPARE(dumpJson(toJson(after), 2), text);
    QCOMPARE(after.tuned.loss, before.tuned.loss);
    QVERIFY(after.tuned.f1 == before.tuned.f1 && after.tuned.weighted_f1 == before.tuned.weighted_f1);
    QVERIFY(after.tuned.confusion == before.tuned.confusion);
    QVERIFY(after.untuned && after.untuned->accuracy == before.untuned->accuracy);
    QVERIFY(std::isnan(after.majority.loss));
    QCOMPARE(after.mistakes[0].text, before.mistakes[0].text);
    QCOMPARE(after.mistakes[0].confidence, before.mistakes[0].confidence);
    QCOMPARE(after.mistakes[0].line, before.mistakes[0].line);
  }

  void brokenJsonIsAProblem() {
    const Json good = toJson(someEvaluation());
    for (const auto& [key, value] : good.items()) {
      Json broken = good;
      broken.erase(key);
      static const std::set<std::string> optional = {"untuned", "curves", "reliability", "comparison", "groups", "swaps", "advice"};
      if (optional.contains(key)) evaluationFromJson(broken);
      if (!optional.contains(key)) QVERIFY_THROWS_EXCEPTION(ProblemError, evaluationFromJson(broken));
      broken = good;
      broken[key] = 7;
      QVERIFY_THROWS_EXCEPTION(ProblemError, evaluationFromJson(broken));
    }
    Json ragged = good;
    ragged["tuned"]["confusion"][1] = Json::array({1});
    QVERIFY_THROWS_EXCEPTION(ProblemError, evaluationFromJson(ragged));
    QVERIFY_THROWS_EXCEPTION(ProblemError, evaluationFromJson(Json::array()));
  }

  void reportShowsEverythingAndEscapesIt() {
    const std::vector<EvalSample> evals = {
        {10, 1, 0.9, 0.5, 0.5, 1.0, false}, {20, 2, 0.6, 0.7, 0.7, 0.7, true}, {30, 3, 0.8, 0.7, 0.7, 0.4, false}};
    const std::string html =
        htmlReport({someEvaluation(), evals, {{1, 1.2}, {15, 0.8}, {30, 0.3}}, "<script>alert(1)</script>", {{"Rate & co", "<5"}}});
    QVERIFY(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    QVERIFY(has(html, "a &lt;b&gt;text&lt;/b&gt;\n&quot;quoted&quot; &amp; 日本語"));
    QVERIFY(has(html, "Rate &amp; co") && has(html, "&lt;5"));
    QVERIFY(has(html, "aria-label=\"ROC curves\"") && has(html, "aria-label=\"Reliability diagram\"") && has(html, "aria-label=\"Accuracy by group\""));
    QVERIFY(has(html, "calibration error") && has(html, "exact McNemar test") && has(html, "She is &lt;b&gt;here&lt;/b&gt;"));
    QVERIFY(has(html, ".valid { stroke: var(--valid); stroke-width: 2.4; stroke-dasharray") && has(html, "class=\"valid-dot\"") && html.find("train-dot") == std::string::npos);
    QVERIFY(has(html, "best: step 20") && has(html, "validation loss") && has(html, "training step"));
    QVERIFY(has(html, "before tuning") && has(html, "66.7 %") && has(html, "prefers-color-scheme: dark"));
    for (const char* foreign : {"<script", "http://", "https://", "src=", "@import", "nan", "inf"}) {
      QVERIFY2(html.find(foreign) == std::string::npos, foreign);
    }
  }

  void reportOfARunWithoutResultsSaysSo() {
    const std::string html = htmlReport({{}, {}, {}, "Untitled", {}});
    QVERIFY(has(html, "The run was not evaluated.") && has(html, "No step was recorded."));
  }

  void chartLeavesGapsForLossesThatAreNoNumbers() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::string chart = lossChart({}, {{1, 1.0}, {2, nan}, {3, 0.5}, {4, std::numeric_limits<double>::infinity()}});
    QVERIFY(has(chart, "<path class=\"raw\""));
    QVERIFY(chart.find("nan") == std::string::npos && chart.find("–") == std::string::npos);
    QVERIFY(lossChart({}, {}).empty());
  }

  void ticksAreRoundAndCoverTheRange() {
    QVERIFY(niceTicks(0.93, 6) == (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0}));
    for (const double high : {1e-7, 0.3, 1.0, 7.0, 99.0, 12345.0, 3e9}) {
      const std::vector<double> ticks = niceTicks(high, 6);
      QVERIFY(ticks.size() >= 3 && ticks.size() <= 8);
      QVERIFY(ticks.back() >= high * 0.999 && ticks.back() < high * 2.5);
    }
  }

  void everyMarkupCharacterIsEscaped() {
    QCOMPARE(escapeHtml("<a href=\"x\" b='y'>&"), std::string("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;"));
  }

  void bothModelsShowTheSameLabels() {
    const std::vector<float> before = {0.4f, 0.3f, 0.2f, 0.06f, 0.04f}, after = {0.01f, 0.02f, 0.07f, 0.3f, 0.6f};
    QVERIFY(topLabels(before, after, 2) == (std::vector<std::size_t>{4, 3, 1, 0}));
    QVERIFY(topLabels(before, after, 9) == (std::vector<std::size_t>{4, 3, 2, 1, 0}));
    QVERIFY(topLabels({}, {}, 2).empty());
  }

  void thePrintedReportHoldsItsPicturesApart() {
    const PrintReport report = printReport({someEvaluation(), {{10, 1, 0.9, 0.5, 0.5, 1.0, true}}, {{1, 1.2}, {15, 0.8}}, "T", {}});
    QVERIFY(report.charts.size() >= 5);
    for (std::size_t i = 0; i < report.charts.size(); ++i) {
      QVERIFY(has(report.html, "chart:" + std::to_string(i)));
      QVERIFY(report.charts[i].find("var(") == std::string::npos && report.charts[i].find('%' + std::string("SOFT")) == std::string::npos);
      QVERIFY(has(report.charts[i], "xmlns"));
    }
    QVERIFY(report.html.find("var(") == std::string::npos && report.html.find("<svg") == std::string::npos);
  }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
