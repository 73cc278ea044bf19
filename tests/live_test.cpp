// What can be asked of a run while it is under way, and what is chosen before: single steps, another learning rate, watched
// sentences, the range test, presets, the parts that move.
#include "core/base/process.h"
#include "core/nn/safetensors.h"
#include "core/run/engine_loader.h"
#include "core/run/presets.h"
#include "core/run/run.h"
#include "core/run/run_monitor.h"
#include "core/train/lr_range.h"
#include "core/tuning/parts.h"
#include "tests/support.h"
#include "tests/tiny_model.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <map>
#include <set>

namespace etude {

using test::TemporaryDirectory;
using test::tinyRecipe;
using test::writeTinyModel;

namespace {

/// What must be equal to the last bit: per step, the numbers of its events.
using Trace = std::map<std::int64_t, std::vector<double>>;

Trace stepsOf(const fs::path& run) {
  Trace trace;
  RunDir::open(run).replay([&](const Event& event) {
    if (const auto* step = std::get_if<StepSample>(&event)) trace[step->step] = {step->loss, step->learning_rate, step->grad_norm};
    if (const auto* eval = std::get_if<EvalSample>(&event)) trace[-eval->step] = {eval->loss, eval->accuracy, eval->train_loss};
  });
  return trace;
}

RunMonitor monitorOf(const fs::path& run) {
  RunMonitor monitor;
  RunDir::open(run).replay([&](const Event& event) { monitor.take(event); });
  return monitor;
}

std::string resultOf(const fs::path& run) { return readFile(run / "model/model.safetensors"); }

/// A run and everything it has said.
class Watched {
 public:
  Watched(const fs::path& path, const Recipe& recipe) : run(RunDir::create(path, recipe)) {}
  explicit Watched(const fs::path& path) : run(RunDir::open(path)) {}

  void pull() {
    for (Event& event : run.feed().pull()) events.push_back(std::move(event));
  }
  template <class Kind>
  std::vector<Kind> only() const {
    std::vector<Kind> found;
    for (const Event& event : events) {
      if (const auto* one = std::get_if<Kind>(&event)) found.push_back(*one);
    }
    return found;
  }
  /// Waits for more than `before` events of this kind.
  template <class Kind>
  bool waitFor(std::size_t before = 0, int milliseconds = 20000) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) {
      const bool over = run.done();
      pull();
      if (only<Kind>().size() > before) return true;
      if (over) return false;
      QTest::qWait(2);
    }
    return false;
  }
  /// Pauses before the first step and makes `steps` single ones; false if one of them was not one.
  bool lead(std::int64_t steps) {
    run.pause();
    if (!waitFor<Paused>()) return false;
    for (std::int64_t step = 1; step <= steps; ++step) {
      const std::size_t pauses = only<Paused>().size();
      run.stepOnce();
      if (!waitFor<Paused>(pauses)) return false;
      const std::vector<StepSample> samples = only<StepSample>();
      if (samples.size() != static_cast<std::size_t>(step) || samples.back().step != step || only<Paused>().back().step != step) return false;
    }
    return true;
  }
  void toEnd() {
    run.resume();
    run.wait();
    pull();
  }

  Run run;
  std::vector<Event> events;
};

Recipe shortRecipe(const fs::path& model) {
  Recipe recipe = tinyRecipe(model);
  recipe.tuning.num_train_epochs = 2;
  recipe.environment.threads = 1;  // tests run side by side
  return recipe;
}

bool headTensor(const std::string& name) { return name.find("pooler") != std::string::npos || name.starts_with("classifier"); }

LrRange syntheticRange(const std::function<double(double)>& loss) {
  LrRange range;
  for (int step = 0; step < LrRange::kSteps && !range.diverged(); ++step) {
    const double rate = LrRange::rateAt(step);
    range.add(rate, loss(rate));
  }
  return range;
}

/// Flat, then falling from 1e-4 to 1e-2, then exploding from 1e-1 on.
double valley(double rate) {
  if (rate < 1e-4) return 2;
  if (rate < 1e-2) return 2 - 0.75 * std::log10(rate / 1e-4);
  return rate < 1e-1 ? 0.5 : 0.5 + 100 * (rate - 1e-1);
}

}  // namespace

class LiveTest : public QObject {
  Q_OBJECT

 private:
  TemporaryDirectory folder_;
  Trace expected_;
  std::string result_;
  fs::path model() const { return folder_ / "model"; }

 private Q_SLOTS:
  void initTestCase() {
    writeTinyModel(model());
    Watched whole(folder_ / "whole", shortRecipe(model()));
    whole.toEnd();
    expected_ = stepsOf(folder_ / "whole");
    result_ = resultOf(folder_ / "whole");
    QCOMPARE(whole.only<StepSample>().size(), std::size_t{30});
  }

  void singleStepsAreSingleAndChangeNothing() {
    Watched led(folder_ / "led", shortRecipe(model()));
    QVERIFY(led.lead(16));  // the first validation is among them
    QTest::qWait(200);
    led.pull();
    QCOMPARE(led.only<StepSample>().size(), std::size_t{16});
    QCOMPARE(led.only<EvalSample>().size(), std::size_t{1});
    QVERIFY(led.only<Continued>().empty());
    led.toEnd();
    QCOMPARE(led.only<Continued>().size(), std::size_t{1});
    QCOMPARE(stepsOf(folder_ / "led"), expected_);
    QVERIFY(resultOf(folder_ / "led") == result_);
  }

  void aNewRateIsTakenAtTheNextStepAndSurvivesAKill() {
    const fs::path path = folder_ / "steered", killed = folder_ / "steered-killed";
    Watched run(path, shortRecipe(model()));
    QVERIFY(run.lead(5));
    run.run.setLearningRate(4e-3);
    QVERIFY(run.waitFor<LearningRateChanged>());  // while it is paused
    QVERIFY(RunDir::open(path).latestCheckpoint());
    for (int step = 0; step < 3; ++step) {
      const std::size_t pauses = run.only<Paused>().size();
      run.run.stepOnce();
      QVERIFY(run.waitFor<Paused>(pauses));
    }
    fs::copy(path, killed, fs::copy_options::recursive);  // what a kill would leave behind after step 8
    run.toEnd();
    const Trace steered = stepsOf(path);
    QCOMPARE(steered.at(5), expected_.at(5));
    QVERIFY(std::abs(steered.at(6)[1] / expected_.at(6)[1] - 4) < 1e-9);
    QCOMPARE(steered.at(6)[0], expected_.at(6)[0]);  // the loss before the step
    QVERIFY(steered.at(7)[0] != expected_.at(7)[0]);

    Watched again(killed);
    again.toEnd();
    QCOMPARE(again.only<RunStarted>().front().resumed_from, std::int64_t{5});
    QCOMPARE(stepsOf(killed), steered);
    QVERIFY(resultOf(killed) == resultOf(path));
    for (const fs::path& one : {path, killed}) {
      const std::vector<LearningRateChanged> changes = monitorOf(one).rateChanges();
      QCOMPARE(changes.size(), std::size_t{1});
      QCOMPARE(changes.front().step, std::int64_t{6});
      QCOMPARE(changes.front().before, 1e-3);
      QCOMPARE(changes.front().after, 4e-3);
    }
    const std::string log = readFile(path / "log.txt");
    QVERIFY(test::has(log, "Learning rate changed from 0.001 to 0.004, from step 6 on"));
  }

  void ratesThatAreNoneAreNotTaken() {
    Watched run(folder_ / "odd-rates", shortRecipe(model()));
    QVERIFY(run.lead(2));
    for (const double rate : {-1.0, std::nan(""), 1e-3}) {  // the last one is what it has
      run.run.setLearningRate(rate);
      QTest::qWait(60);
    }
    run.toEnd();
    QVERIFY(run.only<LearningRateChanged>().empty());
    QCOMPARE(stepsOf(folder_ / "odd-rates"), expected_);
  }

  void watchingSentencesChangesNothingOfTheTraining() {
    const fs::path path = folder_ / "watched";
    Watched run(path, shortRecipe(model()));
    run.run.setSentences({"A lovely day", "I want my money back"});
    QVERIFY(run.lead(3));
    run.run.setSentences({"A lovely day", "Ein anderer Satz, sehr schön"});
    const std::size_t before = run.only<LivePredictions>().size();
    QVERIFY(run.waitFor<LivePredictions>(before));  // while it is paused
    run.toEnd();
    QCOMPARE(stepsOf(path), expected_);
    QVERIFY(resultOf(path) == result_);

    const std::vector<LivePredictions> seen = run.only<LivePredictions>();
    QCOMPARE(seen.front().step, std::int64_t{0});
    QCOMPARE(seen.front().sentences.at(1).text, std::string("I want my money back"));
    QCOMPARE(seen.back().sentences.at(1).text, std::string("Ein anderer Satz, sehr schön"));
    std::set<std::int64_t> steps;
    for (const LivePredictions& event : seen) {
      steps.insert(event.step);
      for (const LivePredictions::Sentence& sentence : event.sentences) {
        QCOMPARE(sentence.shares.size(), std::size_t{2});
        QVERIFY(std::abs(sentence.shares[0] + sentence.shares[1] - 1) < 2e-4);
      }
    }
    QVERIFY(steps.contains(15) && steps.contains(30));  // after each validation
    QVERIFY(seen.front().sentences[0].shares != seen.back().sentences[0].shares);
    QCOMPARE(monitorOf(path).livePredictions().back().step, std::int64_t{30});
  }

  void watchedSentencesGoOnAfterAResumeAndCanBeTakenOut() {
    const fs::path path = folder_ / "watched-on";
    {
      Watched run(path, shortRecipe(model()));
      run.run.setSentences({"A lovely day"});
      QVERIFY(run.lead(4));
      run.run.stop();
      run.run.wait();
    }
    Watched again(path);
    QVERIFY(again.waitFor<LivePredictions>());
    QCOMPARE(again.only<LivePredictions>().front().sentences.at(0).text, std::string("A lovely day"));
    again.run.setSentences({});
    again.toEnd();
    QVERIFY(again.only<LivePredictions>().back().sentences.empty());
    QVERIFY(monitorOf(path).livePredictions().size() >= 2);
    QCOMPARE(stepsOf(path), expected_);
  }

  void predictionsTakeAboutOneSecondTurnsAndLittleTime() {
    Recipe recipe = shortRecipe(model());
    recipe.tuning.num_train_epochs = 10000;
    recipe.tuning.eval_strategy = "steps";
    recipe.tuning.eval_steps = 1'000'000;
    Watched run(folder_ / "turns", recipe);
    run.run.setSentences({"one", "two", "three", "four", "five"});
    QVERIFY(run.waitFor<LivePredictions>());
    QTest::qWait(3300);
    run.run.stop();
    run.run.wait();
    run.pull();
    const std::size_t turns = run.only<LivePredictions>().size();
    QVERIFY2(turns >= 3 && turns <= 5, std::to_string(turns).c_str());
  }

  void theRangeTestFindsTheFallOfASyntheticCurve() {
    QCOMPARE(LrRange::rateAt(0), LrRange::kFirstRate);
    QVERIFY(std::abs(LrRange::rateAt(LrRange::kSteps - 1) - LrRange::kLastRate) < 1e-9);
    const LrRange range = syntheticRange(valley);
    QVERIFY(range.diverged());
    QVERIFY(range.points().size() < static_cast<std::size_t>(LrRange::kSteps));
    QVERIFY2(*range.steepest() > 2e-4 && *range.steepest() < 1.5e-2, std::to_string(*range.steepest()).c_str());
    QVERIFY(*range.tenthOfLowest() > 1e-3 && *range.tenthOfLowest() < 2e-2);
    QVERIFY(*range.suggestion() <= *range.steepest() * 1.05 && *range.suggestion() <= *range.tenthOfLowest() * 1.05);
    QVERIFY(test::has(range.explanation(), "Suggested is"));
  }

  void aCurveThatDoesNotFallSuggestsNothing() {
    for (const LrRange& range : {syntheticRange([](double) { return 0.7; }), syntheticRange([](double rate) { return 0.7 + rate; }), LrRange()}) {
      QVERIFY(!range.suggestion());
      QVERIFY(test::has(range.explanation(), "no rate to suggest"));
    }
    LrRange broken;
    broken.add(1e-7, std::nan(""));
    QVERIFY(broken.diverged());
    QVERIFY(!broken.suggestion());
  }

  void aRealRangeTestSuggestsARateAndCanBeCancelled() {
    Recipe recipe = tinyRecipe("builtin:starter-encoder");
    recipe.model.initialisation = "pretrained";
    recipe.model.max_length = 24;
    recipe.environment.threads = 1;
    recipe.data.train_rows = 400;
    recipe.tuning.per_device_train_batch_size = 8;
    recipe.tuning.gradient_accumulation_steps = 1;
    const Dataset data = prepareData(recipe.data);
    std::size_t told = 0;
    const LrRange range = engine().findLearningRate(recipe, data, [&](const LrPoint&) { ++told; }, {});
    QCOMPARE(told, range.points().size());
    QVERIFY(range.points().size() > 40);
    QVERIFY(range.suggestion());
    QVERIFY2(*range.suggestion() >= 1e-5 && *range.suggestion() <= 1e-2, std::to_string(*range.suggestion()).c_str());
    qInfo("suggested: %g", *range.suggestion());

    std::stop_source stop;
    QVERIFY_EXCEPTION_THROWN(engine().findLearningRate(recipe, data, [&](const LrPoint&) { stop.request_stop(); }, stop.get_token()), Cancelled);
  }

  void everySetOfPartsIsSaidAndUnderstood() {
    constexpr int layers = 4;
    for (unsigned set = 0; set < 1u << (layers + 1); ++set) {
      std::vector<bool> moving;
      for (int part = 0; part <= layers; ++part) moving.push_back(set >> part & 1);
      TrainSettings settings;
      settings.trainable_parts = {"layer.0"};
      setMovingParts(settings, moving);
      QCOMPARE(movingParts(settings, layers), moving);
      if (set + 1 == 1u << (layers + 1)) QCOMPARE(settings.method, std::string("full"));
    }
    TrainSettings old;  // as recipes had it before parts could be named
    old.method = "partial";
    old.freeze_layers = 3;
    QCOMPARE(movingParts(old, layers), (std::vector<bool>{false, false, false, false, true}));
    old.freeze_layers = 5;
    QVERIFY(test::has(test::problemOf([&] { movingParts(old, layers); }), "freezes 5 layers"));
    old.trainable_parts = {"layer.1", "layer.9", "head"};
    const std::string problem = test::problemOf([&] { movingParts(old, layers); });
    QVERIFY(test::has(problem, "layer.9") && test::has(problem, "head"));
  }

  void partsThatAreNotNamedDoNotMove() {
    Recipe recipe = shortRecipe(model());
    recipe.tuning.method = "partial";
    recipe.tuning.trainable_parts = {"layer.0"};
    for (const PartCount& part : engine().countParts(recipe, 2)) QCOMPARE(part.trained > 0, part.name == "layer.0" || part.name == "head");
    Watched partial(folder_ / "partial", recipe);
    QVERIFY(partial.lead(1));
    partial.run.stop();
    partial.run.wait();
    const std::int64_t layer = engine().countParts(recipe, 2).at(1).parameters, head = engine().countParts(recipe, 2).at(3).parameters;
    partial.pull();
    QCOMPARE(partial.only<RunStarted>().front().trainable_parameters, layer + head);
    const SafetensorsFile early(folder_ / "partial/checkpoints/step-000001/model.safetensors");
    Watched(folder_ / "partial").toEnd();
    const SafetensorsFile late(*RunDir::open(folder_ / "partial").latestCheckpoint() / "model.safetensors");
    for (const TensorInfo& tensor : early.tensors()) {
      const bool moves = tensor.name.find("layer.0.") != std::string::npos || headTensor(tensor.name);
      const bool moved = early.bytes(tensor) != late.bytes(*late.find(tensor.name));
      QVERIFY2(moved == moves || tensor.name.find("key.bias") != std::string::npos, tensor.name.c_str());
    }
  }

  void everyPresetSetsTheSameGroupAndBalancedIsWhereOneBegins() {
    std::set<std::string> group;
    for (const auto& [key, value] : presets().front().values) group.insert(key);
    for (const Preset& one : presets()) {
      std::set<std::string> keys;
      Problems problems;
      for (const auto& [key, value] : one.values) {
        keys.insert(key);
        QVERIFY2(checkSetting(recipeSetting(key).info, value, problems), key.c_str());
      }
      QCOMPARE(keys, group);
      Recipe recipe;
      recipe.tuning.dropout = 0.3;
      recipe.tuning.max_steps = 7;
      QVERIFY(!currentPreset(recipe));
      one.apply(recipe);
      QVERIFY(currentPreset(recipe) == &one);
      QVERIFY(!hasErrors(checkRecipe(recipe)));
    }
    QCOMPARE(currentPreset(Recipe())->key, "balanced");
    QVERIFY(test::has(test::problemOf([] { preset("best"); }), "quick, balanced, thorough, overfit"));
  }

  void theCommandLineKnowsPresetsAndTheRangeTest() {
    const std::string cli = ETUDE_BUILD_DIR "/etude-cli";
    const ProcessResult made = runProcess({cli, "recipe", "--preset", "overfit", "--json", "--tuning.num_train_epochs", "7"});
    QVERIFY2(made.exit_code == 0, made.error.c_str());
    const Json recipe = parseJson(made.output, "recipe");
    QCOMPARE(recipe["data"]["train_rows"].get<int>(), 60);
    QCOMPARE(recipe["tuning"]["dropout"].get<double>(), 0.0);
    QCOMPARE(recipe["tuning"]["num_train_epochs"].get<double>(), 7.0);  // what is given stands above the preset
    QCOMPARE(runProcess({cli, "recipe", "--preset", "best"}).exit_code, 2);

    saveRecipe(shortRecipe(model()), folder_ / "range.json");
    const ProcessResult found = runProcess({cli, "find-rate", (folder_ / "range.json").string(), "--json"});
    const Json range = parseJson(found.output, "range");
    QVERIFY(range["points"].size() > 40);
    QCOMPARE(found.exit_code, range["suggestion"].is_number() ? 0 : 1);
  }

  void everySettingSaysWhatHappensWhenItIsChanged() {
    for (const Setting<Recipe>& row : recipeSettings()) {
      const auto says = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(), [&](const char* word) { return row.info.help.find(word) != std::string::npos; });
      };
      if (row.info.kind == SettingKind::Integer || row.info.kind == SettingKind::Real) {
        QVERIFY2(says({"Higher", "higher", "More", "more"}) && says({"Lower", "lower", "Fewer", "Less", "less", "fewer", "0"}), row.info.key.c_str());
      } else if (row.info.kind == SettingKind::Flag) {
        QVERIFY2(says({"Off:", "Turned off", "turned off"}), row.info.key.c_str());
      }
    }
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::LiveTest)
#include "live_test.moc"
