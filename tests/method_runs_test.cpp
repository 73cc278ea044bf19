// Runs under every tuning method: a kill and a resume change nothing, the result is a folder that opens again, and memory is what was
// estimated.
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/export/exporter.h"
#include "core/nn/safetensors.h"
#include "core/run/engine_loader.h"
#include "core/run/export_run.h"
#include "core/run/recipe_data.h"
#include "core/run/run_monitor.h"
#include "core/tuning/method_info.h"
#include "tests/run_support.h"
#include "tests/tiny_model.h"

#include <QProcess>
#include <QTest>

#include <random>

namespace etude {

using test::only;
using test::runToEnd;
using test::TemporaryDirectory;
using test::tinyRecipe;
using test::Trace;
using test::traceOf;

namespace {

QString cli() { return QStringLiteral(ETUDE_BUILD_DIR "/etude-cli"); }

void addMethods() {
  QTest::addColumn<QString>("method");
  for (const MethodInfo& info : methodInfos()) QTest::newRow(info.key) << QString(info.key);
  QTest::newRow("head only") << "partial";
}

/// A short run of the method, with everything that has to survive a kill.
Recipe shortRecipe(const fs::path& model, const QString& method) {
  Recipe recipe = tinyRecipe(model);
  recipe.data.train_rows = 60;
  recipe.model.initialisation = "pretrained";
  recipe.tuning.method = method.toStdString();
  recipe.tuning.freeze_layers = QTest::currentDataTag() == std::string("head only") ? 2 : 1;
  recipe.tuning.adapter_size = 8;
  recipe.tuning.eval_strategy = "steps";
  recipe.tuning.eval_steps = 7;
  recipe.tuning.save_steps = 3;
  return recipe;
}

}  // namespace

class MethodRunsTest : public QObject {
  Q_OBJECT

 private:
  TemporaryDirectory folder_;
  fs::path model() const { return folder_ / "model"; }

 private Q_SLOTS:
  void initTestCase() {
    test::writeTinyModel(model());
    test::writeTinyWeights(model(), folder_ / "brief");
  }

  void resumeIsBitExactAfterAKill_data() { addMethods(); }
  void resumeIsBitExactAfterAKill() {
    QFETCH(QString, method);
    const std::string name = QTest::currentDataTag();
    const fs::path file = folder_ / (name + ".json"), whole = folder_ / (name + "-whole"), path = folder_ / (name + "-killed");
    saveRecipe(shortRecipe(model(), method), file);
    const ProcessResult first = runProcess({cli().toStdString(), "run", file.string(), "--out", whole.string()});
    QVERIFY2(first.exit_code == 0, first.error.c_str());
    const Trace expected = traceOf(whole);
    const auto steps = static_cast<std::uint64_t>(expected.steps.size());
    QVERIFY(steps >= 24);
    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    const auto kill_after = static_cast<std::int64_t>(4 + Random(seed).below(steps - 8));
    qInfo("killed after step %lld", static_cast<long long>(kill_after));
    QProcess process;
    process.start(cli(), {"run", QString::fromStdString(file.string()), "--out", QString::fromStdString(path.string())});
    QTRY_VERIFY_WITH_TIMEOUT(test::lastStep(path) >= kill_after || process.state() == QProcess::NotRunning, 60000);
    process.kill();
    process.waitForFinished();
    const ProcessResult resumed = runProcess({cli().toStdString(), "run", file.string(), "--out", path.string(), "--resume"});
    QVERIFY2(resumed.exit_code == 0, resumed.error.c_str());
    const Trace trace = traceOf(path);
    QCOMPARE(trace.steps, expected.steps);
    QCOMPARE(trace.evals, expected.evals);
    for (const char* result : {"model/model.safetensors", "model/attached.safetensors", "adapter/adapter_model.safetensors"}) {
      QCOMPARE(fs::exists(path / result), fs::exists(whole / result));
      if (fs::exists(whole / result)) QVERIFY2(readFile(path / result) == readFile(whole / result), result);
    }
    // The result opens: as a model, and as an adapter on its base where there is one.
    const auto tuned = engine().loadPredictor(whole / "model", "cpu", 32);
    QCOMPARE(fs::exists(whole / "adapter"), method == "lora" || method == "qlora" || method == "ia3");
    if (!fs::exists(whole / "adapter")) return;
    const auto beside = engine().loadPredictor(whole / "adapter", "cpu", 32);
    QCOMPARE(beside->labels(), tuned->labels());
    QVERIFY(tuned->labels().front() != "LABEL_0");
    const auto logits = [](Predictor& predictor) { return predictor.predict({{"a good book", {}}}, {})[0].logits; };
    const auto expected_logits = logits(*tuned), found = logits(*beside);
    // Under QLoRA the adapter learned on the compressed model, and stands on the whole one here.
    const float tolerance = method == "qlora" ? 0.05f : 1e-4f;
    for (std::size_t i = 0; i < found.size(); ++i) QVERIFY2(std::abs(found[i] - expected_logits[i]) < tolerance, qPrintable(QString::number(found[i] - expected_logits[i])));
  }

  /// What was added can be taken away where PEFT knows it, the whole model where it folds into the weights; the rest is refused.
  void resultsAreTakenAway_data() { addMethods(); }
  void resultsAreTakenAway() {
    QFETCH(QString, method);
    const std::string name = QTest::currentDataTag();
    Recipe recipe = shortRecipe(model(), method);
    recipe.tuning.max_steps = 6;
    runToEnd(folder_ / (name + "-taken"), recipe);
    const RunDir run = RunDir::open(folder_ / (name + "-taken"));
    ExportSource source = exportSource(run, {});
    const bool adapter = method == "lora" || method == "qlora" || method == "ia3";
    const bool folds = methodInfo(method.toStdString()).merges || !methodInfo(method.toStdString()).attaches;
    QCOMPARE(hasErrors(exporter("peft").check(source)), !adapter);
    QCOMPARE(hasErrors(exporter("huggingface").check(source)), !folds);
    if (!adapter) return;
    for (const char* dtype : {"float32", "float16"}) {
      source.settings.dtype = dtype;
      const ExportResult taken = exporter("peft").write(source, folder_ / (name + "-adapter-" + dtype));
      for (const char* file : {"README.md", "adapter_config.json", "adapter_model.safetensors", "vocab.txt"})
        QVERIFY2(std::find(taken.files.begin(), taken.files.end(), file) != taken.files.end(), file);
      QVERIFY(taken.bytes <= exporter("peft").estimateBytes(source) + (1 << 14));
      const auto own = engine().loadPredictor(run.path() / "adapter", "cpu", 32), theirs = engine().loadPredictor(taken.folder, "cpu", 32);
      QVERIFY(theirs->labels() == own->labels());
      const auto logits = [](Predictor& predictor) { return predictor.predict({{"a good book", {}}}, {})[0].logits; };
      const auto expected = logits(*own), found = logits(*theirs);
      for (std::size_t i = 0; i < found.size(); ++i) QVERIFY(std::abs(found[i] - expected[i]) < (source.settings.dtype == "float32" ? 1e-7f : 1e-2f));
    }
  }

  void memoryIsWhatWasEstimated_data() { addMethods(); }
  void memoryIsWhatWasEstimated() {
    QFETCH(QString, method);
    Recipe recipe = shortRecipe("builtin:starter-encoder", method);
    recipe.model.max_length = 64;
    recipe.data.train_rows = 96;
    recipe.tuning.freeze_layers = QTest::currentDataTag() == std::string("head only") ? 4 : 2;
    recipe.tuning.per_device_train_batch_size = 32;
    recipe.tuning.per_device_eval_batch_size = 8;
    recipe.tuning.gradient_accumulation_steps = 1;
    recipe.tuning.num_train_epochs = method == "gradual" ? 3 : 1;
    recipe.tuning.unfreeze_until = 0.2;  // so that the longest texts come when all moves
    recipe.data.validation_fraction = recipe.data.test_fraction = 0.03;
    recipe.environment.precision = "fp32";
    const Dataset data = prepareRecipeData(recipe);
    const RunEstimate estimate = engine().estimate(recipe, data, {});
    const auto events = runToEnd(folder_ / ("memory-" + std::string(QTest::currentDataTag())), recipe);
    const auto finished = only<RunFinished>(events);
    QVERIFY(!finished.empty());
    const auto started = only<RunStarted>(events).front();
    QCOMPARE(estimate.trainable_parameters, started.trainable_parameters);
    const double measured = static_cast<double>(finished.front().peak_memory_bytes);
    const double ratio = static_cast<double>(estimate.memory_bytes) / measured;
    qInfo("estimated %.3f of the measured %.1f MB", ratio, measured / 1e6);
    QVERIFY2(std::abs(ratio - 1) < 0.15, qPrintable(QString::number(ratio)));
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::MethodRunsTest)
#include "method_runs_test.moc"
