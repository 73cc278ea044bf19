// Delimiter-separated files: what real and awkward ones must come out as.
#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/data_support.h"

#include <QTest>

#include <map>

using namespace etude;
using namespace etude::test;
using namespace std::string_literals;

namespace {

std::string withCrLf(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? "\r\n"s : std::string{c};
  return result;
}

/// Rows as csv-spectrum's JSON files have them.
Json asObjects(const Table& table) {
  Json rows = Json::array();
  for (const Row& row : table.rows) {
    Json object = Json::object();
    for (std::size_t c = 0; c < row.size(); ++c) object[table.columns[c]] = row[c];
    rows.push_back(object);
  }
  return rows;
}

}  // namespace

class CsvTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void csvSpectrumIsReadExactly_data();
  void csvSpectrumIsReadExactly();
  void csvWithCrLfKeepsThemInsideQuotes();
  void zsvFilesAreReadExactly_data();
  void zsvFilesAreReadExactly();
  void mixedLineEndsAllEndRows();
  void bankingHasItsRowsLabelsAndLineBreaks();
  void smsSpamKeepsEveryLineInSpiteOfItsQuotes();
  void delimitersAreDetected_data();
  void delimitersAreDetected();
  void delimiterInsideTextsDoesNotWin();
  void loneCrInsideATextStaysThere();
  void proseIsOneColumn();
  void spacesBeforeQuotesAndBackslashesAreUnderstood();
  void oneStrayQuoteDoesNotSpoilProperQuoting();
  void unclosedQuoteIsReported();
  void quotedTextsWithLineBreaksAndDelimitersAreKept();
  void raggedRowsAreSquaredAndReported();
  void emptyTrailingColumnsAreDropped();
  void rowNamesOfRGetAColumn();
  void namesAreMadeUnique();
  void headerIsRecognised_data();
  void headerIsRecognised();
  void settingsOverruleDetection();
};

void CsvTest::csvSpectrumIsReadExactly_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "quotes_and_newlines",
                           "simple", "simple_crlf", "utf8"}) {
    QTest::newRow(name) << name;
  }
}

void CsvTest::csvSpectrumIsReadExactly() {
  QFETCH(QString, name);
  const Table table = readShared("awk-csv-spectrum/csvs/" + name.toStdString() + ".csv");
  const std::string json = readFile(sharedDirectory() / "data/awk-csv-spectrum/json" / (name.toStdString() + ".json"));
  QCOMPARE(dumpJson(asObjects(table)), dumpJson(parseJson(json, "expected")));
  QVERIFY(table.problems.empty());
}

void CsvTest::csvWithCrLfKeepsThemInsideQuotes() {
  // The collection's own file lost its CRs in version control; its expected result still has them.
  const std::string csv = readFile(sharedDirectory() / "data/awk-csv-spectrum/csvs/newlines_crlf.csv");
  const std::string json = readFile(sharedDirectory() / "data/awk-csv-spectrum/json/newlines_crlf.json");
  const Table table = Reader().read("newlines.csv", withCrLf(csv));
  QCOMPARE(dumpJson(asObjects(table)), dumpJson(parseJson(json, "expected")));
  QCOMPARE(table.lines, (std::vector<std::uint64_t>{2, 3, 5}));
}

void CsvTest::zsvFilesAreReadExactly_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QStringList>("columns");
  QTest::addColumn<QList<QStringList>>("rows");
  const QStringList abc{"a", "b", "c"};
  QTest::newRow("embedded") << "embedded.csv" << abc
                            << QList<QStringList>{{"d\ne\nf", "g", "h"},
                                                  {"i", "j\nk", "l"},
                                                  {"m", "n", "opq df dkfjd f\nrst skdfjksjd f\nuv"},
                                                  {"w", "x", "y"}};
  QTest::newRow("embedded_dos") << "embedded_dos.csv" << abc
                                << QList<QStringList>{{"d\r\ne\r\nf", "g", "h"},
                                                      {"i", "j\r\nk", "l"},
                                                      {"m", "n", "opq df dkfjd f\r\nrst skdfjksjd f\r\nuv"},
                                                      {"w", "x", "y"}};
  QTest::newRow("Excel") << "Excel.tsv" << QStringList{"column_1", "column_2"}
                         << QList<QStringList>{{"comma,c", "newline\nf"}, {"ghi", "tab\tk"}, {"backslash\\hi", "quote\"there"}};
  QTest::newRow("quoted") << "quoted.csv" << QStringList{"column_1", "column_2", "column_3"}
                          << QList<QStringList>{{"aaa", "bbb", "ccc"}, {"a\"aa", "bbb", "ccc"}, {"a\naa\"a\na", "b\"b", "cc\"c"}};
  QTest::newRow("quotes inside cells") << "quoted2.csv" << QStringList{"column_1", "column_2", "column_3"}
                                       << QList<QStringList>{{"a", "b\"c\"d", "e"}, {"a", "bcd", "e"}, {"a", "b\"c", "d,e"}};
  QTest::newRow("unclosed quote") << "quoted3.csv" << QStringList{"col1", "col2"} << QList<QStringList>{{"\"cell1", "cell2"}};
  QTest::newRow("quotes in a name") << "quoted4.csv" << QStringList{"abc", "de\"f\"", "ghi"}
                                    << QList<QStringList>{{"1", "2", "3"}};
  QTest::newRow("white space is kept") << "white.csv" << abc
                                       << QList<QStringList>{{"   aa  a     aaa  a", "b bb\nbb  b ", " c  c"}};
  QTest::newRow("tab") << "tab.txt" << QStringList{"column_1", "column_2", "column_3", "column_4"}
                       << QList<QStringList>{{"a", "b, b", "c", "d"}, {"a", "b", "c, c", "d"}};
  QTest::newRow("ragged, mixed ends") << "crlf-2.csv" << QStringList{"a", "b", "c", "d"}
                                      << QList<QStringList>{
                                             {"1", "2", "", ""}, {"2", "3", "4", ""}, {"2", "2", "", ""}, {"2", "3", "4", ""}};
}

void CsvTest::zsvFilesAreReadExactly() {
  QFETCH(QString, name);
  QFETCH(QStringList, columns);
  QFETCH(QList<QStringList>, rows);
  const Table table = readShared("awk-zsv-csv/" + name.toStdString());
  QStringList got_columns;
  for (const auto& column : table.columns) got_columns << QString::fromStdString(column);
  QCOMPARE(got_columns, columns);
  QList<QStringList> got;
  for (const Row& row : table.rows) {
    QStringList cells;
    for (const auto& cell : row) cells << QString::fromStdString(cell);
    got << cells;
  }
  QCOMPARE(got, rows);
}

void CsvTest::mixedLineEndsAllEndRows() {
  const Table table = readShared("awk-zsv-csv/crlf-line-ending.csv");
  QCOMPARE(table.columns, (Row{"HA1", "HB1", "HC1"}));
  for (std::size_t i = 0; i < table.rows.size(); ++i) QCOMPARE(table.rows[i].size(), std::size_t{3});
  // Two more header rows, then A1 to A4096 in order, whatever ends their lines.
  QCOMPARE(table.rows.size(), std::size_t{2 + 4096});
  QCOMPARE(table.rows[6], (Row{"A5", " B5", " C5"}));
  QCOMPARE(table.rows[7], (Row{"A6", " B6", " C6"}));
  QVERIFY(table.ragged_lines.empty());
}

void CsvTest::bankingHasItsRowsLabelsAndLineBreaks() {
  const Table table = readShared("data-banking77/train.csv");
  QCOMPARE(table.columns, (Row{"text", "category"}));
  QCOMPARE(table.rows.size(), std::size_t{10003});
  std::map<std::string, int> labels;
  std::size_t broken = 0;
  for (const Row& row : table.rows) {
    ++labels[row[1]];
    broken += contains(row[0], "\n");
  }
  QCOMPARE(labels.size(), std::size_t{77});
  QCOMPARE(broken, std::size_t{10});
  QCOMPARE(table.lines.back(), std::uint64_t{10017});  // 10,017 line ends, the last row on the last line
}

void CsvTest::smsSpamKeepsEveryLineInSpiteOfItsQuotes() {
  const Table table = readShared("data-sms-spam/SMSSpamCollection_clean.tsv");
  // 5,044 lines, each with exactly one tab.
  QCOMPARE(table.rows.size(), std::size_t{5044});
  QVERIFY(!table.source.header);
  QCOMPARE(table.source.format, "tsv"s);
  std::map<std::string, int> labels;
  for (const Row& row : table.rows) ++labels[row[0]];
  QCOMPARE(labels, (std::map<std::string, int>{{"ham", 4490}, {"spam", 554}}));
  QCOMPARE(table.rows[258][1].substr(0, 20), "\"Wen u miss someone,"s);
  QCOMPARE(table.lines[258], std::uint64_t{259});
  QVERIFY(warns(table, "Quote marks"));
  const ColumnGuess guess = guessColumns(table);
  QCOMPARE(guess.text, "column_2"s);
  QCOMPARE(guess.label, "column_1"s);
}

void CsvTest::delimitersAreDetected_data() {
  QTest::addColumn<QString>("delimiter");
  for (const char* delimiter : {",", ";", "\t", "|", "^"}) QTest::newRow(delimiter) << delimiter;
}

void CsvTest::delimitersAreDetected() {
  QFETCH(QString, delimiter);
  const std::string d = delimiter.toStdString();
  for (const char* name : {"data.csv", "data.txt"}) {
    const Table table = Reader().read(name, "text" + d + "label\nGood film" + d + "pos\n\"Bad" + d + " really\"" + d + "neg\n");
    QCOMPARE(table.source.delimiter, d);
    QCOMPARE(table.rows[1], (Row{"Bad" + d + " really", "neg"}));
  }
}

void CsvTest::delimiterInsideTextsDoesNotWin() {
  std::string content = "text;label\n";
  for (int i = 0; i < 50; ++i) content += "one, two, three" + std::string(i % 3, ',') + " and 1,5 more;pos\nno commas here;neg\n";
  const Table table = Reader().read("data.csv", content);
  QCOMPARE(table.source.delimiter, ";"s);
  QCOMPARE(table.columns.size(), std::size_t{2});
}

void CsvTest::loneCrInsideATextStaysThere() {
  std::string content = "label,message,,\r\n";
  for (int i = 0; i < 30; ++i) content += "ham,hello there,,\r\nspam,win now,,\r\n";
  content += "ham,line one\rline two,,\r\n";
  const Table table = Reader().read("spam.csv", content);
  QCOMPARE(table.columns, (Row{"label", "message"}));
  QCOMPARE(table.rows.back(), (Row{"ham", "line one\rline two"}));
  const Table mac = Reader().read("mac.csv", "text,label\rgood,pos\rbad,neg\r");
  QCOMPARE(mac.rows, (std::vector<Row>{{"good", "pos"}, {"bad", "neg"}}));
}

void CsvTest::proseIsOneColumn() {
  const Table table =
      Reader().read("notes.txt", "It was good, I think.\nNot so the other one\nWell, well, well, what a day\nNo commas\n");
  QCOMPARE(table.columns, (Row{"column_1"}));
  QCOMPARE(table.rows.size(), std::size_t{4});
  QCOMPARE(table.source.delimiter, ""s);
}

void CsvTest::spacesBeforeQuotesAndBackslashesAreUnderstood() {
  const Table spaced = Reader().read("a.csv", "label, text\npos, \"Good, really\"\nneg, \"Bad, sadly, so\"\npos, fine\n");
  QCOMPARE(spaced.rows[1][1], "Bad, sadly, so"s);
  const Table escaped = Reader().read("b.csv", "text,label\n\"He said \\\"no\\\", twice\",neg\n\"plain, text\",pos\n");
  QCOMPARE(escaped.rows[0], (Row{"He said \"no\", twice", "neg"}));
}

void CsvTest::oneStrayQuoteDoesNotSpoilProperQuoting() {
  std::string content = "label\ttext\n";
  for (int i = 0; i < 40; ++i) content += "pos\t\"fine text\"\nneg\t\"poor text\"\n";
  content += "neg\t\"odd\" one\n";
  const Table table = Reader().read("data.tsv", content);
  QCOMPARE(table.rows[0][1], "fine text"s);
  QCOMPARE(table.rows.size(), std::size_t{81});
  QVERIFY(warns(table, "after the closing quote"));
}

void CsvTest::unclosedQuoteIsReported() {
  const Table table = Reader().read("data.csv", "text,label\n\"a, b\",1\n\"c, d\",0\n\"e, f\",1\n\"g, h\nmore, text, here\nlast");
  QCOMPARE(table.rows.size(), std::size_t{4});
  QVERIFY(warns(table, "never closed"));
  QVERIFY(warns(table, "line 5"));
}

void CsvTest::quotedTextsWithLineBreaksAndDelimitersAreKept() {
  // Inside the quotes, lines look like rows; still it is proper RFC 4180.
  const Table table =
      Reader().read("data.csv", "text,label\n\"Dear all,\nfirst, second\nthird, fourth\nbye\",mail\n\"x\ny\",note\nplain,note\n");
  QCOMPARE(table.rows,
           (std::vector<Row>{{"Dear all,\nfirst, second\nthird, fourth\nbye", "mail"}, {"x\ny", "note"}, {"plain", "note"}}));
  QCOMPARE(table.lines, (std::vector<std::uint64_t>{2, 6, 8}));
  QVERIFY(table.problems.empty());
}

void CsvTest::raggedRowsAreSquaredAndReported() {
  const Table table = Reader().read(
      "data.csv",
      "id,text,label\n1,a fine long text,pos\n2,well, no, thanks,neg\n3,short\n4,another long text,pos\n5,ok then,neg,,\n");
  QCOMPARE(table.rows[1], (Row{"2", "well, no, thanks", "neg"}));
  QCOMPARE(table.rows[2], (Row{"3", "short", ""}));
  QCOMPARE(table.rows[4], (Row{"5", "ok then", "neg"}));
  QCOMPARE(table.ragged_lines, (std::vector<std::uint64_t>{3, 4}));
  QVERIFY(warns(table, "fewer cells"));
  QVERIFY(warns(table, "more cells"));
  QVERIFY(warns(table, "line 3"));
}

void CsvTest::emptyTrailingColumnsAreDropped() {
  const Table table = Reader().read("spam.csv", "class_label,message,,,\nham,hello,,,\nspam,win,,,\n");
  QCOMPARE(table.columns, (Row{"class_label", "message"}));
  const Table used = Reader().read("spam.csv", "class_label,message,,,\nham,hello,,,\nspam,win,now,,\n");
  QCOMPARE(used.columns, (Row{"class_label", "message", "column_3"}));
}

void CsvTest::rowNamesOfRGetAColumn() {
  const Table table = Reader().read("r.csv", "\"text\",\"label\"\n\"1\",\"good\",\"pos\"\n\"2\",\"bad\",\"neg\"\n");
  QCOMPARE(table.columns, (Row{"column_1", "text", "label"}));
  QCOMPARE(table.rows[1], (Row{"2", "bad", "neg"}));
}

void CsvTest::namesAreMadeUnique() {
  const Table table = Reader().read("data.csv", "text,label,text,,text_2\na b,1,c d,e f,g\n");
  QCOMPARE(table.columns, (Row{"text", "label", "text_2", "column_4", "text_2_2"}));
}

void CsvTest::headerIsRecognised_data() {
  QTest::addColumn<QString>("content");
  QTest::addColumn<bool>("header");
  QTest::newRow("usual names") << "text,label\nfine,pos\nbad,neg\n" << true;
  QTest::newRow("names over numbers") << "foo,bar\nfine,1\nbad,2\n" << true;
  QTest::newRow("sentences") << "I like it a lot,pos\nnot for me,neg\n" << false;
  QTest::newRow("label comes back") << "pos,fine\nneg,bad\npos,good\n" << false;
  QTest::newRow("numbers") << "fine,1\nbad,0\n" << false;
  QTest::newRow("index without a name") << ",text,label\n0,fine,pos\n1,bad,neg\n" << true;
}

void CsvTest::headerIsRecognised() {
  QFETCH(QString, content);
  QFETCH(bool, header);
  QCOMPARE(Reader().read("data.csv", content.toStdString()).source.header, header);
}

void CsvTest::settingsOverruleDetection() {
  DataSettings settings;
  settings.header = "no";
  QCOMPARE(Reader().read("data.csv", "text,label\nfine,pos\n", settings).rows.size(), std::size_t{2});
  settings.header = "yes";
  QCOMPARE(Reader().read("data.csv", "1,2\n3,4\n", settings).columns, (Row{"1", "2"}));
  settings = {};
  settings.delimiter = ";";
  QCOMPARE(Reader().read("data.csv", "a;b,c\n1;2,3\n", settings).columns, (Row{"a", "b,c"}));
  settings.delimiter = "tab";
  QCOMPARE(Reader().read("data.csv", "a\tb,c\n1\t2,3\n", settings).columns, (Row{"a", "b,c"}));
  settings.delimiter = "::";
  QVERIFY(contains(Reader().complaint("data.csv", "a,b\n1,2\n", settings), "cannot be the delimiter"));
  settings = {};
  settings.format = "labelled";
  QCOMPARE(Reader().read("data.csv", "pos fine, really\n__label__neg bad\n", settings).rows,
           (std::vector<Row>{{"pos", "fine, really"}, {"neg", "bad"}}));
  settings.format = "csv";
  QCOMPARE(Reader().read("data.json", "text,label\nfine,pos\n", settings).rows.size(), std::size_t{1});
  settings.format = "json";
  QVERIFY(contains(Reader().complaint("data.json", "{\"a\":1}\n{\"a\":2}\n", settings), "JSON Lines"));
  QCOMPARE(Reader().read("sep.csv", "sep=;\ntext;label\nfine;pos\n").lines, (std::vector<std::uint64_t>{3}));
}

QTEST_GUILESS_MAIN(CsvTest)
#include "csv_test.moc"
