// Method races: what is planned, run, left out, gone on with after a kill, and told in the table.
#include "core/base/process.h"
#include "core/run/engine_loader.h"
#include "core/run/race_table.h"
#include "core/run/run.h"
#include "core/tuning/method_info.h"
#include "tests/support.h"
#include "tests/tiny_model.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace etude {

using test::TemporaryDirectory;
using test::tinyRecipe;
using test::writeTinyModel;

namespace {

const char* const kCli = ETUDE_BUILD_DIR "/etude-cli";

Recipe briefRecipe(const fs::path& model, std::int64_t steps) {
  Recipe recipe = tinyRecipe(model);
  recipe.name = "brief";
  recipe.tuning.max_steps = steps;
  recipe.tuning.save_steps = 2;
  recipe.environment.threads = 1;
  recipe.evaluation.swap_test = false;
  return recipe;
}

/// As the command line and the window do.
void runAll(const Race& race) {
  RaceRunner runner(race);
  while (const auto directory = runner.next()) {
    Run run(*directory);
    run.wait();
  }
}

const Json& changeOf(const Race& race, const std::string& entry, const std::string& key) {
  static const Json none;
  const LessonExperiment* found = race.find(entry);
  return found && found->changes.contains(key) ? found->changes[key] : none;
}

}  // namespace

class RaceTest : public QObject {
  Q_OBJECT

 private:
  TemporaryDirectory folder_;
  fs::path model() const { return folder_ / "model"; }

 private Q_SLOTS:
  void initTestCase() {
    writeTinyModel(model());
    engine();
  }

  void everyMethodCanTakePart() {
    const std::vector<RaceChoice> choices = raceChoices();
    for (const MethodInfo& info : methodInfos()) {
      const auto plays = [&](const RaceChoice& choice) { return choice.key == info.key && choice.method == info.key; };
      QVERIFY2(std::any_of(choices.begin(), choices.end(), plays), info.key);
    }
    std::vector<std::string> keys;
    for (const RaceChoice& choice : choices) {
      QVERIFY2(!choice.label.empty() && choice.hint.ends_with("."), choice.key.c_str());
      keys.push_back(choice.key);
    }
    const Race race = planRace(briefRecipe(model(), 4), keys, false);
    QCOMPARE(race.entries.size(), keys.size());
    for (const LessonExperiment& entry : race.entries) QVERIFY(!hasErrors(checkRecipe(entryRecipe(race, entry))));
  }

  void ratesSuitTheMethodsOrAreTheSame() {
    Recipe recipe = briefRecipe(model(), 4);
    recipe.tuning.method = "lora";
    recipe.tuning.learning_rate = 1e-3;
    const Race suited = planRace(recipe, {"full", "lora", "ia3"}, false);
    const double lora = methodInfo("lora").rate_factor;
    QCOMPARE(changeOf(suited, "full", "tuning.learning_rate").get<double>(), 1e-3 / lora);
    QVERIFY(changeOf(suited, "lora", "tuning.learning_rate").is_null());
    QCOMPARE(changeOf(suited, "ia3", "tuning.learning_rate").get<double>(), 1e-3 * methodInfo("ia3").rate_factor / lora);
    const Race same = planRace(recipe, {"full", "lora", "ia3"}, true);
    for (const LessonExperiment& entry : same.entries) QCOMPARE(entryRecipe(same, entry).tuning.learning_rate, 1e-3);
    QVERIFY(suited.recipe.evaluation.general_text);
  }

  void aMethodTakesPartTwiceWithSettingsOfItsOwn() {
    const Race race = planRace(briefRecipe(model(), 4), {"lora:lora_r=4", "lora:lora_r=16:lora_alpha=32", "lora", "lora", "head", "last_1", "dora"}, true);
    QCOMPARE(entryRecipe(race, race.entries[0]).tuning.lora_r, std::int64_t{4});
    QCOMPARE(entryRecipe(race, race.entries[1]).tuning.lora_r, std::int64_t{16});
    QCOMPARE(entryRecipe(race, race.entries[1]).tuning.lora_alpha, 32.0);
    QVERIFY(test::has(race.entries[1].title, "16"));
    QVERIFY(race.entries[2].name != race.entries[3].name);
    const TrainSettings head = entryRecipe(race, race.entries[4]).tuning;
    QCOMPARE(head.method, std::string("partial"));
    QCOMPARE(head.freeze_layers, std::int64_t{2});  // all that the tiny model has
    QVERIFY(head.freeze_embeddings && head.last_layers == 0);
    QCOMPARE(entryRecipe(race, race.entries[5]).tuning.last_layers, std::int64_t{1});
    QVERIFY(entryRecipe(race, race.entries[6]).tuning.use_dora && !entryRecipe(race, race.entries[2]).tuning.use_dora);
  }

  void whatIsWrongIsSaidAtOnce() {
    const Recipe recipe = briefRecipe(model(), 4);
    const std::string said = test::problemOf([&] { planRace(recipe, {"lorra", "lora:lora_r=-3", "lora:lora_rank=3"}, false); });
    for (const char* part : {"lorra", "full", "tuning.lora_r", "lora_rank"}) QVERIFY(test::has(said, part));
    QVERIFY(test::has(test::problemOf([&] { planRace(recipe, {}, false); }), "needs methods"));
  }

  void aRaceIsAFolder() {
    const Race plan = planRace(briefRecipe(model(), 4), {"full", "lora:lora_r=4"}, false);
    const fs::path folder = folder_ / "kept";
    createRace(folder, plan);
    QVERIFY(holdsRace(folder) && !holdsRace(folder_.path()));
    const Race read = openRace(folder.string() + "/");
    QCOMPARE(read.folder, folder);
    QCOMPARE(read.recipe, plan.recipe);
    QCOMPARE(read.entries, plan.entries);
    QCOMPARE(listRaces({folder_.path()}), std::vector<fs::path>{folder});
    QVERIFY(test::has(test::problemOf([&] { createRace(folder, plan); }), "must be new or empty"));
    for (const RaceRow& row : raceRows(read)) QCOMPARE(row.state, RaceState::ToDo);
  }

  void aDamagedFileIsAProblem_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const QString entry = R"({"name": "%1", "title": "x", "changes": {%2}})";
    const QString race = R"({"schema": 1, "name": "r", "recipe": {}, "entries": [%1]})";
    QTest::newRow("no json") << "{" << "";
    QTest::newRow("a list") << "[]" << "damaged";
    QTest::newRow("no entries") << race.arg("") << "damaged";
    QTest::newRow("newer") << QString(R"({"schema": 2, "name": "r", "recipe": {}, "entries": [1]})") << "another version";
    QTest::newRow("out of the folder") << race.arg(entry.arg("../up", "")) << "../up";
    QTest::newRow("unknown setting") << race.arg(entry.arg("a", R"("tuning.speed": 1)")) << "tuning.speed";
    QTest::newRow("bad value") << race.arg(entry.arg("a", R"("tuning.lora_r": "x")")) << "tuning.lora_r";
    QTest::newRow("twice") << race.arg(entry.arg("a", "") + "," + entry.arg("a", "")) << "two entries";
    QTest::newRow("deep") << QString("[").repeated(5000) << "";
  }
  void aDamagedFileIsAProblem() {
    QFETCH(QString, text);
    QFETCH(QString, said);
    const fs::path folder = folder_ / ("damaged-" + std::string(QTest::currentDataTag()));
    makeDirectories(folder);
    writeFileAtomically(folder / "race.json", text.toStdString());
    const std::string problem = test::problemOf([&] { openRace(folder); });
    QVERIFY(problem != "no problem");
    QVERIFY(test::has(problem, said.toStdString()));
  }

  void everyEntryIsRunOnceAndToldInTheTable() {
    const Race race = createRace(folder_ / "whole", planRace(briefRecipe(model(), 6), {"full", "head", "lora:lora_r=4", "houlsby"}, false));
    runAll(race);
    const std::vector<RaceRow> rows = raceRows(race);
    for (const RaceRow& row : rows) {
      QVERIFY2(row.state == RaceState::Done, (row.name + ": " + row.reason).c_str());
      QCOMPARE(row.steps, std::int64_t{6});
      QVERIFY(row.seconds > 0 && row.peak_memory_bytes > 0 && row.result_bytes > 0);
      QVERIFY(row.accuracy && row.best_validation_loss && row.accuracy_interval.low <= *row.accuracy && *row.accuracy <= row.accuracy_interval.high);
      QVERIFY(row.general_text && !row.general_text->why_not.empty());  // the tiny model has no files to be told by
      QCOMPARE(row.tokens, rows.front().tokens);  // the same rows in the same order
    }
    QVERIFY(rows[1].trainable_parameters < rows[0].trainable_parameters && rows[0].trainable_parameters == rows[0].total_parameters);
    QCOMPARE(rows[2].result, std::string("adapter"));
    QVERIFY(rows[2].result_bytes < rows[0].result_bytes / 10);
    QCOMPARE(rows[3].result, std::string("model"));

    const std::string events = readFile(race.folder / "full" / "events.jsonl");
    runAll(race);  // nothing is left
    QCOMPARE(readFile(race.folder / "full" / "events.jsonl"), events);

    const std::string markdown = raceMarkdown(race, rows), csv = raceCsv(rows);
    QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), 5);
    for (const RaceRow& row : rows) QVERIFY(test::has(markdown, "| " + row.title + " | done |"));
    QVERIFY(test::has(csv, "houlsby,"));
    // The history knows them as parts of the race.
    const std::vector<RunSummary> runs = listRuns({folder_.path(), race.folder});
    const auto parts = std::count_if(runs.begin(), runs.end(), [](const RunSummary& run) { return run.race == "whole"; });
    QCOMPARE(parts, 4);
  }

  void whatDoesNotFitIsARowAndTheRaceGoesOn() {
    Recipe recipe = briefRecipe(fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-decoder", 2);
    recipe.model.initialisation = "pretrained";
    const Race race = createRace(folder_ / "refused", planRace(recipe, {"bitfit", "head"}, false));
    runAll(race);
    const std::vector<RaceRow> rows = raceRows(race);
    QCOMPARE(rows[0].state, RaceState::Refused);
    QVERIFY(test::has(rows[0].reason, "BitFit"));
    QCOMPARE(rows[1].state, RaceState::Done);
    // Only the head has moved: nothing was forgotten.
    QVERIFY(rows[1].general_text && rows[1].general_text->why_not.empty());
    QVERIFY2(std::abs(rows[1].general_text->after - rows[1].general_text->before) < 1e-6, raceMarkdown(race, rows).c_str());
    QVERIFY(!RaceRunner(race).next());
  }

  /// Whatever is attached is attached to the language model, too.
  void whatIsForgottenIsMeasuredUnderEveryMethod() {
    Recipe recipe = briefRecipe(fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-encoder", 8);
    recipe.model.initialisation = "pretrained";
    recipe.tuning.learning_rate = 3e-3;
    const Race race = createRace(folder_ / "forgets", planRace(recipe, {"full", "lora", "qlora", "houlsby", "prefix"}, true));
    runAll(race);
    const std::vector<RaceRow> rows = raceRows(race);
    for (const RaceRow& row : rows) {
      QVERIFY2(row.general_text && row.general_text->why_not.empty(), (row.name + ": " + row.reason).c_str());
      QCOMPARE(row.general_text->before, rows.front().general_text->before);
      QVERIFY2(std::abs(row.general_text->after - row.general_text->before) > 1e-6, row.name.c_str());
    }
    QVERIFY(rows[0].general_text->after > rows[0].general_text->before + 0.05);
  }

  void aKilledRaceGoesOnWhereItWas() {
    const fs::path file = folder_ / "recipe.json", folder = folder_ / "killed";
    Recipe recipe = briefRecipe(model(), 400);
    recipe.tuning.eval_strategy = "steps";
    recipe.tuning.eval_steps = 100;
    saveRecipe(recipe, file);
    QProcess race;
    race.start(kCli, {"race", QString::fromStdString(file.string()), "--methods", "head,lora", "--out", QString::fromStdString(folder.string())});
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 120000 && !(fs::exists(folder / "lora" / "recipe.json") && RunDir::open(folder / "lora").latestCheckpoint())) QTest::qWait(20);
    race.kill();
    race.waitForFinished();
    const Race read = openRace(folder);
    QCOMPARE(raceRows(read)[0].state, RaceState::Done);
    QCOMPARE(raceRows(read)[1].state, RaceState::Interrupted);
    const std::string first = readFile(folder / "head" / "events.jsonl");

    const ProcessResult result = runProcess({kCli, "race", folder.string()});
    QVERIFY2(result.exit_code == 0, result.error.c_str());
    QCOMPARE(readFile(folder / "head" / "events.jsonl"), first);
    QCOMPARE(raceRows(read)[1].state, RaceState::Done);
    std::int64_t resumed_from = -1;
    RunDir::open(folder / "lora").replay([&](const Event& event) {
      if (const auto* started = std::get_if<RunStarted>(&event)) resumed_from = started->resumed_from;
    });
    QVERIFY(resumed_from > 0);
    for (const char* part : {"Head only", "LoRA", "done"}) QVERIFY(test::has(result.output, part));
  }

  void theCommandLineSaysWhatIsWrong() {
    const ProcessResult unknown = runProcess({kCli, "race", "--methods", "lorra", "--out", (folder_ / "wrong").string()});
    QCOMPARE(unknown.exit_code, 2);
    QVERIFY(test::has(unknown.error, "lorra"));
    QVERIFY(!fs::exists(folder_ / "wrong"));
    const ProcessResult both = runProcess({kCli, "race", (folder_ / "whole").string(), "--methods", "lora"});
    QCOMPARE(both.exit_code, 2);
    const ProcessResult again = runProcess({kCli, "race", (folder_ / "whole").string(), "--json"});
    QCOMPARE(again.exit_code, 0);
    const Json json = parseJson(again.output, "stdout");
    QCOMPARE(json["rows"].size(), std::size_t{4});
    QCOMPARE(json["rows"][2]["state"].get<std::string>(), std::string("done"));
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::RaceTest)
#include "race_test.moc"
