// The lesson format: what is read, what is refused and how it is reported, what claims mean, and that the built-in lessons are
// good in every language. (That they come out as they claim is shown by lesson_runs_test.)
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/paths.h"
#include "core/run/lesson_claims.h"
#include "tests/support.h"

#include <QTest>

#include <set>

using namespace etude;

namespace {

Json plain() {
  return parseJson(R"({
    "schema": 1, "title": "T", "summary": "S", "minutes": 2,
    "recipe": {"tuning": {"learning_rate": 0.001}},
    "locked": ["data.path", "next"], "hidden": ["model.path"], "reason": "R",
    "experiments": [{"name": "a", "title": "A", "changes": {"tuning.seed": 7}}, {"name": "b", "title": "B", "changes": {}}],
    "table": ["test_accuracy"],
    "steps": [
      {"text": ["One", "Two"], "stage": "tuning", "points_at": "startRun", "experiment": "a", "until": {"when": "run_finished", "experiment": "a"},
       "questions": [{"text": "Q", "choices": ["x", "y"], "right": 1, "answer": "W"}, {"text": "Q2", "answer": "W2"}]},
      {"text": "Three", "until": {"when": "setting_changed", "setting": "tuning.seed"}},
      {"text": "Four", "until": {"when": "stage_visited", "stage": "export"}},
      {"text": "Five", "until": "run_started"}],
    "claims": [{"text": "C", "value": "test_accuracy", "of": "a", "at_least": 0.1, "above": "test_accuracy", "than": "b"}]
  })", "lesson");
}

Problems problemsOf(const Json& json) {
  Problems problems;
  lessonFromJson(json, {}, problems);
  return problems;
}

/// One change to a good lesson, and the place and a word of the one problem that must be reported.
struct Fault {
  const char* name;
  const char* pointer;
  const char* value;  ///< JSON; null: the key is removed
  const char* where;
  const char* says;
};

const Fault kFaults[] = {
    {"unknown key", "/titel", "\"x\"", "titel", "titel"},
    {"no title", "/title", nullptr, "title", "missing"},
    {"empty summary", "/summary", "\"\"", "summary", "empty"},
    {"title is a number", "/title", "3", "title", "text"},
    {"minutes too many", "/minutes", "100000", "minutes", "600"},
    {"no schema", "/schema", nullptr, "schema", "missing"},
    {"newer schema", "/schema", "2", "schema", "newer"},
    {"schema is a text", "/schema", "\"1\"", "schema", "whole number"},
    {"no recipe", "/recipe", nullptr, "recipe", "missing"},
    {"recipe out of range", "/recipe/tuning/learning_rate", "50", "recipe: tuning.learning_rate", "Learning rate"},
    {"unknown setting in the recipe", "/recipe/tuning/lerning_rate", "1", "recipe: tuning.lerning_rate", "lerning_rate"},
    {"recipe outside the folder", "/recipe", "\"../recipe.json\"", "recipe", "folder"},
    {"recipe file missing", "/recipe", "\"nothing.json\"", "recipe", "nothing.json"},
    {"unknown locked setting", "/locked/0", "\"data.pth\"", "locked", "data.pth"},
    {"locked is a number", "/locked/0", "3", "locked[0]", "name"},
    {"locked is no list", "/locked", "3", "locked", "list"},
    {"unknown setting changed", "/experiments/0/changes/tuning.sed", "1", "experiments[0].changes", "tuning.sed"},
    {"changed out of range", "/experiments/0/changes/tuning.seed", "-4", "tuning.seed", "Seed"},
    {"name with blanks", "/experiments/1/name", "\"b c\"", "experiments[1].name", "b c"},
    {"same name twice", "/experiments/1/name", "\"a\"", "experiments[0].name", "two experiments"},
    {"unknown figure", "/table/0", "\"luck\"", "table", "luck"},
    {"no steps", "/steps", "[]", "steps", "no steps"},
    {"step without text", "/steps/1/text", nullptr, "steps[1].text", "missing"},
    {"unknown stage", "/steps/0/stage", "\"tunning\"", "steps[0].stage", "tunning"},
    {"unknown condition", "/steps/3/until", "\"rain\"", "steps[3].until.when", "rain"},
    {"condition on unknown setting", "/steps/1/until/setting", "\"tuning.sead\"", "steps[1].until.setting", "tuning.sead"},
    {"condition without stage", "/steps/2/until/stage", nullptr, "steps[2].until.stage", "missing"},
    {"condition on unknown experiment", "/steps/0/until/experiment", "\"z\"", "steps[0].until.experiment", "z"},
    {"button of unknown experiment", "/steps/0/experiment", "\"z\"", "steps[0].experiment", "z"},
    {"no right choice", "/steps/0/questions/0/right", nullptr, "steps[0].questions[0].right", "right"},
    {"right choice out of range", "/steps/0/questions/0/right", "2", "steps[0].questions[0].right", "whole number"},
    {"one choice", "/steps/0/questions/0/choices", "[\"x\"]", "steps[0].questions[0].choices", "One choice"},
    {"no answer", "/steps/0/questions/1/answer", nullptr, "steps[0].questions[1].answer", "missing"},
    {"unknown key in a question", "/steps/0/questions/1/hint", "1", "steps[0].questions[1].hint", "hint"},
    {"claim without bound", "/claims/0/at_least", nullptr, "claims[0]", "at_least"},
    {"claim with two bounds", "/claims/0/at_most", "1", "claims[0]", "at_most"},
    {"claim about a text", "/claims/0/at_least", "\"much\"", "claims[0].at_least", "number"},
    {"claim with two relations", "/claims/0/times", "\"test_f1\"", "claims[0]", "not both"},
    {"claim about unknown figure", "/claims/0/value", "\"luck\"", "claims[0].value", "luck"},
    {"claim of unknown experiment", "/claims/0/of", "\"z\"", "claims[0].of", "z"},
};

}  // namespace

class LessonTest : public QObject {
  Q_OBJECT

 private:
  test::TemporaryDirectory directory_;

 private Q_SLOTS:
  void aGoodLessonIsReadAsWritten() {
    Problems problems;
    const Lesson lesson = lessonFromJson(plain(), {}, problems);
    QVERIFY2(problems.empty(), describe(problems).c_str());
    QCOMPARE(lesson.steps[0].text, std::string("One\n\nTwo"));
    QVERIFY(lesson.steps[0].stage == Stage::Tuning);
    QCOMPARE(lesson.steps[0].questions[0].right, std::int64_t{1});
    QVERIFY(lesson.steps[3].until.when == LessonCondition::When::RunStarted);
    QCOMPARE(experimentRecipe(lesson, lesson.experiments[0]).tuning.seed, std::int64_t{7});
    QCOMPARE(experimentRecipe(lesson, lesson.experiments[1]).tuning.learning_rate, 0.001);
    QCOMPARE(lesson.claims[0].than, std::string("b"));
  }

  void aLessonWithoutExperimentsRunsItsRecipe() {
    Json json = plain();
    for (const char* key : {"experiments", "claims"}) json.erase(key);
    json["steps"] = Json::array({{{"text", "x"}}});
    json["claims"] = Json::array({{{"text", "C"}, {"value", "steps"}, {"at_least", 1}}});
    Problems problems;
    const Lesson lesson = lessonFromJson(json, {}, problems);
    QVERIFY2(problems.empty(), describe(problems).c_str());
    QCOMPARE(lesson.experiments.size(), std::size_t{1});
    QCOMPARE(lesson.claims[0].of, lesson.experiments[0].name);
  }

  void everyFaultIsReportedAtItsPlace_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(kFaults)); ++i) QTest::newRow(kFaults[i].name) << i;
  }

  void everyFaultIsReportedAtItsPlace() {
    QFETCH(int, index);
    const Fault& fault = kFaults[index];
    Json json = plain();
    const Json::json_pointer pointer(fault.pointer);
    if (fault.value) json[pointer] = parseJson(fault.value, "value");
    else json[pointer.parent_pointer()].erase(pointer.back());
    const Problems problems = problemsOf(json);
    QVERIFY2(!problems.empty(), "nothing was reported");
    const std::string text = describe(problems);
    const bool found = std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.where.find(fault.where) != std::string::npos && (problem.what + problem.remedy).find(fault.says) != std::string::npos && !problem.remedy.empty();
    });
    QVERIFY2(found, text.c_str());
    QVERIFY2(problems.size() <= 3, text.c_str());  // what follows from the fault, but no flood
  }

  void allFaultsAreReportedAtOnce() {
    Json json = plain();
    json["titel"] = 1;
    json["recipe"]["tuning"]["learning_rate"] = 50;
    json["steps"][1]["until"]["setting"] = "tuning.sead";
    json["claims"][0]["value"] = "luck";
    QCOMPARE(problemsOf(json).size(), std::size_t{4});
  }

  void nothingThatIsNoLessonCrashes() {
    for (const char* text : {"null", "[]", "3", "\"x\"", "{}", R"({"steps": 3, "claims": {}, "experiments": [[]]})", R"({"steps": [null, 3], "claims": ["x"], "locked": {}})"})
      QVERIFY(hasErrors(problemsOf(parseJson(text, "text"))));
    makeDirectories(directory_ / "broken");
    writeFileAtomically(directory_ / "broken/lesson.json", "{");
    QVERIFY_EXCEPTION_THROWN(loadLesson(directory_ / "broken"), ProblemError);
    QVERIFY_EXCEPTION_THROWN(loadLesson(directory_ / "nowhere"), ProblemError);
  }

  void missingDataIsSaidBeforeAnythingRuns() {
    Json json = plain();
    json["recipe"]["data"]["path"] = "rows.csv";
    makeDirectories(directory_ / "no data");
    writeFileAtomically(directory_ / "no data/lesson.json", dumpJson(json));
    try {
      loadLesson(directory_ / "no data");
      QFAIL("the missing file was not reported");
    } catch (const ProblemError& error) {
      QCOMPARE(error.problems().size(), std::size_t{1});
      QVERIFY(error.problems()[0].what.find("rows.csv") != std::string::npos);
    }
  }

  void claimsAreComparedAsWritten_data() {
    QTest::addColumn<QString>("claim");
    QTest::addColumn<bool>("holds");
    QTest::newRow("at least") << R"("value": "last_validation_loss", "at_least": 0.9)" << true;
    QTest::newRow("not at least") << R"("value": "last_validation_loss", "at_least": 1.1)" << false;
    QTest::newRow("at most") << R"("value": "last_validation_loss", "at_most": 0.9)" << false;
    QTest::newRow("times its lowest") << R"("value": "last_validation_loss", "at_least": 1.9, "times": "lowest_validation_loss")" << true;
    QTest::newRow("not so many times") << R"("value": "last_validation_loss", "at_least": 2.1, "times": "lowest_validation_loss")" << false;
    QTest::newRow("above the other") << R"("value": "best_validation_accuracy", "at_least": 0.25, "above": "best_validation_accuracy", "than": "b")" << true;
    QTest::newRow("not so far above") << R"("value": "best_validation_accuracy", "at_least": 0.35, "above": "best_validation_accuracy", "than": "b")" << false;
    QTest::newRow("no such figure") << R"("value": "test_accuracy", "at_least": 0)" << false;
    QTest::newRow("no overfitting") << R"("value": "overfitting_step", "at_least": 0)" << false;
  }

  void claimsAreComparedAsWritten() {
    QFETCH(QString, claim);
    QFETCH(bool, holds);
    Json json = plain();
    json["claims"] = Json::array({parseJson(R"({"text": "C", "of": "a", )" + claim.toStdString() + "}", "claim")});
    Problems problems;
    const Lesson lesson = lessonFromJson(json, {}, problems);
    QVERIFY2(problems.empty(), describe(problems).c_str());
    ExperimentResults results;
    QVERIFY(!checkClaim(lesson.claims[0], results));
    EvalSample early, late;
    early.loss = 0.5, early.accuracy = 0.9, late.loss = 1.0, late.accuracy = 0.8;
    results["a"].evals = {early, late};
    early.accuracy = 0.6;
    results["b"].evals = {early};
    const auto verdict = checkClaim(lesson.claims[0], results);
    QVERIFY(verdict);
    QCOMPARE(verdict->holds, holds);
    QVERIFY(!verdict->figures.empty());
  }

  void savingAndOpeningGivesTheSameLesson() {
    const fs::path folder = directory_ / "saved", data = directory_ / "elsewhere" / "rows.csv";
    makeDirectories(data.parent_path());
    writeFileAtomically(data, "text,label\nfine,a\nbad,b\n");
    Problems problems;
    Lesson lesson = lessonFromJson(plain(), {}, problems);
    lesson.recipe.data.path = data.string();
    saveLesson(lesson, folder, true);
    fs::remove_all(data.parent_path());  // as on another computer
    fs::rename(folder, directory_ / "given");
    const Lesson opened = loadLesson(directory_ / "given");
    QCOMPARE(fs::path(opened.recipe.data.path), directory_ / "given/data/rows.csv");
    QVERIFY(opened.steps == lesson.steps && opened.claims == lesson.claims && opened.experiments == lesson.experiments);
    QVERIFY(opened.locked == lesson.locked && opened.hidden == lesson.hidden && opened.reason == lesson.reason && opened.table == lesson.table);
    Recipe moved = opened.recipe;
    moved.data.path = lesson.recipe.data.path;
    QVERIFY(moved == lesson.recipe);
    saveLesson(opened, directory_ / "given", true);  // over itself
    QVERIFY(fs::exists(loadLesson(directory_ / "given").recipe.data.path));
  }

  void savingOverALessonReplacesOnlyTheLesson() {
    const fs::path folder = directory_ / "kept", elsewhere = directory_ / "other" / "rows.csv";
    Problems problems;
    Lesson lesson = lessonFromJson(plain(), {}, problems);
    saveLesson(lesson, folder, false);
    makeDirectories(folder / "data");
    makeDirectories(elsewhere.parent_path());
    writeFileAtomically(folder / "lesson.de.json", R"({"title": "Titel"})");
    writeFileAtomically(folder / "handout.pdf", "paper");
    writeFileAtomically(folder / "data/rows.csv", "text,label\nfine,a\nbad,b\n");
    writeFileAtomically(elsewhere, "text,label\nother,a\nrows,b\n");
    lesson.title = "Second";
    lesson.recipe.data.path = (folder / "data/rows.csv").string();
    saveLesson(lesson, folder, false);  // data inside is named as such, copied or not
    QVERIFY(readFile(folder / "lesson.json").find("\"data/rows.csv\"") != std::string::npos);
    lesson.recipe.data.path = elsewhere.string();
    saveLesson(lesson, folder, true);
    QCOMPARE(loadLesson(folder).title, std::string("Second"));
    QCOMPARE(loadLesson(folder, "de").title, std::string("Titel"));
    QCOMPARE(readFile(loadLesson(folder).recipe.data.path), readFile(elsewhere));
    QCOMPARE(readFile(folder / "data/rows.csv"), std::string("text,label\nfine,a\nbad,b\n"));
    QCOMPARE(readFile(folder / "handout.pdf"), std::string("paper"));
    saveLesson(lesson, folder, true);  // the same rows are not copied again
    QCOMPARE(std::distance(fs::directory_iterator(folder / "data"), fs::directory_iterator()), std::ptrdiff_t{2});
  }

  void savingHurtsNothingElse() {
    makeDirectories(directory_ / "photos");
    writeFileAtomically(directory_ / "photos/cat.jpg", "meow");
    Problems problems;
    Lesson lesson = lessonFromJson(plain(), {}, problems);
    QVERIFY_EXCEPTION_THROWN(saveLesson(lesson, directory_ / "photos", false), ProblemError);
    QVERIFY(fs::exists(directory_ / "photos/cat.jpg"));
    lesson.title.clear();
    QVERIFY_EXCEPTION_THROWN(saveLesson(lesson, directory_ / "untitled", false), ProblemError);
    QVERIFY(!fs::exists(directory_ / "untitled"));
  }

  void translationsThatDoNotFitAreRefused() {
    const fs::path folder = directory_ / "two languages";
    makeDirectories(folder);
    writeFileAtomically(folder / "lesson.json", dumpJson(plain()));
    writeFileAtomically(folder / "lesson.de.json", R"({"title": "Titel", "steps": [{"text": "Eins"}, {}, {}, {}]})");
    QCOMPARE(loadLesson(folder, "de").title, std::string("Titel"));
    QCOMPARE(loadLesson(folder, "de").steps[0].text, std::string("Eins"));
    QCOMPARE(loadLesson(folder, "de").summary, std::string("S"));
    QCOMPARE(loadLesson(folder, "fr").title, std::string("T"));
    for (const char* bad : {R"({"steps": []})", R"({"minutes": 9})", R"({"other": "x"})", R"({"steps": [{"questions": [{"choices": ["x"]}, {}]}, {}, {}, {}]})", "[]"}) {
      writeFileAtomically(folder / "lesson.de.json", bad);
      QVERIFY_EXCEPTION_THROWN(loadLesson(folder, "de"), ProblemError);
    }
  }

  void translationsThatNoLongerFitAreNamed() {
    const fs::path folder = directory_ / "changed";
    makeDirectories(folder);
    writeFileAtomically(folder / "lesson.json", dumpJson(plain()));
    writeFileAtomically(folder / "lesson.de.json", R"({"title": "Titel", "steps": [{"text": "Eins"}, {}, {}, {}]})");
    writeFileAtomically(folder / "lesson.fr.json", R"({"title": "Titre"})");
    QVERIFY(unfitTranslations(folder).empty());
    Problems problems;
    Lesson lesson = lessonFromJson(plain(), {}, problems);
    lesson.steps.pop_back();
    saveLesson(lesson, folder, false);
    const Problems unfit = unfitTranslations(folder);
    QCOMPARE(unfit.size(), std::size_t{1});  // the French one names no step
    QVERIFY(unfit[0].severity == Severity::Warning);
    QVERIFY2(unfit[0].what.find("lesson.de.json") != std::string::npos && unfit[0].what.find("4 items") != std::string::npos, unfit[0].what.c_str());
    writeFileAtomically(folder / "lesson.fr.json", "not JSON");
    writeFileAtomically(folder / "notes.json", "not JSON either");
    QCOMPARE(unfitTranslations(folder).size(), std::size_t{2});
  }

  void thereAreSevenLessonsInBothLanguages() {
    const std::vector<Lesson> english = builtinLessons("en"), german = builtinLessons("de");
    QVERIFY(english.size() >= 7);
    QCOMPARE(german.size(), english.size());
    for (std::size_t i = 0; i < english.size(); ++i) {
      const Lesson &en = english[i], &de = german[i];
      const char* name = en.title.c_str();
      QCOMPARE(de.name(), en.name());
      QVERIFY2(en.minutes <= 3 && !en.claims.empty() && en.steps.size() >= 4, name);
      QVERIFY2(en.title != de.title && en.summary != de.summary && en.reason != de.reason, name);
      std::set<std::string> offered;
      int questions = 0;
      for (std::size_t step = 0; step < en.steps.size(); ++step) {
        QVERIFY2(en.steps[step].text != de.steps[step].text, en.steps[step].text.c_str());
        offered.insert(en.steps[step].experiment);
        for (std::size_t q = 0; q < en.steps[step].questions.size(); ++q, ++questions) {
          const LessonQuestion &a = en.steps[step].questions[q], &b = de.steps[step].questions[q];
          QVERIFY2(a.text != b.text && a.answer != b.answer, a.text.c_str());
          if (!a.choices.empty()) QVERIFY2(a.choices != b.choices, a.text.c_str());
        }
      }
      QVERIFY2(questions >= 2, name);
      for (std::size_t e = 0; e < en.experiments.size(); ++e) QVERIFY2(offered.contains(en.experiments[e].name) || offered.contains(kEveryExperiment), en.experiments[e].name.c_str());
      for (std::size_t c = 0; c < en.claims.size(); ++c) QVERIFY2(en.claims[c].text != de.claims[c].text, en.claims[c].text.c_str());
    }
  }
};

QTEST_GUILESS_MAIN(LessonTest)
#include "lesson_test.moc"
