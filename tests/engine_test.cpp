// What the layers and the parts of training promise; families and heads have tests of their own (model_fixtures_test).
#include "core/models/weights.h"
#include "core/nn/memory.h"
#include "core/run/tuned_model.h"
#include "core/tasks/classification.h"
#include "core/tasks/explanation.h"
#include "core/tasks/masked_lm.h"
#include "core/text/tokenizer.h"
#include "core/train/optimizer.h"
#include "core/tuning/method.h"
#include "tests/model_support.h"

#include <QTest>

#include <cmath>

namespace etude {

using test::fixtures;
using test::relativeError;
using test::stored;

namespace {

ModelInput inputOf(const fs::path& file, const std::string& prefix) {
  return {stored(file, prefix + "input_ids"), stored(file, prefix + "attention_mask"), stored(file, prefix + "token_type_ids")};
}

std::unique_ptr<Model> classifierFrom(const fs::path& folder) {
  auto model = loadClassifier(folder, at::kCPU);
  for (const Parameter& parameter : model->parameters()) parameter.tensor->set_requires_grad(true);
  return model;
}

}  // namespace

class EngineTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { installMemoryMeter(); }

  void sentencePieceLivesBesideTorch() {
    const auto tokenizer = loadTokenizer(test::sharedDirectory() / "data/tok-t5");
    const test::TemporaryDirectory directory;
    fs::copy_file(test::sharedDirectory() / "data/tok-t5/spiece.model", directory / "spiece.model");
    const auto library = loadTokenizer(directory.path());  // the model's file alone: read by the SentencePiece library
    QCOMPARE(at::ones({2, 2}).sum().item<double>(), 4.0);
    QVERIFY(library->encode("The quick brown fox").ids == tokenizer->encode("The quick brown fox").ids);
  }

  /// A token's score is the slope of the log-odds along its embedding: scaling the embedding by 1 + h moves them by h times it.
  void explanationsAreTheSlopeAlongEachEmbedding() {
    auto model = loadClassifier(fixtures() / "models/bert/seqcls", at::kCPU);
    for (const Parameter& parameter : model->parameters()) *parameter.tensor = parameter.tensor->to(at::kDouble);
    Tokens row;
    row.ids = {2, 17, 5, 17, 9, 3};
    row.types = {0, 0, 0, 1, 1, 1};
    const at::Tensor ids = at::tensor(std::vector<std::int64_t>(row.ids.begin(), row.ids.end())).unsqueeze(0);
    const at::Tensor types = at::tensor(std::vector<std::int64_t>(row.types.begin(), row.types.end())).unsqueeze(0);
    for (const std::int64_t label : {0, 1}) {
      const std::vector<double> scores = gradientTimesInput(*model, row, label, at::kCPU);
      QCOMPARE(scores.size(), row.ids.size());
      for (std::size_t i = 0; i < row.ids.size(); ++i) {
        const auto odds = [&](double factor) {
          const std::function<at::Tensor(const at::Tensor&)> scale = [&](const at::Tensor& words) {
            at::Tensor scaled = words.clone();
            scaled[0][static_cast<std::int64_t>(i)] *= factor;
            return scaled;
          };
          Pass pass;
          pass.token_embeddings = &scale;
          const at::NoGradGuard no_grad;
          const at::Tensor probabilities = at::softmax(model->logits({ids, {}, types}, pass), -1)[0];
          const double p = probabilities[label].item<double>();
          return std::log(p / (1 - p));
        };
        constexpr double h = 1e-5;
        const double slope = (odds(1 + h) - odds(1 - h)) / (2 * h);
        QVERIFY2(std::abs(scores[i] - slope) < 1e-7 + 1e-6 * std::abs(slope), qPrintable(QStringLiteral("token %1: %2, not %3").arg(i).arg(scores[i]).arg(slope)));
      }
      QVERIFY(std::abs(scores[1] - scores[3]) > 1e-9);  // the same token at another place is another matter
    }
    for (const Parameter& parameter : model->parameters()) QVERIFY(!parameter.tensor->grad().defined());
  }

  /// Wherever the model reads the embedding of a token (T5's decoder reads it too), it counts: with each token once, the slope along
  /// its embedding is that along its row of the weights.
  void explanationsCountEveryUseOfAnEmbedding_data() {
    QTest::addColumn<QString>("family");
    for (const char* family : {"bert", "deberta", "deberta_v3", "distilbert", "roberta", "gpt2", "llama_mha_untied", "t5"}) QTest::newRow(family) << family;
  }
  void explanationsCountEveryUseOfAnEmbedding() {
    QFETCH(QString, family);
    const fs::path starter = fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-t5";
    const fs::path folder = family == "t5" ? starter : fixtures() / "models" / family.toStdString() / "seqcls";
    auto model = makeModel(classifierConfig(readConfig(folder), {"a", "b"}), Head::SequenceClassification, at::TensorOptions().dtype(at::kDouble));
    model->initialiseWeights(1);
    const ParameterList list = model->parameters();
    Tokens row;
    row.ids = {17, 5, 9, 23, 31, 1};  // the last one ends a text of T5
    row.types = {0, 0, 0, 0, 0, 0};
    const std::vector<double> scores = gradientTimesInput(*model, row, 1, at::kCPU);
    const at::Tensor& words = *std::find_if(list.begin(), list.end(), [](const Parameter& each) { return each.per_token; })->tensor;
    words.set_requires_grad(true);
    const at::Tensor ids = at::tensor(std::vector<std::int64_t>(row.ids.begin(), row.ids.end())).unsqueeze(0);
    logOdds(model->logits({ids, {}, at::zeros_like(ids)}, {}), 1).sum().backward();
    const at::Tensor slopes = (words.grad() * words.detach()).sum(-1);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const double slope = slopes[row.ids[i]].item<double>();
      QVERIFY2(std::abs(scores[i] - slope) < 1e-9 + 1e-7 * std::abs(slope), qPrintable(QStringLiteral("token %1: %2, not %3").arg(i).arg(scores[i]).arg(slope)));
    }
  }

  void otherContainersGiveTheSameModel_data() {
    QTest::addColumn<QString>("folder");
    for (const char* name : {"bert_bf16", "bert_fp16"}) QTest::newRow(name) << QString("models/_containers/") + name;
  }
  void otherContainersGiveTheSameModel() {
    QFETCH(QString, folder);
    const fs::path path = fixtures() / folder.toStdString(), file = path / "reference.safetensors";
    auto model = classifierFrom(path);
    const fs::path inputs = fixtures() / "models/bert/seqcls/reference.safetensors";
    QVERIFY(relativeError(model->logits(inputOf(inputs, "in."), {}), stored(file, "logits_f32_from_upcast_weights")) < 1e-4);
  }

  void oldNamesAreFound() {
    const fs::path path = fixtures() / "models/_containers/bert_gamma_beta", inputs = fixtures() / "models/bert/seqcls/reference.safetensors";
    QVERIFY(relativeError(classifierFrom(path)->logits(inputOf(inputs, "in."), {}), stored(inputs, "logits")) < 1e-4);
  }

  void bodyWithoutPrefixGetsAFreshHead() {
    const fs::path path = fixtures() / "models/_containers/bert_base_no_prefix";
    const Json config = classifierConfig(readConfig(path), {"a", "b"});
    auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
    model->initialiseWeights(1);
    const LoadReport report = loadWeights(*model, path, true);
    QCOMPARE(report.fresh, (std::vector<std::string>{"classifier.weight", "classifier.bias"}));
    QVERIFY(report.unused.empty());
  }

  void headIsInitialisedAsTransformersDoes() {
    Json config = classifierConfig({{"model_type", "bert"}, {"hidden_size", 512}, {"num_attention_heads", 8}, {"num_hidden_layers", 1}, {"vocab_size", 50}},
                                   std::vector<std::string>(64, "x"));
    auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
    model->initialiseWeights(3);
    for (const Parameter& p : model->parameters()) {
      const double mean = p.tensor->mean().item<double>(), deviation = p.tensor->std().item<double>();
      if (p.kind == ParameterKind::Bias || p.kind == ParameterKind::NormBias) QCOMPARE(p.tensor->abs().max().item<double>(), 0.0);
      if (p.kind == ParameterKind::NormWeight) QCOMPARE(mean, 1.0);
      if (p.kind == ParameterKind::Weight) QVERIFY2(std::abs(deviation - 0.02) < 0.001 && std::abs(mean) < 0.001, p.name.c_str());
    }
    const at::Tensor& words = *model->parameters().items().front().tensor;
    QCOMPARE(words[0].abs().max().item<double>(), 0.0);  // the padding row
  }

  void everyMissingAndMisshapenTensorIsListed() {
    const fs::path source = fixtures() / "models/bert/seqcls";
    test::TemporaryDirectory folder;
    const SafetensorsFile all(source / "model.safetensors");
    NamedTensors kept;
    for (const TensorInfo& info : all.tensors()) {
      if (info.name == "bert.encoder.layer.1.output.dense.weight" || info.name == "bert.pooler.dense.bias") continue;
      at::Tensor tensor = readTensor(all, info);
      kept.emplace_back(info.name, info.name == "classifier.bias" ? tensor.slice(0, 0, 2) : tensor);
    }
    writeTensors(folder / "model.safetensors", kept);
    fs::copy(source / "config.json", folder / "config.json");
    try {
      loadClassifier(folder.path(), at::kCPU);
      QFAIL("a broken folder was loaded");
    } catch (const ProblemError& error) {
      QCOMPARE(error.problems().size(), std::size_t{3});
    }
  }

  void savedModelIsReadBack() {
    const fs::path source = fixtures() / "models/bert/seqcls";
    test::TemporaryDirectory folder;
    auto model = classifierFrom(source);
    saveModel(*model, folder.path());
    auto again = loadClassifier(folder.path(), at::kCPU);
    const ModelInput input = inputOf(source / "reference.safetensors", "in.");
    QVERIFY(at::equal(model->logits(input, {}), again->logits(input, {})));
    QCOMPARE(SafetensorsFile(folder / "model.safetensors").tensors().size(), SafetensorsFile(source / "model.safetensors").tensors().size());
  }

  void dropoutIsAFunctionOfItsKey() {
    Pass pass;
    pass.training = true;
    pass.key = 5;
    const at::Tensor x = at::ones({1000, 1000}).requires_grad_(true);
    const at::Tensor y = dropout(x, 0.1, pass, 1);
    QVERIFY(at::equal(y, dropout(x, 0.1, pass, 1)));
    QVERIFY(!at::equal(y, dropout(x, 0.1, pass, 2)));
    QVERIFY(!at::equal(y, dropout(x, 0.1, pass.part(1), 1)));
    const double dropped = (y == 0).to(at::kDouble).mean().item<double>();
    QVERIFY2(std::abs(dropped - 0.1) < 0.002, std::to_string(dropped).c_str());
    y.sum().backward();
    QVERIFY(at::equal(x.grad(), y.detach()));
    pass.training = false;
    QVERIFY(at::equal(dropout(x, 0.1, pass, 1), x));
  }

  void dropoutOfNeighboursIsIndependent() {
    Pass pass;
    pass.training = true;
    const at::Tensor kept = (dropout(at::ones({1 << 20}), 0.5, pass, 1) != 0).to(at::kDouble) - 0.5;
    for (const std::int64_t lag : {1, 2, 64, 128, 4096}) {
      const double correlation = (kept.slice(0, 0, -lag) * kept.slice(0, lag)).mean().item<double>() * 4;
      QVERIFY2(std::abs(correlation) < 0.005, std::to_string(correlation).c_str());
    }
  }

  void checkpointingChangesNothing() {
    const fs::path path = fixtures() / "models/bert/seqcls", file = path / "reference.safetensors";
    std::vector<std::vector<at::Tensor>> gradients;
    for (const bool checkpointing : {false, true}) {
      auto model = loadClassifier(path, at::kCPU, 0.2);
      for (const Parameter& parameter : model->parameters()) parameter.tensor->set_requires_grad(true);
      Pass pass;
      pass.training = true;
      pass.key = 11;
      pass.checkpointing = checkpointing;
      ClassificationLoss().sum(model->logits(inputOf(file, "in."), pass), stored(file, "in.labels")).backward();
      gradients.emplace_back();
      for (const Parameter& parameter : model->parameters()) gradients.back().push_back(parameter.tensor->grad().clone());
    }
    for (std::size_t i = 0; i < gradients[0].size(); ++i) QVERIFY(at::allclose(gradients[0][i], gradients[1][i], 1e-5, 1e-7));
  }

  void partialTuningMovesOnlyWhatItMay() {
    auto model = loadClassifier(fixtures() / "models/bert/seqcls", at::kCPU);
    TrainSettings settings;
    settings.method = "partial";
    settings.freeze_embeddings = true;
    settings.freeze_layers = 1;
    method("partial").apply(*model, settings);
    for (const Parameter& p : model->parameters()) QCOMPARE(p.tensor->requires_grad(), p.part == 1 || p.part == kHead);
    settings.freeze_layers = 3;
    QVERIFY_EXCEPTION_THROWN(method("partial").apply(*model, settings), ProblemError);
  }

  void accumulatedGradientsAreThoseOfTheWholeBatch() {
    const fs::path path = fixtures() / "models/bert/seqcls", file = path / "reference.safetensors";
    const ModelInput input = inputOf(file, "in.");
    const at::Tensor labels = stored(file, "in.labels");
    ClassificationLoss loss;
    loss.class_weights = at::tensor(std::vector<float>{1, 2, 5});
    loss.label_smoothing = 0.1;
    const double total = loss.class_weights.index_select(0, labels).sum().item<double>();
    auto whole = classifierFrom(path), parts = classifierFrom(path);
    const at::Tensor value = loss.sum(whole->logits(input, {}), labels) / total;
    value.backward();
    const double torch_loss = at::cross_entropy_loss(whole->logits(input, {}), labels, loss.class_weights, at::Reduction::Mean, -100, 0.1).item<double>();
    QVERIFY(std::abs(value.item<double>() - torch_loss) < 1e-6);
    for (std::int64_t i = 0; i < 4; ++i) {
      const ModelInput one{input.ids.slice(0, i, i + 1), input.mask.slice(0, i, i + 1), input.types.slice(0, i, i + 1)};
      (loss.sum(parts->logits(one, {}), labels.slice(0, i, i + 1)) / total).backward();
    }
    const ParameterList a = whole->parameters(), b = parts->parameters();
    for (std::size_t i = 0; i < a.items().size(); ++i) {
      QVERIFY(at::allclose(a.items()[i].tensor->grad(), b.items()[i].tensor->grad(), 1e-4, 1e-6));
    }
  }

  void memoryIsCountedLimitedAndReused() {
    const std::int64_t before = tensorBytes();
    {
      const at::Tensor big = at::empty({1 << 20}, at::kFloat);
      QVERIFY(tensorBytes() - before >= (4 << 20));
    }
    QCOMPARE(tensorBytes(), before);
    setMemoryLimit(tensorBytes() + (1 << 20));
    QVERIFY_EXCEPTION_THROWN(at::empty({1 << 20}, at::kFloat), std::exception);
    setMemoryLimit(0);
    QCOMPARE(at::zeros({1 << 20}, at::kFloat).sum().item<float>(), 0.0f);
  }
};

}  // namespace etude

QTEST_GUILESS_MAIN(etude::EngineTest)
#include "engine_test.moc"
