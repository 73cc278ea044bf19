// Whether groups are treated differently: gaps that chance explains and gaps that it does not, and answers to swapped words.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/eval/evaluation_settings.h"
#include "core/eval/intervals.h"
#include "core/run/group_again.h"
#include "tests/eval_support.h"
#include "tests/support.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

using namespace etude;
using namespace etude::test;

class FairnessTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
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
    GroupReport unsure = *report;
    unsure.gap->interval = {-0.035, 0.058};
    QVERIFY(has(groupSentence(unsure), "−3.5 to 5.8") && !has(groupSentence(unsure), "-3.5"));
    unsure.gap->interval.low = -0.0001;
    QVERIFY(has(groupSentence(unsure), " 0.0 to 5.8"));
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
};

QTEST_GUILESS_MAIN(FairnessTest)
#include "fairness_test.moc"
