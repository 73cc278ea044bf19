// DistilBERT (Sanh et al. 2019): BERT with half the layers, no types of text and no pooler.
#include "core/models/config_reader.h"
#include "core/models/families.h"
#include "core/models/heads.h"
#include "core/nn/post_norm.h"
#include "core/nn/prefix.h"

#include <cmath>

namespace etude {

namespace {

struct DistilBertConfig {
  std::int64_t vocab_size, dim, n_layers, n_heads, hidden_dim, max_position_embeddings, pad_token_id;
  double dropout, attention_dropout, classifier_dropout, answer_dropout;
  std::string activation;

  static DistilBertConfig read(const Json& json) {
    ConfigReader reader(json);
    DistilBertConfig c{};
    c.vocab_size = reader.count("vocab_size", 30522);
    c.dim = reader.count("dim", 768);
    c.n_layers = reader.layers("n_layers", 6);
    c.n_heads = reader.count("n_heads", 12);
    c.hidden_dim = reader.count("hidden_dim", 4 * 768);
    c.max_position_embeddings = reader.count("max_position_embeddings", 512);
    c.pad_token_id = reader.token("pad_token_id", 0, c.vocab_size);
    c.dropout = reader.probability("dropout", 0.1);
    c.attention_dropout = reader.probability("attention_dropout", 0.1);
    c.classifier_dropout = reader.probability("seq_classif_dropout", 0.2);
    c.answer_dropout = reader.probability("qa_dropout", 0.1);
    c.activation = reader.text("activation", "gelu");
    reader.multiple("dim", c.dim, c.n_heads, "n_heads");
    reader.finish();
    return c;
  }
};

constexpr double kDistilBertEpsilon = 1e-12;

class DistilBertLayer {
 public:
  DistilBertLayer(const DistilBertConfig& c, const at::TensorOptions& o)
      : heads_(c.n_heads),
        attention_dropout_(c.attention_dropout),
        query_(c.dim, c.dim, o),
        key_(c.dim, c.dim, o),
        value_(c.dim, c.dim, o),
        prefix_(c.n_heads, c.dim / c.n_heads),
        rest_({c.dim, c.hidden_dim, kDistilBertEpsilon, 0, c.dropout, c.activation}, o) {}

  at::Tensor forward(const at::Tensor& x, const at::Tensor& bias, const Pass& pass) const {  // x: (B, T, C)
    const double scale = 1 / std::sqrt(static_cast<double>(x.size(2) / heads_));
    const at::Tensor q = splitHeads(query_.forward(x, pass), heads_);
    const at::Tensor mixed = attend(q, splitHeads(key_.forward(x, pass), heads_), splitHeads(value_.forward(x, pass), heads_), bias, scale,
                                    attention_dropout_, pass, 0);
    return rest_.forward(x, joinHeads(prefix_.join(mixed, q, scale)), pass);
  }
  void show(ParameterList& list, const std::string& name) {
    query_.show(list, name + "attention.q_lin", Role::Query);
    key_.show(list, name + "attention.k_lin", Role::Key);
    value_.show(list, name + "attention.v_lin", Role::Value);
    prefix_.show(list, name + "attention");
    rest_.show(list, name, {"attention.out_lin", "sa_layer_norm", "ffn.lin1", "ffn.lin2", "output_layer_norm"});
  }

 private:
  std::int64_t heads_;
  double attention_dropout_;
  Projection query_, key_, value_;
  Prefix prefix_;
  PostNormBlock rest_;
};

class DistilBertBody {
 public:
  DistilBertBody(const Json& config, const at::TensorOptions& o)
      : config_(DistilBertConfig::read(config)),
        words_(config_.vocab_size, config_.dim, o, config_.pad_token_id),
        positions_(config_.max_position_embeddings, config_.dim, o),
        norm_(config_.dim, kDistilBertEpsilon, o) {
    for (std::int64_t i = 0; i < config_.n_layers; ++i) layers_.emplace_back(config_, o);
  }

  at::Tensor forward(const ModelInput& input, const Pass& pass) const {  // -> (B, T, C)
    if (input.ids.size(1) > config_.max_position_embeddings) throwTooLong(input.ids.size(1), config_.max_position_embeddings);
    at::Tensor x = embedTokens(words_, input.ids, pass) + positions_.forward(at::arange(input.ids.size(1), input.ids.options()));
    x = dropout(norm_.forward(x), config_.dropout, pass.forEmbeddings(), 0);
    const at::Tensor bias = paddingBias(input.mask, x.scalar_type());
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Pass inner = pass.forLayer(static_cast<int>(i));
      x = runLayer([this, i, bias, inner](const at::Tensor& h) { return layers_[i].forward(h, bias, inner); }, x, inner);
    }
    return x;
  }
  void show(ParameterList& list) {
    list.enter(kEmbeddings);
    words_.show(list, "distilbert.embeddings.word_embeddings", /*per_token=*/true);
    positions_.show(list, "distilbert.embeddings.position_embeddings");
    norm_.show(list, "distilbert.embeddings.LayerNorm");
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      list.enter(static_cast<int>(i));
      layers_[i].show(list, "distilbert.transformer.layer." + std::to_string(i) + ".");
    }
    list.enter(kHead);
  }
  const at::Tensor& wordWeights() const { return words_.weight(); }
  int layerCount() const { return static_cast<int>(layers_.size()); }
  std::int64_t width() const { return config_.dim; }
  const DistilBertConfig& config() const { return config_; }

 private:
  DistilBertConfig config_;
  Embedding words_, positions_;
  LayerNorm norm_;
  std::vector<DistilBertLayer> layers_;
};

class DistilBertForSequenceClassification final : public Model {
 public:
  DistilBertForSequenceClassification(const Json& config, const at::TensorOptions& options)
      : Model(config),
        body_(config, options),
        pre_classifier_(body_.width(), body_.width(), options),
        classifier_(body_.width(), labelCount(config), options) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    const at::Tensor pooled = at::relu(pre_classifier_.forward(body_.forward(input, pass).select(1, 0), pass));  // (B, C): of [CLS]
    return classifier_.forward(dropout(pooled, body_.config().classifier_dropout, pass, 1), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    pre_classifier_.show(list, "pre_classifier");
    classifier_.show(list, "classifier");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }

 private:
  DistilBertBody body_;
  Projection pre_classifier_, classifier_;
};

using DistilBertTokens = TokenHead<DistilBertBody>;

std::unique_ptr<Model> distilbertTokens(const Json& config, const at::TensorOptions& options) {
  DistilBertBody body(config, options);
  const double drop = body.config().dropout;
  return std::make_unique<DistilBertTokens>(config, std::move(body), DistilBertTokens::Shape{labelCount(config), drop}, options);
}

std::unique_ptr<Model> distilbertAnswers(const Json& config, const at::TensorOptions& options) {
  DistilBertBody body(config, options);
  const double drop = body.config().answer_dropout;
  return std::make_unique<DistilBertTokens>(config, std::move(body), DistilBertTokens::Shape{2, drop, "qa_outputs"}, options);
}

std::unique_ptr<Model> distilbertMasked(const Json& config, const at::TensorOptions& options) {
  DistilBertBody body(config, options);
  const DistilBertConfig& c = body.config();
  VocabularyHead head(c.dim, c.dim, c.vocab_size, kDistilBertEpsilon, activation(c.activation, "activation"),
                      {"vocab_transform", "vocab_layer_norm", "vocab_projector.bias"}, options);
  return std::make_unique<MaskedLmModel<DistilBertBody>>(
      config, std::move(body), std::move(head),
      std::vector<std::pair<std::string, std::string>>{{"vocab_projector.weight", "distilbert.embeddings.word_embeddings.weight"}});
}

}  // namespace

Family distilbertFamily() {
  return {"distilbert",
          "DistilBert",
          {{Head::SequenceClassification, makeAs<DistilBertForSequenceClassification>},
           {Head::TokenClassification, distilbertTokens},
           {Head::QuestionAnswering, distilbertAnswers},
           {Head::MaskedLm, distilbertMasked}},
          {"dropout", "attention_dropout", "seq_classif_dropout", "qa_dropout"}};
}

}  // namespace etude
