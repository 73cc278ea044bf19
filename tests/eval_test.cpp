// Scores against numbers worked out by hand, their JSON, and the report page.
#include "core/base/problem.h"
#include "core/base/html.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/eval/attribution.h"
#include "core/eval/evaluation_settings.h"
#include "core/eval/intervals.h"
#include "core/eval/judged_rows.h"
#include "core/data/dataset.h"
#include "core/run/group_again.h"
#include "core/run/loss_chart.h"
#include "core/run/report.h"
#include "core/run/score_charts.h"
#include "tests/support.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

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

Prediction sure(int label, float confidence, std::size_t labels = 3) {
  Prediction prediction;
  prediction.probabilities.assign(labels, (1 - confidence) / static_cast<float>(labels - 1));
  prediction.probabilities[static_cast<std::size_t>(label)] = confidence;
  prediction.label = label;
  prediction.confidence = confidence;
  return prediction;
}

Example exampleOf(const std::string& text, int label, const std::string& group = {}) {
  Example example;
  example.text = text;
  example.label = label;
  example.group = group;
  return example;
}

/// All that follows from probabilities.
void addDetails(Evaluation& evaluation) {
  std::vector<Prediction> tuned, untuned;
  std::vector<Example> examples;
  for (std::size_t i = 0; i < kTruth.size(); ++i) {
    tuned.push_back(sure(somePredictions()[i].label, 0.5f + 0.07f * static_cast<float>(i)));
    untuned.push_back(sure(2, 0.4f));
    examples.push_back(exampleOf(i % 2 ? "He is <b>here</b>" : "nobody", kTruth[i], i < 3 ? "north" : "south"));
  }
  evaluation.curves = labelCurves(tuned, kTruth, kLabels);
  evaluation.reliability = reliabilityOf(tuned, kTruth);
  evaluation.comparison = compareModels(tuned, untuned, kTruth);
  evaluation.advice = {{"a", "validation", 0.375, 0.75}};
  evaluation.groups = groupReport(examples, tuned, kLabels.size(), "region");
  evaluation.swaps = {swapReport("pronouns", examples, tuned, WordSwaps({"he/she"}), kLabels.size(),
                                 [](const std::vector<Example>& asked) { return std::vector<Prediction>(asked.size(), sure(2, 0.9f)); })};
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
  addDetails(evaluation);
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
    const ScoreIntervals perfect = bootstrapIntervals(scoresOfConfusion({{30, 0}, {0, 20}}, {"a", "b"}));
    QVERIFY(std::abs(perfect.accuracy.low - 0.9287) < 1e-4);  // Wilson, 50 of 50: what did not happen in 50 rows is not impossible
    for (const Interval& one : {perfect.precision, perfect.recall, perfect.f1}) {
      QVERIFY(one.low > 0.85 && one.low < 0.98);
      QCOMPARE(one.high, 1.0);
    }
    QCOMPARE(bootstrapIntervals(Scores()).accuracy.high, 0.0);
    Confusion rare(50, std::vector<std::int64_t>(50, 0));  // two rows of each of 50 labels, all right
    for (std::size_t i = 0; i < 50; ++i) rare[i][i] = 2;
    const Interval many_labels = bootstrapIntervals(scoresOfConfusion(rare, std::vector<std::string>(50, "x"))).recall;
    QVERIFY(many_labels.low > 0.9 && many_labels.low < 0.99 && many_labels.high > 1 - 1e-9);
    const Interval lazy = bootstrapIntervals(scoresOfConfusion({{626, 0}, {70, 0}}, {"ham", "spam"})).accuracy;
    QVERIFY(lazy.low < 0.885 && lazy.high > 0.91);  // always the same answer: right as often as the sample has that label
    const std::int64_t many = 400'000'000;  // the time does not depend on the rows
    QVERIFY(bootstrapIntervals(scoresOfConfusion({{many, many}, {0, many}}, {"a", "b"})).accuracy.low > 0.66);
  }

  void intervalsHoldTheTrueScoreAsOftenAsTheySay() {
    Random random(11);
    const auto hits = [&](int rows, double share) {
      std::int64_t count = 0;
      for (int i = 0; i < rows; ++i) count += random.uniform() < share;
      return count;
    };
    for (const double recall : {0.7, 0.9, 0.98}) {  // of both labels: the macro recall too
      int held = 0;
      for (int i = 0; i < 200; ++i) {
        const std::int64_t a = hits(40, recall), b = hits(12, recall);
        const Interval found = bootstrapIntervals(scoresOfConfusion({{a, 40 - a}, {12 - b, b}}, {"a", "b"})).recall;
        held += found.low <= recall && recall <= found.high;
      }
      QVERIFY2(held >= 180, qPrintable(QString::number(held)));
    }
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

  void areasAreThoseOfScikitLearn() {
    // The example of its documentation: roc_auc_score 0.75, average_precision_score 0.8333.
    const LabelCurve curve = labelCurve("yes", {0.1, 0.4, 0.35, 0.8}, {false, false, true, true});
    QVERIFY(near(curve.auc, 0.75) && near(curve.average_precision, 0.5 * 1 + 0.5 * 2 / 3));
    const LabelCurve perfect = labelCurve("yes", {0.9, 0.8, 0.2}, {true, true, false});
    QVERIFY(near(perfect.auc, 1) && near(perfect.average_precision, 1));
    const LabelCurve reversed = labelCurve("yes", {0.1, 0.9}, {true, false});
    QVERIFY(near(reversed.auc, 0) && near(reversed.average_precision, 0.5));
  }

  void rowsOfEqualProbabilityComeInTogether() {
    for (const bool first : {true, false}) {  // whatever their order
      const LabelCurve tied = labelCurve("yes", {0.5, 0.5}, {first, !first});
      QCOMPARE(tied.points.size(), std::size_t{1});
      QVERIFY(near(tied.auc, 0.5) && near(tied.average_precision, 0.5));
    }
    const LabelCurve mixed = labelCurve("yes", {0.9, 0.5, 0.5, 0.5, 0.1}, {true, true, false, true, false});
    // Pairs: (0.9, 0.5) 1, (0.9, 0.1) 1, twice (0.5, 0.5) 1/2 and (0.5, 0.1) 1: 5 of 6.
    QVERIFY(near(mixed.auc, 5.0 / 6));
    QVERIFY(near(mixed.average_precision, 1.0 / 3 + 2.0 / 3 * 3 / 4));
  }

  void aLabelWithoutRowsHasNoArea() {
    const LabelCurve none = labelCurve("yes", {0.1, 0.2}, {false, false});
    QVERIFY(std::isnan(none.auc) && std::isnan(none.average_precision));
    QVERIFY(std::isnan(labelCurve("yes", {0.1}, {true}).auc));
    QVERIFY(!bestThreshold(none));
  }

  void aThinnedCurveStaysExactAtHundredths() {
    std::vector<double> score;
    std::vector<bool> truth;
    Random random(7);
    for (int i = 0; i < 40'000; ++i) {
      truth.push_back(random.uniform() < 0.1);
      score.push_back(std::min(1.0, random.uniform() * 0.7 + (truth.back() ? 0.3 : 0.0)));
    }
    const LabelCurve all = labelCurve("x", score, truth, 1'000'000), thin = labelCurve("x", score, truth, 200);
    const LabelCurve usual = labelCurve("x", score, truth);
    QVERIFY(usual.points.size() < 2600);
    for (int i = 0; i <= 1000; ++i) QVERIFY(scoresAt(all, i / 1000.0).hits == scoresAt(usual, i / 1000.0).hits);
    QVERIFY(thin.points.size() < 600 && all.points.size() > 30'000);
    QCOMPARE(thin.auc, all.auc);
    for (int i = 0; i <= 100; ++i) {
      const ThresholdScores a = scoresAt(all, i / 100.0), b = scoresAt(thin, i / 100.0);
      std::int64_t hits = 0;
      for (std::size_t k = 0; k < score.size(); ++k) hits += truth[k] && score[k] >= i / 100.0;
      QCOMPARE(a.hits, hits);
      QVERIFY2(a.hits == b.hits && a.alarms == b.alarms, qPrintable(QString::number(i)));
    }
  }

  void thresholdsTradeMissesForFalseAlarms() {
    const LabelCurve curve = labelCurve("spam", {0.9, 0.8, 0.6, 0.4, 0.2}, {true, false, true, true, false});
    const ThresholdScores half = scoresAt(curve, 0.5);
    QVERIFY(half.hits == 2 && half.alarms == 1 && half.misses == 1 && half.rejections == 1);
    QVERIFY(near(half.precision, 2.0 / 3) && near(half.recall, 2.0 / 3) && near(half.accuracy, 0.6));
    const auto best = bestThreshold(curve);
    QVERIFY(best && near(best->threshold, 0.4) && near(best->f1, 6.0 / 7));
    QVERIFY(near(scoresAt(curve, 0.95).precision, 0) && scoresAt(curve, 0.95).hits == 0);
    QCOMPARE(scoresAt(curve, 0).hits, 3);
  }

  void calibrationErrorIsTheMeanGapWeightedByRows() {
    // Bin (0.6, 0.7]: 2 rows, 0.65 sure, 1 of 2 right. Bin (0.9, 1]: 2 rows, 0.95 sure, both right.
    const Reliability found = reliabilityOf(std::vector<double>{0.61, 0.69, 0.92, 0.98}, {true, false, true, true});
    QCOMPARE(found.bins.size(), std::size_t{10});
    QVERIFY(found.bins[6].rows == 2 && near(found.bins[6].confidence, 0.65) && near(found.bins[6].accuracy, 0.5));
    QVERIFY(near(found.error, 0.5 * 0.15 + 0.5 * 0.05));
    const Reliability borders = reliabilityOf(std::vector<double>{0.0, 0.1, 0.7, 1.0}, {true, true, true, true});
    QVERIFY(borders.bins[0].rows == 2 && borders.bins[6].rows == 1 && borders.bins[9].rows == 1);
  }

  void mcnemarIsTheExactBinomialTest() {
    QVERIFY(near(mcnemarP(1, 9), 22.0 / 1024) && near(mcnemarP(9, 1), 22.0 / 1024));
    QVERIFY(near(mcnemarP(0, 5), 2.0 / 32) && near(mcnemarP(5, 5), 1) && near(mcnemarP(0, 0), 1));
    QVERIFY(near(mcnemarP(4, 5), 1));
    const double many = mcnemarP(499'000, 501'000);  // normal approximation: z = 1999 / 1000
    QVERIFY(std::abs(many - 0.0456) < 1e-3);
    QVERIFY(mcnemarP(10, 100'000) >= 0 && mcnemarP(10, 100'000) < 1e-100);
  }

  void bothModelsAreComparedRowByRow() {
    const Comparison c = compareModels({sure(0, 0.9f), sure(1, 0.9f), sure(0, 0.9f), sure(0, 0.9f)},
                                       {sure(0, 0.9f), sure(0, 0.9f), sure(1, 0.9f), sure(2, 0.9f)}, {0, 1, 1, 1});
    QVERIFY(c.both_right == 1 && c.only_tuned == 1 && c.only_untuned == 1 && c.both_wrong == 1);
  }

  void intervalsOfSharesAreThoseOfTheLiterature() {
    const Interval eight = wilsonInterval(8, 10);
    QVERIFY(std::abs(eight.low - 0.4902) < 1e-4 && std::abs(eight.high - 0.9433) < 1e-4);
    QVERIFY(near(wilsonInterval(0, 20).low, 0) && near(wilsonInterval(20, 20).high, 1) && near(wilsonInterval(0, 0).high, 1));
    // Newcombe 1998, method 10: 56 of 70 against 48 of 80, 0.0524 to 0.3339.
    std::vector<Example> examples;
    std::vector<Prediction> predictions;
    for (int i = 0; i < 150; ++i) {
      const bool first = i < 70, right = first ? i < 56 : i < 70 + 48;
      examples.push_back(exampleOf("t", 0, first ? "first" : "second"));
      predictions.push_back(sure(right ? 0 : 1, 0.9f, 2));
    }
    const auto report = groupReport(examples, predictions, 2, "who");
    QVERIFY(report && report->gap && near(report->gap->size, 0.2) && report->gap->groups == 2);
    QVERIFY(std::abs(report->gap->interval.low - 0.0524) < 1e-4 && std::abs(report->gap->interval.high - 0.3339) < 1e-4);
    QCOMPARE(report->gap->best, std::string("first"));
    QVERIFY(near(report->groups[0].answered[0], 48.0 / 80));
    QVERIFY(has(groupSentence(*report), "20.0 percentage points"));
  }

  void ofManyGroupsOneLooksWorseByChance() {
    Random random(5);
    const auto report = [&](const std::vector<double>& shares) {
      std::vector<Example> examples;
      std::vector<Prediction> predictions;
      for (std::size_t group = 0; group < shares.size(); ++group) {
        for (int i = 0; i < 60; ++i) {
          examples.push_back(exampleOf("t", i % 2, "group " + std::to_string(group)));
          predictions.push_back(sure(random.uniform() < shares[group] ? i % 2 : 1 - i % 2, 0.9f, 2));
        }
      }
      return *groupReport(examples, predictions, 2, "who");
    };
    int alarms = 0, recall_alarms = 0;
    for (int i = 0; i < 300; ++i) {
      const GroupReport fair = report(std::vector<double>(5, 0.8));
      alarms += fair.gap->beyondChance();
      recall_alarms += fair.recall_gaps[0]->beyondChance() || fair.recall_gaps[1]->beyondChance();
    }
    QVERIFY2(alarms <= 18 && recall_alarms <= 18, qPrintable(QString("%1 %2").arg(alarms).arg(recall_alarms)));  // 5 % would be 15
    const GroupReport unfair = report({0.9, 0.9, 0.9, 0.9, 0.5});
    QVERIFY(unfair.gap->beyondChance() && unfair.gap->worst == "group 4" && unfair.gap->groups == 5);
    QVERIFY(has(groupSentence(unfair), "Of 5 groups") && has(groupSentence(unfair), "larger than chance explains"));
  }

  void theRecallOfALabelIsComparedToo() {
    std::vector<Example> examples;
    std::vector<Prediction> predictions;
    const auto add = [&](const char* group, int truth, int rows, int right) {
      for (int i = 0; i < rows; ++i) {
        examples.push_back(exampleOf("t", truth, group));
        predictions.push_back(sure(i < right ? truth : 1 - truth, 0.9f, 2));
      }
    };
    add("north", 0, 100, 70), add("north", 1, 100, 90);  // both groups right in 80 % of cases
    add("south", 0, 100, 90), add("south", 1, 100, 70);
    add("east", 0, 60, 60), add("east", 1, 29, 0);  // too few rows of label 1 to be compared
    const GroupReport report = *groupReport(examples, predictions, 2, "region");
    QVERIFY(near(report.groups[0].recall[0], 0.7) && near(report.groups[0].recall[1], 0.9) && report.groups[0].support[0] == 100);
    QCOMPARE(report.recall_gaps.size(), std::size_t{2});
    const GroupGap one = *report.recall_gaps[1];
    QVERIFY(near(one.size, 0.2) && one.best == "north" && one.worst == "south" && one.groups == 2 && one.beyondChance());
    QVERIFY(report.recall_gaps[0]->best == "east" && report.recall_gaps[0]->groups == 3);
    const std::vector<std::string> said = recallSentences(report, {"no", "yes"});
    QVERIFY(said.size() == 2 && has(said[1], "“yes”") && has(said[1], "“south”") && has(said[1], "20.0 percentage points"));
    Json older = toJson(report);
    for (Json& group : older["groups"]) group.erase("recall"), group.erase("support");
    const GroupReport read = groupReportFromJson(older);
    QVERIFY(read.recall_gaps.empty() && read.gap && read.gap->interval.low == report.gap->interval.low);
    older["groups"][0]["recall"] = {0.5};
    older["groups"][0]["support"] = {1};
    QVERIFY_THROWS_EXCEPTION(ProblemError, groupReportFromJson(older));
  }

  void aCalibrationErrorIsComparedWithChance() {
    Random random(3);
    const auto judged = [&](int rows, double too_sure) {
      std::vector<double> confidence;
      std::vector<bool> right;
      for (int i = 0; i < rows; ++i) {
        confidence.push_back(0.5 + 0.5 * random.uniform());
        right.push_back(random.uniform() < confidence.back() - too_sure);
      }
      return reliabilityOf(confidence, right);
    };
    int beyond = 0;
    for (int i = 0; i < 200; ++i) {
      const Reliability honest = judged(100, 0);
      beyond += honest.error > chanceError(honest);
    }
    QVERIFY2(beyond >= 1 && beyond <= 20, qPrintable(QString::number(beyond)));  // 5 % are 10
    QVERIFY(chanceError(judged(100, 0)) > 0.05 && chanceError(judged(20000, 0)) < 0.015);
    QCOMPARE(chanceError(Reliability()), 0.0);
    const Reliability few{{{8, 0.9, 0.8}}, 0.1}, many{{{8000, 0.9, 0.75}}, 0.15}, honest{{{8000, 0.9, 0.91}}, 0.01};
    QVERIFY(has(reliabilitySentence(few), "cannot be told from chance"));
    QVERIFY(has(reliabilitySentence(many), "too sure of itself"));
    QVERIFY(has(reliabilitySentence(honest), "taken at its word"));
  }

  void bothModelsShowTheSameLabels() {
    const std::vector<float> before = {0.4f, 0.3f, 0.2f, 0.06f, 0.04f}, after = {0.01f, 0.02f, 0.07f, 0.3f, 0.6f};
    QVERIFY(topLabels(before, after, 2) == (std::vector<std::size_t>{4, 3, 1, 0}));
    QVERIFY(topLabels(before, after, 9) == (std::vector<std::size_t>{4, 3, 2, 1, 0}));
    QVERIFY(topLabels({}, {}, 2).empty());
  }

  void aColumnNamedLaterIsFoundByItsRows() {
    const test::TemporaryDirectory directory;
    const auto write = [&](const std::string& name, int shift) {
      std::string csv = "text,label,region\n";
      for (int i = 0; i < 200; ++i)
        csv += "review number " + std::to_string(i + shift) + "," + (i % 2 ? "good" : "bad") + "," + (i % 3 ? "north" : "south") + "\n";
      writeFileAtomically(directory / name, csv);
    };
    write("rows.csv", 0);
    Recipe recipe;
    recipe.data.path = (directory / "rows.csv").string();
    QCOMPARE(groupColumns(recipe), std::vector<std::string>{"region"});
    const std::vector<Example> judged = prepareData(recipe.data).split(Split::Test);
    std::vector<Prediction> answers;
    std::int64_t south = 0;
    for (const Example& one : judged) {
      answers.push_back(sure(one.line % 5 ? one.label : 1 - one.label, 0.75f, 2));
      south += (one.line - 2) % 3 == 0;
    }
    JudgedRows rows = keepRows("test", {"bad", "good"}, judged, answers, {});
    const auto report = groupAgain(recipe, rows, "region");
    QVERIFY(report && report->groups.size() == 2 && report->column == "region");
    const GroupScores& fewer = report->groups[1];
    QVERIFY(fewer.group == "south" && fewer.rows == south && report->groups[0].rows == static_cast<std::int64_t>(judged.size()) - south);
    QVERIFY_THROWS_EXCEPTION(ProblemError, groupAgain(recipe, rows, "nowhere"));
    ++rows.judged;
    QVERIFY_THROWS_EXCEPTION(ProblemError, groupAgain(recipe, rows, "region"));
    --rows.judged;
    write("rows.csv", 1000);
    QVERIFY_THROWS_EXCEPTION(ProblemError, groupAgain(recipe, rows, "region"));
    fs::remove(directory / "rows.csv");
    QVERIFY_THROWS_EXCEPTION(ProblemError, groupAgain(recipe, rows, "region"));
  }

  void smallGroupsMakeNoGap() {
    std::vector<Example> examples(40, exampleOf("t", 0, "large"));
    examples.resize(45, exampleOf("t", 0, "small"));
    std::vector<Prediction> predictions(45, sure(0, 0.9f, 2));
    predictions.back() = sure(1, 0.9f, 2);
    const auto report = groupReport(examples, predictions, 2, "who");
    QVERIFY(report && !report->gap && report->groups.size() == 2);
    QVERIFY(!groupReport(std::vector<Example>(3, exampleOf("t", 0)), std::vector<Prediction>(3, sure(0, 0.9f)), 3, ""));
  }

  void wordsAreSwappedWholeAndKeepTheirCapitals() {
    const WordSwaps swaps({"he/she", "his/her", "him/her", "John/Mary", "bad", "a b/c", "x/X"});
    const auto swapped = [&](const char* text) { return swaps.swapped(text).value_or("(none)"); };
    QCOMPARE(swapped("He said SHE, the theme, HE'S"), std::string("She said HE, the theme, SHE'S"));
    QCOMPARE(swapped("Her book; I saw her."), std::string("His book; I saw him."));
    QCOMPARE(swapped("his book"), std::string("her book"));
    QCOMPARE(swapped("john and Mary — é"), std::string("john and John — é"));
    QCOMPARE(swapped("nothing here"), std::string("(none)"));
    QCOMPARE(checkSwaps({"he/she", "bad", "a b/c", "x/X"}, "k").size(), std::size_t{3});
    QVERIFY(checkSwaps(EvaluationSettings().swap_words, "k").empty() && checkSwaps(EvaluationSettings().swap_names, "k").empty());
  }

  void swappedAnswersThatChangeAreCounted() {
    const std::vector<Example> examples = {exampleOf("he is good", 1), exampleOf("it is good", 1), exampleOf("she is bad", 0)};
    const std::vector<Prediction> before = {sure(1, 0.8f, 2), sure(1, 0.9f, 2), sure(0, 0.6f, 2)};
    const AskAgain ask = [](const std::vector<Example>& asked) {
      std::vector<Prediction> answers;
      for (const Example& one : asked) answers.push_back(one.text.starts_with("she") ? sure(0, 0.7f, 2) : sure(0, 0.9f, 2));
      return answers;
    };
    const SwapReport report = swapReport("pronouns", examples, before, WordSwaps({"he/she"}), 2, ask);
    QVERIFY(report.found == 2 && report.tried == 2 && report.changed == 1 && report.flips.size() == 1);
    QCOMPARE(report.flips[0].swapped, std::string("she is good"));
    // Label 0: from 0.2 to 0.7 and from 0.6 to 0.9.
    QVERIFY(std::abs(report.mean_change[0] - 0.4) < 1e-6 && std::abs(report.mean_change[1] + 0.4) < 1e-6 && std::abs(report.mean_size - 0.4) < 1e-6);
    QCOMPARE(swapReport("pronouns", examples, before, WordSwaps({"he/she"}), 2, ask, 1).tried, 1);
    QVERIFY(has(swapSentence(report), "the answer changed for 1 of them (50.0 %"));
  }

  void judgedRowsComeBackAsTheyWereKept() {
    const test::TemporaryDirectory directory;
    std::vector<Example> examples = {exampleOf("one\n\"two\" é", 0, "north"), exampleOf(std::string(9000, 'x'), 1)};
    examples[1].text_pair = "pair";
    examples[1].line = 17;
    const JudgedRows kept = keepRows("test", {"no", "yes"}, examples, {sure(0, 0.75f, 2), sure(0, 0.5625f, 2)}, {sure(1, 0.625f, 2), sure(1, 0.75f, 2)});
    writeJudgedRows(directory / "judged.jsonl", kept);
    const JudgedRows read = readJudgedRows(directory / "judged.jsonl");
    QVERIFY(read.complete() && read.rows.size() == 2 && read.split == "test" && read.labels == kept.labels);
    QCOMPARE(read.rows[0].text, examples[0].text);
    QCOMPARE(read.rows[0].group, std::string("north"));
    QCOMPARE(read.rows[1].pair, std::string("pair"));
    QVERIFY(read.rows[1].line == 17 && read.rows[1].text.size() < 4100 && read.rows[1].truth == 1);
    QVERIFY(read.rows[1].answer() == 0 && read.rows[1].untunedAnswer() == 1 && read.rows[1].confidence() == 0.5625f);
  }

  void ofVeryManyRowsMistakesAreKeptFirst() {
    std::vector<Example> examples;
    std::vector<Prediction> predictions;
    for (int i = 0; i < 1000; ++i) {
      examples.push_back(exampleOf(std::to_string(i), 0));
      predictions.push_back(sure(i % 20 == 0 ? 1 : 0, 0.9f, 2));
    }
    const JudgedRows kept = keepRows("test", {"a", "b"}, examples, predictions, {}, 120);
    QVERIFY(kept.judged == 1000 && kept.rows.size() == 120 && !kept.complete());
    QCOMPARE(std::count_if(kept.rows.begin(), kept.rows.end(), [](const JudgedRow& row) { return row.answer() == 1; }), std::ptrdiff_t{50});
    QVERIFY(std::is_sorted(kept.rows.begin(), kept.rows.end(), [](const auto& a, const auto& b) { return std::stoi(a.text) < std::stoi(b.text); }));
  }

  void brokenJudgedRowsAreAProblem() {
    const test::TemporaryDirectory directory;
    const std::string head = R"({"schema":1,"split":"test","labels":["a","b"],"rows":1,"kept":1})";
    for (const std::string bad : {"", "[]", "{", R"({"line":1,"text":"x","truth":2,"tuned":[1,0]})", R"({"line":1,"text":"x","truth":0,"tuned":[1]})",
                                  R"({"line":1,"text":"x","truth":0,"tuned":[1,7]})", R"({"text":"x","truth":0,"tuned":[1,0]})"}) {
      writeFileAtomically(directory / "judged.jsonl", bad.empty() ? "" : head + "\n" + bad + "\n");
      QVERIFY2(has(test::problemOf([&] { readJudgedRows(directory / "judged.jsonl"); }), bad.empty() ? "empty" : "cannot be read"), bad.c_str());
    }
    writeFileAtomically(directory / "judged.jsonl", R"({"schema":99,"split":"test","labels":[],"rows":0})");
    QVERIFY(has(test::problemOf([&] { readJudgedRows(directory / "judged.jsonl"); }), "newer version"));
  }

  void piecesOfAWordAreAddedUp() {
    Explanation explanation;  // "Unbelievably good!" as un ##believ ##ably good !
    explanation.tokens = {{0, 2, false, 0.5}, {2, 8, false, 0.25}, {8, 12, false, -1}, {13, 17, false, 2}, {17, 18, false, 0.125}, {0, 2, true, 3}};
    const auto words = wordScores(explanation, "Unbelievably good!", "ok");
    QCOMPARE(words.size(), std::size_t{4});
    QVERIFY(words[0].begin == 0 && words[0].end == 12 && near(words[0].score, -0.25));
    QVERIFY(words[1].begin == 13 && words[1].end == 17 && words[2].begin == 17 && words[3].second);
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

QTEST_GUILESS_MAIN(EvalTest)
#include "eval_test.moc"
