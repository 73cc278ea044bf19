// Every family and head against the numbers of the original libraries: logits, loss, gradients, training, generated text. What is
// tested is what lies in the fixtures' folder (ETUDE_FIXTURES).
#include "core/tasks/generation.h"
#include "tests/model_support.h"

#include <QTest>

namespace etude {

using test::FixtureBatch;
using test::stored;

namespace {

constexpr double kTolerance = 1e-4;

const char* numberText(double value) {
  static thread_local std::string text;
  text = std::to_string(value * 1e6) + "e-6";
  return text.c_str();
}

/// All models, or those whose fixtures hold the tensor `with`.
void addModels(const char* with = nullptr) {
  QTest::addColumn<QString>("folder");
  const auto folders = test::fixtureModels();
  if (folders.empty()) QSKIP("no fixtures beside the project");
  for (const auto& [name, folder] : folders) {
    if (!with || test::storedIfThere(folder / "reference.safetensors", with)) QTest::newRow(name.c_str()) << QString::fromStdString(folder.string());
  }
}

std::string problemType(const Model& model) { return model.config().value("problem_type", Json()).is_string() ? model.config()["problem_type"].get<std::string>() : ""; }

at::Tensor lossOf(Model& model, const FixtureBatch& batch) {
  return headLoss(model.head(), problemType(model), model.logits(batch.input, {}), batch.targets);
}

/// The parameters that the files hold, decayed as the original trainer decayed them.
ParameterList trainedAsThere(Model& model, const fs::path& folder, const Json& reference) {
  const SafetensorsFile file(folder / "model.safetensors");
  std::set<std::string> decayed;
  for (const Json& name : reference["train"]["decay_parameters"]) decayed.insert(name.get<std::string>());
  ParameterList list;
  for (const Parameter& parameter : model.parameters()) {
    if (!file.find(parameter.name)) continue;
    list.add(parameter.name, *parameter.tensor, decayed.contains(parameter.name) ? ParameterKind::Weight : ParameterKind::Bias);
  }
  return list;
}

bool decays(const Parameter& parameter) { return parameter.kind == ParameterKind::Weight || parameter.kind == ParameterKind::Embedding; }

/// Text after each prompt as the fixtures hold it: the prompt (or the start token), what was written, padding.
at::Tensor asStored(const std::vector<std::vector<std::int64_t>>& written, const at::Tensor& before, std::int64_t width, std::int64_t padding) {
  at::Tensor all = at::full({before.size(0), width}, padding, at::kLong);
  all.slice(1, 0, before.size(1)).copy_(before);
  for (std::size_t b = 0; b < written.size(); ++b) {
    for (std::size_t i = 0; i < written[b].size(); ++i)
      all[static_cast<std::int64_t>(b)][before.size(1) + static_cast<std::int64_t>(i)] = written[b][i];
  }
  return all;
}

}  // namespace

class ModelFixturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void logitsLossAndGradientsAreThoseOfTransformers_data() { addModels(); }
  void logitsLossAndGradientsAreThoseOfTransformers() {
    QFETCH(QString, folder);
    const fs::path path = folder.toStdString(), file = path / "reference.safetensors";
    const auto model = test::loadFixture(path);
    const FixtureBatch batch(path, "in.");
    const at::Tensor logits = model->logits(batch.input, {});
    const double logits_error = test::logitsError(logits, file, "");
    QVERIFY2(logits_error < kTolerance, numberText(logits_error));
    if (test::storedIfThere(file, "nomask.logits")) {
      ModelInput bare;
      bare.ids = batch.input.ids;
      bare.decoder_ids = batch.input.decoder_ids;
      const double error = test::logitsError(model->logits(bare, {}), file, "nomask.");
      QVERIFY2(error < kTolerance, numberText(error));
    }
    const at::Tensor loss = headLoss(model->head(), problemType(*model), logits, batch.targets);
    const double loss_error = std::abs(loss.item<double>() / test::referenceOf(path)["loss"].get<double>() - 1);
    QVERIFY2(loss_error < kTolerance, numberText(loss_error));
    loss.backward();
    double worst = 0;
    const SafetensorsFile expected(path / "grads.safetensors");
    std::size_t compared = 0;
    for (const Parameter& parameter : model->parameters()) {
      const TensorInfo* info = expected.find(parameter.name);
      if (!info) continue;
      ++compared;
      const at::Tensor gradient = readTensor(expected, *info);
      // The key's bias has no influence on a softmax: its gradient is rounding noise around zero.
      if (gradient.abs().max().item<double>() < 1e-6) continue;
      const double error = test::relativeError(parameter.tensor->grad(), gradient);
      QVERIFY2(error < kTolerance, (parameter.name + " is off by " + numberText(error)).c_str());
      worst = std::max(worst, error);
    }
    QCOMPARE(compared, expected.tensors().size());
    qInfo("logits %.1e, loss %.1e, gradients %.1e", logits_error, loss_error, worst);
  }

  void trainingGoesAsInTransformers_data() { addModels(); }
  void trainingGoesAsInTransformers() {
    QFETCH(QString, folder);
    const fs::path path = folder.toStdString();
    const Json reference = test::referenceOf(path), &train = reference["train"];
    const auto model = test::loadFixture(path);
    const ParameterList parameters = trainedAsThere(*model, path, reference);
    // What decays by our own rule is what decays there, but for the normalisation of DeBERTa v1, which the original forgets to leave out.
    for (const Parameter& parameter : model->parameters()) {
      for (const Parameter& there : parameters) {
        if (there.name == parameter.name && !there.name.starts_with("deberta")) QCOMPARE(decays(parameter), there.kind == ParameterKind::Weight);
      }
    }
    AdamW optimizer(parameters, {0.9, 0.999, 1e-8, 0.01});
    double worst = 0;
    for (std::int64_t step = 0; step < 20; ++step) {
      const auto i = static_cast<std::size_t>(step);
      optimizer.zeroGradients();
      const at::Tensor loss = lossOf(*model, FixtureBatch(path, "train.", step % 5));
      loss.backward();
      const double norm = optimizer.gradientNorm(), rate = 1e-3 * scheduleFactor("linear", step, 2, 20);
      const double error = std::abs(loss.item<double>() / train["loss"][i].get<double>() - 1);
      worst = std::max(worst, error);
      QVERIFY2(error < kTolerance, qPrintable(QStringLiteral("step %1: loss off by %2").arg(step).arg(error)));
      const double norm_error = std::abs(norm / train["grad_norm"][i].get<double>() - 1);
      QVERIFY2(norm_error < 1e-3, qPrintable(QStringLiteral("step %1: norm off by %2").arg(step).arg(norm_error)));
      QVERIFY(std::abs(rate - train["lr"][i].get<double>()) < 1e-12);
      optimizer.step(rate, std::min(1.0, 1 / (norm + 1e-6)));
    }
    const double after = test::logitsError(model->logits(FixtureBatch(path, "in.").input, {}), path / "reference.safetensors", "after_train.");
    QVERIFY2(after < kTolerance, numberText(after));
    qInfo("losses of 20 steps %.1e, logits after them %.1e", worst, after);
  }

  void writtenTextIsThatOfTransformers_data() { addModels("gen.output_ids"); }
  void writtenTextIsThatOfTransformers() {
    QFETCH(QString, folder);
    const fs::path path = folder.toStdString(), file = path / "reference.safetensors";
    const Json reference = test::referenceOf(path);
    const auto model = test::loadFixture(path);
    const Json& config = model->config();
    const std::int64_t padding = config["pad_token_id"].get<std::int64_t>();
    for (const std::string part : {"gen.", "beam."}) {
      ModelInput prompt;
      prompt.ids = stored(file, part + "input_ids");
      prompt.mask = test::storedOrNone(file, part + "attention_mask");
      GenerationSettings settings;
      settings.end_ids = {config["eos_token_id"].get<std::int64_t>()};
      settings.max_new_tokens = reference[part == "gen." ? "generate" : "beam"]["max_new_tokens"].get<std::int64_t>();
      if (part == "beam.") settings.beams = reference["beam"]["num_beams"].get<std::int64_t>();
      const bool rewrites = model->head() == Head::SequenceToSequence;
      if (rewrites) settings.start_id = config["decoder_start_token_id"].get<std::int64_t>();
      const at::Tensor expected = stored(file, part + "output_ids");
      const at::Tensor before = rewrites ? at::full({prompt.ids.size(0), 1}, settings.start_id, at::kLong) : prompt.ids;
      const auto written = generate(static_cast<WritingModel&>(*model), prompt, settings);
      const at::Tensor actual = asStored(written, before, expected.size(1), padding);
      QVERIFY2(at::equal(actual, expected), part.c_str());
    }
    if (const auto logits = test::storedIfThere(file, "gen.logits")) {
      ModelInput prompt;
      prompt.ids = stored(file, "gen.input_ids");
      prompt.mask = stored(file, "gen.attention_mask");
      prompt.positions = (at::cumsum(prompt.mask, 1) - 1).masked_fill(prompt.mask.eq(0), 1);
      const at::Tensor tokens = prompt.mask.to(at::kBool);
      const at::NoGradGuard no_grad;
      const double error = test::relativeError(model->logits(prompt, {}).index({tokens}), logits->index({tokens}));
      QVERIFY2(error < kTolerance, numberText(error));
    }
  }

  void savedModelsAreReadBackBitForBit_data() { addModels(); }
  void savedModelsAreReadBackBitForBit() {
    QFETCH(QString, folder);
    const fs::path path = folder.toStdString();
    const auto model = test::loadFixture(path);
    const test::TemporaryDirectory directory;
    saveModel(*model, directory.path());
    auto again = makeModel(readConfig(directory.path()), model->head(), at::TensorOptions().dtype(at::kFloat));
    const LoadReport report = loadWeights(*again, directory.path(), /*head_may_differ=*/false);
    QVERIFY(report.unused.empty());
    const ParameterList a = model->parameters(), b = again->parameters();
    for (std::size_t i = 0; i < a.items().size(); ++i) QVERIFY(at::equal(*a.items()[i].tensor, *b.items()[i].tensor));
    // Transformers would neither miss nor be surprised by a tensor: the names are those of its own file.
    const SafetensorsFile theirs(path / "model.safetensors"), ours(directory / "model.safetensors");
    for (const TensorInfo& tensor : theirs.tensors()) {
      QVERIFY2(ours.find(tensor.name), tensor.name.c_str());
      QVERIFY(ours.find(tensor.name)->shape == tensor.shape);
    }
    if (model->head() != Head::MaskedLm) QCOMPARE(ours.tensors().size(), theirs.tensors().size());
  }

  void recomputedLayersGiveTheSameGradients_data() { addModels(); }
  void recomputedLayersGiveTheSameGradients() {
    QFETCH(QString, folder);
    const fs::path path = folder.toStdString();
    const FixtureBatch batch(path, "in.");
    std::vector<std::vector<at::Tensor>> gradients;
    for (const bool recomputed : {false, true}) {
      const auto model = test::loadFixture(path);
      Pass pass;
      pass.training = true;
      pass.key = 3;
      pass.checkpointing = recomputed;
      headLoss(model->head(), problemType(*model), model->logits(batch.input, pass), batch.targets).backward();
      gradients.emplace_back();
      for (const Parameter& parameter : model->parameters()) gradients.back().push_back(parameter.tensor->grad());
    }
    for (std::size_t i = 0; i < gradients[0].size(); ++i) {
      QCOMPARE(gradients[0][i].defined(), gradients[1][i].defined());
      if (gradients[0][i].defined()) QVERIFY(at::allclose(gradients[0][i], gradients[1][i], 1e-4, 1e-6));
    }
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::ModelFixturesTest)
#include "model_fixtures_test.moc"
