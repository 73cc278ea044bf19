// Every tuning method on every family of the fixtures: it starts as the identity, it learns what it says and nothing else, what it
// added folds into plain weights or is saved beside them, and what rests does so without a graph.
#include "core/train/optimizer.h"
#include "core/train/resting_cache.h"
#include "core/train/trainer.h"
#include "core/nn/memory.h"
#include "core/tuning/attached_files.h"
#include "tests/method_support.h"

#include <QTest>

namespace etude {

using test::classifierOf;
using test::SmallBatch;
using test::smallSettings;

namespace {

/// Every method with every family.
void addPairs() {
  QTest::addColumn<QString>("method");
  QTest::addColumn<QString>("folder");
  const auto folders = test::fixtureClassifiers();
  if (folders.empty()) QSKIP("no fixtures beside the project");
  for (const Method& one : methods()) {
    for (const auto& [family, folder] : folders) {
      QTest::newRow((std::string(one.key) + " " + family).c_str()) << QString(one.key) << QString::fromStdString(folder.string());
    }
  }
}

/// False where the method says that it does not fit the model.
bool fits(Model& model, const TrainSettings& settings) {
  try {
    method(settings.method).apply(model, settings);
    return true;
  } catch (const ProblemError& error) {
    if (settings.method == "bitfit" && test::has(error.what(), "have none")) return false;
    throw;
  }
}

std::map<std::string, at::Tensor> copyOf(Model& model) {
  std::map<std::string, at::Tensor> copy;
  for (const Parameter& parameter : model.parameters()) copy[parameter.name] = parameter.tensor->detach().clone();
  return copy;
}

/// The fixtures' BERT, for what depends on no family.
fs::path bert() { return test::fixtureClassifiers().at("bert"); }

double difference(const at::Tensor& a, const at::Tensor& b) { return test::relativeError(a.detach(), b.detach()); }

}  // namespace

class MethodsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void startsAsTheIdentity_data() { addPairs(); }
  void startsAsTheIdentity() {
    QFETCH(QString, method);
    QFETCH(QString, folder);
    const TrainSettings settings = smallSettings(method.toStdString());
    const auto plain = classifierOf(folder.toStdString()), model = classifierOf(folder.toStdString());
    const SmallBatch batch(*plain);
    if (!fits(*model, settings)) return;
    const at::NoGradGuard no_grad;
    if (method == "qlora") {  // the compressed weights are others; what is added to them adds nothing
      const ParameterList parameters = plain->parameters(), packed = model->parameters();
      for (std::size_t i = 0; i < parameters.projections().size(); ++i) {
        const ProjectionPlace& place = parameters.projections()[i];
        if (packed.projections()[i].projection->packed()) place.projection->stored().copy_(packed.projections()[i].projection->packed()->unpacked());
      }
    }
    QVERIFY(difference(model->logits(batch.input, {}), plain->logits(batch.input, {})) < 1e-6);
  }

  void movesWhatItSaysAndIsSaved_data() { addPairs(); }
  void movesWhatItSaysAndIsSaved() {
    QFETCH(QString, method);
    QFETCH(QString, folder);
    TrainSettings settings = smallSettings(method.toStdString());
    settings.unfreeze_until = 0;
    const auto model = classifierOf(folder.toStdString());
    if (!fits(*model, settings)) return;
    const SmallBatch batch(*model);
    const auto before = copyOf(*model);
    AdamW optimizer(model->parameters(), adamSettings(settings, model->layerCount()));
    Pass pass;
    pass.training = true;
    pass.key = 3;
    test::trainSteps(*model, batch, optimizer, 3, 1e-2, pass);
    std::int64_t moved = 0;
    for (const Parameter& parameter : model->parameters()) {
      const bool same = at::equal(before.at(parameter.name), *parameter.tensor);
      if (!parameter.tensor->requires_grad()) QVERIFY2(same, parameter.name.c_str());
      if (parameter.tensor->requires_grad() && parameter.attached) QVERIFY2(!same, parameter.name.c_str());
      moved += same ? 0 : parameter.tensor->numel();
    }
    QVERIFY(moved > 0);
    QCOMPARE(optimizer.parameterCount(), model->parameters().count(true));
    // As a run saves its result: plain if it can be, else with what was added beside it. Both give the same answers.
    const at::NoGradGuard no_grad;
    const at::Tensor tuned = model->logits(batch.input, {});
    const test::TemporaryDirectory directory;
    const bool whole = mergeAttached(*model);
    QCOMPARE(whole, methodInfo(settings.method).merges);
    saveModel(*model, directory.path());
    if (!whole) saveAttached(*model, settings, directory.path());
    const auto again = loadClassifier(directory.path(), at::kCPU);
    QVERIFY(difference(again->logits(batch.input, {}), tuned) < 1e-5);
    for (const Parameter& parameter : again->parameters()) QVERIFY(!parameter.tensor->requires_grad());
  }

  void foldsIntoWeightsWithoutChangingTheAnswers_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("kind");
    for (const auto& [family, folder] : test::fixtureClassifiers()) {
      for (const char* kind : {"lora", "rslora", "dora", "all-linear", "bf16", "ia3", "qlora", "qlora dora", "int8"})
        QTest::newRow((family + " " + kind).c_str()) << QString::fromStdString(family) << QString(kind);
    }
  }
  void foldsIntoWeightsWithoutChangingTheAnswers() {
    QFETCH(QString, family);
    QFETCH(QString, kind);
    TrainSettings settings = smallSettings(kind == "ia3" ? "ia3" : kind.startsWith("qlora") || kind == "int8" ? "qlora" : "lora");
    settings.use_rslora = kind == "rslora";
    settings.use_dora = kind.contains("dora");
    if (kind == "all-linear") settings.target_modules = {"all-linear"};
    if (kind == "bf16") settings.adapter_precision = "bf16";
    if (kind == "int8") settings.base_format = "int8";
    const auto model = classifierOf(test::fixtureClassifiers().at(family.toStdString()));
    method(settings.method).apply(*model, settings);
    const SmallBatch batch(*model);
    AdamW optimizer(model->parameters(), {});
    const auto losses = test::trainSteps(*model, batch, optimizer, 8, 1e-2);
    QVERIFY(losses.back() < losses.front());
    const at::NoGradGuard no_grad;
    const at::Tensor beside = model->logits(batch.input, {});
    QVERIFY(mergeAttached(*model));
    for (const Parameter& parameter : model->parameters()) QVERIFY(!parameter.attached);
    const double error = difference(model->logits(batch.input, {}), beside);
    QVERIFY2(error < (kind == "bf16" ? 2e-2 : 1e-5), qPrintable(QString::number(error)));
  }

  void whatMovesGoesBackOnItsOwnModelOnly() {
    const TrainSettings settings = smallSettings("lora");
    const auto model = classifierOf(bert());
    method("lora").apply(*model, settings);
    AdamW optimizer(model->parameters(), {});
    test::trainSteps(*model, SmallBatch(*model), optimizer, 2, 1e-2);
    const test::TemporaryDirectory directory;
    saveMoving(*model, directory.path());
    const auto again = classifierOf(bert());
    method("lora").apply(*again, settings);
    loadMoving(*again, directory.path());
    QVERIFY(at::equal(again->logits(SmallBatch(*again).input, {}), model->logits(SmallBatch(*model).input, {})));
    const auto other = classifierOf(bert());
    {
      const at::NoGradGuard no_grad;
      other->parameters().items().front().tensor->mul_(1.01);
    }
    method("lora").apply(*other, settings);
    QVERIFY(test::has(test::problemOf([&] { loadMoving(*other, directory.path()); }), "weights have changed"));
    TrainSettings wider = settings;
    wider.lora_r = 6;
    const auto third = classifierOf(bert());
    method("lora").apply(*third, wider);
    QVERIFY(test::has(test::problemOf([&] { loadMoving(*third, directory.path()); }), "another shape"));
  }

  void compressedBaseIsSmall() {
    const auto model = classifierOf(bert());
    std::int64_t weights = 0, bytes = 0;
    method("qlora").apply(*model, smallSettings("qlora"));
    const ParameterList parameters = model->parameters();
    for (const ProjectionPlace& place : parameters.projections()) {
      if (!place.projection->packed()) continue;
      weights += place.projection->packed()->elements();
      bytes += place.projection->packed()->bytes();
    }
    QVERIFY(weights > 0);
    QVERIFY(static_cast<double>(bytes) / static_cast<double>(weights) <= 0.56);
    QCOMPARE(parameters.count() - parameters.count(true), classifierOf(bert())->parameters().count() - [&] {
      std::int64_t head = 0;
      for (const Parameter& parameter : parameters) head += parameter.part == kHead ? parameter.tensor->numel() : 0;
      return head;
    }());
  }

  void compressedModelIsNeverWholeInMemory() {
    Recipe recipe;
    recipe.tuning = smallSettings("qlora");
    const RecipeTokens tokens = loadRecipeTokens(recipe);
    installMemoryMeter();
    const auto build = [&] {
      const std::int64_t before = tensorBytes();
      resetPeakMemory();
      const auto model = buildInitialModel(recipe, tokens, {"a", "b"}, at::kCPU);
      return std::pair(peakTensorBytes() - before, model->parameters().bytes());
    };
    const auto [peak, packed] = build();
    recipe.tuning.method = "full";
    const auto [whole_peak, whole] = build();
    const std::int64_t largest = 192 * 768 * std::int64_t{4};  // bytes of the largest linear layer
    QVERIFY(packed < whole - 4 * largest);
    // What is kept, one weight as it is stored, and what compressing it takes.
    QVERIFY2(peak < packed + 5 * largest, qPrintable(QStringLiteral("%1 of %2").arg(peak).arg(packed)));
    QVERIFY(whole_peak >= whole);
  }

  void whatRestsHasNoGraph() {
    for (const auto& [family, folder] : test::fixtureClassifiers()) {
      TrainSettings settings = smallSettings("partial");
      std::vector<std::vector<at::Tensor>> gradients;
      for (const bool told : {false, true}) {
        const auto model = classifierOf(folder, /*dropout=*/0.1);
        method("partial").apply(*model, settings);
        RestingLayers resting = restingNow(*model, settings);
        QCOMPARE(resting.count, 1);
        QVERIFY(resting.dropout);
        Pass pass;
        pass.training = true;
        pass.key = 5;
        pass.checkpointing = told;  // recomputing must not reach into what rests
        if (told) pass.resting = &resting;
        test::lossOf(*model, SmallBatch(*model), pass).backward();
        gradients.emplace_back();
        for (const Parameter& parameter : model->parameters()) {
          QCOMPARE(parameter.tensor->grad().defined() && !parameter.tensor->requires_grad(), false);
          if (parameter.tensor->requires_grad()) gradients.back().push_back(parameter.tensor->grad());
        }
      }
      for (std::size_t i = 0; i < gradients[0].size(); ++i) {
        if (gradients[0][i].defined()) QVERIFY2(at::allclose(gradients[0][i], gradients[1][i], 1e-4, 1e-6), family.c_str());
      }
    }
  }

  void keptOutputsGiveTheSameLosses() {
    for (const auto& [family, folder] : test::fixtureClassifiers()) {
      std::vector<std::vector<double>> losses;
      for (const std::int64_t most : {std::int64_t{0}, std::int64_t{1} << 30}) {
        const auto model = classifierOf(folder, /*dropout=*/0.1);
        TrainSettings settings = smallSettings("partial");
        settings.freeze_layers = model->layerCount();
        method("partial").apply(*model, settings);
        RestingLayers resting = restingNow(*model, settings);
        QVERIFY(!resting.dropout);
        const SmallBatch batch(*model);
        std::vector<Tokens> rows(4);
        for (std::size_t b = 0; b < rows.size(); ++b) rows[b].ids.resize(12 - 2 * b);
        const std::vector<std::uint32_t> all = {0, 1, 2, 3};
        for (std::size_t b = 0; b < rows.size(); ++b) {
          for (std::size_t t = 0; t < rows[b].ids.size(); ++t)
            rows[b].ids[t] = static_cast<std::int32_t>(batch.input.ids[static_cast<std::int64_t>(b)][static_cast<std::int64_t>(t)].item<std::int64_t>());
        }
        RestingCache cache(rows);
        QCOMPARE(cache.fill(*model, resting, {0, at::kCPU, false, 3, nullptr}, most), most > 0);
        QCOMPARE(cache.filled(), most > 0);
        AdamW optimizer(model->parameters(), {});
        losses.emplace_back();
        for (std::uint64_t step = 0; step < 4; ++step) {
          if (cache.filled()) cache.hand(resting, all);
          Pass pass;
          pass.training = true;
          pass.key = step;
          pass.resting = &resting;
          losses.back().push_back(test::trainSteps(*model, batch, optimizer, 1, 1e-2, pass).front());
        }
      }
      for (std::size_t i = 0; i < losses[0].size(); ++i) QVERIFY2(std::abs(losses[0][i] / losses[1][i] - 1) < 1e-5, family.c_str());
    }
  }

  void partsCanBeChosenFreely() {
    const auto moving = [](TrainSettings settings) {
      const auto model = classifierOf(bert());
      method("partial").apply(*model, settings);
      std::set<std::string> names;
      for (const Parameter& parameter : model->parameters()) {
        if (parameter.tensor->requires_grad()) names.insert(parameter.name);
      }
      return names;
    };
    TrainSettings settings = smallSettings("partial");
    settings.last_layers = 1;
    for (const std::string& name : moving(settings)) QVERIFY2(name.find("layer.0.") == std::string::npos && name.find("embeddings") == std::string::npos, name.c_str());
    QVERIFY(moving(settings).contains("bert.encoder.layer.1.attention.self.query.weight"));
    settings = smallSettings("partial");
    settings.trainable_parts = {"norms"};
    settings.freeze_head = true;
    const auto norms = moving(settings);
    QVERIFY(norms.contains("bert.encoder.layer.0.output.LayerNorm.weight") && norms.contains("bert.embeddings.LayerNorm.bias"));
    for (const std::string& name : norms) QVERIFY2(name.find("LayerNorm") != std::string::npos, name.c_str());
    settings.trainable_parts = {};
    settings.freeze_layers = 2;
    QVERIFY(test::has(test::problemOf([&] { moving(settings); }), "Every part of the model is frozen"));
    settings = smallSettings("partial");
    settings.last_layers = 3;
    QVERIFY(test::has(test::problemOf([&] { moving(settings); }), "trains the last 3 layers"));
  }

  void lowerLayersLearnMoreSlowly() {
    const auto model = classifierOf(bert());
    const auto rateOf = [&](const TrainSettings& settings, const std::string& start) {
      const AdamSettings adam = adamSettings(settings, model->layerCount());
      for (const Parameter& parameter : model->parameters()) {
        if (parameter.name.starts_with(start)) return adam.rate(parameter);
      }
      return 0.0;
    };
    TrainSettings settings = smallSettings("full");
    settings.layer_decay = 0.5;
    QCOMPARE(rateOf(settings, "classifier"), 1.0);
    QCOMPARE(rateOf(settings, "bert.encoder.layer.1"), 1.0);
    QCOMPARE(rateOf(settings, "bert.encoder.layer.0"), 0.5);
    QCOMPARE(rateOf(settings, "bert.embeddings"), 0.25);
    settings = smallSettings("gradual");
    QCOMPARE(rateOf(settings, "bert.encoder.layer.1"), 1 / 2.6);
    QCOMPARE(rateOf(settings, "bert.embeddings"), 1 / (2.6 * 2.6 * 2.6));
    // One AdamW step of sign-like size shows the rate in the weights themselves.
    settings = smallSettings("full");
    settings.layer_decay = 0.5;
    method("full").apply(*model, settings);
    const auto before = copyOf(*model);
    AdamSettings adam = adamSettings(settings, model->layerCount());
    adam.weight_decay = 0;
    AdamW optimizer(model->parameters(), adam);
    test::trainSteps(*model, SmallBatch(*model), optimizer, 1, 1e-3);
    const auto farthest = [&](const std::string& name) {
      for (const Parameter& parameter : model->parameters()) {
        if (parameter.name == name) return (*parameter.tensor - before.at(name)).abs().max().item<double>();
      }
      return 0.0;
    };
    QVERIFY(std::abs(farthest("bert.encoder.layer.1.output.dense.weight") - 1e-3) < 2e-5);
    QVERIFY(std::abs(farthest("bert.encoder.layer.0.output.dense.weight") - 5e-4) < 1e-5);
  }

  void layersJoinFromTheTop() {
    const auto lowest = method("gradual").lowest_part;
    TrainSettings settings = smallSettings("gradual");
    settings.unfreeze_until = 0.5;
    QCOMPARE(lowest(settings, 0, 4), kHead);
    QCOMPARE(lowest(settings, 0.1, 4), 3);
    QCOMPARE(lowest(settings, 0.25, 4), 2);
    QCOMPARE(lowest(settings, 0.41, 4), 0);
    QCOMPARE(lowest(settings, 0.5, 4), kEmbeddings);
    settings.unfreeze_until = 0;
    QCOMPARE(lowest(settings, 0, 4), kEmbeddings);
  }

  void lateParametersStartLikeFreshOnes() {
    const auto early = classifierOf(bert()), late = classifierOf(bert());
    const SmallBatch batch(*early);
    const auto train = [&](Model& model, bool held) {
      for (const Parameter& parameter : model.parameters()) parameter.tensor->set_requires_grad(!held || parameter.part == kHead);
      AdamW optimizer(model.parameters(), {});
      if (held) {
        test::trainSteps(model, batch, optimizer, 2, 1e-3);
        for (const Parameter& parameter : model.parameters()) parameter.tensor->set_requires_grad(true);
        optimizer.add(model.parameters());
      }
      QCOMPARE(optimizer.parameterCount(), model.parameters().count());
      const auto before = copyOf(model);
      test::trainSteps(model, batch, optimizer, 1, 1e-3);
      for (const Parameter& parameter : model.parameters()) {
        if (parameter.name != "bert.encoder.layer.0.output.dense.weight") continue;
        // The first step of Adam is as long as the rate; a wrong count of steps would shorten it.
        QVERIFY(std::abs((*parameter.tensor - before.at(parameter.name)).abs().max().item<double>() - 1e-3) < 2e-5);
      }
    };
    train(*early, false);
    train(*late, true);
  }

  void whatDoesNotFitIsRefused() {
    TrainSettings settings = smallSettings("lora");
    settings.target_modules = {"query", "no_such_layer"};
    auto model = classifierOf(bert());
    QVERIFY(test::has(test::problemOf([&] { method("lora").apply(*model, settings); }), "no_such_layer"));
    settings = smallSettings("houlsby");
    settings.adapter_size = 4096;
    QVERIFY(test::has(test::problemOf([&] { method("houlsby").apply(*model, settings); }), "wider than the model"));
    const auto classifiers = test::fixtureClassifiers();
    model = classifierOf(classifiers.at("llama"));
    QVERIFY(test::has(test::problemOf([&] { method("bitfit").apply(*model, smallSettings("bitfit")); }), "have none"));
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::MethodsTest)
#include "methods_test.moc"
