// LoRA against the numbers of PEFT itself, and PEFT's folders both ways.
#include "core/base/files.h"
#include "core/tuning/lora.h"
#include "core/tuning/peft_files.h"
#include "tests/method_support.h"

#include <QTest>

namespace etude {

using test::FixtureBatch;
using test::stored;

namespace {

constexpr double kTolerance = 1e-4;

void addAdapters() {
  QTest::addColumn<QString>("folder");
  const auto folders = test::fixtureModels();
  if (folders.empty()) QSKIP("no fixtures beside the project");
  for (const auto& [name, folder] : folders) {
    if (fs::is_directory(folder / "lora")) QTest::newRow(name.c_str()) << QString::fromStdString(folder.string());
  }
}

std::string problemType(const Model& model) {
  return model.config().value("problem_type", Json()).is_string() ? model.config()["problem_type"].get<std::string>() : "";
}

std::unique_ptr<Model> withAdapter(const fs::path& folder, const char* adapter) {
  auto model = test::loadFixture(folder);
  for (const Parameter& parameter : model->parameters()) parameter.tensor->set_requires_grad(false);
  loadPeft(*model, folder / "lora" / adapter);
  return model;
}

/// PEFT's wrapper around question answerers does not hand on which of the two texts a token belongs to.
FixtureBatch batchOf(const Model& model, const fs::path& folder, const char* part, std::int64_t row = -1) {
  FixtureBatch batch(folder, part, row);
  if (model.head() == Head::QuestionAnswering) batch.input.types = at::Tensor();
  return batch;
}

/// "base_model.model.X.lora_A.default.weight" -> "X.lora_A.weight"; "X.modules_to_save.default.weight" -> "X.weight".
std::string ownName(std::string name) {
  name = name.substr(std::string("base_model.model.").size());
  for (const char* part : {".modules_to_save", ".default"}) {
    if (const auto at = name.find(part); at != std::string::npos) name.erase(at, std::string_view(part).size());
  }
  return name;
}

Json configOf(const fs::path& folder) { return parseJson(readFile(folder / "adapter_config.json"), "adapter_config.json"); }

/// A copy of an adapter whose config is changed.
void copyAdapter(const fs::path& from, const fs::path& to, const Json& changes) {
  fs::create_directories(to);
  fs::copy_file(from / "adapter_model.safetensors", to / "adapter_model.safetensors", fs::copy_options::overwrite_existing);
  Json config = configOf(from);
  config.update(changes);
  writeFileAtomically(to / "adapter_config.json", dumpJson(config));
}

fs::path bertAdapter() { return test::fixtureModels().at("bert/seqcls") / "lora/adapter_final"; }

}  // namespace

class PeftTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void adaptersGiveThePublishedLogits_data() { addAdapters(); }
  void adaptersGiveThePublishedLogits() {
    QFETCH(QString, folder);
    const fs::path path = folder.toStdString(), file = path / "reference.safetensors";
    const at::NoGradGuard no_grad;
    for (const char* which : {"init", "final"}) {
      const auto model = withAdapter(path, (std::string("adapter_") + which).c_str());
      const ModelInput input = batchOf(*model, path, "in.").input;
      const std::string prefix = std::string("lora_") + which + ".";
      const double error = test::logitsError(model->logits(input, {}), file, prefix);
      QVERIFY2(error < kTolerance, qPrintable(QString::number(error)));
      QVERIFY(mergeAttached(*model));
      const double merged = test::logitsError(model->logits(input, {}), file, prefix);
      QVERIFY2(merged < kTolerance, qPrintable(QString::number(merged)));
    }
  }

  void trainingGoesAsInPeft_data() { addAdapters(); }
  void trainingGoesAsInPeft() {
    QFETCH(QString, folder);
    const fs::path path = folder.toStdString();
    const Json lora = test::referenceOf(path)["lora"];
    const auto model = withAdapter(path, "adapter_init");
    std::set<std::string> trained, decayed;
    for (const Json& name : lora["trainable"]) trained.insert(ownName(name));
    for (const Json& name : lora["decay_parameters"]) decayed.insert(ownName(name));
    ParameterList parameters;
    for (const Parameter& parameter : model->parameters()) {
      if (!trained.erase(parameter.name)) continue;
      parameter.tensor->set_requires_grad(true);
      parameters.add(parameter.name, *parameter.tensor, decayed.contains(parameter.name) ? ParameterKind::Weight : ParameterKind::Bias);
    }
    QVERIFY2(trained.empty(), trained.empty() ? "" : trained.begin()->c_str());
    AdamW optimizer(parameters, {0.9, 0.999, 1e-8, 0.01});
    double worst = 0;
    for (std::int64_t step = 0; step < 20; ++step) {
      const auto i = static_cast<std::size_t>(step);
      const FixtureBatch batch = batchOf(*model, path, "train.", step % 5);
      optimizer.zeroGradients();
      const at::Tensor loss = headLoss(model->head(), problemType(*model), model->logits(batch.input, {}), batch.targets);
      loss.backward();
      const double norm = optimizer.gradientNorm();
      const double error = std::abs(loss.item<double>() / lora["loss"][i].get<double>() - 1);
      QVERIFY2(error < kTolerance, qPrintable(QStringLiteral("step %1: loss off by %2").arg(step).arg(error)));
      QVERIFY(std::abs(norm / lora["grad_norm"][i].get<double>() - 1) < 1e-3);
      optimizer.step(lora["lr"][i].get<double>(), std::min(1.0, 1 / (norm + 1e-6)));
      worst = std::max(worst, error);
    }
    const at::NoGradGuard no_grad;
    const double after = test::logitsError(model->logits(batchOf(*model, path, "in.").input, {}), path / "reference.safetensors", "lora_final.");
    QVERIFY2(after < kTolerance, qPrintable(QString::number(after)));
    qInfo("losses of 20 steps %.1e, logits after them %.1e", worst, after);
  }

  void freshMatricesAreSpreadAsPeftSpreadsThem() {
    const at::TensorOptions options = at::TensorOptions().dtype(at::kFloat);
    const Projection layer(400, 300, options);
    Lora lora(layer, {.rank = 16, .alpha = 32}, 5);
    ParameterList list;
    lora.show(list, "x");
    const at::Tensor a = *list.items()[0].tensor, b = *list.items()[1].tensor;
    const double most = 1 / std::sqrt(400.0);
    QVERIFY(a.abs().max().item<double>() <= most && a.abs().max().item<double>() > 0.98 * most);
    QVERIFY(std::abs(a.std().item<double>() - most / std::sqrt(3.0)) < 0.02 * most);
    QVERIFY(std::abs(a.mean().item<double>()) < 0.02 * most);
    QCOMPARE(b.abs().max().item<double>(), 0.0);
  }

  void savedAdaptersAreReadBack_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("kind");
    for (const auto& [family, folder] : test::fixtureClassifiers()) {
      for (const char* kind : {"lora", "dora", "rslora", "all-linear", "ia3", "qlora"}) QTest::newRow((family + " " + kind).c_str()) << QString::fromStdString(family) << QString(kind);
    }
  }
  void savedAdaptersAreReadBack() {
    QFETCH(QString, family);
    QFETCH(QString, kind);
    const fs::path folder = test::fixtureClassifiers().at(family.toStdString());
    TrainSettings settings = test::smallSettings(kind == "ia3" || kind == "qlora" ? kind.toStdString() : "lora");
    settings.use_dora = kind == "dora";
    settings.use_rslora = kind == "rslora";
    if (kind == "all-linear") settings.target_modules = {"all-linear"};
    const auto model = test::classifierOf(folder);
    method(settings.method).apply(*model, settings);
    const test::SmallBatch batch(*model);
    AdamW optimizer(model->parameters(), {});
    test::trainSteps(*model, batch, optimizer, 4, 1e-2);
    const test::TemporaryDirectory directory;
    savePeft(*model, settings, folder.string(), directory.path());
    const auto again = test::classifierOf(folder);
    if (kind == "qlora") {  // what lies below the adapter is the compressed model
      const auto pack = method("qlora").pack;
      packBody(*again, [&](const at::Tensor& weight, const std::string& name) { return pack(weight, settings, name); });
    }
    loadPeft(*again, directory.path());
    const at::NoGradGuard no_grad;
    QVERIFY(test::relativeError(again->logits(batch.input, {}), model->logits(batch.input, {})) < 1e-6);
    // What PEFT would ask: every target names chosen layers and no others, every module of the head is there whole.
    const Json config = configOf(directory.path());
    const auto ends = [](const std::string& name, const std::string& end) { return name == end || name.ends_with("." + end); };
    const ParameterList parameters = model->parameters();
    for (const ProjectionPlace& place : parameters.projections()) {
      const bool named = std::any_of(config["target_modules"].begin(), config["target_modules"].end(), [&](const Json& end) { return ends(place.name, end); });
      QCOMPARE(named, place.projection->attachment() != nullptr);
    }
    if (kind == "ia3") {
      const Json &targets = config["target_modules"], &inner = config["feedforward_modules"];
      QVERIFY(!inner.empty());
      for (const Json& end : inner) QVERIFY(std::find(targets.begin(), targets.end(), end) != targets.end());
    }
    const SafetensorsFile file(directory / "adapter_model.safetensors");
    for (const Parameter& parameter : parameters) {
      if (parameter.part != kHead) continue;
      QVERIFY(file.find("base_model.model." + parameter.name));
      std::size_t owners = 0;
      for (const Json& module : config["modules_to_save"]) {
        const std::string name = "." + parameter.name, end = "." + module.get<std::string>() + ".";
        owners += name.find(end) != std::string::npos;
      }
      QCOMPARE(owners, std::size_t{1});
    }
    for (const TensorInfo& tensor : file.tensors()) QVERIFY2(tensor.name.starts_with("base_model.model.") && tensor.name.find("default") == std::string::npos, tensor.name.c_str());
    QCOMPARE(config["fan_in_fan_out"].get<bool>(), family == "gpt2");
  }

  void ranksAndAlphasOfSingleLayersAreFollowed() {
    const fs::path base = test::fixtureModels().at("bert/seqcls");
    const test::TemporaryDirectory directory;
    // The first layer's query gets half the alpha, the second layer's value loses two of its ranks.
    const at::NoGradGuard no_grad;
    const SafetensorsFile file(bertAdapter() / "adapter_model.safetensors");
    const std::string cut = "base_model.model.bert.encoder.layer.1.attention.self.value.lora_";
    NamedTensors tensors;
    for (const TensorInfo& tensor : file.tensors()) {
      at::Tensor value = readTensor(file, tensor);
      if (tensor.name == cut + "A.weight") value = value.narrow(0, 0, 2).contiguous();
      if (tensor.name == cut + "B.weight") value = value.narrow(1, 0, 2).contiguous();
      tensors.emplace_back(tensor.name, value);
    }
    copyAdapter(bertAdapter(), directory.path(), {{"rank_pattern", {{"layer.1.attention.self.value", 2}}}, {"alpha_pattern", {{"layer\\.0.*query", 4}}}});
    fs::remove(directory / "adapter_model.safetensors");
    writeTensors(directory / "adapter_model.safetensors", tensors);
    const auto model = test::loadFixture(base);
    loadPeft(*model, directory.path());
    std::map<std::string, LoraShape> shapes;
    const ParameterList parameters = model->parameters();
    for (const ProjectionPlace& place : parameters.projections()) {
      if (place.projection->attachment()) shapes[place.name] = dynamic_cast<const Lora&>(*place.projection->attachment()).shape();
    }
    QCOMPARE(shapes.size(), std::size_t{4});
    const std::string layer = "bert.encoder.layer.";
    QCOMPARE(shapes.at(layer + "0.attention.self.query").scale(), 1.0);   // 4 / 4
    QCOMPARE(shapes.at(layer + "1.attention.self.query").scale(), 2.0);   // 8 / 4
    QCOMPARE(shapes.at(layer + "1.attention.self.value").scale(), 4.0);   // 8 / 2
    QCOMPARE(shapes.at(layer + "1.attention.self.value").rank, std::int64_t{2});
  }

  void adapterFoldersOpenLikeModels() {
    const fs::path base = test::fixtureModels().at("bert/seqcls");
    const test::TemporaryDirectory directory;
    copyAdapter(bertAdapter(), directory.path(), {{"base_model_name_or_path", base.string()}});
    const auto model = loadClassifier(directory.path(), at::kCPU);
    const at::NoGradGuard no_grad;
    QVERIFY(test::logitsError(model->logits(FixtureBatch(base, "in.").input, {}), base / "reference.safetensors", "lora_final.") < kTolerance);
    copyAdapter(bertAdapter(), directory.path(), {{"base_model_name_or_path", "nobody/no-such-model"}});
    QVERIFY(test::has(test::problemOf([&] { loadClassifier(directory.path(), at::kCPU); }), "nobody/no-such-model"));
    copyAdapter(bertAdapter(), directory.path(), {{"base_model_name_or_path", nullptr}});
    QVERIFY(test::has(test::problemOf([&] { loadClassifier(directory.path(), at::kCPU); }), "does not say which model"));
  }

  void whatIsNotBuiltIsRefusedByName_data() {
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QString>("said");
    QTest::newRow("kind") << R"({"peft_type": "LOHA"})" << "LOHA";
    QTest::newRow("adapterhub") << R"({"peft_type": null, "config": {"architecture": null}})" << "AdapterHub";
    QTest::newRow("replicated layers") << R"({"layer_replication": [[0, 4], [2, 5]]})" << "layer_replication";
    QTest::newRow("base changed") << R"({"init_lora_weights": "pissa"})" << "pissa";
    QTest::newRow("rank") << R"({"r": 3})" << "do not fit: rank 3";
    QTest::newRow("type") << R"({"r": "four"})" << "wrong type";
    QTest::newRow("pattern") << R"({"alpha_pattern": {"*query": 4}})" << "cannot be read";
    QTest::newRow("not an object") << R"({"rank_pattern": {"query": []}})" << "wrong type";
  }
  void whatIsNotBuiltIsRefusedByName() {
    QFETCH(QString, changes);
    QFETCH(QString, said);
    const test::TemporaryDirectory directory;
    copyAdapter(bertAdapter(), directory.path(), parseJson(changes.toStdString(), "changes"));
    const auto model = test::loadFixture(test::fixtureModels().at("bert/seqcls"));
    QVERIFY(test::has(test::problemOf([&] { loadPeft(*model, directory.path()); }), said.toStdString()));
  }

  void adaptersOfOtherModelsAreRefusedWithEveryReason() {
    const auto model = test::loadFixture(test::fixtureModels().at("distilbert/seqcls"));
    for (const Parameter& parameter : model->parameters()) parameter.tensor->set_requires_grad(false);
    try {
      loadPeft(*model, bertAdapter());
      QFAIL("it was taken");
    } catch (const ProblemError& error) {
      QVERIFY(error.problems().size() >= 4);
      QVERIFY(test::has(error.what(), "attention.self.query"));
    }
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::PeftTest)
#include "peft_test.moc"
