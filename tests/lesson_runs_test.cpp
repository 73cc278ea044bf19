// Each built-in lesson, run as a learner would, comes out as its text says.
#include "core/base/json.h"
#include "core/base/process.h"
#include "core/run/lesson.h"
#include "tests/support.h"

#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <sstream>
#include <thread>

using namespace etude;

namespace {

/// Processor time of all child processes that have ended: what else the machine does meanwhile does not count.
double childSeconds() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int threads() {
  const int chosen = qEnvironmentVariableIntValue("OMP_NUM_THREADS");
  return chosen > 0 ? chosen : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

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
    const double before = childSeconds();
    const ProcessResult result = runProcess({ETUDE_BUILD_DIR "/etude-cli", "lesson", name.toStdString(), "--check", "--json", "--out", (folder_ / name.toStdString()).string()}, {});
    int claims = 0;
    std::istringstream lines(result.output);
    for (std::string line; std::getline(lines, line);) {
      const Json json = parseJson(line, "stdout");
      if (!json.contains("claim")) continue;
      ++claims;
      qInfo("%s %s (%s)", json["holds"].get<bool>() ? "holds:        " : "does not hold:", json["claim"].get<std::string>().c_str(), json["figures"].get<std::string>().c_str());
    }
    const double seconds = (childSeconds() - before) / threads();
    qInfo("%.0f s of each of %d cores", seconds, threads());
    QVERIFY2(result.exit_code == 0, (result.error + "\nsee the claims above").c_str());
    QVERIFY(claims > 0);
    QVERIFY2(seconds < 180, "the runs of a lesson take at most three minutes of the cores that they use");
  }
};

QTEST_GUILESS_MAIN(LessonRunsTest)
#include "lesson_runs_test.moc"
