// What DeBERTa and DeBERTa-v2 share: attention to what a token is and to how far away it stands, told apart ("disentangled", He et al.
// 2020), embeddings, pooling and heads.
#pragma once

#include "core/models/config_reader.h"
#include "core/models/heads.h"
#include "core/models/model.h"
#include "core/nn/post_norm.h"

#include <string>
#include <vector>

namespace etude {

struct DebertaConfig {
  std::int64_t vocab_size, hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, max_position_embeddings,
      type_vocab_size, embedding_size, pad_token_id;
  std::int64_t max_relative_positions;  ///< as used: max_position_embeddings where the file has less than 1
  double hidden_dropout, attention_dropout, classifier_dropout, pooler_dropout, layer_norm_eps;
  std::string hidden_act, pooler_hidden_act;
  bool relative_attention, position_biased_input, content_to_position, position_to_content;
  // Version 2 only:
  std::int64_t position_buckets;  ///< 0 or less: distances are not put into buckets
  bool share_att_key, normalise_positions;
  std::int64_t conv_kernel_size, conv_groups;  ///< kernel 0: no convolution
  std::string conv_act;

  /// `version`: 1 or 2.
  static DebertaConfig read(const Json& json, int version);
};

class DebertaEmbeddings {
 public:
  DebertaEmbeddings(const DebertaConfig& c, const at::TensorOptions& options);
  at::Tensor forward(const ModelInput& input, const Pass& pass) const;  ///< -> (B, T, C), zero where there is padding
  void show(ParameterList& list);
  const at::Tensor& wordWeights() const { return words_.weight(); }

 private:
  DebertaConfig config_;
  Embedding words_, positions_, types_;
  Projection widen_;
  LayerNorm norm_;
};

/// Scores that depend on distance: for each query q and key k the entry of `scores` (.., T, 2 * span) at the place of their distance.
/// `places`: (T, S) int64.
at::Tensor gatherDistances(const at::Tensor& scores, const at::Tensor& places);

/// The mask that DeBERTa's attention reads: (B, 1, T, T), true where both query and key are tokens; undefined without padding.
at::Tensor pairMask(const at::Tensor& mask);
/// softmax(scores) v where `pairs` holds, and zero for rows that see nothing. scores: (B, nh, T, T).
at::Tensor mixVisible(const at::Tensor& scores, const at::Tensor& v, const at::Tensor& pairs, double dropout_p, const Pass& pass);

/// A layer: the version's attention, then what follows it in BERT too. `distances`: what this attention wants to know of them.
template <class Attention>
class DebertaLayer {
 public:
  DebertaLayer(const DebertaConfig& c, const at::TensorOptions& o)
      : attention_(c, o),
        rest_({c.hidden_size, c.intermediate_size, c.layer_norm_eps, c.hidden_dropout, c.hidden_dropout, c.hidden_act}, o) {}
  template <class Distances>
  at::Tensor forward(const at::Tensor& x, const at::Tensor& pairs, const Distances& distances, const Pass& pass) const {
    return rest_.forward(x, attention_.forward(x, pairs, distances, pass), pass);
  }
  void show(ParameterList& list, const std::string& name) {
    attention_.show(list, name + "attention.self.");
    rest_.show(list, name);
  }

 private:
  Attention attention_;
  PostNormBlock rest_;
};

/// The classifier on DeBERTa's pooler: [CLS], dropout, dense, activation, dropout, linear.
template <class Body>
class DebertaClassifier final : public Model {
 public:
  DebertaClassifier(const Json& config, const at::TensorOptions& options)
      : Model(config),
        body_(config, options),
        activation_(activation(body_.config().pooler_hidden_act, "pooler_hidden_act")),
        pooler_(body_.width(), body_.width(), options),
        classifier_(body_.width(), labelCount(config), options) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    const at::Tensor first = dropout(body_.forward(input, pass).select(1, 0), body_.config().pooler_dropout, pass, 1);
    return classifier_.forward(dropout(activation_(pooler_.forward(first, pass)), body_.config().classifier_dropout, pass, 2), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    pooler_.show(list, "pooler.dense");
    classifier_.show(list, "classifier");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }

 private:
  Body body_;
  Activation activation_;
  Projection pooler_, classifier_;
};

/// The family with all its heads.
template <class Body>
Family debertaAs(const char* key, const char* class_name) {
  using Tokens = TokenHead<Body>;
  return {key,
          class_name,
          {{Head::SequenceClassification, makeAs<DebertaClassifier<Body>>},
           {Head::TokenClassification,
            [](const Json& config, const at::TensorOptions& options) -> std::unique_ptr<Model> {
              Body body(config, options);
              const double drop = body.config().hidden_dropout;
              return std::make_unique<Tokens>(config, std::move(body), typename Tokens::Shape{labelCount(config), drop}, options);
            }},
           {Head::QuestionAnswering,
            [](const Json& config, const at::TensorOptions& options) -> std::unique_ptr<Model> {
              return std::make_unique<Tokens>(config, Body(config, options), typename Tokens::Shape{2, 0, "qa_outputs"}, options);
            }},
           {Head::MaskedLm,
            [](const Json& config, const at::TensorOptions& options) -> std::unique_ptr<Model> {
              Body body(config, options);
              const DebertaConfig& c = body.config();
              VocabularyHead head(c.hidden_size, c.embedding_size, c.vocab_size, c.layer_norm_eps, activation(c.hidden_act),
                                  {"cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm", "cls.predictions.bias"}, options);
              return std::make_unique<MaskedLmModel<Body>>(
                  config, std::move(body), std::move(head),
                  std::vector<std::pair<std::string, std::string>>{
                      {"cls.predictions.decoder.weight", "deberta.embeddings.word_embeddings.weight"},
                      {"cls.predictions.decoder.bias", "cls.predictions.bias"}});
            }}},
          {"hidden_dropout_prob", "attention_probs_dropout_prob", "cls_dropout", "pooler_dropout"}};
}

}  // namespace etude
