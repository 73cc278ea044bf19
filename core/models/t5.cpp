// T5, T5 v1.1 and Flan-T5 (Raffel et al. 2019, Chung et al. 2022), as Transformers stores and computes them.
#include "core/models/families.h"
#include "core/models/heads.h"
#include "core/models/t5_stack.h"

#include <cmath>

namespace etude {

namespace {

/// Fresh weights as Mesh TensorFlow drew them: each spread by the width that it reads.
void initialiseT5(Model& model, const T5Config& c, std::uint64_t key) {
  const double factor = c.initializer_factor, wide = 1 / std::sqrt(static_cast<double>(c.d_model));
  for (const Parameter& parameter : model.parameters()) {
    const auto ends = [&](const char* name) { return parameter.name.ends_with(name); };
    double range = factor * wide;
    if (ends("shared.weight") || ends("lm_head.weight")) range = factor;
    if (ends("Attention.q.weight")) range = factor * wide / std::sqrt(static_cast<double>(c.d_kv));
    if (ends("Attention.o.weight")) range = factor / std::sqrt(static_cast<double>(c.num_heads * c.d_kv));
    if (ends("DenseReluDense.wo.weight")) range = factor / std::sqrt(static_cast<double>(c.d_ff));
    initialise(parameter, range, key);
    if (parameter.kind == ParameterKind::NormWeight) {
      const at::NoGradGuard no_grad;
      parameter.tensor->fill_(factor);
    }
  }
}

/// Embeddings, encoder and, if wanted, decoder.
class T5Body {
 public:
  T5Body(const Json& config, bool with_decoder, std::string prefix, const at::TensorOptions& o)
      : config_(T5Config::read(config)),
        prefix_(std::move(prefix)),
        words_(config_.vocab_size, config_.d_model, o),
        encoder_(config_, /*decoder=*/false, o) {
    if (with_decoder) decoder_.emplace(config_, /*decoder=*/true, o);
  }

  at::Tensor encode(const ModelInput& input, const Pass& pass) const {  // -> (B, T, C)
    return encode(embedTokens(words_, input.ids, pass), input.mask, pass);
  }
  at::Tensor decode(const at::Tensor& ids, const at::Tensor& encoded, const at::Tensor& mask, WritingState* state, const Pass& pass) const {
    return decoder_->forward(words_.forward(ids), {}, encoded, mask, state, pass.part(2));  // -> (B, U, C)
  }
  /// The decoder over the text itself, one step behind: how T5 classifies and answers. The text's tokens are embedded once for both.
  at::Tensor forward(const ModelInput& input, const Pass& pass) const {
    const at::Tensor embedded = embedTokens(words_, input.ids, pass), encoded = encode(embedded, input.mask, pass);
    if (!decoder_) return encoded;
    const at::Tensor start = words_.forward(at::full({input.ids.size(0), 1}, config_.decoder_start_token_id, input.ids.options()));
    return decoder_->forward(at::cat({start, embedded.slice(1, 0, -1)}, 1), {}, encoded, input.mask, nullptr, pass.part(2));
  }
  void show(ParameterList& list) {
    list.enter(kEmbeddings);
    words_.show(list, prefix_ + "shared", /*per_token=*/true);
    encoder_.show(list, prefix_ + "encoder");
    if (decoder_) decoder_->show(list, prefix_ + "decoder");
    list.enter(kHead);
  }
  std::vector<std::pair<std::string, std::string>> secondNames() const {
    const std::string shared = prefix_ + "shared.weight";
    return {{prefix_ + "encoder.embed_tokens.weight", shared}, {prefix_ + "decoder.embed_tokens.weight", shared}};
  }
  int layerCount() const { return encoder_.layerCount() + (decoder_ ? decoder_->layerCount() : 0); }
  int encoderLayers() const { return encoder_.layerCount(); }
  std::int64_t width() const { return config_.d_model; }
  const at::Tensor& wordWeights() const { return words_.weight(); }
  const T5Config& config() const { return config_; }

 private:
  at::Tensor encode(const at::Tensor& embedded, const at::Tensor& mask, const Pass& pass) const {
    return encoder_.forward(embedded, mask, {}, {}, nullptr, pass.part(1));
  }

  T5Config config_;
  std::string prefix_;
  Embedding words_;
  T5Stack encoder_;
  std::optional<T5Stack> decoder_;
};

class T5ForConditionalGeneration final : public WritingModel {
 public:
  T5ForConditionalGeneration(const Json& config, const at::TensorOptions& options)
      : WritingModel(config), body_(config, /*with_decoder=*/true, "", options) {
    if (!body_.config().tied) head_ = Projection(body_.width(), body_.config().vocab_size, options, /*with_bias=*/false);
  }

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    return score(body_.decode(input.decoder_ids, body_.encode(input, pass), input.mask, nullptr, pass), pass);
  }
  WritingState begin(const ModelInput& prompt, const Pass& pass) override {
    const at::NoGradGuard no_grad;
    WritingState state;
    state.encoded = body_.encode(prompt, pass);
    state.encoded_mask = prompt.mask;
    return state;
  }
  at::Tensor read(const at::Tensor& ids, WritingState& state, const Pass& pass) override {
    const at::NoGradGuard no_grad;
    return score(body_.decode(ids, state.encoded, state.encoded_mask, &state, pass).select(1, -1), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    if (!body_.config().tied) head_.show(list, "lm_head", Role::Other, /*per_token=*/true);
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }
  void initialiseWeights(std::uint64_t key) override { initialiseT5(*this, body_.config(), key); }
  std::vector<std::pair<std::string, std::string>> secondNames() const override {
    auto names = body_.secondNames();
    if (body_.config().tied) names.emplace_back("lm_head.weight", "shared.weight");
    return names;
  }

 private:
  at::Tensor score(const at::Tensor& x, const Pass& pass) const {
    if (!body_.config().tied) return head_.forward(x, pass);
    return at::linear(x / std::sqrt(static_cast<double>(body_.width())), body_.wordWeights());
  }

  T5Body body_;
  Projection head_;
};

/// What the decoder makes of the text at its end token, through two linear layers.
class T5ForSequenceClassification final : public Model {
 public:
  T5ForSequenceClassification(const Json& config, const at::TensorOptions& options)
      : Model(config),
        body_(config, /*with_decoder=*/true, "transformer.", options),
        dense_(body_.width(), body_.width(), options),
        out_(body_.width(), labelCount(config), options) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    const at::Tensor x = body_.forward(input, pass);  // (B, T, C)
    const at::Tensor places = at::arange(input.ids.size(1), input.ids.options());
    const at::Tensor last = std::get<0>((places * input.ids.eq(body_.config().eos_token_id)).max(1));  // the last end token of each row
    const at::Tensor summary = x.gather(1, last.view({-1, 1, 1}).expand({-1, 1, x.size(2)})).squeeze(1);
    const double drop = body_.config().classifier_dropout;
    return out_.forward(dropout(at::tanh(dense_.forward(dropout(summary, drop, pass, 1), pass)), drop, pass, 2), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    dense_.show(list, "classification_head.dense");
    out_.show(list, "classification_head.out_proj");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }
  bool restsAfter(int layers) const override { return layers <= body_.encoderLayers() || layers == body_.layerCount(); }
  void initialiseWeights(std::uint64_t key) override { initialiseT5(*this, body_.config(), key); }
  std::vector<std::pair<std::string, std::string>> secondNames() const override { return body_.secondNames(); }

 private:
  T5Body body_;
  Projection dense_, out_;
};

class T5TokenModel final : public TokenHead<T5Body> {
 public:
  T5TokenModel(const Json& config, T5Body body, const Shape& shape, const at::TensorOptions& options)
      : TokenHead<T5Body>(config, body, shape, options), config_t5_(body.config()), second_(body.secondNames()) {}
  void initialiseWeights(std::uint64_t key) override { initialiseT5(*this, config_t5_, key); }
  std::vector<std::pair<std::string, std::string>> secondNames() const override { return second_; }

 private:
  T5Config config_t5_;
  std::vector<std::pair<std::string, std::string>> second_;
};

std::unique_ptr<Model> t5Tokens(const Json& config, const at::TensorOptions& options) {
  T5Body body(config, /*with_decoder=*/false, "transformer.", options);
  const double drop = body.config().classifier_dropout;
  return std::make_unique<T5TokenModel>(config, std::move(body), T5TokenModel::Shape{labelCount(config), drop}, options);
}

std::unique_ptr<Model> t5Answers(const Json& config, const at::TensorOptions& options) {
  return std::make_unique<T5TokenModel>(config, T5Body(config, /*with_decoder=*/true, "", options),
                                        T5TokenModel::Shape{2, 0, "qa_outputs"}, options);
}

}  // namespace

Family t5Family() {
  return {"t5",
          "T5",
          {{Head::SequenceToSequence, makeAs<T5ForConditionalGeneration>},
           {Head::SequenceClassification, makeAs<T5ForSequenceClassification>},
           {Head::TokenClassification, t5Tokens},
           {Head::QuestionAnswering, t5Answers}},
          {"dropout_rate", "classifier_dropout"}};
}

}  // namespace etude
