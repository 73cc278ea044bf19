// What goes wrong on users' machines, on purpose: each fault must end in a Problem with cause and remedy, and nothing is lost.
#include "core/base/files.h"
#include "core/base/process.h"
#include "core/nn/safetensors.h"
#include "core/run/engine_loader.h"
#include "core/run/run.h"
#include "core/run/run_dir.h"
#include "core/hub/model_folder.h"
#include "tests/small_disk.h"
#include "tests/support.h"
#include "tests/tiny_model.h"

#include <QProcess>
#include <QTest>

#include <unistd.h>

namespace etude {

using test::TemporaryDirectory;
using test::tinyRecipe;

namespace {

ProcessResult cli(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), ETUDE_BUILD_DIR "/etude-cli");
  return runProcess(arguments);
}

/// The run's failure; no problems if it did not fail.
Problems failureOf(const fs::path& path, const Recipe& recipe) {
  Run run(RunDir::create(path, recipe));
  run.wait();
  for (const Event& event : run.feed().pull()) {
    if (const auto* failed = std::get_if<RunFailed>(&event)) return failed->problems;
  }
  return {};
}

/// Every problem says what is wrong and what to do.
bool helpful(const Problems& problems) {
  for (const Problem& problem : problems) {
    if (problem.what.size() < 10 || (problem.severity == Severity::Error && problem.remedy.size() < 10)) return false;
  }
  return !problems.empty();
}

}  // namespace

class FaultsTest : public QObject {
  Q_OBJECT

 private:
  TemporaryDirectory folder_;
  fs::path model() const { return folder_ / "model"; }

  fs::path brokenModel(const std::string& name, const std::function<void(std::string&)>& damage) {
    const fs::path target = folder_ / name;
    test::writeTinyModel(target);
    for (const char* file : {"config.json", "vocab.txt"}) {
      fs::copy_file(fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-encoder" / file, target / file, fs::copy_options::overwrite_existing);
    }
    std::string bytes = readFile(fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-encoder/model.safetensors");
    damage(bytes);
    writeFileAtomically(target / "model.safetensors", bytes);
    return target;
  }

 private Q_SLOTS:
  void initTestCase() { test::writeTinyModel(model()); }

  void brokenWeightsAreExplained_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("truncated") << 0;
    QTest::newRow("header longer than the file") << 1;
    QTest::newRow("header of an absurd length") << 2;
    QTest::newRow("not safetensors at all") << 3;
    QTest::newRow("empty") << 4;
    QTest::newRow("a renamed tensor") << 5;
  }
  void brokenWeightsAreExplained() {
    QFETCH(int, kind);
    const fs::path path = brokenModel("weights-" + std::to_string(kind), [kind](std::string& bytes) {
      if (kind == 0) bytes.resize(bytes.size() / 2);
      if (kind == 1) bytes[3] = 1;
      if (kind == 2) bytes[7] = '\x7f';
      if (kind == 3) bytes = "PK\x03\x04 this is a zip file, not weights";
      if (kind == 4) bytes.clear();
      if (kind == 5) {
        const std::size_t at = bytes.find("encoder.layer.0.output.dense.weight");
        bytes[at] = 'x';
      }
    });
    // Files that cannot be read are noticed at a glance; what a model needs and has not, only the model itself can tell.
    const Problems found = kind == 5 ? engine().checkModel(path) : summariseModel(path).problems;
    QVERIFY(hasErrors(found));
    QVERIFY(helpful(found));
    Recipe recipe = tinyRecipe(path);
    recipe.model.initialisation = "pretrained";
    const Problems problems = failureOf(folder_ / ("run-weights-" + std::to_string(kind)), recipe);
    QVERIFY2(helpful(problems), describe(problems).c_str());
  }

  void aConfigThatDoesNotFitTheWeightsListsAllTensors() {
    const fs::path path = brokenModel("shapes", [](std::string&) {});
    Json config = parseJson(readFile(path / "config.json"), "config.json");
    config["intermediate_size"] = 500;
    writeFileAtomically(path / "config.json", dumpJson(config));
    Recipe recipe = tinyRecipe(path);
    recipe.model.initialisation = "pretrained";
    const Problems problems = failureOf(folder_ / "run-shapes", recipe);
    QVERIFY2(problems.size() >= 12, describe(problems).c_str());  // 3 tensors in each of 4 layers
    QVERIFY(helpful(problems));
  }

  void aConfigWithWrongTypesIsAProblem() {
    const fs::path path = folder_ / "types";
    test::writeTinyModel(path);
    writeFileAtomically(path / "config.json", R"({"model_type": "bert", "hidden_size": "wide", "num_hidden_layers": -3, "hidden_act": 7, "vocab_size": 1e30})");
    const Problems problems = failureOf(folder_ / "run-types", tinyRecipe(path));
    QVERIFY2(helpful(problems), describe(problems).c_str());
  }

  void dataThatIsNoTableIsExplained_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("binary") << QByteArray("\x7f""ELF\0\0\0\1\2\3\0\0", 12).repeated(500);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one label") << QByteArray("text,label\n") + QByteArray("a fine day,x\n").repeated(30);
    QTest::newRow("header only") << QByteArray("text,label\n");
  }
  void dataThatIsNoTableIsExplained() {
    QFETCH(QByteArray, bytes);
    const fs::path path = folder_ / "data.csv";
    writeFileAtomically(path, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    const ProcessResult result = cli({"inspect", path.string()});
    QCOMPARE(result.exit_code, 2);
    QVERIFY(!result.error.empty() || !result.output.empty());
  }

  void aLineOf100MegabytesIsRefusedQuickly() {
    const fs::path path = folder_ / "long.csv";
    std::string content = "text,label\n\"";
    content.append(100 << 20, 'a');
    content += "\",x\nb,y\n";
    writeFileAtomically(path, content);
    const ProcessResult result = cli({"inspect", path.string()});
    fs::remove(path);
    QCOMPARE(result.exit_code, 2);
  }

  void aFolderThatMayNotBeWrittenIsAProblem() {
    if (::geteuid() == 0) {
      // Root may write anywhere; a file in the place of a folder stops root too.
      writeFileAtomically(folder_ / "taken", "not a folder");
      QVERIFY_EXCEPTION_THROWN(RunDir::create(folder_ / "taken/run", tinyRecipe(model())), ProblemError);
      return;
    }
    const fs::path locked = folder_ / "locked";
    makeDirectories(locked);
    fs::permissions(locked, fs::perms::owner_read | fs::perms::owner_exec);
    QVERIFY_EXCEPTION_THROWN(RunDir::create(locked / "run", tinyRecipe(model())), ProblemError);
  }

  void aFullDiskEndsInAProblemAndKeepsTheLastCheckpoint() {
    const fs::path small = folder_ / "disk";
    const test::SmallDisk disk(small, "size=12m");
    if (!disk.mounted()) QSKIP("mounting a small disk needs root");
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.save_total_limit = 0;
    recipe.tuning.num_train_epochs = 40;
    const Problems problems = failureOf(small / "run", recipe);
    QVERIFY(helpful(problems));
    QVERIFY2(describe(problems).find("full") != std::string::npos || describe(problems).find("space") != std::string::npos, describe(problems).c_str());
    const auto latest = RunDir::open(small / "run").latestCheckpoint();
    QVERIFY(latest);
    SafetensorsFile(*latest / "model.safetensors");  // whole, or it would throw
    for (const auto& entry : fs::directory_iterator(small / "run/checkpoints")) QVERIFY(!entry.path().filename().string().starts_with("."));
  }

  void aRecipeFromANewerVersionIsRefusedWithAllItsProblems() {
    const fs::path path = folder_ / "newer.json";
    writeFileAtomically(path, R"({"schema": 99, "tuning": {"learning_rate": -1, "quantum": true}, "data": {"path": 5}})");
    const ProcessResult result = cli({"run", path.string(), "--out", (folder_ / "newer-run").string()});
    QCOMPARE(result.exit_code, 2);
    for (const char* part : {"tuning.learning_rate", "tuning.quantum", "data.path", "newer"}) {
      QVERIFY2((result.error + result.output).find(part) != std::string::npos, (std::string(part) + " is not in: " + result.error).c_str());
    }
    QVERIFY(!fs::exists(folder_ / "newer-run/recipe.json"));
  }

  void aKillInEachPhaseLosesNothing_data() {
    QTest::addColumn<QString>("phase");
    for (const char* phase : {"preparing", "training", "evaluating", "saving"}) QTest::newRow(phase) << phase;
  }
  void aKillInEachPhaseLosesNothing() {
    QFETCH(QString, phase);
    const fs::path path = folder_ / ("kill-" + phase.toStdString()), recipe = folder_ / "kill.json";
    Recipe plan = tinyRecipe(model());
    plan.tuning.num_train_epochs = 2;
    saveRecipe(plan, recipe);
    QProcess process;
    process.start(ETUDE_BUILD_DIR "/etude-cli", {"run", QString::fromStdString(recipe.string()), "--out", QString::fromStdString(path.string()), "--json"});
    QString output;
    const auto reached = [&] {
      output += process.readAllStandardOutput();
      return output.contains("\"phase\":\"" + phase + "\"");
    };
    QTRY_VERIFY_WITH_TIMEOUT(reached() || process.state() == QProcess::NotRunning, 60000);
    process.kill();
    process.waitForFinished();
    const ProcessResult resumed = cli({"run", recipe.string(), "--out", path.string(), "--resume"});
    QVERIFY2(resumed.exit_code == 0, resumed.error.c_str());
    QVERIFY(fs::exists(path / "model/model.safetensors"));
    QVERIFY(fs::exists(path / "evaluation.json"));
    // A finished run may be opened again and stays as it is.
    QCOMPARE(cli({"run", recipe.string(), "--out", path.string(), "--resume"}).exit_code, 0);
  }

  void changedDataIsNoticedOnResume() {
    const fs::path data = folder_ / "rows.csv", path = folder_ / "changed";
    std::string rows = "text,label\n";
    for (int i = 0; i < 60; ++i) rows += "the number " + std::to_string(i) + " is " + (i % 2 ? "odd,odd\n" : "even,even\n");
    writeFileAtomically(data, rows);
    Recipe recipe = tinyRecipe(model());
    recipe.data = DataSettings();
    recipe.data.path = data.string();
    recipe.tuning.num_train_epochs = 500;
    {
      Run run(RunDir::create(path, recipe));
      QTRY_VERIFY_WITH_TIMEOUT(RunDir::open(path).latestCheckpoint().has_value() || run.done(), 60000);
      run.stop();
      run.wait();
    }
    writeFileAtomically(data, rows + "one more row,odd\nand another,even\n");
    Run again(RunDir::open(path));
    again.wait();
    Problems problems;
    for (const Event& event : again.feed().pull()) {
      if (const auto* failed = std::get_if<RunFailed>(&event)) problems = failed->problems;
    }
    QVERIFY2(helpful(problems), describe(problems).c_str());
    QCOMPARE(problems.front().where, std::string("data.path"));
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::FaultsTest)
#include "faults_test.moc"
