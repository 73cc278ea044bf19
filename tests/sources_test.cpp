// Where rows come from besides one file: folders of texts, several files together, files per split.
#include "core/data/combine.h"
#include "core/data/given_files.h"
#include "core/run/recipe.h"
#include "tests/data_support.h"

#include <QTest>

#include <chrono>

using namespace etude;
using namespace etude::test;
using namespace std::string_literals;

namespace {

void writeText(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// pos and neg with that many texts each.
void writeClasses(const fs::path& folder, int texts) {
  for (int i = 0; i < texts; ++i) {
    writeText(folder / "pos" / (std::to_string(i) + ".txt"), "a fine thing, number " + std::to_string(i) + " in " + folder.string() + "\n");
    writeText(folder / "neg" / (std::to_string(i) + ".txt"), "a poor thing, number " + std::to_string(i) + " in " + folder.string() + "\n");
  }
}

std::string csvOf(int from, int to) {
  std::string csv = "text,label\n";
  for (int i = from; i < to; ++i) csv += "words of row number " + std::to_string(i) + ",label" + std::to_string(i % 2) + "\n";
  return csv;
}

std::string complaintAbout(const fs::path& folder) {
  try {
    readTable(folder.string(), {});
    return {};
  } catch (const ProblemError& error) {
    return error.what();
  }
}

DataSettings settingsFor(const fs::path& path) {
  DataSettings settings;
  settings.path = path.string();
  return settings;
}

}  // namespace

class SourcesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void foldersOfTextsAreLabels();
  void foldersAboveTheLabelsAreSplits();
  void tablesCalledTrainAndTestAreSplits();
  void whatIsNoTextIsLeftOutAndSaid();
  void foldersWithoutDataAreRefused();
  void linksThatGoInCirclesDoNotHang();
  void unreadableFoldersAreProblems();
  void readingAFolderCanBeCancelled();
  void emptyFilesAreEmptyRows();
  void filesAreCombinedByTheNamesOfColumns();
  void filesWithoutACommonColumnAreRefused();
  void findingsNameTheFileAndItsLine();
  void givenFilesAreSortedByTheirNames_data();
  void givenFilesAreSortedByTheirNames();
  void relativePathsOfMoreFilesFollowTheRecipe();
};

void SourcesTest::foldersOfTextsAreLabels() {
  TemporaryDirectory directory;
  writeClasses(directory / "set", 12);
  const Table table = readTable((directory / "set").string(), {});
  QCOMPARE(table.columns, (Row{"text", "label", "file"}));
  QCOMPARE(table.rows.size(), std::size_t{24});
  QCOMPARE(table.rows[0][1], "neg"s);
  QCOMPARE(table.rows[0][2], "neg/0.txt"s);
  QVERIFY(!table.rows[0][0].ends_with('\n'));
  QCOMPARE(table.lines[23], std::uint64_t{24});
  QCOMPARE(table.source.format, "folder"s);
  const Dataset data = prepareData(settingsFor(directory / "set"));
  QCOMPARE(data.labels, (std::vector<std::string>{"neg", "pos"}));
  QCOMPARE(data.text_column, "text"s);
  QCOMPARE(data.split_column, ""s);
  QCOMPARE(total(data), std::size_t{24});
}

void SourcesTest::foldersAboveTheLabelsAreSplits() {
  TemporaryDirectory directory;
  writeClasses(directory / "imdb" / "train", 10);
  writeClasses(directory / "imdb" / "test", 4);
  writeText(directory / "imdb" / "train" / "unsup" / "0.txt", "nobody has rated this");
  writeText(directory / "imdb" / "train" / "labeledBow.feat", "9 0:9 1:1");
  writeText(directory / "imdb" / "README", "about the set");
  const Dataset data = prepareData(settingsFor(directory / "imdb"));
  QCOMPARE(data.split_column, "split"s);
  QCOMPARE(data.split(Split::Test).size(), std::size_t{8});
  QCOMPARE(data.split(Split::Train).size() + data.split(Split::Validation).size(), std::size_t{20});
  QVERIFY(!data.split(Split::Validation).empty());
  QCOMPARE(data.labels.size(), std::size_t{2});
  QVERIFY(says(data.problems, "unsup"));
  for (const Example& example : data.split(Split::Test)) QVERIFY(contains(example.text, "/test"));
}

void SourcesTest::tablesCalledTrainAndTestAreSplits() {
  TemporaryDirectory directory;
  writeText(directory / "set" / "train.csv", csvOf(0, 40));
  writeText(directory / "set" / "dev.csv", csvOf(40, 50));
  writeText(directory / "set" / "test.jsonl", R"({"label": "label0", "text": "one more sentence here"})" "\n"
                                              R"({"label": "label1", "text": "another sentence there"})" "\n");
  writeText(directory / "set" / "notes.csv", "a,b\n1,2\n");
  const Dataset data = prepareData(settingsFor(directory / "set"));
  QCOMPARE(data.split(Split::Train).size(), std::size_t{40});
  QCOMPARE(data.split(Split::Validation).size(), std::size_t{10});
  QCOMPARE(data.split(Split::Test).size(), std::size_t{2});
  QCOMPARE(data.files.size(), std::size_t{3});
  QVERIFY(says(data.problems, "1 other table in the folder is not used"));
  // The same one level down, as many archives have it.
  writeText(directory / "deep" / "train" / "part.csv", csvOf(0, 30));
  writeText(directory / "deep" / "validation" / "part.csv", csvOf(30, 36));
  QCOMPARE(prepareData(settingsFor(directory / "deep")).split(Split::Validation).size(), std::size_t{6});
}

void SourcesTest::whatIsNoTextIsLeftOutAndSaid() {
  TemporaryDirectory directory;
  writeClasses(directory / "set", 6);
  writeText(directory / "set" / "pos" / "photo.txt", "\x89PNG\r\n\x1a\n"s + std::string(40, '\0'));
  writeText(directory / "set" / "pos" / ".hidden", "not to be read");
  writeText(directory / "set" / "neg" / "old.txt", "caf\xe9 au lait");
  writeText(directory / "set" / "neg" / "inside" / "deep.txt", "too deep");
  const Table table = readTable((directory / "set").string(), {});
  QCOMPARE(table.rows.size(), std::size_t{13});
  QVERIFY(warns(table, "photo.txt"));
  QVERIFY(warns(table, "PNG"));
  QVERIFY(warns(table, "1 file is not UTF-8"));
  QVERIFY(warns(table, "1 folder inside"));
  QVERIFY(std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return row[0] == "café au lait"; }));
}

void SourcesTest::foldersWithoutDataAreRefused() {
  TemporaryDirectory directory;
  fs::create_directories(directory / "empty");
  QVERIFY(contains(complaintAbout(directory / "empty"), "no data"));
  writeText(directory / "tables" / "a.csv", csvOf(0, 4));
  writeText(directory / "tables" / "b.csv", csvOf(0, 4));
  QVERIFY(contains(complaintAbout(directory / "tables"), "2 tables"));
  writeText(directory / "one" / "texts" / "a.txt", "a text");
  writeText(directory / "one" / "texts" / "b.txt", "b text");
  QVERIFY(contains(complaintAbout(directory / "one"), "Only one folder"));
  for (const char* label : {"a", "b"})
    for (const char* file : {"1", "2"}) writeText(directory / "binary" / label / file, "\x89PNG\r\n\x1a\n"s + std::string(40, '\0'));
  QVERIFY(contains(complaintAbout(directory / "binary"), "None of the 4 files"));
}

void SourcesTest::linksThatGoInCirclesDoNotHang() {
  TemporaryDirectory directory;
  writeClasses(directory / "set", 5);
  fs::create_directory_symlink(directory / "set", directory / "set" / "pos" / "again");
  fs::create_directory_symlink(directory / "set", directory / "set" / "again");
  fs::create_symlink(directory / "set" / "self.txt", directory / "set" / "self.txt");
  const Table table = readTable((directory / "set").string(), {});
  QCOMPARE(table.rows.size(), std::size_t{10});
  QVERIFY(warns(table, "2 links to folders were not followed"));
}

void SourcesTest::unreadableFoldersAreProblems() {
  TemporaryDirectory directory;
  QVERIFY(contains(complaintAbout(directory / "absent"), "not there"));
  writeClasses(directory / "set", 3);
  fs::permissions(directory.path(), fs::perms::all);
  fs::permissions(directory / "set" / "pos", fs::perms::none);
  constexpr uid_t kNobody = 65534;  // root reads everything, so that it must be somebody else for a moment
  const bool root = geteuid() == 0;
  QVERIFY(!root || seteuid(kNobody) == 0);
  const std::string complaint = complaintAbout(directory / "set");
  QVERIFY(!root || seteuid(0) == 0);
  fs::permissions(directory / "set" / "pos", fs::perms::owner_all);
  QVERIFY2(contains(complaint, "cannot be read"), complaint.c_str());
}

void SourcesTest::readingAFolderCanBeCancelled() {
  TemporaryDirectory directory;
  writeClasses(directory / "set", 20);
  std::stop_source source;
  QVERIFY_EXCEPTION_THROWN(
      readTable((directory / "set").string(), {}, source.get_token(), [&](double fraction) { if (fraction > 0.2) source.request_stop(); }), Cancelled);
}

void SourcesTest::emptyFilesAreEmptyRows() {
  TemporaryDirectory directory;
  writeClasses(directory / "set", 8);
  writeText(directory / "set" / "neg" / "99.txt", "");
  const Dataset data = prepareData(settingsFor(directory / "set"));
  QVERIFY(find(data, Finding::Kind::EmptyText));
  QCOMPARE(find(data, Finding::Kind::EmptyText)->lines, (Lines{9}));
}

void SourcesTest::filesAreCombinedByTheNamesOfColumns() {
  TemporaryDirectory directory;
  writeText(directory / "a.csv", "text,label,year\nfirst text,x,2001\nsecond text,y,2002\n");
  writeText(directory / "b.csv", "label,author,text\nx,Ann,third text\n");
  DataSettings settings = settingsFor(directory / "a.csv");
  settings.more_paths = {(directory / "b.csv").string()};
  const DataTables tables = readDataTables(settings);
  QCOMPARE(tables.main->rows.size(), std::size_t{3});
  QCOMPARE(tables.main->rows[2], (Row{"third text", "x", ""}));
  QCOMPARE(tables.main->lines, (Lines{2, 3, 2}));
  QVERIFY(says(tables.main->problems, "has no column “year”"));
  QVERIFY(says(tables.main->problems, "“author”"));
  settings.more_paths.push_back((directory / "absent.csv").string());
  QVERIFY_EXCEPTION_THROWN(readDataTables(settings), ProblemError);
}

void SourcesTest::filesWithoutACommonColumnAreRefused() {
  TemporaryDirectory directory;
  writeText(directory / "a.csv", "text,label\nfirst text,x\n");
  writeText(directory / "b.csv", "satz,klasse\ndritter Satz,x\n");
  DataSettings settings = settingsFor(directory / "a.csv");
  settings.more_paths = {(directory / "b.csv").string()};
  try {
    readDataTables(settings);
    QFAIL("taken");
  } catch (const ProblemError& error) {
    QVERIFY(contains(error.what(), "no column in common"));
    QVERIFY(contains(error.what(), "b.csv"));
  }
}

void SourcesTest::findingsNameTheFileAndItsLine() {
  TemporaryDirectory directory;
  writeText(directory / "a.csv", csvOf(0, 30));
  writeText(directory / "b.csv", csvOf(30, 50) + "words of row number 35,label1\n,label0\n");
  DataSettings settings = settingsFor(directory / "a.csv");
  settings.more_paths = {(directory / "b.csv").string()};
  const Dataset data = prepareData(settings);
  QCOMPARE(data.files.size(), std::size_t{2});
  QCOMPARE(data.files[1].first_row, std::size_t{30});
  const Finding* duplicate = find(data, Finding::Kind::Duplicate);
  QVERIFY(duplicate);
  QCOMPARE(duplicate->file, std::uint32_t{1});
  QCOMPARE(duplicate->lines, (Lines{22}));
  QVERIFY(contains(duplicate->what, "b.csv"));
  QCOMPARE(find(data, Finding::Kind::EmptyText)->lines, (Lines{23}));
}

void SourcesTest::givenFilesAreSortedByTheirNames_data() {
  QTest::addColumn<QStringList>("given");
  QTest::addColumn<QString>("main");
  QTest::addColumn<QStringList>("more");
  QTest::addColumn<QString>("validation");
  QTest::addColumn<QString>("test");
  QTest::newRow("one") << QStringList{"a.csv"} << "a.csv" << QStringList{} << "" << "";
  QTest::newRow("parts") << QStringList{"2001.csv", "2002.csv"} << "2001.csv" << QStringList{"2002.csv"} << "" << "";
  QTest::newRow("splits") << QStringList{"dev.csv", "test.csv", "train.csv"} << "train.csv" << QStringList{} << "dev.csv" << "test.csv";
  QTest::newRow("names") << QStringList{"news-train.csv", "news-test.csv"} << "news-train.csv" << QStringList{} << "" << "news-test.csv";
  QTest::newRow("only a test file") << QStringList{"test.csv"} << "test.csv" << QStringList{} << "" << "";
  QTest::newRow("two tests") << QStringList{"train.csv", "test_a.csv", "test_b.csv"} << "train.csv" << QStringList{"test_a.csv", "test_b.csv"} << "" << "";
}

void SourcesTest::givenFilesAreSortedByTheirNames() {
  QFETCH(QStringList, given);
  QFETCH(QString, main);
  QFETCH(QStringList, more);
  QFETCH(QString, validation);
  QFETCH(QString, test);
  std::vector<std::string> paths;
  for (const QString& path : given) paths.push_back(path.toStdString());
  const GivenFiles files = sortGivenFiles(paths);
  QStringList others;
  for (const std::string& path : files.more) others << QString::fromStdString(path);
  QCOMPARE(QString::fromStdString(files.main), main);
  QCOMPARE(others, more);
  QCOMPARE(QString::fromStdString(files.validation), validation);
  QCOMPARE(QString::fromStdString(files.test), test);
}

void SourcesTest::relativePathsOfMoreFilesFollowTheRecipe() {
  Recipe recipe;
  recipe.data.path = "a.csv";
  recipe.data.more_paths = {"sub/b.csv", "/c.csv", "builtin:reviews"};
  anchorPaths(recipe, "/lessons");
  QCOMPARE(recipe.data.more_paths, (std::vector<std::string>{"/lessons/sub/b.csv", "/c.csv", "builtin:reviews"}));
}

QTEST_GUILESS_MAIN(SourcesTest)
#include "sources_test.moc"
