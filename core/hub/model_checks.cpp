#include "core/hub/model_checks.h"

#include "core/base/say.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace etude {

namespace {

constexpr std::int64_t kMaxLayers = 1000;
constexpr std::size_t kMaxListed = 20;
constexpr std::string_view kPrefix = "bert.";

std::int64_t positive(const nlohmann::json& config, const char* key, std::int64_t fallback, std::int64_t limit,
                      const fs::path& path, Problems& problems) {
  const auto found = config.find(key);
  if (found == config.end() || found->is_null()) return fallback;
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > 0 &&
      found->get<std::uint64_t>() <= static_cast<std::uint64_t>(limit))
    return found->get<std::int64_t>();
  problems.push_back({Severity::Error, say("%1 is not a whole number from 1 to %2", std::string(key), limit),
                      say("Mend config.json, or download the model again."), path.string() + ": " + key});
  return 0;
}

void readBertShape(const nlohmann::json& config, const fs::path& path, ModelSummary& summary) {
  // Keys that are absent have the values of Transformers' BertConfig.
  const auto number = [&](const char* key, std::int64_t fallback, std::int64_t limit) {
    return positive(config, key, fallback, limit, path, summary.problems);
  };
  summary.layers = number("num_hidden_layers", 12, kMaxLayers);
  summary.hidden_size = number("hidden_size", 768, 1'000'000);
  summary.heads = number("num_attention_heads", 12, 1'000'000);
  summary.intermediate_size = number("intermediate_size", 3072, 10'000'000);
  summary.vocabulary_size = number("vocab_size", 30522, 10'000'000);
  summary.max_positions = number("max_position_embeddings", 512, 10'000'000);
  if (summary.heads > 0 && summary.hidden_size % summary.heads != 0)
    summary.problems.push_back({Severity::Error, say("hidden_size is not a multiple of num_attention_heads"),
                                say("Mend config.json, or download the model again."), path.string() + ": hidden_size"});
  const auto positions = config.find("position_embedding_type");
  if (positions != config.end() && positions->is_string() && *positions != "absolute")
    summary.problems.push_back({Severity::Error, say("The model counts positions relatively, which this version cannot compute"),
                                say("Choose a BERT model with absolute positions."),
                                path.string() + ": position_embedding_type"});
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text = "[";
  for (std::int64_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
  return text + "]";
}

struct Expected {
  std::string name;                 ///< without "bert."
  std::vector<std::int64_t> shape;  ///< 0: any size
};

void expectDense(std::vector<Expected>& list, const std::string& name, std::int64_t out, std::int64_t in) {
  list.push_back({name + ".weight", {out, in}});
  list.push_back({name + ".bias", {out}});
}

void expectNorm(std::vector<Expected>& list, const std::string& name, std::int64_t size) {
  list.push_back({name + ".weight", {size}});
  list.push_back({name + ".bias", {size}});
}

/// What every BERT model has, whatever its head. The pooler is part of some heads only.
std::vector<Expected> expectedTensors(const ModelSummary& model) {
  const std::int64_t hidden = model.hidden_size, wide = model.intermediate_size;
  std::vector<Expected> list = {{"embeddings.word_embeddings.weight", {model.vocabulary_size, hidden}},
                                {"embeddings.position_embeddings.weight", {model.max_positions, hidden}},
                                {"embeddings.token_type_embeddings.weight", {0, hidden}}};
  expectNorm(list, "embeddings.LayerNorm", hidden);
  for (std::int64_t i = 0; i < model.layers; ++i) {
    const std::string layer = "encoder.layer." + std::to_string(i) + ".";
    for (const char* part : {"query", "key", "value"}) expectDense(list, layer + "attention.self." + part, hidden, hidden);
    expectDense(list, layer + "attention.output.dense", hidden, hidden);
    expectNorm(list, layer + "attention.output.LayerNorm", hidden);
    expectDense(list, layer + "intermediate.dense", wide, hidden);
    expectDense(list, layer + "output.dense", hidden, wide);
    expectNorm(list, layer + "output.LayerNorm", hidden);
  }
  return list;
}

/// Normalisation weights as files of the first years name them.
std::string oldName(std::string name) {
  for (const auto& [now, then] :
       {std::pair{"LayerNorm.weight", "LayerNorm.gamma"}, std::pair{"LayerNorm.bias", "LayerNorm.beta"}}) {
    if (name.ends_with(now)) return name.substr(0, name.size() - std::string_view(now).size()) + then;
  }
  return {};
}

ModelWeights::Found findTensor(const ModelWeights& weights, const std::string& name) {
  for (const std::string& candidate : {name, oldName(name)}) {
    if (candidate.empty()) continue;
    if (const auto found = weights.find(std::string(kPrefix) + candidate)) return found;
    if (const auto found = weights.find(candidate)) return found;
  }
  return {};
}

bool isReal(const std::string& dtype) { return dtype == "F32" || dtype == "F16" || dtype == "BF16" || dtype == "F64"; }

/// What is wrong with a tensor, or nothing.
std::string faultOf(const Expected& expected, const TensorInfo* tensor) {
  if (!tensor) return say("Tensor %1%2 is missing", std::string(kPrefix), expected.name);
  bool fits = tensor->shape.size() == expected.shape.size();
  for (std::size_t i = 0; fits && i < expected.shape.size(); ++i)
    fits = expected.shape[i] == 0 || expected.shape[i] == tensor->shape[i];
  if (!fits)
    return say("Tensor %1 has the shape %2, but config.json implies %3", tensor->name, shapeText(tensor->shape),
               shapeText(expected.shape));
  if (!isReal(tensor->dtype))
    return say("Tensor %1 holds numbers of type %2: the model is quantised", tensor->name, tensor->dtype);
  return {};
}

/// Layer of "encoder.layer.N....", -1 for other names.
std::int64_t layerOf(std::string_view name) {
  constexpr std::string_view start = "encoder.layer.";
  std::int64_t layer = -1;
  if (name.starts_with(start)) std::from_chars(name.data() + start.size(), name.data() + name.size(), layer);
  return layer;
}

/// Numbers that are no parameters, or the same parameters under a second name.
bool isCounted(const TensorInfo& tensor, std::string_view name) {
  return isReal(tensor.dtype) && !name.ends_with("position_ids") && !name.starts_with("cls.predictions.decoder.");
}

void countParameters(const ModelWeights& weights, ModelSummary& summary) {
  std::map<std::int64_t, std::int64_t> layers;
  std::int64_t embeddings = 0, pooler = 0, head = 0;
  for (const WeightFile& file : weights.files()) {
    for (const TensorInfo& tensor : file.tensors()) {
      std::string_view name = tensor.name;
      if (name.starts_with(kPrefix)) name.remove_prefix(kPrefix.size());
      if (!isCounted(tensor, name)) continue;
      const std::int64_t layer = layerOf(name);
      (name.starts_with("embeddings.") ? embeddings
       : layer >= 0                    ? layers[layer]
       : name.starts_with("pooler.")   ? pooler
                                       : head) += tensor.elements();
      summary.parameters += tensor.elements();
    }
  }
  summary.parameters_by_part.emplace_back("embeddings", embeddings);
  for (const auto& [layer, count] : layers) summary.parameters_by_part.emplace_back("layer " + std::to_string(layer), count);
  if (pooler > 0) summary.parameters_by_part.emplace_back("pooler", pooler);
  if (head > 0) summary.parameters_by_part.emplace_back("head", head);
  if (!layers.empty() && summary.layers > 0 && layers.rbegin()->first >= summary.layers)
    summary.problems.push_back(
        {Severity::Warning,
         say("The weights have %1 layers, config.json names only %2", layers.rbegin()->first + 1, summary.layers),
         say("The layers above will not be used: mend num_hidden_layers in config.json if that is wrong."),
         summary.path.string()});
}

}  // namespace

void readModelConfig(const nlohmann::json& config, const fs::path& path, ModelSummary& summary) {
  if (const auto type = config.find("model_type"); type != config.end() && type->is_string())
    summary.family = type->get<std::string>();
  if (const auto list = config.find("architectures"); list != config.end() && list->is_array()) {
    for (const nlohmann::json& name : *list) {
      if (name.is_string()) summary.architectures.push_back(name.get<std::string>());
    }
  }
  std::string known;
  for (const std::string& family : tunableFamilies()) {
    if (family == summary.family) return readBertShape(config, path, summary);
    known += (known.empty() ? "" : ", ") + family;
  }
  summary.problems.push_back({Severity::Error,
                              summary.family.empty() ? "config.json names no model_type"
                                                     : say("This version cannot tune models of the family '%1'", summary.family),
                              say("Choose a model of one of these families: %1.", known), path.string()});
}

void checkBertWeights(const ModelWeights& weights, ModelSummary& summary) {
  countParameters(weights, summary);
  // A shape that config.json does not give was reported already; nothing can be compared with it.
  for (std::int64_t size :
       {summary.layers, summary.hidden_size, summary.intermediate_size, summary.vocabulary_size, summary.max_positions}) {
    if (size <= 0) return;
  }
  std::size_t faults = 0;
  for (const Expected& expected : expectedTensors(summary)) {
    const std::string fault = faultOf(expected, findTensor(weights, expected.name).tensor);
    if (fault.empty() || ++faults > kMaxListed) continue;
    summary.problems.push_back({Severity::Error, fault,
                                say("Use the config.json and the weights of the same model, or download the model again."),
                                summary.path.string()});
  }
  if (faults > kMaxListed)
    summary.problems.push_back({Severity::Error, say("%1 more tensors are missing or have a wrong shape", faults - kMaxListed),
                                say("Use the config.json and the weights of the same model, or download the model again."),
                                summary.path.string()});
}

}  // namespace etude
