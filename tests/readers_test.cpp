// Reading tables: encodings, JSON, labelled lines, and everything that is no table at all.
#include "core/base/files.h"
#include "core/base/random.h"
#include "tests/data_support.h"

#include <QTest>

#include <map>

using namespace etude;
using namespace etude::test;
using namespace std::string_literals;

namespace {

std::string utf16(const std::u16string& text, bool little, bool mark) {
  std::string bytes;
  const auto put = [&](char16_t unit) {
    const char low = static_cast<char>(unit & 0xff), high = static_cast<char>(unit >> 8);
    bytes += little ? std::string{low, high} : std::string{high, low};
  };
  if (mark) put(0xfeff);
  for (const char16_t unit : text) put(unit);
  return bytes;
}

}  // namespace

class ReadersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void latin1FileIsReadAsWindows1252();
  void sstIsLabelled();
  void trecWithOneStrayByteIsRead();
  void jsonLinesNamedJsonAreRead();
  void encodingsAreDetected_data();
  void encodingsAreDetected();
  void legacyCodePagesAreDetected_data();
  void legacyCodePagesAreDetected();
  void aFewBrokenBytesInUtf8AreReplacedAndReported();
  void chosenEncodingIsTaken();
  void jsonArrayIsRead();
  void jsonWrappersAreRead();
  void jsonColumnsAreRead();
  void brokenJsonIsReportedWithLines();
  void binaryFilesAreNamed_data();
  void binaryFilesAreNamed();
  void unusableFilesAreRefused();
  void overlongLinesAreRefused_data();
  void overlongLinesAreRefused();
  void hugeShapesAreRefused();
  void readingCanBeCancelled();
  void progressEndsAtOne();
  void damagedFilesNeverCrash();
};

void ReadersTest::latin1FileIsReadAsWindows1252() {
  const Table table = readShared("awk-latin1-reviews/rt-polarity.pos");
  QCOMPARE(table.source.encoding, "windows-1252"s);
  QCOMPARE(table.rows.size(), std::size_t{5331});
  QCOMPARE(table.columns, (Row{"column_1"}));
  std::size_t e_acute = 0, ellipses = 0;
  for (const Row& row : table.rows) {
    for (std::size_t at = row[0].find("é"); at != std::string::npos; at = row[0].find("é", at + 1)) ++e_acute;
    for (std::size_t at = row[0].find("…"); at != std::string::npos; at = row[0].find("…", at + 1)) ++ellipses;
  }
  QCOMPARE(e_acute, std::size_t{32});   // bytes E9 in the file
  QCOMPARE(ellipses, std::size_t{13});  // bytes 85
  QVERIFY(warns(table, "windows-1252"));
}

void ReadersTest::sstIsLabelled() {
  const std::map<std::string, std::pair<std::size_t, std::size_t>> expected = {{"stsa.binary.train", {6920, 2}},
                                                                               {"stsa.binary.dev", {872, 2}},
                                                                               {"stsa.fine.train", {8544, 5}},
                                                                               {"stsa.fine.dev", {1101, 5}}};
  for (const auto& [name, counts] : expected) {
    const Table table = readShared("data-sst/" + name);
    QCOMPARE(table.source.format, "labelled"s);
    QCOMPARE(table.columns, (Row{"label", "text"}));
    QCOMPARE(table.rows.size(), counts.first);
    std::map<std::string, int> labels;
    for (const Row& row : table.rows) ++labels[row[0]];
    QCOMPARE(labels.size(), counts.second);
  }
  QCOMPARE(readShared("data-sst/stsa.binary.dev").rows[0], (Row{"0", "one long string of cliches ."}));
}

void ReadersTest::trecWithOneStrayByteIsRead() {
  const Table table = readShared("data-trec/TREC.train");
  QCOMPARE(table.rows.size(), std::size_t{5452});
  QCOMPARE(table.source.format, "labelled"s);
  QCOMPARE(table.source.encoding, "windows-1252"s);
  QCOMPARE(table.rows[0], (Row{"DESC:manner", "How did serfdom develop in and then leave Russia ?"}));
  QVERIFY(std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) { return contains(row[1], "sisterðcity"); }));
}

void ReadersTest::jsonLinesNamedJsonAreRead() {
  const Table swag = readShared("data-hf-samples/swag/sample.json");
  QCOMPARE(swag.source.format, "jsonl"s);
  QCOMPARE(swag.rows.size(), std::size_t{10});
  QCOMPARE(swag.columns, (Row{"ending0", "ending1", "ending2", "ending3", "label", "sent1", "sent2"}));
  const ColumnGuess guess = guessColumns(swag);
  QCOMPARE(guess.text, "sent1"s);
  QCOMPARE(guess.text_pair, "sent2"s);
  QCOMPARE(guess.label, "label"s);
  const Table xsum = readShared("data-hf-samples/xsum/sample.json");
  QCOMPARE(xsum.rows.size(), std::size_t{10});
  QVERIFY(contains(xsum.rows[0][0], "Sunday.\nThe ice could"));
}

void ReadersTest::encodingsAreDetected_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("encoding");
  const std::string utf8 = "text,label\nnaïve café – 日本,pos\nplain,neg\n";
  const std::u16string wide = u"text,label\nnaïve café – 日本,pos\nplain,neg\n";
  const auto row = [](const char* name, const std::string& bytes, const char* encoding) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << encoding;
  };
  row("UTF-8", utf8, "UTF-8");
  row("UTF-8 with mark", "\xef\xbb\xbf" + utf8, "UTF-8");
  row("UTF-16LE with mark", utf16(wide, true, true), "UTF-16LE");
  row("UTF-16BE with mark", utf16(wide, false, true), "UTF-16BE");
  row("UTF-16LE", utf16(wide, true, false), "UTF-16LE");
  row("UTF-16BE", utf16(wide, false, false), "UTF-16BE");
}

void ReadersTest::encodingsAreDetected() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, encoding);
  const Table table = Reader().read("data.csv", bytes.toStdString());
  QCOMPARE(QString::fromStdString(table.source.encoding), encoding);
  QCOMPARE(table.columns, (Row{"text", "label"}));
  QCOMPARE(table.rows[0], (Row{"naïve café – 日本", "pos"}));
  QVERIFY(table.problems.empty());
}

void ReadersTest::legacyCodePagesAreDetected_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("part");
  // "Не могу поверить, насколько хорош этот фильм, смотрел с удовольствием." in windows-1251
  QTest::newRow("Russian") << QByteArray::fromHex(
                                  "cde520eceee3f320efeee2e5f0e8f2fc2c20ede0f1eaeeebfceaee20f5eef0eef820fdf2eef220f4e8ebfcec2c20f1"
                                  "eceef2f0e5eb20f120f3e4eee2eeebfcf1f2e2e8e5ec2e")
                           << QString::fromUtf8("насколько хорош этот фильм");
  // "この映画はとても面白かったです。また見たいと思います。" in Shift_JIS
  QTest::newRow("Japanese")
      << QByteArray::fromHex(
             "82b182cc896689e682cd82c682c482e096ca948282a982c182bd82c582b7814282dc82bd8ca982bd82a282c68e7682a282dc82b78142")
      << QString::fromUtf8("この映画はとても");
  // "Größe passt, schöne Qualität" in windows-1252
  QTest::newRow("German") << QByteArray(
                                 "Gr\xf6\xdf"
                                 "e passt, sch\xf6ne Qualit\xe4t und g\xfcnstig")
                          << QString::fromUtf8("Größe passt, schöne Qualität");
}

void ReadersTest::legacyCodePagesAreDetected() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, part);
  std::string content = "text\tlabel\n";
  for (int i = 0; i < 20; ++i) content += bytes.toStdString() + "\tl" + std::to_string(i % 2) + "\n";
  const Table table = Reader().read("data.tsv", content);
  QVERIFY2(contains(table.rows[0][0], part.toStdString()), (table.source.encoding + ": " + table.rows[0][0]).c_str());
  QVERIFY(warns(table, "not UTF-8"));
}

void ReadersTest::aFewBrokenBytesInUtf8AreReplacedAndReported() {
  const Table table = Reader().read("data.csv", "text,label\nça va très bien à l'été,1\nbro\xffken,0\n");
  QCOMPARE(table.source.encoding, "UTF-8"s);
  QCOMPARE(table.rows[1][0], "bro\xef\xbf\xbdken"s);
  QVERIFY(warns(table, "1 place"));
}

void ReadersTest::chosenEncodingIsTaken() {
  DataSettings settings;
  settings.encoding = "ISO-8859-2";
  const Table table = Reader().read("data.csv",
                                    "text,label\n\xb3\xf3"
                                    "d,1\nno,0\n",
                                    settings);
  QCOMPARE(table.rows[0][0], "łód"s);
  settings.encoding = "klingon";
  QVERIFY(contains(Reader().complaint("data.csv", "text,label\na,b\n", settings), "klingon"));
}

void ReadersTest::jsonArrayIsRead() {
  const Table table = Reader().read("data.json",
                                    "[\n {\"text\": \"a \\u00e9\\n\", \"label\": 1, \"ok\": true},\n {\"label\": 2.5, \"more\": "
                                    "{\"x\": [1, null]}, \"text\": null}\n]\n");
  QCOMPARE(table.source.format, "json"s);
  QCOMPARE(table.columns, (Row{"text", "label", "ok", "more"}));
  QCOMPARE(table.rows, (std::vector<Row>{{"a é\n", "1", "true", ""}, {"", "2.5", "", "{\"x\":[1,null]}"}}));
  QCOMPARE(table.lines, (std::vector<std::uint64_t>{2, 3}));
}

void ReadersTest::jsonWrappersAreRead() {
  const Table data = Reader().read(
      "a.json", "{\"version\": \"1\", \"data\": [{\"text\": \"a\", \"label\": \"x\"}, {\"text\": \"b\", \"label\": \"y\"}]}");
  QCOMPARE(data.rows.size(), std::size_t{2});
  const Table splits = Reader().read(
      "b.json", "{\"train\": [{\"text\": \"a\", \"label\": 0}],\n \"dev\": [{\"text\": \"b\", \"label\": 1}],\n \"test\": []}");
  QCOMPARE(splits.columns, (Row{"text", "label", "split"}));
  QCOMPARE(splits.rows, (std::vector<Row>{{"a", "0", "train"}, {"b", "1", "dev"}}));
  QCOMPARE(splits.lines, (std::vector<std::uint64_t>{1, 2}));
}

void ReadersTest::jsonColumnsAreRead() {
  const Table lists = Reader().read("a.json", "{\"text\": [\"a\", \"b\"], \"label\": [0, 1]}");
  QCOMPARE(lists.rows, (std::vector<Row>{{"a", "0"}, {"b", "1"}}));
  const Table pandas =
      Reader().read("b.json", "{\"text\": {\"0\": \"a\", \"1\": \"b\"}, \"label\": {\"0\": \"x\", \"1\": \"y\"}}");
  QCOMPARE(pandas.rows, (std::vector<Row>{{"a", "x"}, {"b", "y"}}));
}

void ReadersTest::brokenJsonIsReportedWithLines() {
  const std::string lines = Reader().complaint("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\"\n{\"text\": \"c\"}\n[1, 2]\n");
  QVERIFY2(contains(lines, "line 2") && contains(lines, "line 4") && !contains(lines, "line 3"), lines.c_str());
  const std::string cut = Reader().complaint("b.json", "[{\"text\": \"a\"},\n{\"text\": \"b");
  QVERIFY2(contains(cut, "line 2"), cut.c_str());
  QVERIFY(contains(Reader().complaint("c.json", "[{\"text\": \"a\"},\n {\"text\" \"b\"}]"), "line 2"));
  QVERIFY(contains(Reader().complaint("d.json", std::string(200, '[') + "1"), "nested"));
  QVERIFY(contains(Reader().complaint("e.json", "text,label\na,b\n"), "JSON"));
  QVERIFY(contains(Reader().complaint("f.json", "[]"), "no rows"));
}

void ReadersTest::binaryFilesAreNamed_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("kind");
  const auto row = [](const char* kind, const std::string& bytes) {
    QTest::newRow(kind) << QByteArray::fromStdString(bytes) << kind;
  };
  row("PNG", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s);
  row("spreadsheet", "PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/worksheets/sheet1.xml"s);
  row("ZIP", "PK\x03\x04\x14\0\0\0data.csv"s);
  row("gzip", "\x1f\x8b\x08\0\0\0\0\0"s);
  row("Linux program",
      "\x7f"
      "ELF\x02\x01\x01\0\0"s);
  row("Parquet", "PAR1\x15\0\x15\0data PAR1"s);
  row("old Excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"s);
  row("PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"s);
  row("SQLite", "SQLite format 3\0\x10\0"s);
  row("web page", "\n<!DOCTYPE html>\n<html><head></head></html>"s);
  row("Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"s);
  row("zero bytes", "text,label\na\0b,c\n"s);
  row("control characters", "\x01\x02\x03\x04\x05\x06\x07\x08 ab\n\x0e\x0f"s);
}

void ReadersTest::binaryFilesAreNamed() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, kind);
  const std::string complaint = Reader().complaint("data.csv", bytes.toStdString());
  QVERIFY2(contains(complaint, kind.toStdString()), complaint.c_str());
}

void ReadersTest::unusableFilesAreRefused() {
  Reader reader;
  QVERIFY(contains(reader.complaint("data.csv", ""), "empty"));
  QVERIFY(contains(reader.complaint("data.csv", "\n\n  \n"), "no rows") || !reader.complaint("data.csv", "\n\n").empty());
  QVERIFY(contains(reader.complaint("data.csv", "text,label\n"), "no rows"));
  QVERIFY_EXCEPTION_THROWN(readTable("/nowhere/data.csv", {}), ProblemError);
  QVERIFY_EXCEPTION_THROWN(readTable("", {}), ProblemError);
  QVERIFY_EXCEPTION_THROWN(readTable("/dev/zero", {}), ProblemError);
  QVERIFY_EXCEPTION_THROWN(readTable("builtin:nothing", {}), ProblemError);
  QVERIFY_EXCEPTION_THROWN(readTable(sharedDirectory().string(), {}), ProblemError);
  QVERIFY_EXCEPTION_THROWN(readShared("awk-zsv-csv/header-only.csv"), ProblemError);
}

void ReadersTest::overlongLinesAreRefused_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("megabytes");
  QTest::addColumn<QByteArray>("begin");
  QTest::addColumn<QByteArray>("end");
  QTest::newRow("csv") << "a.csv" << 100 << QByteArray("text,label\n") << QByteArray(",x\n");
  QTest::newRow("quoted csv") << "a.csv" << 70 << QByteArray("text,label\n\"") << QByteArray("\",x\n");
  QTest::newRow("labelled") << "a.txt" << 70 << QByteArray("pos ") << QByteArray("\n");
  QTest::newRow("json lines") << "a.jsonl" << 70 << QByteArray("{\"text\":\"") << QByteArray("\"}\n");
  QTest::newRow("json") << "a.json" << 70 << QByteArray("[{\"text\":\"") << QByteArray("\"}]\n");
}

void ReadersTest::overlongLinesAreRefused() {
  QFETCH(QString, name);
  QFETCH(int, megabytes);
  QFETCH(QByteArray, begin);
  QFETCH(QByteArray, end);
  const std::string complaint = Reader().complaint(
      name.toStdString(),
      begin.toStdString() + std::string(static_cast<std::size_t>(megabytes) * 1'000'000, 'a') + end.toStdString());
  QVERIFY2(contains(complaint, "longer than 64 MB"), complaint.c_str());
}

void ReadersTest::hugeShapesAreRefused() {
  Reader reader;
  QVERIFY(contains(reader.complaint("a.csv", std::string(100'000, ',')), "cells"));
  std::string wide;
  for (int i = 0; i < 4000; ++i) wide += "c" + std::to_string(i) + ",";
  wide += "last\n";
  for (int i = 0; i < 20'000; ++i) wide += "a\n";
  QVERIFY(contains(reader.complaint("b.csv", wide), "first row"));
}

void ReadersTest::readingCanBeCancelled() {
  TemporaryDirectory directory;
  std::string content = "text,label\n";
  for (int i = 0; i < 20'000; ++i) content += "some text,x\n";
  std::ofstream(directory / "data.csv") << content;
  std::stop_source source;
  source.request_stop();
  QVERIFY_EXCEPTION_THROWN(readTable((directory / "data.csv").string(), {}, source.get_token()), Cancelled);
  std::stop_source later;
  QVERIFY_EXCEPTION_THROWN(
      readTable((directory / "data.csv").string(), {}, later.get_token(), [&](double) { later.request_stop(); }), Cancelled);
}

void ReadersTest::progressEndsAtOne() {
  TemporaryDirectory directory;
  std::string content;
  for (int i = 0; i < 20'000; ++i) content += "{\"text\":\"some text\",\"label\":1}\n";
  std::ofstream(directory / "data.jsonl") << content;
  std::vector<double> seen;
  readTable((directory / "data.jsonl").string(), {}, {}, [&](double fraction) { seen.push_back(fraction); });
  QVERIFY(seen.size() > 3);
  QVERIFY(std::is_sorted(seen.begin(), seen.end()));
  QCOMPARE(seen.back(), 1.0);
}

void ReadersTest::damagedFilesNeverCrash() {
  const std::string seeds[] = {"text,label\n\"a \"\"b\"\"\nc\",pos\nd;e|f^g,neg\n\tx,\ty\r\nz\r,",
                               "[{\"text\":\"a\\u00e9\",\"label\":[1,{\"x\":null}]},\n{\"text\":\"b\"}]",
                               "{\"text\":\"a\"}\n{\"text\":\"b\"}\n",
                               "{\"train\":[{\"a\":1}],\"test\":[{\"a\":2}]}",
                               "pos fine\nneg bad\npos ok\nneg no\n",
                               utf16(u"text,label\nnaïve,1\n", true, true)};
  Reader reader;
  Random random(7);
  int refused = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string content = seeds[random.below(std::size(seeds))];
    const std::uint64_t changes = 1 + random.below(4);
    for (std::uint64_t i = 0; i < changes && !content.empty(); ++i) {
      const std::size_t at = random.below(content.size());
      const std::uint64_t kind = random.below(4);
      if (kind == 0) content[at] = static_cast<char>(random.below(256));
      if (kind == 1) content.erase(at, 1 + random.below(5));
      if (kind == 2) content.insert(at, 1, "\"\\,\n\r\t{}[]:;|\xff"[random.below(14)]);
      if (kind == 3) content.insert(at, content.substr(0, at));
    }
    const char* names[] = {"a.csv", "a.tsv", "a.json", "a.jsonl", "a.txt"};
    try {
      const Table table = reader.read(names[random.below(5)], content);
      for (const Row& row : table.rows) QCOMPARE(row.size(), table.columns.size());
      QCOMPARE(table.lines.size(), table.rows.size());
      QVERIFY(std::is_sorted(table.lines.begin(), table.lines.end()));
      guessColumns(table);
    } catch (const ProblemError&) {
      ++refused;
    }
  }
  QVERIFY(refused > 100 && refused < 1400);
}

QTEST_GUILESS_MAIN(ReadersTest)
#include "readers_test.moc"
