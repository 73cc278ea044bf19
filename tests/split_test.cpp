// Splits, further files, whole data sets, and the built-in one.
#include "core/data/split.h"
#include "core/base/files.h"
#include "tests/data_support.h"

#include <QTest>

#include <map>
#include <set>

using namespace etude;
using namespace etude::test;
using namespace std::string_literals;

class SplitTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("ETUDE_RESOURCES", ETUDE_SOURCE_DIR "/resources"); }

  void splitsAreDisjointCompleteAndStratified();
  void splitsAreDeterministicAndFollowTheSeed();
  void splitDoesNotDependOnThePlatform();
  void oneRowLabelsGoToTraining();
  void filesAndColumnsReplaceFractions();
  void strangeSplitCellsAreLeftOutWithAWarning();
  void trainRowsKeepsLabelShares();
  void emptySplitsAreErrors();
  void sharesThatLeaveNothingAreRefused();
  void extraRowsJoinTrainingWinAndMoveNothing();
  void extraFileMayHaveTheNamesOfWrittenExamples();
  void examplesSurviveCsv();
  void prepareReportsEveryBrokenFile();
  void prepareIsDeterministicOnSmsSpam();
  void bankingIsPrepared();
  void builtInReviewsAreAsDescribed();
  void builtInReviewsHaveNoNearDuplicates();
};

void SplitTest::splitsAreDisjointCompleteAndStratified() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < 1000; ++i) rows.push_back({"text " + std::to_string(i), i % 10 == 0 ? "rare" : "common"});
  const Dataset dataset = build(tableOf(rows));
  std::set<std::string> all;
  for (const auto& split : dataset.splits) {
    for (const Example& example : split) QVERIFY(all.insert(example.text).second);
    QVERIFY(std::is_sorted(split.begin(), split.end(), [](const Example& a, const Example& b) { return a.line < b.line; }));
  }
  QCOMPARE(all.size(), std::size_t{1000});
  const std::array<std::int64_t, 3> common{630, 135, 135}, rare{70, 15, 15};
  QCOMPARE(dataset.counts[0].label, "common"s);
  QVERIFY(dataset.counts[0].rows == common);
  QVERIFY(dataset.counts[1].rows == rare);
}

void SplitTest::splitsAreDeterministicAndFollowTheSeed() {
  const Table table = tableOf(manyRows(200));
  DataSettings settings;
  const auto first = texts(build(table, settings).split(Split::Test));
  QCOMPARE(texts(build(table, settings).split(Split::Test)), first);
  settings.split_seed = 43;
  QVERIFY(texts(build(table, settings).split(Split::Test)) != first);
  QCOMPARE(build(table, settings).split(Split::Test).size(), first.size());
}

void SplitTest::splitDoesNotDependOnThePlatform() {
  // Frozen: a data set split by an earlier version or on another machine must come out the same. The second letters of
  // train, validation, test, as worked out by an independent implementation.
  std::vector<int> labels;
  for (int i = 0; i < 24; ++i) labels.push_back(i % 3 == 0);
  std::string drawn;
  for (const Split split : assignSplits(labels, {0.25, 0.25, true, 42})) drawn += splitName(split)[1];
  QCOMPARE(drawn, "rarearreeaarereararrrrre"s);
}

void SplitTest::oneRowLabelsGoToTraining() {
  auto rows = manyRows(40);
  for (int i = 0; i < 12; ++i) rows.push_back({"single " + std::to_string(i), "single" + std::to_string(i)});
  DataSettings settings;
  settings.validation_fraction = 0.45;
  settings.test_fraction = 0.45;
  const Dataset dataset = build(tableOf(rows), settings);
  for (const LabelCount& count : dataset.counts) {
    QVERIFY(count.rows[0] >= 1);
    if (count.label.starts_with("single")) QCOMPARE(count.rows[1] + count.rows[2], std::int64_t{0});
  }
}

void SplitTest::filesAndColumnsReplaceFractions() {
  const Table main = tableOf(manyRows(100));
  const Table validation = tableOf({{"new one", "label0"}, {"new two", "label1"}}, "val.csv");
  const Dataset with_file = buildDataset(main, &validation, nullptr, nullptr, {});
  QCOMPARE(with_file.split(Split::Validation).size(), std::size_t{2});
  QCOMPARE(with_file.split(Split::Test).size(), std::size_t{15});  // 7 of one label and 8 of the other
  QCOMPARE(with_file.split(Split::Train).size(), std::size_t{85});
  QVERIFY(with_file.given == (std::array{false, true, false}));

  Table with_column = main;
  with_column.columns.push_back("split");
  for (std::size_t i = 0; i < with_column.rows.size(); ++i) with_column.rows[i].push_back(i % 5 == 0 ? "Test" : "training");
  const Dataset dataset = build(with_column);
  QCOMPARE(dataset.split(Split::Test).size(), std::size_t{20});
  QCOMPARE(dataset.split(Split::Validation).size(), std::size_t{12});  // 15 % of the 80 others
  QVERIFY(dataset.given == (std::array{false, false, true}));
  QVERIFY(!hasErrors(dataset.problems));
  for (const Example& example : dataset.split(Split::Test)) QCOMPARE((example.line - 2) % 5, std::uint64_t{0});
}

void SplitTest::strangeSplitCellsAreLeftOutWithAWarning() {
  Table table = tableOf(manyRows(40));
  table.columns.push_back("part");
  const char* parts[] = {"train", "train", "dev", "test"};
  for (std::size_t i = 0; i < table.rows.size(); ++i) table.rows[i].push_back(i / 2 == 3 ? "unsupervised" : parts[i / 2 % 4]);
  DataSettings settings;
  settings.split_column = "part";
  const Dataset dataset = build(table, settings);
  QCOMPARE(total(dataset), std::size_t{38});
  QVERIFY(says(dataset.problems, "2 rows were left out"));
  QVERIFY(says(dataset.problems, "unsupervised"));
}

void SplitTest::trainRowsKeepsLabelShares() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < 1000; ++i) rows.push_back({"text " + std::to_string(i), i % 10 == 0 ? "rare" : "common"});
  DataSettings settings;
  settings.train_rows = 50;
  const Dataset small = build(tableOf(rows), settings);
  QCOMPARE(small.counts[0].rows[0], std::int64_t{45});
  QCOMPARE(small.counts[1].rows[0], std::int64_t{5});
  QCOMPARE(small.split(Split::Validation).size(), std::size_t{150});
  settings.train_rows = 200;
  const auto larger = texts(build(tableOf(rows), settings).split(Split::Train));
  for (const std::string& text : texts(small.split(Split::Train)))
    QVERIFY(std::find(larger.begin(), larger.end(), text) != larger.end());
  settings.train_rows = 100'000;
  QCOMPARE(build(tableOf(rows), settings).split(Split::Train).size(), std::size_t{700});
}

void SplitTest::emptySplitsAreErrors() {
  DataSettings settings;
  settings.validation_fraction = 0;
  QVERIFY(says(build(tableOf(manyRows(40)), settings).problems, "no validation rows"));
  settings = {};
  settings.test_fraction = 0;
  QVERIFY(!hasErrors(build(tableOf(manyRows(40)), settings).problems));
  const Table same = tableOf(manyRows(10));
  const Dataset leaked = buildDataset(same, &same, nullptr, nullptr, settings);
  QVERIFY(says(leaked.problems, "no training rows"));
}

void SplitTest::sharesThatLeaveNothingAreRefused() {
  DataSettings settings;
  settings.validation_fraction = 0.6;
  settings.test_fraction = 0.5;
  QVERIFY(says(build(tableOf(manyRows(40)), settings).problems, "next to nothing"));
}

void SplitTest::extraRowsJoinTrainingWinAndMoveNothing() {
  const Table main = tableOf(manyRows(60));
  const Dataset before = build(main);
  const Example corrected = before.split(Split::Train)[0], held_out = before.split(Split::Test)[0];
  const std::string other = corrected.label == 0 ? "label1" : "label0";
  const Table extra = tableOf({{corrected.text, other}, {held_out.text, "label0"}, {"quite new", "label1"}}, "extra.csv");
  const Dataset after = buildDataset(main, nullptr, nullptr, &extra, {});
  QCOMPARE(texts(after.split(Split::Test)), texts(before.split(Split::Test)));
  QCOMPARE(texts(after.split(Split::Validation)), texts(before.split(Split::Validation)));
  const auto train = after.split(Split::Train);
  QCOMPARE(train.size(), before.split(Split::Train).size() + 1);
  const auto found = std::find_if(train.begin(), train.end(), [&](const Example& e) { return e.text == corrected.text; });
  QVERIFY(found != train.end());
  QCOMPARE(after.labels[static_cast<std::size_t>(found->label)], other);
  QVERIFY(find(after, Finding::Kind::Leak));
  QVERIFY(find(after, Finding::Kind::Leak)->what.find("extra.csv") != std::string::npos);
}

void SplitTest::extraFileMayHaveTheNamesOfWrittenExamples() {
  Table main = tableOf(manyRows(40));
  main.columns = {"column_1", "column_2"};
  DataSettings settings;
  settings.text_column = "column_1";
  settings.label_column = "column_2";
  const Table extra = tableOf({{"quite new", "label1"}}, "extra.csv");
  const Dataset dataset = buildDataset(main, nullptr, nullptr, &extra, settings);
  QVERIFY2(!hasErrors(dataset.problems), describe(dataset.problems).c_str());
  QCOMPARE(dataset.split(Split::Train).back().text, "quite new"s);
  Table wrong = extra;
  wrong.columns = {"x", "y"};
  QVERIFY(says(buildDataset(main, nullptr, nullptr, &wrong, settings).problems, "extra.csv"));
}

void SplitTest::examplesSurviveCsv() {
  TemporaryDirectory directory;
  const std::string path = (directory / "out.csv").string();
  const std::vector<std::string> labels = {"no", "yes, really"};
  const std::vector<Example> examples = {{"plain", "", 0, 1},
                                         {"with, comma and \"quotes\"", "", 1, 2},
                                         {"two\nlines\r\nthree", "", 0, 3},
                                         {"naïve 日本", "", 1, 4},
                                         {"last one", "", -1, 5}};
  writeExamplesCsv(path, examples, labels);
  QCOMPARE(
      readFile(path),
      "text,label\r\nplain,no\r\n\"with, comma and \"\"quotes\"\"\",\"yes, really\"\r\n\"two\nlines\r\nthree\",no\r\nnaïve 日本,\"yes, really\"\r\nlast one,\r\n"s);
  const Table table = readTable(path, {});
  QCOMPARE(table.columns, (std::vector<std::string>{"text", "label"}));
  for (std::size_t i = 0; i < examples.size(); ++i) QCOMPARE(table.rows[i][0], examples[i].text);
  writeExamplesCsv(path, {{"a", "b", 0, 1}}, labels);
  QCOMPARE(readFile(path), "text,text_pair,label\r\na,b,no\r\n"s);
}

void SplitTest::prepareReportsEveryBrokenFile() {
  DataSettings settings;
  settings.path = "/nowhere/train.csv";
  settings.test_path = "/nowhere/test.csv";
  try {
    prepareData(settings);
    QFAIL("nothing was thrown");
  } catch (const ProblemError& error) {
    QVERIFY(says(error.problems(), "train.csv") && says(error.problems(), "test.csv"));
  }
}

void SplitTest::prepareIsDeterministicOnSmsSpam() {
  DataSettings settings;
  settings.path = (sharedDirectory() / "data/data-sms-spam/SMSSpamCollection_clean.tsv").string();
  double last = 0;
  const Dataset dataset = prepareData(settings, {}, [&](double fraction) { last = fraction; });
  QCOMPARE(last, 1.0);
  QCOMPARE(dataset.rows_read, std::int64_t{5044});
  QCOMPARE(dataset.labels, (std::vector<std::string>{"ham", "spam"}));
  QVERIFY(find(dataset, Finding::Kind::Duplicate));
  QCOMPARE(total(dataset) + find(dataset, Finding::Kind::Duplicate)->lines.size(), std::size_t{5044});
  QVERIFY(!find(dataset, Finding::Kind::Leak));
  for (std::size_t s = 0; s < 3; ++s) {
    const double share = static_cast<double>(dataset.counts[1].rows[s]) / static_cast<double>(dataset.splits[s].size());
    const double all = static_cast<double>(dataset.counts[1].rows[0] + dataset.counts[1].rows[1] + dataset.counts[1].rows[2]) /
                       static_cast<double>(total(dataset));
    QVERIFY(std::abs(share - all) < 0.002);
  }
  const Dataset again = prepareData(settings);
  for (std::size_t s = 0; s < 3; ++s) QCOMPARE(texts(again.splits[s]), texts(dataset.splits[s]));
}

void SplitTest::bankingIsPrepared() {
  DataSettings settings;
  settings.path = (sharedDirectory() / "data/data-banking77/train.csv").string();
  const Dataset dataset = prepareData(settings);
  QCOMPARE(dataset.labels.size(), std::size_t{77});
  QCOMPARE(dataset.text_column, "text"s);
  QCOMPARE(dataset.label_column, "category"s);
  QVERIFY(find(dataset, Finding::Kind::ConflictingLabels));
  QVERIFY(std::all_of(dataset.counts.begin(), dataset.counts.end(),
                      [](const LabelCount& c) { return c.rows[0] > 0 && c.rows[1] > 0 && c.rows[2] > 0; }));
}

void SplitTest::builtInReviewsAreAsDescribed() {
  const Table table = readTable("builtin:reviews", {});
  QCOMPARE(table.columns, (std::vector<std::string>{"text", "label", "topic", "split"}));
  QVERIFY(table.rows.size() >= 800);
  QVERIFY(table.problems.empty());
  std::map<std::string, int> topics;
  for (const auto& row : table.rows) {
    ++topics[row[2]];
    const auto words = QString::fromStdString(row[0]).split(' ', Qt::SkipEmptyParts).size();
    QVERIFY2(words >= 3 && words <= 60, row[0].c_str());
  }
  QCOMPARE(topics.size(), std::size_t{11});

  const Dataset dataset = prepareData({});
  QVERIFY2(dataset.findings.empty() && dataset.problems.empty(), describe(dataset.problems).c_str());
  QCOMPARE(dataset.split_column, "split"s);
  QCOMPARE(dataset.labels, (std::vector<std::string>{"negative", "positive"}));
  const std::array<std::int64_t, 3> each{778, 162, 166};
  QVERIFY(dataset.counts[0].rows == each);
  QVERIFY(dataset.counts[1].rows == each);
  const fs::path folder = fs::path(ETUDE_SOURCE_DIR) / "resources/data/reviews";
  QVERIFY(readFile(folder / "README.md").find("2,212") != std::string::npos);
  QVERIFY(readFile(folder / "LICENSE").find("CC0-1.0") != std::string::npos);
}

void SplitTest::builtInReviewsHaveNoNearDuplicates() {
  const Table table = readTable("builtin:reviews", {});
  std::vector<std::set<std::string>> words;
  for (const auto& row : table.rows) {
    const QStringList list = QString::fromStdString(normalisedForComparison(row[0])).split(' ');
    std::set<std::string> set;
    for (const QString& word : list) set.insert(word.toStdString());
    words.push_back(std::move(set));
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      if (words[i].size() > 2 * words[j].size() || words[j].size() > 2 * words[i].size()) continue;
      const auto common = static_cast<std::size_t>(
          std::count_if(words[i].begin(), words[i].end(), [&](const std::string& w) { return words[j].contains(w); }));
      const std::size_t all = words[i].size() + words[j].size() - common;
      QVERIFY2(common * 2 < all, (table.rows[i][0] + " / " + table.rows[j][0]).c_str());
    }
  }
}

QTEST_GUILESS_MAIN(SplitTest)
#include "split_test.moc"
