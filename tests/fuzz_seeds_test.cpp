// The seeds of the fuzzers and what the fuzzers have found, through the functions that the fuzzers call: what must be accepted is
// accepted and used, what must be refused is refused with a Problem, and nothing takes long.
#include "core/base/files.h"
#include "tests/fuzz/fuzz_folder.h"
#include "tests/fuzz/targets.h"

#include <QElapsedTimer>
#include <QTest>

using namespace etude;

namespace {

fs::path fuzzFolder() { return fs::path(ETUDE_SOURCE_DIR) / "tests/fuzz"; }

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!isThere(folder)) return files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  return files;
}

}  // namespace

class FuzzSeedsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyTargetHasSeedsToAcceptAndToRefuse() {
    for (const fuzz::Target& target : fuzz::targets()) {
      int good = 0, bad = 0;
      for (const fs::path& file : filesIn(fuzzFolder() / "seeds" / target.name))
        ++(file.filename().string().starts_with("good_") ? good : bad);
      QVERIFY2(good > 0 && bad > 0, std::string(target.name).c_str());
    }
  }

  void seedsAndFindingsAreReadAsTheirNamesSay_data() {
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("file");
    for (std::size_t i = 0; i < fuzz::targets().size(); ++i) {
      for (const char* kind : {"seeds", "findings"}) {
        const fs::path folder = fuzzFolder() / kind / fuzz::targets()[i].name;
        for (const fs::path& file : filesIn(folder))
          QTest::newRow(file.lexically_relative(fuzzFolder()).c_str())
              << static_cast<int>(i) << QString::fromStdString(file.string());
      }
    }
  }

  void seedsAndFindingsAreReadAsTheirNamesSay() {
    QFETCH(int, target);
    QFETCH(QString, file);
    const fs::path path = file.toStdString();
    const std::string bytes = readFile(path), name = path.filename().string();
    QVERIFY2(name.starts_with("good_") || name.starts_with("bad_"), name.c_str());
    QElapsedTimer timer;
    timer.start();
    try {
      QCOMPARE(fuzz::targets()[static_cast<std::size_t>(target)].accepts(bytes), name.starts_with("good_"));
    } catch (const std::exception& error) {
      QFAIL(error.what());
    }
    QVERIFY2(timer.elapsed() < 5000, std::to_string(timer.elapsed()).c_str());
  }

  void oneInputHoldsSeveralFiles() {
    const auto files = fuzz::unpack("a\n=== b.txt\nc\n=== other\n=== d.txt\n", {"a.txt", "b.txt", "d.txt"});
    const std::map<std::string, std::string> expected = {{"a.txt", "a"}, {"b.txt", "c\n=== other"}, {"d.txt", ""}};
    QVERIFY(files == expected);
  }
};

QTEST_GUILESS_MAIN(FuzzSeedsTest)
#include "fuzz_seeds_test.moc"
