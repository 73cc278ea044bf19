// Each built-in lesson, run as a learner would, comes out as its text says.
#include "core/base/json.h"
#include "core/base/process.h"
#include "core/run/lesson.h"
#include "tests/support.h"

#include <QElapsedTimer>
#include <QTest>

#include <sstream>

using namespace etude;

class LessonRunsTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory folder_;

 private Q_SLOTS:
  void everyLessonComesOutAsItSays_data() {
    QTest::addColumn<QString>("name");
    for (const Lesson& lesson : builtinLessons()) QTest::newRow(lesson.name().c_str()) << QString::fromStdString(lesson.name());
  }

  void everyLessonComesOutAsItSays() {
    QFETCH(QString, name);
    QElapsedTimer clock;
    clock.start();
    const ProcessResult result = runProcess({ETUDE_BUILD_DIR "/etude-cli", "lesson", name.toStdString(), "--check", "--json", "--out", (folder_ / name.toStdString()).string()}, {});
    int claims = 0;
    std::istringstream lines(result.output);
    for (std::string line; std::getline(lines, line);) {
      const Json json = parseJson(line, "stdout");
      if (!json.contains("claim")) continue;
      ++claims;
      qInfo("%s %s (%s)", json["holds"].get<bool>() ? "holds:        " : "does not hold:", json["claim"].get<std::string>().c_str(), json["figures"].get<std::string>().c_str());
    }
    qInfo("%.0f s", static_cast<double>(clock.elapsed()) / 1000);
    QVERIFY2(result.exit_code == 0, (result.error + "\nsee the claims above").c_str());
    QVERIFY(claims > 0);
    QVERIFY2(clock.elapsed() < 4 * 180'000, "a lesson takes at most three minutes on an idle machine");
  }
};

QTEST_GUILESS_MAIN(LessonRunsTest)
#include "lesson_runs_test.moc"
