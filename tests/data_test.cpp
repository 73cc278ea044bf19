// From tables to data sets: roles of columns, findings, cleaning.
#include "core/run/finding_fixes.h"
#include "tests/data_support.h"

#include <QTest>

#include <set>

using namespace etude;
using namespace etude::test;
using namespace std::string_literals;

class DataTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everySettingHasHelpAndAcceptsItsDefault();
  void settingsSurviveJson();
  void columnsAreGuessedByName_data();
  void columnsAreGuessedByName();
  void columnsAreGuessedByContent();
  void pairsAndSplitColumnsAreUsedUnlessTurnedOff();
  void unknownColumnsAreListedTogether();
  void textAndLabelMustDiffer();
  void fewerThanTwoLabelsAreRefused();
  void moreThanAThousandLabelsAreRefused();
  void emptyRowsAreFoundAndDropped();
  void emptyRowsKeptOnRequestAreAnErrorWithoutLabel();
  void comparisonIgnoresCaseBlanksPunctuationAndWidth();
  void duplicatesDifferingOnlyInCaseAreFound();
  void punctuationOnlyTextsAreNotAllTheSame();
  void conflictingLabelsAreReportedAndTheFirstKept();
  void leaksAreDroppedFromTraining();
  void duplicatesLeftInAreFoundAsLeaks();
  void rareLabelsAreReported();
  void labelsEmptiedByCleaningAreTold();
  void trainingRowsOfOneLabelAreAnError();
  void rareLabelsAreLeftOutAndTakenBack();
  void findingsOfSeveralFilesNameEach();
  void raggedRowsAreFindings();
  void labelsAreSortedByValueOrCodePoint();
  void jsonHoldsFindingsAndCounts();
};

void DataTest::everySettingHasHelpAndAcceptsItsDefault() {
  const DataSettings defaults;
  std::set<std::string> keys;
  for (const auto& field : DataSettings::fields()) {
    QVERIFY2(field.info.help.size() > 40 && !field.info.label.empty(), field.info.key.c_str());
    QVERIFY(keys.insert(field.info.key).second);
    Problems problems;
    QVERIFY2(checkSetting(field.info, getField(defaults, field), problems), describe(problems).c_str());
  }
  QCOMPARE(keys.size(), std::size_t{29});  // as many as the struct has members
}

void DataTest::settingsSurviveJson() {
  DataSettings settings;
  settings.path = "a.csv";
  settings.delimiter = ";";
  settings.drop_leaks = false;
  settings.test_fraction = 0.25;
  settings.train_rows = 17;
  Problems problems;
  QVERIFY(sectionFromJson<DataSettings>(sectionToJson(settings), "data", problems) == settings);
  QVERIFY(problems.empty());
}

void DataTest::columnsAreGuessedByName_data() {
  QTest::addColumn<QStringList>("columns");
  QTest::addColumn<QStringList>("expected");  // text, pair, label, split
  QTest::newRow("text,label") << QStringList{"text", "label"} << QStringList{"text", "", "label", ""};
  QTest::newRow("reviews") << QStringList{"label", "topic", "text", "split"} << QStringList{"text", "", "label", "split"};
  QTest::newRow("kaggle spam") << QStringList{"v1", "v2"} << QStringList{"v2", "", "v1", ""};
  QTest::newRow("capitals and blanks") << QStringList{"Id", "Review Text", "Class Label"}
                                       << QStringList{"Review Text", "", "Class Label", ""};
  QTest::newRow("airline") << QStringList{"tweet_id", "airline_sentiment", "tweet_text"}
                           << QStringList{"tweet_text", "", "airline_sentiment", ""};
  QTest::newRow("pair") << QStringList{"sentence1", "sentence2", "gold_label"}
                        << QStringList{"sentence1", "sentence2", "gold_label", ""};
  QTest::newRow("nli") << QStringList{"premise", "hypothesis", "label"} << QStringList{"premise", "hypothesis", "label", ""};
}

void DataTest::columnsAreGuessedByName() {
  QFETCH(QStringList, columns);
  QFETCH(QStringList, expected);
  Table table;
  for (const QString& column : columns) table.columns.push_back(column.toStdString());
  for (int i = 0; i < 60; ++i) {
    std::vector<std::string> row;
    for (const QString& column : columns) {
      const bool is_text = column == expected[0] || column == expected[1];
      const char* splits[] = {"train", "train", "dev"};
      row.push_back(is_text                                     ? "a sentence about thing " + std::to_string(i)
                    : column == expected[3]                     ? splits[i % 3]
                    : column.endsWith("d", Qt::CaseInsensitive) ? std::to_string(i)
                                                                : "v" + std::to_string(i % 2));
    }
    table.rows.push_back(row);
    table.lines.push_back(i + 1);
  }
  const ColumnGuess guess = guessColumns(table);
  QCOMPARE(guess.text, expected[0].toStdString());
  QCOMPARE(guess.text_pair, expected[1].toStdString());
  QCOMPARE(guess.label, expected[2].toStdString());
  QCOMPARE(guess.split, expected[3].toStdString());
}

void DataTest::columnsAreGuessedByContent() {
  Table table;
  table.columns = {"a", "b", "c", "d"};
  for (int i = 0; i < 200; ++i) {
    table.rows.push_back(
        {std::to_string(i), i < 100 ? "yes" : "no", "words that differ in row " + std::to_string(i), std::to_string(i * 0.37)});
    table.lines.push_back(i + 1);
  }
  const ColumnGuess guess = guessColumns(table);
  QCOMPARE(guess.text, "c"s);
  QCOMPARE(guess.label, "b"s);
  QCOMPARE(guess.split, ""s);
}

void DataTest::pairsAndSplitColumnsAreUsedUnlessTurnedOff() {
  Table table;
  table.columns = {"sentence1", "sentence2", "label", "split"};
  for (int i = 0; i < 40; ++i) {
    const char* splits[] = {"train", "train", "valid", "test"};
    table.rows.push_back(
        {"first words " + std::to_string(i), "second words " + std::to_string(i), std::to_string(i / 4 % 2), splits[i % 4]});
    table.lines.push_back(i + 2);
  }
  const Dataset used = build(table);
  QCOMPARE(used.text_pair_column, "sentence2"s);
  QCOMPARE(used.split_column, "split"s);
  QCOMPARE(used.split(Split::Train).size(), std::size_t{20});
  QCOMPARE(used.split(Split::Validation).size(), std::size_t{10});
  QCOMPARE(used.split(Split::Test)[0].text_pair, "second words 3"s);
  DataSettings settings;
  settings.text_pair_column = "";
  settings.split_column = "";
  const Dataset off = build(table, settings);
  QCOMPARE(off.text_pair_column, ""s);
  QVERIFY(off.split(Split::Train)[0].text_pair.empty());
  QCOMPARE(off.split(Split::Train).size(), std::size_t{28});
}

void DataTest::unknownColumnsAreListedTogether() {
  DataSettings settings;
  settings.text_column = "txt";
  settings.label_column = "nothing";
  settings.split_column = "part";
  const Dataset dataset = build(tableOf(manyRows(20)), settings);
  QCOMPARE(std::count_if(dataset.problems.begin(), dataset.problems.end(),
                         [](const Problem& p) { return p.severity == Severity::Error; }),
           3);
  QVERIFY(says(dataset.problems, "“txt”") && says(dataset.problems, "“nothing”") && says(dataset.problems, "“part”"));
  QVERIFY(says(dataset.problems, "text, label"));
  QVERIFY(says(dataset.problems, "Did you mean “text”?"));
  QVERIFY(says(dataset.problems, "data.text_column"));
}

void DataTest::textAndLabelMustDiffer() {
  DataSettings settings;
  settings.text_column = settings.label_column = "text";
  QVERIFY(says(build(tableOf(manyRows(20)), settings).problems, "same column"));
}

void DataTest::fewerThanTwoLabelsAreRefused() {
  const Dataset one = build(tableOf(manyRows(20, 1)));
  QVERIFY(hasErrors(one.problems));
  QVERIFY(says(one.problems, "same label"));
  Table table = tableOf(manyRows(20));
  for (auto& row : table.rows) row[1] = " ";
  DataSettings settings;
  settings.label_column = "label";
  QVERIFY(says(build(table, settings).problems, "holds no labels"));
}

void DataTest::moreThanAThousandLabelsAreRefused() {
  const Dataset dataset = build(tableOf(manyRows(3000, 1001)));
  QVERIFY(hasErrors(dataset.problems));
  QVERIFY(says(dataset.problems, "is this really the label column?"));
  QVERIFY(!hasErrors(build(tableOf(manyRows(6000, 1000))).problems));
}

void DataTest::emptyRowsAreFoundAndDropped() {
  auto rows = manyRows(30);
  rows[3].first = " \t";
  rows[7].second = "";
  rows[9] = {"", ""};
  const Dataset dataset = build(tableOf(rows));
  QVERIFY(find(dataset, Finding::Kind::EmptyText) && find(dataset, Finding::Kind::EmptyLabel));
  QCOMPARE(find(dataset, Finding::Kind::EmptyText)->lines, (Lines{5, 11}));
  QCOMPARE(find(dataset, Finding::Kind::EmptyText)->what, "2 rows have no text"s);
  QCOMPARE(find(dataset, Finding::Kind::EmptyText)->fixed, "dropped"s);
  QCOMPARE(find(dataset, Finding::Kind::EmptyLabel)->lines, (Lines{9, 11}));
  QCOMPARE(total(dataset), std::size_t{27});
  QCOMPARE(dataset.rows_read, std::int64_t{30});
  QVERIFY(!hasErrors(dataset.problems));
}

void DataTest::emptyRowsKeptOnRequestAreAnErrorWithoutLabel() {
  auto rows = manyRows(30);
  rows[3].first = "";
  DataSettings settings;
  settings.drop_empty = false;
  const Dataset kept = build(tableOf(rows), settings);
  QCOMPARE(total(kept), std::size_t{30});
  QCOMPARE(find(kept, Finding::Kind::EmptyText)->fixed, ""s);
  QVERIFY(!hasErrors(kept.problems));
  rows[7].second = "";
  QVERIFY(says(build(tableOf(rows), settings).problems, "1 row has no label"));
}

void DataTest::comparisonIgnoresCaseBlanksPunctuationAndWidth() {
  QCOMPARE(normalisedForComparison("  Hello,   WORLD!! "), "hello world"s);
  QCOMPARE(normalisedForComparison("Straße – ÉTÉ"), "strasse été"s);
  QCOMPARE(normalisedForComparison("ＡＢＣ１２"), "abc12"s);
  QCOMPARE(normalisedForComparison("e\u0301te\u0301"), normalisedForComparison("été"));
  QCOMPARE(normalisedForComparison("it's"), "it s"s);
  QCOMPARE(normalisedForComparison("हिन्दी"), "हिन्दी"s);
  QCOMPARE(normalisedForComparison("?!"), ""s);
}

void DataTest::duplicatesDifferingOnlyInCaseAreFound() {
  auto rows = manyRows(30);
  rows[5] = rows[2];
  rows[12] = {"This is  TEXT number 2!", rows[2].second};
  const Dataset dataset = build(tableOf(rows));
  QVERIFY(find(dataset, Finding::Kind::Duplicate));
  QCOMPARE(find(dataset, Finding::Kind::Duplicate)->lines, (Lines{7, 14}));
  QCOMPARE(total(dataset), std::size_t{28});
  QVERIFY(!find(dataset, Finding::Kind::ConflictingLabels));
  DataSettings settings;
  settings.drop_duplicates = settings.drop_leaks = false;
  const Dataset kept = build(tableOf(rows), settings);
  QCOMPARE(total(kept), std::size_t{30});
  QCOMPARE(find(kept, Finding::Kind::Duplicate)->lines, (Lines{7, 14}));
  QCOMPARE(find(kept, Finding::Kind::Duplicate)->fixed, ""s);
}

void DataTest::punctuationOnlyTextsAreNotAllTheSame() {
  auto rows = manyRows(30);
  rows[4].first = ":-)";
  rows[5].first = ":-(";
  rows[6].first = ":-) ";
  const Dataset dataset = build(tableOf(rows));
  QCOMPARE(find(dataset, Finding::Kind::Duplicate)->lines, (Lines{8}));
}

void DataTest::conflictingLabelsAreReportedAndTheFirstKept() {
  auto rows = manyRows(30);
  rows[9] = {rows[4].first, "label1"};
  const Dataset dataset = build(tableOf(rows));
  const Finding* conflict = find(dataset, Finding::Kind::ConflictingLabels);
  QVERIFY(conflict);
  QCOMPARE(conflict->lines, (Lines{6, 11}));
  QVERIFY(conflict->severity == Severity::Warning);
  for (const auto& split : dataset.splits) {
    for (const Example& example : split) {
      if (example.text == rows[4].first) QCOMPARE(dataset.labels[static_cast<std::size_t>(example.label)], "label0"s);
    }
  }
  DataSettings settings;
  settings.drop_duplicates = settings.drop_leaks = false;
  QCOMPARE(total(build(tableOf(rows), settings)), std::size_t{30});
}

void DataTest::leaksAreDroppedFromTraining() {
  const Table train = tableOf(manyRows(20)),
              validation = tableOf({{"THIS is text number 4", "label0"}, {"something new", "label1"}}, "val.csv"),
              test = tableOf({{"this is text number 7.", "label1"}, {"also new", "label0"}}, "test.csv");
  const Dataset dataset = buildDataset(train, &validation, &test, nullptr, {});
  QVERIFY(find(dataset, Finding::Kind::Leak));
  QCOMPARE(find(dataset, Finding::Kind::Leak)->lines, (Lines{6, 9}));
  QCOMPARE(dataset.split(Split::Train).size(), std::size_t{18});
  QCOMPARE(dataset.split(Split::Validation).size(), std::size_t{2});
  DataSettings settings;
  settings.drop_leaks = false;
  const Dataset kept = buildDataset(train, &validation, &test, nullptr, settings);
  QCOMPARE(kept.split(Split::Train).size(), std::size_t{20});
  QCOMPARE(find(kept, Finding::Kind::Leak)->fixed, ""s);
}

void DataTest::duplicatesLeftInAreFoundAsLeaks() {
  auto rows = manyRows(100);
  for (int i = 50; i < 100; ++i) rows[static_cast<std::size_t>(i)] = rows[static_cast<std::size_t>(i - 50)];
  DataSettings settings;
  settings.drop_duplicates = false;
  const Dataset dataset = build(tableOf(rows), settings);
  QVERIFY(find(dataset, Finding::Kind::Leak));
  std::set<std::string> held_out;
  for (const Split split : {Split::Validation, Split::Test}) {
    for (const Example& example : dataset.split(split)) held_out.insert(example.text);
  }
  for (const Example& example : dataset.split(Split::Train)) QVERIFY(!held_out.contains(example.text));
}

void DataTest::rareLabelsAreReported() {
  auto rows = manyRows(30);
  rows.push_back({"a rare bird", "rare"});
  rows.push_back({"another rare bird", "rare"});
  const Dataset dataset = build(tableOf(rows));
  QVERIFY(find(dataset, Finding::Kind::RareLabel));
  QCOMPARE(find(dataset, Finding::Kind::RareLabel)->lines, (Lines{32, 33}));
  QVERIFY(find(dataset, Finding::Kind::RareLabel)->what.find("rare") != std::string::npos);
}

void DataTest::labelsEmptiedByCleaningAreTold() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const auto& [text, label] : manyRows(40)) {
    rows.push_back({text, "pos"});
    rows.push_back({text, "neg"});
  }
  const Dataset one = build(tableOf(rows));
  QVERIFY(hasErrors(one.problems));
  QVERIFY(says(one.problems, "After cleaning, the label “neg” has no rows left"));
  QVERIFY(says(one.problems, "After cleaning, only the label “pos” is left"));
  for (const auto& row : manyRows(20)) rows.push_back({"another " + row.first + " quite different words here", "other"});
  rows.erase(rows.begin(), rows.begin() + 40);
  const Dataset two = build(tableOf(rows));
  QVERIFY(!hasErrors(two.problems));
  QVERIFY(says(two.problems, "After cleaning, the label “neg” has no rows left"));
  QCOMPARE(two.labels, (std::vector<std::string>{"other", "pos"}));
  QCOMPARE(two.counts.size(), std::size_t{2});
  for (const auto& split : two.splits)
    for (const Example& example : split) QVERIFY(example.label == (example.text.starts_with("another") ? 0 : 1));
  DataSettings settings;
  settings.drop_conflicts = true;
  rows.resize(40);
  QVERIFY(says(build(tableOf(rows), settings).problems, "After cleaning, no rows are left"));
}

void DataTest::trainingRowsOfOneLabelAreAnError() {
  auto rows = manyRows(40);
  Table table = tableOf(rows);
  table.columns.push_back("split");
  for (std::size_t i = 0; i < rows.size(); ++i) table.rows[i].push_back(i % 2 ? i % 4 == 1 ? "test" : "dev" : "train");
  QVERIFY(says(build(table).problems, "All training rows have the same label, “label0”"));
  QVERIFY(hasErrors(build(table).problems));
}

void DataTest::rareLabelsAreLeftOutAndTakenBack() {
  auto rows = manyRows(40);
  rows[7].second = "rare";
  rows[9].second = "rarer, still";
  Recipe recipe;
  const Dataset found = build(tableOf(rows));
  const Finding* rare = find(found, Finding::Kind::RareLabel);
  QVERIFY(rare);
  QCOMPARE(rare->labels, (std::vector<std::string>{"rare", "rarer, still"}));
  const std::vector<FindingFix> fixes = fixesFor(*rare, recipe.data);
  QCOMPARE(fixes.size(), std::size_t{1});
  QVERIFY(!isApplied(fixes[0], recipe));
  applyValues(fixes[0].wanted, recipe);
  const Dataset without = build(tableOf(rows), recipe.data);
  QCOMPARE(without.labels, (std::vector<std::string>{"label0", "label1"}));
  QCOMPARE(total(without), std::size_t{38});
  const Finding* done = find(without, Finding::Kind::RareLabel);
  QVERIFY(done);
  QCOMPARE(done->fixed, "left out"s);
  QCOMPARE(done->lines, (Lines{9, 11}));
  const std::vector<FindingFix> undo = fixesFor(*done, recipe.data);
  QVERIFY(isApplied(undo[0], recipe));
  applyValues(undo[0].before, recipe);
  QVERIFY(recipe.data.drop_labels.empty());
  recipe.data.drop_labels = {"seldom"};
  QVERIFY(says(build(tableOf(rows), recipe.data).problems, "No row has the label “seldom”"));
  // Two labels must remain: else nothing could be learned.
  auto few = manyRows(20);
  for (auto& row : few) row.second = "common";
  few[3].second = "rare";
  QVERIFY(find(build(tableOf(few)), Finding::Kind::RareLabel)->labels.empty());
}

void DataTest::findingsOfSeveralFilesNameEach() {
  auto rows = manyRows(90);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second = i % 10 == 0 ? "seldom" : "common";
  rows[89].second = "once";
  Table table = tableOf(rows, "a.csv");
  table.parts = {{"a.csv", 0}, {"b.csv", 45}};
  const Dataset data = build(table);
  std::set<std::uint32_t> uneven;
  for (const Finding& finding : data.findings)
    if (finding.kind == Finding::Kind::Imbalance) uneven.insert(finding.file);
  QCOMPARE(uneven, (std::set<std::uint32_t>{0, 1}));
  const Finding* rare = find(data, Finding::Kind::RareLabel);
  QVERIFY(rare);
  QCOMPARE(rare->file, 1u);
  QCOMPARE(rare->lines, (Lines{91}));
  QVERIFY(contains(rare->what, "(in b.csv)"));
}

void DataTest::raggedRowsAreFindings() {
  TemporaryDirectory directory;
  std::ofstream file(directory / "data.csv");
  file << "text,label\n";
  for (const auto& [text, label] : manyRows(20)) file << text << "," << label << "\n";
  file << "a text, with a comma,label0\n";
  file.close();
  DataSettings settings;
  settings.path = (directory / "data.csv").string();
  const Dataset dataset = prepareData(settings);
  QVERIFY(find(dataset, Finding::Kind::Ragged));
  QCOMPARE(find(dataset, Finding::Kind::Ragged)->lines, (Lines{22}));
}

void DataTest::labelsAreSortedByValueOrCodePoint() {
  auto rows = manyRows(30);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second = std::to_string(static_cast<int>(i % 3) * 5 - 1);  // -1, 4, 9
  rows[0].second = "10";
  rows[1].second = "10";
  rows[2].second = "10";
  QCOMPARE(build(tableOf(rows)).labels, (std::vector<std::string>{"-1", "4", "9", "10"}));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second = std::vector<std::string>{"b", "é", "B"}[i % 3];
  QCOMPARE(build(tableOf(rows)).labels, (std::vector<std::string>{"B", "b", "é"}));
}

void DataTest::jsonHoldsFindingsAndCounts() {
  auto rows = manyRows(30);
  rows[5] = rows[2];
  const Json json = toJson(build(tableOf(rows)));
  QCOMPARE(json["rows_read"].get<int>(), 30);
  QCOMPARE(json["columns"]["text"].get<std::string>(), "text"s);
  QCOMPARE(json["labels"].size(), std::size_t{2});
  QCOMPARE(json["findings"][0]["kind"].get<std::string>(), "duplicate"s);
  QCOMPARE(json["findings"][0]["lines"][0].get<int>(), 7);
  QCOMPARE(json["rows"]["train"].get<int>() + json["rows"]["validation"].get<int>() + json["rows"]["test"].get<int>(), 29);
}

QTEST_GUILESS_MAIN(DataTest)
#include "data_test.moc"
