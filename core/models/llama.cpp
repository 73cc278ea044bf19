// Llama (Touvron et al. 2023) and the models that are Llama but for biases and a sliding window (Qwen2, Mistral), as Transformers stores
// and computes them: RMS normalisation before each part, rotary positions, key heads that serve several query heads, gated SiLU.
#include "core/base/say.h"
#include "core/models/config_reader.h"
#include "core/models/decoder.h"
#include "core/models/families.h"
#include "core/models/rope_config.h"
#include "core/nn/prefix.h"

#include <cmath>

namespace etude {

namespace {

enum class Kind { Llama, Mistral, Qwen2 };

struct LlamaConfig {
  std::int64_t vocab_size, hidden_size, num_hidden_layers, num_attention_heads, num_key_value_heads, head_dim, intermediate_size,
      pad_token_id;
  std::int64_t sliding_window;      ///< 0: none
  std::vector<bool> windowed;       ///< by layer
  double rms_norm_eps, attention_dropout, classifier_dropout;
  std::string hidden_act;
  bool qkv_bias, o_bias, mlp_bias, tied;
  RopeSettings rope;

  static LlamaConfig read(const Json& json, Kind kind);
};

/// Which layers see only the window: those that layer_types names, else Qwen2's from max_window_layers on, else all.
std::vector<bool> windowedLayers(ConfigReader& reader, Kind kind, std::int64_t layers) {
  std::vector<bool> windowed(static_cast<std::size_t>(layers), true);
  const auto types = reader.json().find("layer_types");
  if (types != reader.json().end() && types->is_array() && types->size() == windowed.size()) {
    for (std::size_t i = 0; i < windowed.size(); ++i) windowed[i] = (*types)[i] == "sliding_attention";
  } else if (kind == Kind::Qwen2) {
    const std::int64_t full = reader.whole("max_window_layers", 28);
    for (std::size_t i = 0; i < windowed.size(); ++i) windowed[i] = static_cast<std::int64_t>(i) >= full;
  }
  return windowed;
}

LlamaConfig LlamaConfig::read(const Json& json, Kind kind) {
  ConfigReader reader(json);
  LlamaConfig c{};
  c.vocab_size = reader.count("vocab_size", kind == Kind::Qwen2 ? 151936 : 32000);
  c.hidden_size = reader.count("hidden_size", 4096);
  c.num_hidden_layers = reader.layers("num_hidden_layers", 32);
  c.num_attention_heads = reader.count("num_attention_heads", 32);
  c.num_key_value_heads = reader.count("num_key_value_heads", kind == Kind::Llama ? c.num_attention_heads : kind == Kind::Mistral ? 8 : 32);
  c.head_dim = reader.count("head_dim", std::max<std::int64_t>(1, c.hidden_size / c.num_attention_heads));
  c.intermediate_size = reader.count("intermediate_size", kind == Kind::Llama ? 11008 : kind == Kind::Mistral ? 14336 : 22016);
  c.pad_token_id = reader.token("pad_token_id", -1, c.vocab_size);
  c.rms_norm_eps = reader.positive("rms_norm_eps", 1e-6);
  c.attention_dropout = reader.probability("attention_dropout", 0);
  c.classifier_dropout = reader.probability("classifier_dropout", reader.probability("hidden_dropout", 0.1));
  c.hidden_act = reader.text("hidden_act", "silu");
  const bool biased = kind == Kind::Llama && reader.flag("attention_bias", false);
  c.qkv_bias = kind == Kind::Qwen2 || biased;
  c.o_bias = biased;
  c.mlp_bias = kind == Kind::Llama && reader.flag("mlp_bias", false);
  c.tied = reader.flag("tie_word_embeddings", false);
  const bool slides = kind == Kind::Mistral || (kind == Kind::Qwen2 && reader.flag("use_sliding_window", false));
  const bool said = json.contains("sliding_window");  // null: none
  c.sliding_window = !slides || (said && json["sliding_window"].is_null()) ? 0 : reader.count("sliding_window", 4096);
  c.windowed = windowedLayers(reader, kind, c.num_hidden_layers);
  if (!reader.has("head_dim")) reader.multiple("hidden_size", c.hidden_size, c.num_attention_heads, "num_attention_heads");
  reader.multiple("num_attention_heads", c.num_attention_heads, c.num_key_value_heads, "num_key_value_heads");
  if (c.head_dim % 2 != 0)
    reader.refuse("head_dim", say("Rotary positions need heads of even width, and these are %1 wide", c.head_dim), say("Mend config.json."));
  c.rope = readRope(reader, c.head_dim);
  reader.finish();
  return c;
}

class LlamaLayer {
 public:
  LlamaLayer(const LlamaConfig& c, const at::TensorOptions& o)
      : heads_(c.num_attention_heads),
        key_heads_(c.num_key_value_heads),
        dropout_(c.attention_dropout),
        scale_(1 / std::sqrt(static_cast<double>(c.head_dim))),
        activation_(activation(c.hidden_act)),
        query_(c.hidden_size, heads_ * c.head_dim, o, c.qkv_bias),
        key_(c.hidden_size, key_heads_ * c.head_dim, o, c.qkv_bias),
        value_(c.hidden_size, key_heads_ * c.head_dim, o, c.qkv_bias),
        attention_out_(heads_ * c.head_dim, c.hidden_size, o, c.o_bias),
        gate_(c.hidden_size, c.intermediate_size, o, c.mlp_bias),
        up_(c.hidden_size, c.intermediate_size, o, c.mlp_bias),
        down_(c.intermediate_size, c.hidden_size, o, c.mlp_bias),
        prefix_(heads_, c.head_dim),
        attention_norm_(c.hidden_size, c.rms_norm_eps, o),
        norm_(c.hidden_size, c.rms_norm_eps, o) {}

  at::Tensor forward(const at::Tensor& x, const at::Tensor& bias, const Rope::Angles& angles, KeyValues* kept, const Pass& pass) const {
    const at::Tensor normed = attention_norm_.forward(x);  // (B, T, C)
    const at::Tensor q = Rope::turn(splitHeads(query_.forward(normed, pass), heads_), angles);
    at::Tensor k = Rope::turn(splitHeads(key_.forward(normed, pass), key_heads_), angles), v = splitHeads(value_.forward(normed, pass), key_heads_);
    if (kept) std::tie(k, v) = kept->append(k, v);
    const at::Tensor h = x + attention_out_.forward(joinHeads(prefix_.join(attend(q, k, v, bias, scale_, dropout_, pass, 0), q, scale_)), pass);
    const at::Tensor rest = norm_.forward(h);
    return h + down_.forward(activation_(gate_.forward(rest, pass)) * up_.forward(rest, pass), pass);
  }
  void show(ParameterList& list, const std::string& name) {
    query_.show(list, name + "self_attn.q_proj", Role::Query);
    key_.show(list, name + "self_attn.k_proj", Role::Key);
    value_.show(list, name + "self_attn.v_proj", Role::Value);
    prefix_.show(list, name + "self_attn");
    attention_out_.show(list, name + "self_attn.o_proj", Role::AttentionOut);
    gate_.show(list, name + "mlp.gate_proj", Role::Gate);
    up_.show(list, name + "mlp.up_proj", Role::Up);
    down_.show(list, name + "mlp.down_proj", Role::Down);
    attention_norm_.show(list, name + "input_layernorm");
    norm_.show(list, name + "post_attention_layernorm");
  }

 private:
  std::int64_t heads_, key_heads_;
  double dropout_, scale_;
  Activation activation_;
  Projection query_, key_, value_, attention_out_, gate_, up_, down_;
  Prefix prefix_;
  RmsNorm attention_norm_, norm_;
};

class LlamaBody {
 public:
  using Context = Rope::Angles;

  /// `name`: of the body in files.
  LlamaBody(const Json& config, Kind kind, std::string name, const at::TensorOptions& o)
      : config_(LlamaConfig::read(config, kind)),
        name_(std::move(name)),
        rope_(config_.rope),
        words_(config_.vocab_size, config_.hidden_size, o, config_.pad_token_id),
        norm_(config_.hidden_size, config_.rms_norm_eps, o) {
    for (std::int64_t i = 0; i < config_.num_hidden_layers; ++i) layers_.emplace_back(config_, o);
  }

  at::Tensor embed(const at::Tensor& ids, const at::Tensor&, const Pass& pass) const { return embedTokens(words_, ids, pass); }
  Context context(const at::Tensor& positions, at::ScalarType type) const { return rope_.angles(positions, type); }
  at::Tensor layer(int i, const at::Tensor& x, const at::Tensor& bias, const Context& angles, KeyValues* kept, const Pass& pass) const {
    return layers_[static_cast<std::size_t>(i)].forward(x, bias, angles, kept, pass);
  }
  at::Tensor finish(const at::Tensor& x) const { return norm_.forward(x); }
  void show(ParameterList& list) {
    list.enter(kEmbeddings);
    words_.show(list, name_ + ".embed_tokens", /*per_token=*/true);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      list.enter(static_cast<int>(i));
      layers_[i].show(list, name_ + ".layers." + std::to_string(i) + ".");
    }
    norm_.show(list, name_ + ".norm");
    list.enter(kHead);
  }
  std::string wordName() const { return name_ + ".embed_tokens.weight"; }
  const at::Tensor& wordWeights() const { return words_.weight(); }
  int layerCount() const { return static_cast<int>(layers_.size()); }
  std::int64_t width() const { return config_.hidden_size; }
  std::int64_t window(int i) const { return config_.windowed[static_cast<std::size_t>(i)] ? config_.sliding_window : 0; }
  std::int64_t most() const { return 0; }
  const LlamaConfig& config() const { return config_; }

 private:
  LlamaConfig config_;
  std::string name_;
  Rope rope_;
  Embedding words_;
  std::vector<LlamaLayer> layers_;
  RmsNorm norm_;
};

using LlamaEncoder = DecoderAsBody<LlamaBody>;
using LlamaTokens = TokenHead<LlamaEncoder>;

template <Kind kind>
std::unique_ptr<Model> llamaCausal(const Json& config, const at::TensorOptions& options) {
  LlamaBody body(config, kind, "model", options);
  const bool tied = body.config().tied;
  return std::make_unique<CausalLmModel<LlamaBody>>(config, std::move(body), tied, options);
}

template <Kind kind>
std::unique_ptr<Model> llamaClassifier(const Json& config, const at::TensorOptions& options) {
  LlamaBody body(config, kind, "model", options);
  const std::int64_t padding = body.config().pad_token_id;
  return std::make_unique<LastTokenClassifier<LlamaBody>>(config, std::move(body), padding, options);
}

template <Kind kind>
std::unique_ptr<Model> llamaTokens(const Json& config, const at::TensorOptions& options) {
  LlamaEncoder body(config, kind, "model", options);
  const double drop = body.config().classifier_dropout;
  return std::make_unique<LlamaTokens>(config, std::move(body), LlamaTokens::Shape{labelCount(config), drop, "score"}, options);
}

/// Transformers' question answerers of Llama and Qwen2 name their body otherwise than all its other models.
template <Kind kind>
std::unique_ptr<Model> llamaAnswers(const Json& config, const at::TensorOptions& options) {
  LlamaEncoder body(config, kind, kind == Kind::Mistral ? "model" : "transformer", options);
  return std::make_unique<LlamaTokens>(config, std::move(body), LlamaTokens::Shape{2, 0, "qa_outputs"}, options);
}

template <Kind kind>
Family llamaAs(const char* key, const char* class_name) {
  return {key,
          class_name,
          {{Head::CausalLm, llamaCausal<kind>},
           {Head::SequenceClassification, llamaClassifier<kind>},
           {Head::TokenClassification, llamaTokens<kind>},
           {Head::QuestionAnswering, llamaAnswers<kind>}},
          {"attention_dropout", "classifier_dropout"}};
}

}  // namespace

Family llamaFamily() { return llamaAs<Kind::Llama>("llama", "Llama"); }
Family mistralFamily() { return llamaAs<Kind::Mistral>("mistral", "Mistral"); }
Family qwen2Family() { return llamaAs<Kind::Qwen2>("qwen2", "Qwen2"); }

}  // namespace etude
