// Scores, their intervals, curves and comparisons by numbers worked out by hand or by other programs; the rows that are kept.
#include "core/base/files.h"
#include "core/base/problem.h"
#include "core/base/random.h"
#include "core/eval/attribution.h"
#include "core/eval/evaluation_settings.h"
#include "core/eval/intervals.h"
#include "core/eval/judged_rows.h"
#include "tests/eval_support.h"
#include "tests/support.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace etude;
using namespace etude::test;

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
};

QTEST_GUILESS_MAIN(EvalTest)
#include "eval_test.moc"
