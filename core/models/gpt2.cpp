// GPT-2 (Radford et al. 2019), as Transformers stores and computes it: learned positions, one projection for queries, keys and values,
// weights that lie (in, out).
#include "core/base/say.h"
#include "core/models/config_reader.h"
#include "core/models/decoder.h"
#include "core/models/families.h"
#include "core/nn/prefix.h"

#include <cmath>

namespace etude {

namespace {

struct Gpt2Config {
  std::int64_t vocab_size, n_positions, n_embd, n_layer, n_head, n_inner, pad_token_id;
  double resid_dropout, embd_dropout, attn_dropout, classifier_dropout, layer_norm_epsilon;
  std::string activation_function;
  bool scale_attn_weights, scale_by_layer, tied;

  static Gpt2Config read(const Json& json) {
    ConfigReader reader(json);
    Gpt2Config c{};
    c.vocab_size = reader.count("vocab_size", 50257);
    c.n_positions = reader.count("n_positions", reader.count("n_ctx", 1024));
    c.n_embd = reader.count("n_embd", 768);
    c.n_layer = reader.layers("n_layer", 12);
    c.n_head = reader.count("n_head", 12);
    c.n_inner = reader.count("n_inner", 4 * c.n_embd);
    c.pad_token_id = reader.token("pad_token_id", -1, c.vocab_size);
    c.resid_dropout = reader.probability("resid_pdrop", 0.1);
    c.embd_dropout = reader.probability("embd_pdrop", 0.1);
    c.attn_dropout = reader.probability("attn_pdrop", 0.1);
    c.classifier_dropout = reader.probability("classifier_dropout", reader.probability("hidden_dropout", 0.1));
    c.layer_norm_epsilon = reader.positive("layer_norm_epsilon", 1e-5);
    c.activation_function = reader.text("activation_function", "gelu_new");
    c.scale_attn_weights = reader.flag("scale_attn_weights", true);
    c.scale_by_layer = reader.flag("scale_attn_by_inverse_layer_idx", false);
    c.tied = reader.flag("tie_word_embeddings", true);
    reader.multiple("n_embd", c.n_embd, c.n_head, "n_head");
    if (reader.flag("add_cross_attention", false))
      reader.refuse("add_cross_attention", say("The model reads the result of an encoder, which is not built for GPT-2"),
                    say("Choose a GPT-2 model that only continues texts."));
    reader.finish();
    return c;
  }
};

class Gpt2Layer {
 public:
  Gpt2Layer(const Gpt2Config& c, std::int64_t number, const at::TensorOptions& o)
      : heads_(c.n_head),
        attn_dropout_(c.attn_dropout),
        resid_dropout_(c.resid_dropout),
        activation_(activation(c.activation_function, "activation_function")),
        norm_1_(c.n_embd, c.layer_norm_epsilon, o),
        attention_(c.n_embd, 3 * c.n_embd, o, true, Projection::Layout::InOut),
        attention_out_(c.n_embd, c.n_embd, o, true, Projection::Layout::InOut),
        prefix_(c.n_head, c.n_embd / c.n_head),
        norm_2_(c.n_embd, c.layer_norm_epsilon, o),
        up_(c.n_embd, c.n_inner, o, true, Projection::Layout::InOut),
        down_(c.n_inner, c.n_embd, o, true, Projection::Layout::InOut) {
    scale_ = c.scale_attn_weights ? 1 / std::sqrt(static_cast<double>(c.n_embd / c.n_head)) : 1;
    if (c.scale_by_layer) scale_ /= static_cast<double>(number + 1);
  }

  at::Tensor forward(const at::Tensor& x, const at::Tensor& bias, KeyValues* kept, const Pass& pass) const {  // x: (B, T, C)
    const auto parts = attention_.forward(norm_1_.forward(x), pass).chunk(3, -1);
    const at::Tensor q = splitHeads(parts[0], heads_);
    at::Tensor k = splitHeads(parts[1], heads_), v = splitHeads(parts[2], heads_);
    if (kept) std::tie(k, v) = kept->append(k, v);
    const at::Tensor mixed = joinHeads(prefix_.join(attend(q, k, v, bias, scale_, attn_dropout_, pass, 0), q, scale_));
    const at::Tensor h = x + dropout(attention_out_.forward(mixed, pass), resid_dropout_, pass, 1);
    return h + dropout(down_.forward(activation_(up_.forward(norm_2_.forward(h), pass)), pass), resid_dropout_, pass, 2);
  }
  void show(ParameterList& list, const std::string& name) {
    norm_1_.show(list, name + "ln_1");
    attention_.show(list, name + "attn.c_attn", Role::QueryKeyValue);
    prefix_.show(list, name + "attn");
    attention_out_.show(list, name + "attn.c_proj", Role::AttentionOut);
    norm_2_.show(list, name + "ln_2");
    up_.show(list, name + "mlp.c_fc", Role::Up);
    down_.show(list, name + "mlp.c_proj", Role::Down);
  }

 private:
  std::int64_t heads_;
  double attn_dropout_, resid_dropout_, scale_ = 1;
  Activation activation_;
  LayerNorm norm_1_;
  Projection attention_, attention_out_;
  Prefix prefix_;
  LayerNorm norm_2_;
  Projection up_, down_;
};

class Gpt2Body {
 public:
  struct Context {};

  Gpt2Body(const Json& config, const at::TensorOptions& o)
      : config_(Gpt2Config::read(config)),
        words_(config_.vocab_size, config_.n_embd, o),
        positions_(config_.n_positions, config_.n_embd, o),
        norm_(config_.n_embd, config_.layer_norm_epsilon, o) {
    for (std::int64_t i = 0; i < config_.n_layer; ++i) layers_.emplace_back(config_, i, o);
  }

  at::Tensor embed(const at::Tensor& ids, const at::Tensor& positions, const Pass& pass) const {
    return dropout(embedTokens(words_, ids, pass) + positions_.forward(positions), config_.embd_dropout, pass.forEmbeddings(), 0);
  }
  Context context(const at::Tensor&, at::ScalarType) const { return {}; }
  at::Tensor layer(int i, const at::Tensor& x, const at::Tensor& bias, const Context&, KeyValues* kept, const Pass& pass) const {
    return layers_[static_cast<std::size_t>(i)].forward(x, bias, kept, pass);
  }
  at::Tensor finish(const at::Tensor& x) const { return norm_.forward(x); }
  void show(ParameterList& list) {
    list.enter(kEmbeddings);
    words_.show(list, "transformer.wte", /*per_token=*/true);
    positions_.show(list, "transformer.wpe");
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      list.enter(static_cast<int>(i));
      layers_[i].show(list, "transformer.h." + std::to_string(i) + ".");
    }
    norm_.show(list, "transformer.ln_f");
    list.enter(kHead);
  }
  std::string wordName() const { return "transformer.wte.weight"; }
  const at::Tensor& wordWeights() const { return words_.weight(); }
  int layerCount() const { return static_cast<int>(layers_.size()); }
  std::int64_t width() const { return config_.n_embd; }
  std::int64_t window(int) const { return 0; }
  std::int64_t most() const { return config_.n_positions; }
  const Gpt2Config& config() const { return config_; }

 private:
  Gpt2Config config_;
  Embedding words_, positions_;
  std::vector<Gpt2Layer> layers_;
  LayerNorm norm_;
};

/// What is added to the stream starts smaller the more layers add to it, as GPT-2 does it. Wraps a model's fresh weights.
template <class Base>
class Gpt2Fresh final : public Base {
 public:
  using Base::Base;
  void initialiseWeights(std::uint64_t key) override {
    Base::initialiseWeights(key);
    const at::NoGradGuard no_grad;
    for (const Parameter& parameter : Base::parameters()) {
      if (parameter.name.ends_with("c_proj.weight")) parameter.tensor->div_(std::sqrt(2.0 * Base::layerCount()));
    }
  }
};

using Gpt2Encoder = DecoderAsBody<Gpt2Body>;
using Gpt2Tokens = TokenHead<Gpt2Encoder>;

std::unique_ptr<Model> gpt2Causal(const Json& config, const at::TensorOptions& options) {
  Gpt2Body body(config, options);
  const bool tied = body.config().tied;
  return std::make_unique<Gpt2Fresh<CausalLmModel<Gpt2Body>>>(config, std::move(body), tied, options);
}

std::unique_ptr<Model> gpt2Classifier(const Json& config, const at::TensorOptions& options) {
  Gpt2Body body(config, options);
  const std::int64_t padding = body.config().pad_token_id;
  return std::make_unique<Gpt2Fresh<LastTokenClassifier<Gpt2Body>>>(config, std::move(body), padding, options);
}

std::unique_ptr<Model> gpt2Tokens(const Json& config, const at::TensorOptions& options) {
  Gpt2Encoder body(config, options);
  const double drop = body.config().classifier_dropout;
  return std::make_unique<Gpt2Fresh<Gpt2Tokens>>(config, std::move(body), Gpt2Tokens::Shape{labelCount(config), drop}, options);
}

std::unique_ptr<Model> gpt2Answers(const Json& config, const at::TensorOptions& options) {
  return std::make_unique<Gpt2Fresh<Gpt2Tokens>>(config, Gpt2Encoder(config, options), Gpt2Tokens::Shape{2, 0, "qa_outputs"}, options);
}

}  // namespace

Family gpt2Family() {
  return {"gpt2",
          "GPT2",
          {{Head::CausalLm, gpt2Causal},
           {Head::SequenceClassification, gpt2Classifier},
           {Head::TokenClassification, gpt2Tokens},
           {Head::QuestionAnswering, gpt2Answers}},
          {"resid_pdrop", "embd_pdrop", "attn_pdrop", "classifier_dropout"}};
}

}  // namespace etude
