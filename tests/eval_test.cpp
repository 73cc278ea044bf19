// Scores against numbers worked out by hand, their JSON, and the report page.
#include "core/base/problem.h"
#include "core/base/html.h"
#include "core/eval/intervals.h"
#include "core/run/loss_chart.h"
#include "core/run/report.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace etude;

namespace {

const std::vector<std::string> kLabels = {"a", "b", "c"};
const std::vector<int> kTruth = {0, 0, 0, 1, 1, 2};

Prediction predicted(int label, std::vector<float> logits = {0, 0, 0}) {
  Prediction prediction;
  prediction.logits = std::move(logits);
  prediction.label = label;
  return prediction;
}

std::vector<Prediction> somePredictions() {
  return {predicted(0), predicted(0), predicted(1), predicted(1), predicted(2), predicted(2)};
}

bool near(double actual, double expected) {
  if (std::abs(actual - expected) < 1e-12) return true;
  qWarning("%.17g is not %.17g", actual, expected);
  return false;
}

Evaluation someEvaluation() {
  Evaluation evaluation;
  evaluation.split = "test";
  evaluation.labels = kLabels;
  evaluation.tuned = computeScores(somePredictions(), kTruth, kLabels);
  evaluation.tuned.loss = 0.1 + 0.2;
  evaluation.untuned =
      computeScores({predicted(2), predicted(2), predicted(2), predicted(2), predicted(2), predicted(2)}, kTruth, kLabels);
  evaluation.majority = majorityScores(kTruth, 0, kLabels);
  evaluation.majority_label = "a";
  evaluation.mistakes = {{"a <b>text</b>\n\"quoted\" & 日本語", "a", "b", 0.1234567890123456, 17}};
  return evaluation;
}

bool has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  qWarning("'%s' is missing", part.c_str());
  return false;
}

}  // namespace

class EvalTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theIntervalIsAsWideAsTheRowsAreFew() {
    for (const std::int64_t n : {100, 2500}) {
      const Scores scores = scoresOfConfusion({{n * 4 / 10, n / 10}, {n / 10, n * 4 / 10}}, {"a", "b"});
      const Interval found = bootstrapIntervals(scores).accuracy;
      const double half = 1.96 * std::sqrt(0.8 * 0.2 / static_cast<double>(n));  // the normal approximation
      QVERIFY(std::abs(found.low - (0.8 - half)) < 0.25 * half + 0.5 / static_cast<double>(n));
      QVERIFY(std::abs(found.high - (0.8 + half)) < 0.25 * half + 0.5 / static_cast<double>(n));
      QCOMPARE(bootstrapIntervals(scores).accuracy.low, found.low);
    }
    const Interval sure = bootstrapIntervals(scoresOfConfusion({{30, 0}, {0, 20}}, {"a", "b"})).f1;
    QCOMPARE(sure.low, 1.0);
    QCOMPARE(sure.high, 1.0);
    QCOMPARE(bootstrapIntervals(Scores()).accuracy.high, 0.0);
    Confusion rare(50, std::vector<std::int64_t>(50, 0));  // two rows of each of 50 labels, all right
    for (std::size_t i = 0; i < 50; ++i) rare[i][i] = 2;
    QCOMPARE(bootstrapIntervals(scoresOfConfusion(rare, std::vector<std::string>(50, "x"))).recall.low, 1.0);
    const Interval lazy = bootstrapIntervals(scoresOfConfusion({{626, 0}, {70, 0}}, {"ham", "spam"})).accuracy;
    QVERIFY(lazy.low < 0.885 && lazy.high > 0.91);  // always the same answer: right as often as the sample has that label
    const std::int64_t many = 400'000'000;  // the time does not depend on the rows
    QVERIFY(bootstrapIntervals(scoresOfConfusion({{many, many}, {0, many}}, {"a", "b"})).accuracy.low > 0.66);
  }

  void scoresAreThoseWorkedOutByHand() {
    const Scores scores = computeScores(somePredictions(), kTruth, kLabels);
    QVERIFY(scores.confusion == (std::vector<std::vector<std::int64_t>>{{2, 1, 0}, {0, 1, 1}, {0, 0, 1}}));
    QCOMPARE(scores.examples, 6);
    QVERIFY(near(scores.accuracy, 4.0 / 6));
    QVERIFY(near(scores.classes[0].precision, 1) && near(scores.classes[0].recall, 2.0 / 3) && near(scores.classes[0].f1, 0.8));
    QVERIFY(near(scores.classes[1].precision, 0.5) && near(scores.classes[1].recall, 0.5) && near(scores.classes[1].f1, 0.5));
    QVERIFY(near(scores.classes[2].precision, 0.5) && near(scores.classes[2].recall, 1) && near(scores.classes[2].f1, 2.0 / 3));
    QVERIFY(near(scores.precision, 2.0 / 3));
    QVERIFY(near(scores.recall, 13.0 / 18));
    QVERIFY(near(scores.f1, (0.8 + 0.5 + 2.0 / 3) / 3));
    QVERIFY(near(scores.weighted_f1, (0.8 * 3 + 0.5 * 2 + 2.0 / 3) / 6));
    QCOMPARE(scores.classes[0].support, 3);
  }

  void lossIsTheMeanCrossEntropyOfTheTrueLabel() {
    const float log3 = std::log(3.0f);
    const Scores scores = computeScores({predicted(1, {0, log3}), predicted(1, {0, log3})}, {1, 0}, {"no", "yes"});
    QVERIFY(std::abs(scores.loss - (std::log(4.0 / 3) + std::log(4.0)) / 2) < 1e-7);
  }

  void lossOfVeryLargeLogitsIsFinite() {
    const Scores scores = computeScores({predicted(1, {-3e4f, 3e4f})}, {0}, {"no", "yes"});
    QVERIFY(near(scores.loss, 6e4));
  }

  void aClassThatNeverOccursScoresZeroInsteadOfNothing() {
    const Scores scores = computeScores({predicted(0), predicted(0)}, {0, 0}, kLabels);
    QVERIFY(near(scores.classes[1].precision, 0) && near(scores.classes[1].recall, 0) && near(scores.classes[1].f1, 0));
    QVERIFY(near(scores.f1, 1.0 / 3));
    QVERIFY(near(scores.weighted_f1, 1));
  }

  void majorityScoresAreThoseOfAlwaysAnsweringIt() {
    const Scores scores = majorityScores(kTruth, 0, kLabels);
    QVERIFY(near(scores.accuracy, 0.5));
    QVERIFY(near(scores.f1, (2.0 / 3) / 3));
    QVERIFY(std::isnan(scores.loss));
  }

  void noRowsGiveNoCrash() {
    const Scores scores = computeScores({}, {}, kLabels);
    QCOMPARE(scores.examples, 0);
    QVERIFY(near(scores.accuracy, 0) && near(scores.loss, 0));
  }

  void whatDoesNotFitTogetherIsAProblem() {
    QVERIFY_THROWS_EXCEPTION(ProblemError, computeScores({predicted(0)}, {0, 1}, kLabels));
    QVERIFY_THROWS_EXCEPTION(ProblemError, computeScores({predicted(3)}, {0}, kLabels));
    QVERIFY_THROWS_EXCEPTION(ProblemError, computeScores({predicted(0)}, {-1}, kLabels));
    QVERIFY_THROWS_EXCEPTION(ProblemError, majorityScores(kTruth, 5, kLabels));
  }

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
      if (key == "untuned") continue;  // optional
      QVERIFY_THROWS_EXCEPTION(ProblemError, evaluationFromJson(broken));
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
        htmlReport(someEvaluation(), evals, {{1, 1.2}, {15, 0.8}, {30, 0.3}}, "<script>alert(1)</script>", {{"Rate & co", "<5"}});
    QVERIFY(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    QVERIFY(has(html, "a &lt;b&gt;text&lt;/b&gt;\n&quot;quoted&quot; &amp; 日本語"));
    QVERIFY(has(html, "Rate &amp; co") && has(html, "&lt;5"));
    QVERIFY(has(html, "best: step 20") && has(html, "validation loss") && has(html, "training step"));
    QVERIFY(has(html, "before tuning") && has(html, "66.7 %") && has(html, "prefers-color-scheme: dark"));
    for (const char* foreign : {"<script", "http://", "https://", "src=", "@import", "nan", "inf"}) {
      QVERIFY2(html.find(foreign) == std::string::npos, foreign);
    }
  }

  void reportOfARunWithoutResultsSaysSo() {
    const std::string html = htmlReport({}, {}, {}, "Untitled", {});
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
};

QTEST_GUILESS_MAIN(EvalTest)
#include "eval_test.moc"
