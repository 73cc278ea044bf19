#include "core/run/recipe.h"

#include "core/base/files.h"
#include "core/run/starting_recipe.h"
#include "core/train/pretrain_settings.h"
#include "tests/support.h"

#include <QTest>

#include <set>

using namespace etude;

namespace {

std::set<std::string> places(const Problems& problems) {
  std::set<std::string> where;
  for (const Problem& problem : problems) where.insert(problem.where);
  return where;
}

/// Another allowed value than the default.
Json otherValue(const SettingInfo& info, const Json& value) {
  switch (info.kind) {
    case SettingKind::Flag:
      return !value.get<bool>();
    case SettingKind::Integer:
      return static_cast<std::int64_t>(value == info.min ? info.max : info.min);
    case SettingKind::Real:
      return value == info.min ? info.max : info.min;
    case SettingKind::Choice:
      return info.choices.back().value == value ? info.choices.front().value : info.choices.back().value;
    case SettingKind::TextList:
      return Json::array({"a", "b, c"});
    default:
      return "/some place/ü \"quoted\"";
  }
}

/// Words that become tokens, in a model whose embeddings may be frozen: by the settings of freezing, or by naming other parts.
Recipe frozenWords(bool partial, bool named) {
  Recipe recipe;
  recipe.data.path = "builtin:reviews";
  recipe.model.added_tokens = {"Gorgonzola"};
  if (partial) recipe.tuning.method = "partial";
  if (named) recipe.tuning.trainable_parts = {"layer.0"};
  return recipe;
}

Problems problemsOf(const Json& json) {
  Problems problems;
  recipeFromJson(json, problems);
  return problems;
}

}  // namespace

class RecipeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyRowSaysWhatItIsAndAcceptsItsDefault() {
    std::set<std::string> keys;
    for (const Setting<Recipe>& row : recipeSettings()) {
      QVERIFY2(!row.info.label.empty() && row.info.help.size() > 20, row.info.key.c_str());
      QVERIFY2(row.info.kind != SettingKind::Choice || row.info.choices.size() >= 1, row.info.key.c_str());
      QVERIFY2(keys.insert(row.info.key).second, row.info.key.c_str());
      Problems problems;
      QVERIFY2(checkSetting(row.info, row.get(Recipe()), problems), row.info.key.c_str());
    }
    QVERIFY(keys.count("tuning.learning_rate") && keys.count("data.path") && keys.count("export.dtype"));
  }

  void everyPretrainingRowSaysWhatItIsAndAcceptsItsDefault() {
    for (const Field<PretrainSettings>& row : PretrainSettings::fields()) {
      QVERIFY2(!row.info.label.empty() && !row.info.help.empty(), row.info.key.c_str());
      Problems problems;
      QVERIFY2(checkSetting(row.info, getField(PretrainSettings(), row), problems), row.info.key.c_str());
    }
  }

  void everyMemberOfASectionHasARow() {
    // Each row changes the recipe, and the changed recipe survives JSON: a member without a row, or two rows for one, would show.
    Recipe changed;
    for (const Setting<Recipe>& row : recipeSettings()) {
      if (row.info.kind == SettingKind::Choice && row.info.choices.size() == 1) continue;
      const Json before = toJson(changed);
      row.set(changed, otherValue(row.info, row.get(changed)));
      QVERIFY2(toJson(changed) != before, row.info.key.c_str());
    }
    QCOMPARE(recipeSettings().size(), std::size_t{29 + 5 + 4 + 51 + 7 + 6 + 9});
  }

  void aRecipeSurvivesJson() {
    Recipe recipe;
    recipe.name = "Ünïcode “name”";
    recipe.notes = "two\nlines";
    for (const Setting<Recipe>& row : recipeSettings()) row.set(recipe, otherValue(row.info, row.get(recipe)));
    Problems problems;
    const Recipe back = recipeFromJson(parseJson(dumpJson(toJson(recipe)), "test"), problems);
    QVERIFY2(problems.empty(), describe(problems).c_str());
    QVERIFY(back == recipe);
  }

  void defaultsFillWhatIsLeftOut() {
    Problems problems;
    QVERIFY(recipeFromJson(Json::object(), problems) == Recipe());
    QVERIFY(problems.empty());
  }

  void allFaultsAreReportedAtOnceWithTheirKeyPaths() {
    const Json json = parseJson(R"({"schema": 1, "tunning": {}, "name": 7,
        "data": {"path": 3, "validation_fraction": 2, "stratify": "yes"},
        "tuning": {"learning_rat": 1e-4, "learning_rate": -1, "num_train_epochs": "many", "method": "magic", "seed": 1.5},
        "export": [], "monitoring": {"port": 70000}})",
                                "test");
    const Problems problems = problemsOf(json);
    const std::set<std::string> expected = {"tunning",
                                            "name",
                                            "data.path",
                                            "data.validation_fraction",
                                            "data.stratify",
                                            "tuning.learning_rat",
                                            "tuning.learning_rate",
                                            "tuning.num_train_epochs",
                                            "tuning.method",
                                            "tuning.seed",
                                            "export",
                                            "monitoring.port"};
    const std::set<std::string> found = places(problems);
    for (const std::string& place : expected) QVERIFY2(found.count(place), place.c_str());
    QCOMPARE(found.size(), expected.size());
    for (const Problem& problem : problems) QVERIFY2(!problem.remedy.empty(), problem.where.c_str());
    const std::string text = describe(problems);
    QVERIFY(text.find("Did you mean “tuning”") != std::string::npos);
    QVERIFY(text.find("Did you mean “learning_rate”") != std::string::npos);
  }

  void whatIsFineIsTakenBesideFaults() {
    Problems problems;
    const Recipe recipe = recipeFromJson(parseJson(R"({"tuning": {"learning_rate": 1e-4, "seed": -3}})", "test"), problems);
    QCOMPARE(recipe.tuning.learning_rate, 1e-4);
    QCOMPARE(recipe.tuning.seed, std::int64_t{42});
    QCOMPARE(problems.size(), std::size_t{1});
  }

  void aNewerSchemaIsAProblem() {
    const Problems problems = problemsOf({{"schema", Recipe::kSchema + 1}});
    QCOMPARE(problems.size(), std::size_t{1});
    QCOMPARE(problems[0].where, std::string("schema"));
    QVERIFY(problems[0].what.find("newer") != std::string::npos);
    for (const Json& broken : {Json("1"), Json(0), Json(1.5), Json(nullptr)})
      QVERIFY(hasErrors(problemsOf({{"schema", broken}})));
  }

  void jsonThatIsNoRecipeIsAProblem() {
    for (const char* text : {"[]", "3", "null", "\"x\"", R"({"data": 3})", R"({"model": null})"}) {
      QVERIFY2(hasErrors(problemsOf(parseJson(text, "test"))), text);
    }
  }

  void relativePathsBelongToTheFolderOfTheRecipe() {
    const test::TemporaryDirectory directory;
    Recipe recipe;
    recipe.data.path = "rows.csv";
    recipe.data.test_path = "../test rows.csv";
    recipe.data.validation_path = "/absolute/rows.csv";
    recipe.model.path = "~/models/bert";
    fs::create_directories(directory / "plans");
    saveRecipe(recipe, directory / "plans" / "recipe.json");
    const Recipe loaded = loadRecipe(directory / "plans" / "recipe.json");
    QCOMPARE(loaded.data.path, (directory / "plans" / "rows.csv").string());
    QCOMPARE(loaded.data.test_path, (directory / "test rows.csv").string());
    QCOMPARE(loaded.data.validation_path, std::string("/absolute/rows.csv"));
    QCOMPARE(loaded.model.path, std::string("~/models/bert"));
    QCOMPARE(loaded.data.extra_train_path, std::string());
    saveRecipe(Recipe(), directory / "plans" / "builtin.json");
    QCOMPARE(loadRecipe(directory / "plans" / "builtin.json").data.path, std::string("builtin:reviews"));
  }

  void unreadableFilesAreProblems() {
    const test::TemporaryDirectory directory;
    QVERIFY_EXCEPTION_THROWN(loadRecipe(directory / "nothing.json"), ProblemError);
    writeFileAtomically(directory / "cut.json", "{\"schema\": 1, \"data\": {\"pa");
    QVERIFY_EXCEPTION_THROWN(loadRecipe(directory / "cut.json"), ProblemError);
    writeFileAtomically(directory / "binary.json", std::string("\x00\xff\xfe{", 4));
    QVERIFY_EXCEPTION_THROWN(loadRecipe(directory / "binary.json"), ProblemError);
  }

  void impossiblePlansAreReported() {
    QVERIFY2(!hasErrors(checkRecipe(Recipe())), describe(checkRecipe(Recipe())).c_str());
    QVERIFY(checkRecipe(frozenWords(false, false)).empty());
    QVERIFY(places(checkRecipe(frozenWords(true, false))).contains("tuning.freeze_embeddings"));
    QVERIFY(places(checkRecipe(frozenWords(true, true))).contains("tuning.trainable_parts"));
    Recipe moving = frozenWords(true, true);
    moving.tuning.trainable_parts.push_back("embeddings");
    QVERIFY(checkRecipe(moving).empty());
    Recipe recipe;
    recipe.data.validation_fraction = 0.5;
    recipe.data.test_fraction = 0.5;
    recipe.tuning.learning_rate = 0;
    recipe.tuning.num_train_epochs = 0;
    recipe.model.path.clear();
    recipe.monitoring.drift_alarm = 0.01;
    const std::set<std::string> found = places(checkRecipe(recipe));
    for (const char* place :
         {"data.test_fraction", "tuning.learning_rate", "tuning.num_train_epochs", "model.path", "monitoring.drift_alarm"}) {
      QVERIFY2(found.count(place), place);
    }
  }

  void anUnknownKeySuggestsTheClosest() {
    try {
      recipeSetting("tuning.lerning_rate");
      QFAIL("an unknown key was accepted");
    } catch (const ProblemError& error) {
      QVERIFY(std::string(error.what()).find("tuning.learning_rate") != std::string::npos);
    }
  }

  void theLearningRateFitsTheSizeOfTheModel() {
    QCOMPARE(suggestedLearningRate(5'000'000), 3e-4);
    QCOMPARE(suggestedLearningRate(110'000'000), 5e-5);
  }
};

QTEST_GUILESS_MAIN(RecipeTest)
#include "recipe_test.moc"
