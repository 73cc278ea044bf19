// RoBERTa (Liu et al. 2019) and the models that are RoBERTa under other names (XLM-RoBERTa, CamemBERT): BERT's layers with positions
// counted after the padding's, and heads of their own.
#include "core/models/bert_body.h"
#include "core/models/families.h"
#include "core/models/heads.h"

namespace etude {

namespace {

BertBody robertaBody(const Json& config, const at::TensorOptions& options) {
  Json defaults = config;  // what RobertaConfig says where the file says nothing
  for (const auto& [key, value] : {std::pair<const char*, std::int64_t>{"pad_token_id", 1}, {"vocab_size", 50265}}) {
    if (!defaults.contains(key)) defaults[key] = value;
  }
  return {defaults, "roberta", BertBody::Positions::AfterPadding, options};
}

class RobertaForSequenceClassification final : public Model {
 public:
  RobertaForSequenceClassification(const Json& config, const at::TensorOptions& options)
      : Model(config),
        body_(robertaBody(config, options)),
        dense_(body_.width(), body_.width(), options),
        out_(body_.width(), labelCount(config), options) {}

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    const double drop = body_.config().classifier_dropout;
    const at::Tensor first = dropout(body_.forward(input, pass).select(1, 0), drop, pass, 1);  // (B, C): of <s>
    return out_.forward(dropout(at::tanh(dense_.forward(first, pass)), drop, pass, 2), pass);
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    dense_.show(list, "classifier.dense");
    out_.show(list, "classifier.out_proj");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }

 private:
  BertBody body_;
  Projection dense_, out_;
};

std::unique_ptr<Model> robertaTokens(const Json& config, const at::TensorOptions& options) {
  BertBody body = robertaBody(config, options);
  const double drop = body.config().classifier_dropout;
  return std::make_unique<TokenHead<BertBody>>(config, std::move(body), TokenHead<BertBody>::Shape{labelCount(config), drop}, options);
}

std::unique_ptr<Model> robertaAnswers(const Json& config, const at::TensorOptions& options) {
  return std::make_unique<TokenHead<BertBody>>(config, robertaBody(config, options), TokenHead<BertBody>::Shape{2, 0, "qa_outputs"}, options);
}

std::unique_ptr<Model> robertaMasked(const Json& config, const at::TensorOptions& options) {
  BertBody body = robertaBody(config, options);
  const BertConfig& c = body.config();
  VocabularyHead head(c.hidden_size, c.hidden_size, c.vocab_size, c.layer_norm_eps, activation("gelu"),
                      {"lm_head.dense", "lm_head.layer_norm", "lm_head.bias"}, options);
  return std::make_unique<MaskedLmModel<BertBody>>(
      config, std::move(body), std::move(head),
      std::vector<std::pair<std::string, std::string>>{{"lm_head.decoder.weight", "roberta.embeddings.word_embeddings.weight"},
                                                       {"lm_head.decoder.bias", "lm_head.bias"}});
}

Family robertaAs(const char* key, const char* class_name) {
  return {key,
          class_name,
          {{Head::SequenceClassification, makeAs<RobertaForSequenceClassification>},
           {Head::TokenClassification, robertaTokens},
           {Head::QuestionAnswering, robertaAnswers},
           {Head::MaskedLm, robertaMasked}},
          {"hidden_dropout_prob", "attention_probs_dropout_prob", "classifier_dropout"}};
}

}  // namespace

Family robertaFamily() { return robertaAs("roberta", "Roberta"); }
Family xlmRobertaFamily() { return robertaAs("xlm-roberta", "XLMRoberta"); }
Family camembertFamily() { return robertaAs("camembert", "Camembert"); }

}  // namespace etude
