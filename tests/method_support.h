// What tests of tuning methods share: models of every family with the head that recipes tune, and their batches.
#pragma once

#include "core/run/tuned_model.h"
#include "core/tuning/method.h"
#include "core/tuning/moving.h"
#include "tests/model_support.h"

namespace etude::test {

/// The fixtures' classifiers, one for each family that has one; families without are classifiers of the family's first model, with a
/// fresh head.
inline std::map<std::string, fs::path> fixtureClassifiers() {
  std::map<std::string, fs::path> by_family;
  for (const auto& [name, folder] : fixtureModels()) {
    const Json config = readConfig(folder);
    const std::string family = config.at("model_type");
    const bool classifies = headOf(referenceOf(folder)) == Head::SequenceClassification && config.value("problem_type", Json()) == "single_label_classification";
    if (classifies || !by_family.contains(family)) by_family[family] = folder;
  }
  return by_family;
}

/// A classifier of three labels on the folder's body; parameters require no gradient yet.
inline std::unique_ptr<Model> classifierOf(const fs::path& folder, double dropout = -1) {
  Json config = classifierConfig(readConfig(folder), {"a", "b", "c"}, dropout);
  if (!config.contains("pad_token_id") || config["pad_token_id"].is_null()) config["pad_token_id"] = 0;
  auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
  model->initialiseWeights(1);
  loadWeights(*model, folder, /*head_may_differ=*/true);
  return model;
}

/// Four texts of different lengths, and their labels.
struct SmallBatch {
  ModelInput input;
  at::Tensor labels;

  explicit SmallBatch(const Model& model, std::uint64_t key = 1, std::int64_t length = 12) {
    const Json& config = model.config();
    const std::int64_t padding = config.value("pad_token_id", std::int64_t{0}), end = config.value("eos_token_id", std::int64_t{1});
    const std::int64_t tokens = vocabularySize(config);
    Random random(key);
    input.ids = at::full({4, length}, padding, at::kLong);
    input.mask = at::zeros({4, length}, at::kLong);
    labels = at::empty({4}, at::kLong);
    for (std::int64_t b = 0; b < 4; ++b) {
      const std::int64_t own = length - 2 * b;
      for (std::int64_t t = 0; t < own; ++t) {
        const auto id = static_cast<std::int64_t>(5 + random.below(static_cast<std::uint64_t>(tokens - 6)));
        input.ids[b][t] = t + 1 == own && config.value("model_type", "") == "t5" ? end : id == padding ? id + 1 : id;
        input.mask[b][t] = 1;
      }
      labels[b] = static_cast<std::int64_t>(random.below(3));
    }
  }
};

/// Settings under which every method fits the tiny models of the fixtures.
inline TrainSettings smallSettings(const std::string& method) {
  TrainSettings settings;
  settings.method = method;
  settings.freeze_layers = 1;
  settings.lora_r = 4;
  settings.lora_alpha = 8;
  settings.lora_dropout = 0;
  settings.adapter_size = 8;
  settings.prefix_length = 5;
  settings.seed = 7;
  return settings;
}

inline at::Tensor lossOf(Model& model, const SmallBatch& batch, const Pass& pass = {}) {
  return at::cross_entropy_loss(model.logits(batch.input, pass), batch.labels);
}

/// Steps of AdamW on one batch; the losses before each.
inline std::vector<double> trainSteps(Model& model, const SmallBatch& batch, AdamW& optimizer, int steps, double rate, const Pass& pass = {}) {
  std::vector<double> losses;
  for (int step = 0; step < steps; ++step) {
    optimizer.zeroGradients();
    const at::Tensor loss = lossOf(model, batch, pass);
    loss.backward();
    optimizer.step(rate, 1);
    losses.push_back(loss.item<double>());
  }
  return losses;
}

}  // namespace etude::test
