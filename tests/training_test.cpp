// Runs as users live through them: killed and resumed, paused, stopped, short of memory, broken down.
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/run/engine_loader.h"
#include "core/run/run.h"
#include "core/nn/safetensors.h"
#include "core/run/recipe_tokens.h"
#include "core/run/run_monitor.h"
#include "tests/run_support.h"
#include "tests/tiny_model.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <malloc.h>

#include <fstream>
#include <limits>
#include <map>
#include <random>

namespace etude {

using test::lastStep;
using test::only;
using test::runToEnd;
using test::TemporaryDirectory;
using test::Trace;
using test::traceOf;
using test::waitFor;
using test::weightsOf;
using test::tinyRecipe;
using test::writeTinyModel;

namespace {

QString cli() { return QStringLiteral(ETUDE_BUILD_DIR "/etude-cli"); }

/// Bytes that this process has asked of the allocator and not given back.
std::int64_t heldBytes() {
  const struct mallinfo2 heap = ::mallinfo2();
  return std::int64_t(heap.uordblks + heap.hblkhd);
}

/// Bytes of this process in memory, as the system counts them.
std::int64_t residentBytes() {
  std::ifstream file("/proc/self/statm");
  std::int64_t total = 0, resident = 0;
  file >> total >> resident;
  return resident * 4096;
}

}  // namespace

class TrainingTest : public QObject {
  Q_OBJECT

 private:
  TemporaryDirectory folder_;
  fs::path model() const { return folder_ / "model"; }

 private Q_SLOTS:
  void initTestCase() {
    writeTinyModel(model());
    engine();
  }

  void resumeIsBitExactAfterAKill() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.eval_strategy = "steps";
    recipe.tuning.eval_steps = 7;
    recipe.tuning.save_steps = 5;
    const fs::path file = folder_ / "recipe.json";
    saveRecipe(recipe, file);
    const fs::path whole = folder_ / "whole";
    QCOMPARE(runProcess({cli().toStdString(), "run", file.string(), "--out", whole.string()}).exit_code, 0);
    const Trace expected = traceOf(whole);
    QCOMPARE(expected.steps.size(), std::size_t{60});

    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    qInfo("kill points drawn from seed %llu", static_cast<unsigned long long>(seed));
    Random random(seed);
    for (int round = 0; round < 4; ++round) {
      const fs::path path = folder_ / ("killed-" + std::to_string(round));
      const auto kill_after = static_cast<std::int64_t>(6 + random.below(50));
      QProcess process;
      process.start(cli(), {"run", QString::fromStdString(file.string()), "--out", QString::fromStdString(path.string())});
      QTRY_VERIFY_WITH_TIMEOUT(lastStep(path) >= kill_after || process.state() == QProcess::NotRunning, 60000);
      process.kill();
      process.waitForFinished();
      const ProcessResult resumed = runProcess({cli().toStdString(), "run", file.string(), "--out", path.string(), "--resume"});
      QVERIFY2(resumed.exit_code == 0, resumed.error.c_str());
      const Trace trace = traceOf(path);
      QCOMPARE(trace.steps, expected.steps);
      QCOMPARE(trace.evals, expected.evals);
      QVERIFY(readFile(path / "model/model.safetensors") == readFile(whole / "model/model.safetensors"));
    }
  }

  void anotherSeedGivesAnotherRun() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.num_train_epochs = 1;
    const auto first = only<StepSample>(runToEnd(folder_ / "seed-a", recipe)), same = only<StepSample>(runToEnd(folder_ / "seed-b", recipe));
    recipe.tuning.seed = 43;
    const auto other = only<StepSample>(runToEnd(folder_ / "seed-c", recipe));
    QCOMPARE(first.back().loss, same.back().loss);
    QVERIFY(first.back().loss != other.back().loss);
  }

  void pauseContinueAndStopAnswerWithinTwoSeconds() {
    Recipe recipe = tinyRecipe(model());
    recipe.model.path = "builtin:starter-encoder";
    recipe.model.initialisation = "pretrained";
    recipe.tuning.per_device_train_batch_size = 16;
    recipe.tuning.gradient_accumulation_steps = 1;
    recipe.tuning.num_train_epochs = 200;
    const fs::path path = folder_ / "stopped";
    std::int64_t stopped_at = 0;
    {
      Run run(RunDir::create(path, recipe));
      std::vector<Event> events;
      QVERIFY(waitFor<StepSample>(run, events, 60000));
      run.pause();
      QVERIFY(waitFor<Paused>(run, events, 2000));
      const std::size_t before = only<StepSample>(events).size();
      QVERIFY(!waitFor<StepSample>(run, events, 300));
      QCOMPARE(only<StepSample>(events).size(), before);
      run.resume();
      QVERIFY(waitFor<Continued>(run, events, 2000));
      QVERIFY(waitFor<StepSample>(run, events, 20000));
      run.stop();
      const auto finished = waitFor<RunFinished>(run, events, 2000);
      QVERIFY(finished);
      QCOMPARE(finished->reason, std::string("stopped"));
      stopped_at = finished->step;
      QVERIFY(RunDir::open(path).latestCheckpoint());
    }
    Run again(RunDir::open(path));
    std::vector<Event> events;
    const auto started = waitFor<RunStarted>(again, events, 20000);
    QVERIFY(started);
    QCOMPARE(started->resumed_from, stopped_at);
  }

  void anEndOnRequestKeepsTheBestAndJudgesIt() {
    Recipe recipe = tinyRecipe(model());
    recipe.data.train_rows = 24;
    recipe.tuning.num_train_epochs = 2000;
    recipe.tuning.learning_rate = 3e-3;
    recipe.tuning.lr_scheduler_type = "constant";
    recipe.tuning.dropout = 0;
    recipe.tuning.load_best_model_at_end = false;  // is about runs that come to their own end
    const fs::path path = folder_ / "ended";
    Run run(RunDir::create(path, recipe));
    std::vector<Event> events;
    QVERIFY(waitFor<OverfittingFound>(run, events, 600000));
    run.finish();
    const auto finished = waitFor<RunFinished>(run, events, 20000);
    QVERIFY(finished);
    QCOMPARE(finished->reason, std::string("ended"));
    QVERIFY(finished->best_step < finished->step);
    double lowest = 1e9;
    std::int64_t best = 0;
    for (const EvalSample& eval : only<EvalSample>(events)) {
      if (eval.loss < lowest) best = eval.step;
      lowest = std::min(lowest, eval.loss);
    }
    QCOMPARE(finished->best_step, best);
    QVERIFY(readFile(path / "model/model.safetensors") == readFile(weightsOf(path, best)));
    QVERIFY(fs::exists(RunDir::open(path).evaluation()));
  }

  void anEndBeforeAnythingWasJudgedKeepsWhatThereIs() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.num_train_epochs = 2000;
    recipe.tuning.eval_strategy = "steps";
    recipe.tuning.eval_steps = 1'000'000;
    recipe.tuning.gradient_checkpointing = true;
    const fs::path path = folder_ / "ended-early";
    Run run(RunDir::create(path, recipe));
    std::vector<Event> events;
    QVERIFY(waitFor<StepSample>(run, events, 60000));
    run.finish();
    const auto finished = waitFor<RunFinished>(run, events, 20000);
    QVERIFY(finished);
    QCOMPARE(finished->reason, std::string("ended"));
    QCOMPARE(finished->best_step, finished->step);
    QVERIFY(fs::exists(path / "model/model.safetensors"));
  }

  void computingTwiceChangesNothing() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.num_train_epochs = 1;
    const auto plain = only<StepSample>(runToEnd(folder_ / "once", recipe));
    recipe.tuning.gradient_checkpointing = true;
    const auto twice = only<StepSample>(runToEnd(folder_ / "twice", recipe));
    QCOMPARE(plain.size(), twice.size());
    for (std::size_t i = 0; i < plain.size(); ++i) QVERIFY(std::abs(plain[i].loss - twice[i].loss) < 1e-5);
  }

  void bf16CanBeAskedForAndStaysClose() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.num_train_epochs = 1;
    const auto full = runToEnd(folder_ / "fp32", recipe);
    recipe.environment.precision = "bf16";
    const auto half = runToEnd(folder_ / "bf16", recipe);
    QCOMPARE(only<RunStarted>(half).front().precision, std::string("bf16"));
    const auto a = only<StepSample>(full), b = only<StepSample>(half);
    QCOMPARE(a.size(), b.size());
    bool differs = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      QVERIFY(std::abs(a[i].loss - b[i].loss) < 0.05);
      differs = differs || a[i].loss != b[i].loss;
    }
    QVERIFY(differs);
  }

  void memoryIsBackAfterARun() {
    Recipe recipe = tinyRecipe(model());
    recipe.model.path = "builtin:starter-encoder";
    recipe.tuning.max_steps = 3;
    recipe.tuning.per_device_train_batch_size = 64;
    // The first run also pays for what stays: code, threads, tables. After it neither what the program holds nor what the
    // system counts may grow from run to run. The system's count wavers by how the allocator's pages fell, so the lowest of
    // several runs speaks; a run that keeps its weights would raise every one of them.
    runToEnd(folder_ / "memory-0", recipe);
    const std::int64_t held = heldBytes(), resident = residentBytes();
    std::int64_t peak = 0, most_held = 0, least_resident = std::numeric_limits<std::int64_t>::max();
    for (int run = 1; run <= 3; ++run) {
      const auto finished = only<RunFinished>(runToEnd(folder_ / ("memory-" + std::to_string(run)), recipe));
      QCOMPARE(finished.size(), std::size_t{1});
      peak = std::max(peak, finished.front().peak_memory_bytes);
      most_held = std::max(most_held, heldBytes() - held);
      least_resident = std::min(least_resident, residentBytes() - resident);
    }
    QVERIFY(peak > 40'000'000);
    qInfo("held %lld, resident %lld bytes more than before", (long long)most_held, (long long)least_resident);
    QVERIFY2(most_held < 8'000'000, std::to_string(most_held).c_str());
    QVERIFY2(least_resident < 20'000'000, std::to_string(least_resident).c_str());
  }

  void wordsBecomeTokensThatLearnAndAreSaved() {
    Recipe recipe = tinyRecipe(model());
    recipe.evaluation.untuned_baseline = true;
    recipe.tuning.max_steps = 12;
    recipe.tuning.save_steps = 5;
    recipe.tuning.save_total_limit = 0;
    const std::int64_t parameters = engine().countParameters(recipe, 3).second;
    recipe.model.added_tokens = {"Overpriced!", " story ", "zzyzx", "zzyzx", "the", ""};  // "the" is a token
    const RecipeTokens tokens = loadRecipeTokens(recipe);
    QCOMPARE(tokens.own, std::int64_t{8192});
    const std::int64_t added = tokens.added();
    QVERIFY(added == 2 || added == 3);  // "story" may be a token
    QCOMPARE(added + tokens.known, std::int64_t{4});
    QCOMPARE(engine().countParameters(recipe, 3).second, parameters + added * 32);
    QVERIFY(engine().memoryByMethod(recipe, 3, 32).front().total_parameters == parameters + added * 32);

    const fs::path whole = folder_ / "words";
    const auto events = runToEnd(whole, recipe);
    QCOMPARE(only<RunFinished>(events).size(), std::size_t{1});
    const RunStarted started = only<RunStarted>(events).front();
    QCOMPARE(started.total_parameters, engine().countParameters(recipe, static_cast<std::int64_t>(started.labels.size())).second);
    std::string told;
    for (const Notice& notice : only<Notice>(events))
      if (notice.problem.where == "model.added_tokens") told += notice.problem.what;
    QVERIFY(test::has(told, "words become tokens of their own"));
    QVERIFY(test::has(told, "embeddings grow from 8,192 to 8,19"));

    const auto tokenizer = loadTokenizer(whole / "model");
    QVERIFY(tokenizer->tokenId("zzyzx") >= 8192 && tokenizer->vocabularySize() == 8192 + added);
    const SafetensorsFile weights(whole / "model/model.safetensors");
    const TensorInfo* rows = weights.find("bert.embeddings.word_embeddings.weight");
    QVERIFY(rows && rows->shape[0] == 8192 + added);
    QCOMPARE(parseJson(readFile(whole / "model/config.json"), "config").value("vocab_size", 0), int(8192 + added));
    QCOMPARE(loadTokenizer(weightsOf(whole, 5).parent_path())->vocabularySize(), tokenizer->vocabularySize());
    const auto predictor = engine().loadPredictor(whole / "model", "cpu", 32);
    QCOMPARE(predictor->predict({{"zzyzx is Overpriced!", {}}}, {}).front().tokens, 5);  // with [CLS] and [SEP]

    // A run that was stopped goes on with the same tokens and ends the same.
    const fs::path stopped = folder_ / "words-stopped";
    {
      std::vector<Event> seen;
      Run run(RunDir::create(stopped, recipe));
      QVERIFY(waitFor<CheckpointSaved>(run, seen, 60000));
      run.stop();
      run.wait();
    }
    Run again(RunDir::open(stopped));
    again.wait();
    QVERIFY(readFile(stopped / "model/model.safetensors") == readFile(whole / "model/model.safetensors"));
  }

  void tokensThatAModelHasNoRowsForAreAdded() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.max_steps = 2;
    runToEnd(folder_ / "base", recipe);
    const fs::path base = folder_ / "base/model";
    loadTokenizer(base)->withTokens({"zzyzx", "qqqyz"})->save(base);  // as a program does that adds tokens and forgets the model
    recipe.model.path = base.string();
    recipe.model.initialisation = "pretrained";
    recipe.tuning.learning_rate = 1e-12;
    recipe.tuning.weight_decay = 0;
    const auto events = runToEnd(folder_ / "grown", recipe);
    QVERIFY(only<RunFailed>(events).empty());
    bool told = false;
    for (const Notice& notice : only<Notice>(events))
      told = told || notice.problem.what.find("8,194 tokens, but the model has embeddings for 8,192") != std::string::npos;
    QVERIFY(told);
    const char* name = "bert.embeddings.word_embeddings.weight";
    const SafetensorsFile before(base / "model.safetensors"), after(folder_ / "grown/model/model.safetensors");
    const auto values = [&](const SafetensorsFile& file) {
      const auto bytes = file.bytes(*file.find(name));
      return std::vector<float>(reinterpret_cast<const float*>(bytes.data()), reinterpret_cast<const float*>(bytes.data() + bytes.size()));
    };
    const std::vector<float> old = values(before), grown = values(after);
    QCOMPARE(old.size(), std::size_t{8192 * 32});
    QCOMPARE(grown.size(), std::size_t{8194 * 32});
    for (std::size_t i = 0; i < 32; ++i) {
      double sum = 0;
      for (std::size_t row = 0; row < 8192; ++row) sum += static_cast<double>(old[row * 32 + i]);
      for (const std::size_t row : {std::size_t{8192}, std::size_t{8193}}) QVERIFY(std::abs(static_cast<double>(grown[row * 32 + i]) - sum / 8192) < 1e-5);
      QVERIFY(std::abs(grown[i + 32] - old[i + 32]) < 1e-6f);
    }
    // The folder as it is answers, too.
    const auto predictor = engine().loadPredictor(base, "cpu", 32);
    QVERIFY(std::isfinite(predictor->predict({{"zzyzx qqqyz", {}}}, {}).front().confidence));
  }

  void shortMemoryHalvesTheMicroBatchAndKeepsTheResult() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.dropout = 0;
    recipe.tuning.per_device_train_batch_size = 64;
    recipe.tuning.gradient_accumulation_steps = 1;
    recipe.tuning.per_device_eval_batch_size = 4;
    recipe.tuning.num_train_epochs = 2;
    const auto plenty = runToEnd(folder_ / "plenty", recipe);
    const std::int64_t peak = only<RunFinished>(plenty).front().peak_memory_bytes;
    recipe.environment.memory_limit_mb = (peak >> 20) * 3 / 4;
    const auto tight = runToEnd(folder_ / "tight", recipe);
    QVERIFY(only<RunFailed>(tight).empty());
    bool told = false;
    for (const Notice& notice : only<Notice>(tight)) told = told || notice.problem.where == "tuning.per_device_train_batch_size";
    QVERIFY(told);
    const auto a = only<StepSample>(plenty), b = only<StepSample>(tight);
    QCOMPARE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) QVERIFY(std::abs(a[i].loss - b[i].loss) < 1e-4);
  }

  void memoryTooSmallForOneTextIsAProblem() {
    Recipe recipe = tinyRecipe(model());
    recipe.environment.memory_limit_mb = 4;
    const auto failed = only<RunFailed>(runToEnd(folder_ / "hopeless", recipe));
    QCOMPARE(failed.size(), std::size_t{1});
    QVERIFY(!failed.front().problems.front().remedy.empty());
  }

  void aLossThatIsNotFiniteEndsTheRunWithAnExplanation() {
    Recipe recipe = tinyRecipe(model());
    recipe.tuning.learning_rate = 1;
    recipe.tuning.adam_beta2 = 0;
    recipe.tuning.adam_epsilon = 1e-30;
    recipe.tuning.max_grad_norm = 0;
    recipe.tuning.weight_decay = 1;
    recipe.tuning.warmup_ratio = 0;
    recipe.tuning.num_train_epochs = 50;
    const auto events = runToEnd(folder_ / "broken", recipe);
    const auto failed = only<RunFailed>(events);
    QCOMPARE(failed.size(), std::size_t{1});
    QVERIFY(failed.front().problems.front().what.find("not a number") != std::string::npos);
    QCOMPARE(failed.front().problems.front().where, std::string("tuning.learning_rate"));
  }

  void pretrainingMakesAModelAndGoesOnAfterAStop() {
    const fs::path corpus = folder_ / "corpus";
    makeDirectories(corpus);
    const Dataset data = prepareData(tinyRecipe(model()).data);
    std::string texts[2];
    for (const Example& example : data.split(Split::Train)) texts[example.label] += example.text + "\n";
    for (int i = 0; i < 2; ++i) writeFileAtomically(corpus / ("reviews-" + std::to_string(i) + ".txt"), texts[i]);
    writeFileAtomically(folder_ / "split.tsv", "reviews-0\ttrain\nreviews-1\theldout\n");
    const auto command = [&](const char* name) {
      return QStringList{"pretrain", "--out", QString::fromStdString((folder_ / name).string()), "--corpus", QString::fromStdString(corpus.string()),
                         "--held_out", QString::fromStdString((folder_ / "split.tsv").string()), "--vocabulary_size", "600", "--layers", "2",
                         "--hidden_size", "32", "--heads", "2", "--intermediate_size", "64", "--max_positions", "64", "--sequence_length", "64",
                         "--max_steps", "150", "--licence", "cc0-1.0", "--json"};
    };
    QProcess whole;
    whole.start(cli(), command("pretrained"));
    QVERIFY(whole.waitForFinished(120000));
    QVERIFY2(whole.exitCode() == 0, whole.readAllStandardError().constData());

    QProcess stopped;
    stopped.start(cli(), command("pretrained-stopped"));
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += stopped.readAllStandardOutput()).contains("\"step\":") || stopped.state() == QProcess::NotRunning, 60000);
    stopped.terminate();
    QVERIFY(stopped.waitForFinished(60000));
    QCOMPARE(stopped.exitCode(), 3);
    QVERIFY(!fs::exists(folder_ / "pretrained-stopped/model.safetensors"));
    stopped.start(cli(), command("pretrained-stopped"));
    QVERIFY(stopped.waitForFinished(120000));
    QCOMPARE(stopped.exitCode(), 0);
    QVERIFY(readFile(folder_ / "pretrained/model.safetensors") == readFile(folder_ / "pretrained-stopped/model.safetensors"));

    const Json result = parseJson(readFile(folder_ / "pretrained/pretrain.json"), "pretrain.json")["result"];
    QVERIFY(result["held_out_masked_token_loss"].get<double>() < std::log(600.0) - 0.2);  // better than guessing evenly
    QCOMPARE(result["steps"].get<int>(), 150);
    QVERIFY(test::has(readFile(folder_ / "pretrained/README.md"), "license: cc0-1.0"));
    Recipe recipe = tinyRecipe(folder_ / "pretrained");
    recipe.model.initialisation = "pretrained";
    recipe.tuning.num_train_epochs = 1;
    QVERIFY(only<RunFailed>(runToEnd(folder_ / "from-pretrained", recipe)).empty());
  }

  void earlyStoppingKeepsTheBestAndTheLimit() {
    Recipe recipe = tinyRecipe(model());
    recipe.data.train_rows = 24;
    recipe.tuning.num_train_epochs = 200;
    recipe.tuning.learning_rate = 3e-3;
    recipe.tuning.lr_scheduler_type = "constant";
    recipe.tuning.dropout = 0;
    recipe.tuning.early_stopping_patience = 5;
    recipe.tuning.save_total_limit = 2;
    const fs::path path = folder_ / "early";
    const auto events = runToEnd(path, recipe);
    const RunFinished finished = only<RunFinished>(events).front();
    QCOMPARE(finished.reason, std::string("early_stopping"));
    const auto evals = only<EvalSample>(events);
    double lowest = 1e9;
    for (const EvalSample& eval : evals) lowest = std::min(lowest, eval.loss);
    QCOMPARE(evals[evals.size() - 6].loss, lowest);
    QCOMPARE(finished.best_step, evals[evals.size() - 6].step);
    std::size_t kept = 0;
    for (const auto& entry : fs::directory_iterator(path / "checkpoints")) kept += entry.is_directory() ? 1 : 0;
    QCOMPARE(kept, std::size_t{3});
    QVERIFY(!only<OverfittingFound>(events).empty());
    // The result is the best checkpoint, not the last.
    QVERIFY(readFile(path / "model/model.safetensors") == readFile(weightsOf(path, finished.best_step)));
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::TrainingTest)
#include "training_test.moc"
