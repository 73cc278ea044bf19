// BERT (Devlin et al. 2018), as Transformers stores and computes it.
#include "core/models/bert_body.h"
#include "core/models/families.h"
#include "core/models/heads.h"

namespace etude {

namespace {

BertBody bertBody(const Json& config, const at::TensorOptions& options) {
  return {config, "bert", BertBody::Positions::Absolute, options};
}

class BertForSequenceClassification final : public Model {
 public:
  BertForSequenceClassification(const Json& config, const at::TensorOptions& options)
      : Model(config),
        body_(bertBody(config, options)),
        pooler_(body_.width(), body_.width(), options),
        classifier_(body_.width(), labelCount(config), options) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    const at::Tensor pooled = at::tanh(pooler_.forward(body_.forward(input, pass).select(1, 0), pass));  // (B, C): of [CLS]
    return classifier_.forward(dropout(pooled, body_.config().classifier_dropout, pass, 1), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    pooler_.show(list, "bert.pooler.dense");
    classifier_.show(list, "classifier");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }

 private:
  BertBody body_;
  Projection pooler_, classifier_;
};

/// BERT with the heads it is pretrained with. The head for "is this the next sentence?" is carried for the sake of the file
/// layout and not trained; the pooler learns to sum a text up instead, which is what classification needs of it.
class BertForPreTraining final : public MaskedLanguageModel {
 public:
  BertForPreTraining(const Json& config, const at::TensorOptions& options)
      : MaskedLanguageModel(config),
        body_(bertBody(config, options)),
        pooler_(body_.width(), body_.width(), options),
        predictions_(body_.width(), body_.width(), body_.config().vocab_size, body_.config().layer_norm_eps,
                     activation(body_.config().hidden_act),
                     {"cls.predictions.transform.dense", "cls.predictions.transform.LayerNorm", "cls.predictions.bias"}, options),
        next_sentence_(body_.width(), 2, options) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    return predictions_.forward(body_.forward(input, pass), body_.wordWeights(), pass);
  }
  Scores scores(const ModelInput& input, const at::Tensor& positions, const Pass& pass) override {
    const at::Tensor hidden = body_.forward(input, pass);                      // (B, T, C)
    const at::Tensor pooled = at::tanh(pooler_.forward(hidden.select(1, 0), pass));  // (B, C)
    return {predictions_.forward(hidden.flatten(0, 1).index_select(0, positions), body_.wordWeights(), pass),
            predictions_.forward(pooled, body_.wordWeights(), pass)};
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    pooler_.show(list, "bert.pooler.dense");
    predictions_.show(list);
    next_sentence_.show(list, "cls.seq_relationship");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }
  std::vector<std::pair<std::string, std::string>> secondNames() const override {
    return {{"cls.predictions.decoder.weight", "bert.embeddings.word_embeddings.weight"},
            {"cls.predictions.decoder.bias", "cls.predictions.bias"}};
  }

 private:
  BertBody body_;
  Projection pooler_;
  VocabularyHead predictions_;
  Projection next_sentence_;
};

std::unique_ptr<Model> bertTokens(const Json& config, const at::TensorOptions& options) {
  BertBody body = bertBody(config, options);
  const double drop = body.config().classifier_dropout;
  return std::make_unique<TokenHead<BertBody>>(config, std::move(body), TokenHead<BertBody>::Shape{labelCount(config), drop}, options);
}

std::unique_ptr<Model> bertAnswers(const Json& config, const at::TensorOptions& options) {
  return std::make_unique<TokenHead<BertBody>>(config, bertBody(config, options), TokenHead<BertBody>::Shape{2, 0, "qa_outputs"}, options);
}

}  // namespace

Family bertFamily() {
  return {"bert",
          "Bert",
          {{Head::SequenceClassification, makeAs<BertForSequenceClassification>},
           {Head::TokenClassification, bertTokens},
           {Head::QuestionAnswering, bertAnswers},
           {Head::MaskedLm, makeAs<BertForPreTraining>}},
          {"hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout"}};
}

}  // namespace etude
