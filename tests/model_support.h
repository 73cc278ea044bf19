// What tests of models share: the fixtures' tensors, and how far numbers are from them.
#pragma once

#include "core/models/weights.h"
#include "core/tasks/losses.h"
#include "core/train/optimizer.h"
#include "tests/support.h"

#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace etude::test {

inline std::optional<at::Tensor> storedIfThere(const fs::path& file, const std::string& name) {
  const SafetensorsFile tensors(file);
  const TensorInfo* info = tensors.find(name);
  return info ? std::optional(readTensor(tensors, *info)) : std::nullopt;
}

inline at::Tensor stored(const fs::path& file, const std::string& name) {
  const auto found = storedIfThere(file, name);
  if (!found) throw std::runtime_error(file.string() + " has no " + name);
  return *found;
}

inline at::Tensor storedOrNone(const fs::path& file, const std::string& name) { return storedIfThere(file, name).value_or(at::Tensor()); }

/// Largest difference, in units of the largest expected number.
inline double relativeError(const at::Tensor& actual, const at::Tensor& expected) {
  const double scale = expected.abs().max().item<double>();
  return (actual - expected).abs().max().item<double>() / std::max(scale, 1e-6);
}

inline Json referenceOf(const fs::path& folder) { return parseJson(readFile(folder / "reference.json"), "reference.json"); }

/// Every model of the fixtures: "llama_gqa_tied/clm" -> its folder.
inline std::map<std::string, fs::path> fixtureModels() {
  std::map<std::string, fs::path> folders;
  if (!fs::is_directory(fixtures() / "models")) return folders;
  for (const auto& entry : fs::recursive_directory_iterator(fixtures() / "models")) {
    if (entry.path().filename() != "reference.json") continue;
    const fs::path folder = entry.path().parent_path();
    folders[(folder.parent_path().filename() / folder.filename()).string()] = folder;
  }
  return folders;
}

inline Head headOf(const Json& reference) {
  static const std::map<std::string, Head> heads = {{"tokcls", Head::TokenClassification}, {"qa", Head::QuestionAnswering},
                                                    {"mlm", Head::MaskedLm},               {"clm", Head::CausalLm},
                                                    {"seq2seq", Head::SequenceToSequence}};
  const auto found = heads.find(reference["head"].get<std::string>());
  return found == heads.end() ? Head::SequenceClassification : found->second;
}

/// The fixture's model with its weights, ready for gradients.
inline std::unique_ptr<Model> loadFixture(const fs::path& folder) {
  const Json config = readConfig(folder);
  auto model = makeModel(config, headOf(referenceOf(folder)), at::TensorOptions().dtype(at::kFloat));
  model->initialiseWeights(1);
  // BERT's pretraining model has a pooler and a second head beside what the files of its masked model hold.
  loadWeights(*model, folder, /*head_may_differ=*/model->head() == Head::MaskedLm);
  for (const Parameter& parameter : model->parameters()) parameter.tensor->set_requires_grad(true);
  return model;
}

/// One batch of a fixture: `part` "in." or "train."; `row` >= 0 takes one of several batches.
struct FixtureBatch {
  ModelInput input;
  Targets targets;

  FixtureBatch(const fs::path& folder, const std::string& part, std::int64_t row = -1) {
    const fs::path file = folder / "reference.safetensors";
    const auto take = [&](const char* name) {
      const at::Tensor all = storedOrNone(file, part + name);
      return all.defined() && row >= 0 ? all[row] : all;
    };
    input.ids = take("input_ids");
    input.mask = take("attention_mask");
    input.types = take("token_type_ids");
    targets = {take("labels"), take("start_positions"), take("end_positions")};
    const Json config = readConfig(folder);
    if (config.value("is_encoder_decoder", false))
      input.decoder_ids = decoderInput(targets.labels, config.value("decoder_start_token_id", 0), config.value("pad_token_id", 0));
  }
};

/// The logits under the name(s) of the fixtures.
inline double logitsError(const at::Tensor& logits, const fs::path& file, const std::string& prefix) {
  if (const auto whole = storedIfThere(file, prefix + "logits")) return relativeError(logits, *whole);
  // What counts is how the places of a text compare: the bias of the head moves all of them alike, and training leaves it to chance.
  const auto one = [&](std::int64_t column, const char* name) {
    return relativeError(at::log_softmax(logits.select(-1, column), -1), at::log_softmax(stored(file, prefix + name), -1));
  };
  return std::max(one(0, "logits.start"), one(1, "logits.end"));
}

}  // namespace etude::test
