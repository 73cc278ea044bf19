#include "core/base/files.h"
#include "core/base/process.h"
#include "core/run/recipe.h"
#include "core/run/run_dir.h"
#include "core/train/pretrain_settings.h"
#include "tests/support.h"

#include <QTest>

using namespace etude;

namespace {

ProcessResult cli(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), ETUDE_BUILD_DIR "/etude-cli");
  return runProcess(arguments, input);
}

const char* const kRows =
    "text,label\n"
    "the film was a delight,good\nI loved every minute,good\nwarm and funny,good\na small wonder,good\nI would see it "
    "again,good\n"
    "dull from start to end,bad\nI left after an hour,bad\nloud and empty,bad\na waste of money,bad\nnobody laughed,bad\n"
    ",bad\nwarm and funny,good\n";

}  // namespace

class CliTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY2(fs::exists(ETUDE_BUILD_DIR "/etude-cli"), "build the target etude-cli first");
    // Runs go by default to a place that this test may use.
    qputenv("ETUDE_RUNS", (directory_ / "runs").string().c_str());
    writeFileAtomically(directory_ / "rows.csv", kRows);
  }

  void helpIsNoFailureAndWrongUsageIs() {
    QCOMPARE(cli({"--help"}).exit_code, 0);
    QCOMPARE(cli({"--version"}).exit_code, 0);
    QCOMPARE(cli({}).exit_code, 2);
    QCOMPARE(cli({"frobnicate"}).exit_code, 2);
    QCOMPARE(cli({"run", "--no-such-option"}).exit_code, 2);
    QCOMPARE(cli({"resume"}).exit_code, 2);
  }

  void helpExplainsTheExitCodes() {
    for (const char* command : {"", "run", "doctor", "export"}) {
      std::vector<std::string> arguments = {"--help"};
      if (*command) arguments.insert(arguments.begin(), command);
      QVERIFY2(cli(arguments).output.find("4 the engine is not available") != std::string::npos, command);
    }
  }

  void everyCommandHasHelp() {
    for (const char* command : {"run", "resume", "recipe", "lesson", "runs", "inspect", "tokenize", "predict", "evaluate",
                                "export", "serve", "doctor", "pretrain"}) {
      const ProcessResult result = cli({command, "--help"});
      QVERIFY2(result.exit_code == 0 && result.output.find("--json") != std::string::npos, command);
    }
  }

  void helpListsEverySetting() {
    for (const char* command : {"run", "recipe"}) {
      const std::string help = cli({command, "--help"}).output;
      for (const Setting<Recipe>& row : recipeSettings()) {
        QVERIFY2(help.find("  --" + row.info.key + " ") != std::string::npos, row.info.key.c_str());
        QVERIFY2(help.find("      " + row.info.label + ".") != std::string::npos, row.info.key.c_str());
      }
    }
    const std::string help = cli({"pretrain", "--help"}).output;
    for (const auto& row : PretrainSettings::fields())
      QVERIFY2(help.find("  --" + row.info.key + " ") != std::string::npos, row.info.key.c_str());
  }

  void aMissingEngineHasItsOwnExitCodeAndLeavesNoRun() {
    qputenv("ETUDE_ENGINE", "/nonexistent/libetude_engine.so");
    const ProcessResult run = cli({"run", "--out", (directory_ / "no engine").string(), "--json"});
    const ProcessResult doctor = cli({"doctor", "--json"});
    qunsetenv("ETUDE_ENGINE");
    QCOMPARE(run.exit_code, 4);
    QVERIFY(!fs::exists(directory_ / "no engine"));
    QVERIFY(parseJson(run.output, "stdout")["problems"].size() == 1);
    QCOMPARE(doctor.exit_code, 4);
    QVERIFY(parseJson(doctor.output, "stdout").contains("machine"));
  }

  void anEngineOfAnotherProgramIsRefused() {
    qputenv("ETUDE_ENGINE", ETUDE_BUILD_DIR "/libetude_core.so");
    const ProcessResult result = cli({"doctor", "--quick"});
    qunsetenv("ETUDE_ENGINE");
    QCOMPARE(result.exit_code, 4);
    QVERIFY2(result.error.find("no engine of this program") != std::string::npos, result.error.c_str());
  }

  void allWrongSettingsAreReportedAtOnce() {
    const ProcessResult result =
        cli({"run", "--json", "--out", (directory_ / "never").string(), "--tuning.learning_rate", "5", "--set",
             "tuning.lerning_rate=1", "--set", "nonsense", "--data.stratify", "perhaps", "--tuning.seed", "1.5"});
    QCOMPARE(result.exit_code, 2);
    QCOMPARE(parseJson(result.output, "stdout")["problems"].size(), std::size_t{5});
    QVERIFY(result.error.find("tuning.learning_rate") != std::string::npos);
    QVERIFY(!fs::exists(directory_ / "never"));
  }

  void negativeNumbersAreValues() {
    // -1 is the default of the dropout: the complaint must be about the other setting alone.
    const ProcessResult result = cli({"run", "--json", "--tuning.dropout", "-1", "--tuning.seed", "-5"});
    QCOMPARE(result.exit_code, 2);
    const Json problems = parseJson(result.output, "stdout")["problems"];
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY(problems[0]["where"] == Json("tuning.seed"));
  }

  void brokenRecipesAreReportedWithTheirKeyPaths() {
    writeFileAtomically(directory_ / "broken.json", R"({"schema": 99, "tuning": {"seed": "x"}, "extra": 1})");
    const ProcessResult result = cli({"run", (directory_ / "broken.json").string(), "--json"});
    QCOMPARE(result.exit_code, 2);
    QCOMPARE(parseJson(result.output, "stdout")["problems"].size(), std::size_t{3});
    QCOMPARE(cli({"run", (directory_ / "missing.json").string()}).exit_code, 2);
    QCOMPARE(cli({"resume", directory_.path().string()}).exit_code, 2);
  }

  void inspectShowsColumnsCountsAndFindings() {
    const ProcessResult result = cli({"inspect", (directory_ / "rows.csv").string(), "--json"});
    QVERIFY2(result.exit_code == 0, result.error.c_str());
    const Json json = parseJson(result.output, "stdout");
    QVERIFY(json["columns"]["text"] == Json("text"));
    QVERIFY(json["columns"]["label"] == Json("label"));
    QCOMPARE(json["labels"].size(), std::size_t{2});
    QVERIFY(json["findings"].size() >= 2);
    const ProcessResult text = cli({"inspect", (directory_ / "rows.csv").string()});
    QVERIFY(text.output.find("validation") != std::string::npos);
    QCOMPARE(cli({"inspect", (directory_ / "rows.csv").string(), "--data.label_column", "nothing"}).exit_code, 2);
    QCOMPARE(cli({"inspect", (directory_ / "missing.csv").string(), "--json"}).exit_code, 2);
  }

  void aStartingRecipeFitsDataAndModel() {
    const ProcessResult result = cli({"recipe", "--data", (directory_ / "rows.csv").string(), "--json", "--tuning.seed", "7"});
    QVERIFY2(result.exit_code == 0, result.error.c_str());
    Problems problems;
    const Recipe recipe = recipeFromJson(parseJson(result.output, "stdout"), problems);
    QVERIFY2(problems.empty(), describe(problems).c_str());
    QCOMPARE(recipe.data.text_column, std::string("text"));
    QCOMPARE(recipe.data.label_column, std::string("label"));
    QCOMPARE(recipe.tuning.seed, std::int64_t{7});
    QCOMPARE(recipe.tuning.learning_rate, 3e-4);
    QCOMPARE(recipe.model.max_length, std::int64_t{16});
    QCOMPARE(recipe.name, std::string("rows"));
    const std::string out = (directory_ / "recipe.json").string();
    QCOMPARE(cli({"recipe", "--data", (directory_ / "rows.csv").string(), "--out", out}).exit_code, 0);
    QCOMPARE(loadRecipe(out).data.path, (directory_ / "rows.csv").string());
  }

  void tokenizeShowsPiecesIdsAndOffsets() {
    const ProcessResult result = cli({"tokenize", "The film", "--json"});
    QVERIFY2(result.exit_code == 0, result.error.c_str());
    const Json json = parseJson(result.output, "stdout");
    QCOMPARE(json["tokens"].size(), json["ids"].size());
    QCOMPARE(json["offsets"].size(), json["ids"].size());
    QVERIFY(json["tokens"][0] == Json("[CLS]"));
    QCOMPARE(cli({"tokenize", "--model", directory_.path().string(), "x"}).exit_code, 2);
  }

  void runsAreListed() {
    const fs::path root = directory_ / "history";
    QCOMPARE(parseJson(cli({"runs", root.string(), "--json"}).output, "stdout").size(), std::size_t{0});
    Recipe recipe;
    recipe.name = "first";
    const RunDir run = RunDir::create(root / "one", recipe);
    EventLog(run).emit(RunFinished{"completed", 5, 5, 1, 0});
    const Json list = parseJson(cli({"runs", root.string(), "--json"}).output, "stdout");
    QCOMPARE(list.size(), std::size_t{1});
    QVERIFY(list[0]["state"] == Json("completed"));
    QVERIFY(cli({"runs", root.string()}).output.find("first") != std::string::npos);
    QCOMPARE(cli({"resume", (root / "one").string()}).exit_code, 0);  // nothing is left to do
    QCOMPARE(cli({"run", "--out", (root / "one").string()}).exit_code, 2);
  }

  void lessonsAreListed() {
    const Json list = parseJson(cli({"lesson", "--json"}).output, "stdout");
    QVERIFY(list.size() >= 6);
    for (const Json& lesson : list) {
      QVERIFY(lesson["title"] != lesson["name"]);
      QVERIFY(!lesson["experiments"].empty());
    }
    QVERIFY(cli({"lesson", "--language", "de"}).output != cli({"lesson"}).output);
    QCOMPARE(cli({"lesson", "no-such-lesson"}).exit_code, 2);
    QCOMPARE(cli({"lesson", directory_.path().string()}).exit_code, 2);
    QCOMPARE(cli({"lesson", "overfitting", "--experiment", "none"}).exit_code, 2);
  }

  void modelsThatAreNoneAreRefused() {
    QCOMPARE(cli({"predict", "--model", directory_.path().string(), "--text", "x"}).exit_code, 2);
    QCOMPARE(cli({"predict", "--model", "/nonexistent", "--text", "x", "--json"}).exit_code, 2);
    QCOMPARE(cli({"evaluate", "--model", "/nonexistent"}).exit_code, 2);
    QCOMPARE(cli({"export", directory_.path().string()}).exit_code, 2);
    QCOMPARE(cli({"serve", "/nonexistent"}).exit_code, 2);
    QCOMPARE(cli({"pretrain", "--out", (directory_ / "x").string()}).exit_code, 2);
  }

 private:
  test::TemporaryDirectory directory_;
};

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
