#include "core/hub/model_checks.h"

#include "core/base/say.h"
#include "core/nn/tensor_names.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace etude {

namespace {

constexpr std::int64_t kMaxLayers = 1000;
constexpr std::int64_t kMaxWidth = 10'000'000;

/// A number of config.json and what Transformers takes where the file is silent.
struct ConfigNumber {
  const char* key;
  std::int64_t fallback;
};

/// What the families call the same things.
struct ConfigNames {
  const char* family;
  ConfigNumber layers, hidden, heads, intermediate, vocabulary, positions;
};

constexpr ConfigNumber kEndless = {nullptr, 0};  ///< distances have no end

const ConfigNames kConfigNames[] = {
    {"bert", {"num_hidden_layers", 12}, {"hidden_size", 768}, {"num_attention_heads", 12}, {"intermediate_size", 3072}, {"vocab_size", 30522}, {"max_position_embeddings", 512}},
    {"distilbert", {"n_layers", 6}, {"dim", 768}, {"n_heads", 12}, {"hidden_dim", 3072}, {"vocab_size", 30522}, {"max_position_embeddings", 512}},
    {"roberta", {"num_hidden_layers", 12}, {"hidden_size", 768}, {"num_attention_heads", 12}, {"intermediate_size", 3072}, {"vocab_size", 50265}, {"max_position_embeddings", 512}},
    {"xlm-roberta", {"num_hidden_layers", 12}, {"hidden_size", 768}, {"num_attention_heads", 12}, {"intermediate_size", 3072}, {"vocab_size", 30522}, {"max_position_embeddings", 512}},
    {"camembert", {"num_hidden_layers", 12}, {"hidden_size", 768}, {"num_attention_heads", 12}, {"intermediate_size", 3072}, {"vocab_size", 30522}, {"max_position_embeddings", 512}},
    {"deberta", {"num_hidden_layers", 12}, {"hidden_size", 768}, {"num_attention_heads", 12}, {"intermediate_size", 3072}, {"vocab_size", 50265}, {"max_position_embeddings", 512}},
    {"deberta-v2", {"num_hidden_layers", 24}, {"hidden_size", 1536}, {"num_attention_heads", 24}, {"intermediate_size", 6144}, {"vocab_size", 128100}, {"max_position_embeddings", 512}},
    {"gpt2", {"n_layer", 12}, {"n_embd", 768}, {"n_head", 12}, {"n_inner", 3072}, {"vocab_size", 50257}, {"n_positions", 1024}},
    {"llama", {"num_hidden_layers", 32}, {"hidden_size", 4096}, {"num_attention_heads", 32}, {"intermediate_size", 11008}, {"vocab_size", 32000}, {"max_position_embeddings", 2048}},
    {"mistral", {"num_hidden_layers", 32}, {"hidden_size", 4096}, {"num_attention_heads", 32}, {"intermediate_size", 14336}, {"vocab_size", 32000}, {"max_position_embeddings", 4096}},
    {"qwen2", {"num_hidden_layers", 32}, {"hidden_size", 4096}, {"num_attention_heads", 32}, {"intermediate_size", 22016}, {"vocab_size", 151936}, {"max_position_embeddings", 32768}},
    {"t5", {"num_layers", 6}, {"d_model", 512}, {"num_heads", 8}, {"d_ff", 2048}, {"vocab_size", 32128}, kEndless},
};

const ConfigNames* namesOf(const std::string& family) {
  const auto found = std::find_if(std::begin(kConfigNames), std::end(kConfigNames), [&](const ConfigNames& names) { return family == names.family; });
  return found == std::end(kConfigNames) ? nullptr : found;
}

std::int64_t positive(const nlohmann::json& config, const ConfigNumber& number, std::int64_t limit, const fs::path& path, Problems& problems) {
  if (!number.key) return 0;
  const auto found = config.find(number.key);
  if (found == config.end() || found->is_null()) return number.fallback;
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > 0 &&
      found->get<std::uint64_t>() <= static_cast<std::uint64_t>(limit))
    return found->get<std::int64_t>();
  problems.push_back({Severity::Error, say("%1 is not a whole number from 1 to %2", std::string(number.key), limit),
                      say("Mend config.json, or download the model again."), path.string() + ": " + number.key});
  return 0;
}

void readShape(const nlohmann::json& config, const ConfigNames& names, const fs::path& path, ModelSummary& summary) {
  const auto read = [&](const ConfigNumber& number, std::int64_t limit) { return positive(config, number, limit, path, summary.problems); };
  summary.layers = read(names.layers, kMaxLayers);
  summary.hidden_size = read(names.hidden, kMaxWidth);
  summary.heads = read(names.heads, kMaxWidth);
  summary.intermediate_size = read(names.intermediate, kMaxWidth);
  summary.vocabulary_size = read(names.vocabulary, kMaxWidth);
  if (summary.heads > 0 && summary.hidden_size % summary.heads != 0 && !config.contains("head_dim") && !config.contains("d_kv"))
    summary.problems.push_back({Severity::Error, say("%1 is not a multiple of %2", names.hidden.key, names.heads.key),
                                say("Mend config.json, or download the model again."), path.string() + ": " + names.hidden.key});
  const auto counted = config.find("position_embedding_type");
  if (counted != config.end() && counted->is_string() && *counted != "absolute")
    summary.problems.push_back({Severity::Error, say("The model counts positions relatively, which this version cannot compute"),
                                say("Choose a BERT model with absolute positions."), path.string() + ": position_embedding_type"});
  const std::int64_t positions = read(names.positions, kMaxWidth);
  summary.max_positions =
      longestText(summary.family, [&](const std::string& key) {
        if (names.positions.key && key == names.positions.key) return positions;
        const auto found = config.find(key);
        return found != config.end() && found->is_number_unsigned() ? std::min(found->get<std::int64_t>(), kMaxWidth) : 0;
      });
  if (summary.family == "t5") {
    summary.encoder_layers = summary.layers;
    if (const auto found = config.find("num_decoder_layers"); found != config.end() && found->is_number_unsigned())
      summary.layers += std::min(found->get<std::int64_t>(), kMaxLayers);
    else
      summary.layers *= 2;
  }
}

bool isReal(const std::string& dtype) { return dtype == "F32" || dtype == "F16" || dtype == "BF16" || dtype == "F64"; }

/// The number after `start`, -1 if the name does not begin like this.
std::int64_t numberAfter(std::string_view name, std::string_view start) {
  std::int64_t number = -1;
  if (name.starts_with(start)) std::from_chars(name.data() + start.size(), name.data() + name.size(), number);
  return number;
}

/// Layer of a bare name, -1 for tensors outside of layers. A decoder's layers follow those of its encoder.
std::int64_t layerOf(std::string_view bare, std::int64_t encoder_layers) {
  for (const std::string_view start : {"encoder.layer.", "layer.", "layers.", "h.", "encoder.block."}) {
    if (const std::int64_t layer = numberAfter(bare, start); layer >= 0) return layer;
  }
  const std::int64_t layer = numberAfter(bare, "decoder.block.");
  return layer >= 0 ? encoder_layers + layer : -1;
}

bool startsWithAny(std::string_view name, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return name.starts_with(start); });
}

/// Numbers that are no parameters, or the same parameters under a second name.
bool isCounted(const TensorInfo& tensor, std::string_view bare) {
  return isReal(tensor.dtype) && !isTable(bare) &&
         !startsWithAny(bare, {"cls.predictions.decoder.", "lm_head.decoder.", "vocab_projector.weight", "encoder.embed_tokens.", "decoder.embed_tokens."});
}

}  // namespace

const std::vector<std::string>& tunableFamilies() {
  static const std::vector<std::string> families = [] {
    std::vector<std::string> list;
    for (const ConfigNames& names : kConfigNames) list.emplace_back(names.family);
    return list;
  }();
  return families;
}

std::int64_t longestText(const std::string& family, const std::function<std::int64_t(const std::string&)>& number) {
  const ConfigNames* names = namesOf(family);
  if (!names || !names->positions.key) return 0;
  const std::int64_t positions = number(names->positions.key);
  const bool after_padding = family == "roberta" || family == "xlm-roberta" || family == "camembert";
  const std::int64_t padding = number("pad_token_id");
  return after_padding ? std::max<std::int64_t>(0, positions - (padding > 0 ? padding : 1) - 1) : positions;
}

bool answersAtEnd(const std::string& family) {
  return family == "gpt2" || family == "llama" || family == "mistral" || family == "qwen2" || family == "t5";
}

void readModelConfig(const nlohmann::json& config, const fs::path& path, ModelSummary& summary) {
  if (const auto type = config.find("model_type"); type != config.end() && type->is_string())
    summary.family = type->get<std::string>();
  if (const auto list = config.find("architectures"); list != config.end() && list->is_array()) {
    for (const nlohmann::json& name : *list) {
      if (name.is_string()) summary.architectures.push_back(name.get<std::string>());
    }
  }
  if (const ConfigNames* names = namesOf(summary.family)) return readShape(config, *names, path, summary);
  std::string known;
  for (const std::string& family : tunableFamilies()) known += (known.empty() ? "" : ", ") + family;
  summary.problems.push_back({Severity::Error,
                              summary.family.empty() ? say("config.json names no model_type")
                                                     : say("This version cannot tune models of the family '%1'", summary.family),
                              say("Choose a model of one of these families: %1.", known), path.string()});
}

void countParameters(const ModelWeights& weights, ModelSummary& summary) {
  std::int64_t encoder_layers = 0;
  for (const std::string& name : weights.names()) encoder_layers = std::max(encoder_layers, numberAfter(bareName(name), "encoder.block.") + 1);
  std::map<std::int64_t, std::int64_t> layers;
  std::int64_t embeddings = 0, pooler = 0, head = 0;
  for (const WeightFile& file : weights.files()) {
    for (const TensorInfo& tensor : file.tensors()) {
      const std::string bare = bareName(tensor.name);
      if (!isCounted(tensor, bare)) continue;
      const std::int64_t layer = layerOf(bare, encoder_layers);
      const bool embeds = startsWithAny(bare, {"embeddings.", "wte.", "wpe.", "embed_tokens.", "shared.", "encoder."});
      const bool ends = startsWithAny(bare, {"norm.", "ln_f.", "decoder."});  // the normalisation after the last layer
      (layer >= 0                      ? layers[layer]
       : bare.starts_with("pooler.")   ? pooler
       : ends                          ? layers[std::max<std::int64_t>(0, summary.layers - 1)]
       : embeds                        ? embeddings
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

std::int64_t embeddedTokens(const ModelWeights& weights) {
  for (const std::string& name : weights.names()) {
    const std::string bare = bareName(name);
    if (bare != "embeddings.word_embeddings.weight" && bare != "wte.weight" && bare != "embed_tokens.weight" && bare != "shared.weight") continue;
    const TensorInfo* tensor = weights.find(name).tensor;
    if (tensor->shape.size() == 2) return tensor->shape[0];
  }
  return 0;
}

}  // namespace etude
