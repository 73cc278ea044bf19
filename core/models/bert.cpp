#include "core/models/bert.h"

#include "core/base/say.h"

#include <limits>

namespace etude {

namespace {

struct BertConfig {
  std::int64_t vocab_size, hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, max_position_embeddings,
      type_vocab_size;
  std::int64_t pad_token_id;
  double hidden_dropout, attention_dropout, classifier_dropout, layer_norm_eps;
  std::string hidden_act;
};

std::int64_t positive(const Json& json, const char* key, std::int64_t fallback, Problems& problems) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return fallback;
  if (found->is_number_integer() && found->get<std::int64_t>() > 0 && found->get<std::int64_t>() <= 10'000'000)
    return found->get<std::int64_t>();
  problems.push_back({Severity::Error, say("%1 is %2, not a positive whole number", std::string(key), dumpJson(*found)),
                      say("Mend config.json."), std::string("config.json: ") + key});
  return fallback;
}

double probability(const Json& json, const char* key, double fallback, Problems& problems) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return fallback;
  if (found->is_number() && found->get<double>() >= 0 && found->get<double>() < 1) return found->get<double>();
  problems.push_back({Severity::Error, say("%1 is %2, not a number from 0 to below 1", std::string(key), dumpJson(*found)),
                      say("Mend config.json."), std::string("config.json: ") + key});
  return fallback;
}

BertConfig readBertConfig(const Json& json) {
  Problems problems;
  BertConfig c{};
  c.vocab_size = positive(json, "vocab_size", 30522, problems);
  c.hidden_size = positive(json, "hidden_size", 768, problems);
  c.num_hidden_layers = positive(json, "num_hidden_layers", 12, problems);
  c.num_attention_heads = positive(json, "num_attention_heads", 12, problems);
  c.intermediate_size = positive(json, "intermediate_size", 3072, problems);
  c.max_position_embeddings = positive(json, "max_position_embeddings", 512, problems);
  c.type_vocab_size = positive(json, "type_vocab_size", 2, problems);
  c.pad_token_id =
      json.contains("pad_token_id") && json["pad_token_id"].is_number_integer() ? json["pad_token_id"].get<std::int64_t>() : 0;
  if (c.pad_token_id < 0 || c.pad_token_id >= c.vocab_size) c.pad_token_id = -1;
  c.hidden_dropout = probability(json, "hidden_dropout_prob", 0.1, problems);
  c.attention_dropout = probability(json, "attention_probs_dropout_prob", 0.1, problems);
  c.classifier_dropout = probability(json, "classifier_dropout", c.hidden_dropout, problems);
  c.layer_norm_eps = json.value("layer_norm_eps", 1e-12);
  c.hidden_act = json.value("hidden_act", "gelu");
  if (c.hidden_size % c.num_attention_heads != 0) {
    problems.push_back({Severity::Error, say("hidden_size is not a multiple of num_attention_heads"), say("Mend config.json."),
                        "config.json: hidden_size"});
  }
  if (json.value("position_embedding_type", "absolute") != "absolute") {
    problems.push_back({Severity::Error, say("The model uses relative positions, which are not built for BERT"),
                        say("Choose a BERT model with absolute positions."), "config.json: position_embedding_type"});
  }
  throwIfErrors(problems);
  return c;
}

class BertLayer {
 public:
  BertLayer(const BertConfig& c, const at::TensorOptions& o)
      : heads_(c.num_attention_heads),
        attention_dropout_(c.attention_dropout),
        hidden_dropout_(c.hidden_dropout),
        act_(activation(c.hidden_act)),
        query_(c.hidden_size, c.hidden_size, o),
        key_(c.hidden_size, c.hidden_size, o),
        value_(c.hidden_size, c.hidden_size, o),
        attention_out_(c.hidden_size, c.hidden_size, o),
        attention_norm_(c.hidden_size, c.layer_norm_eps, o),
        up_(c.hidden_size, c.intermediate_size, o),
        down_(c.intermediate_size, c.hidden_size, o),
        out_norm_(c.hidden_size, c.layer_norm_eps, o) {}

  at::Tensor forward(const at::Tensor& x, const at::Tensor& mask, const Pass& pass) const {  // x: (B, T, C)
    const at::Tensor attended = attend(split(query_.forward(x)), split(key_.forward(x)), split(value_.forward(x)), mask,
                                       attention_dropout_, pass, 0);        // (B, nh, T, hs)
    const at::Tensor joined = attended.transpose(1, 2).reshape(x.sizes());  // (B, T, C)
    const at::Tensor h = attention_norm_.forward(dropout(attention_out_.forward(joined), hidden_dropout_, pass, 1) + x);
    return out_norm_.forward(dropout(down_.forward(act_(up_.forward(h))), hidden_dropout_, pass, 2) + h);
  }

  void show(ParameterList& list, const std::string& name) {
    query_.show(list, name + ".attention.self.query");
    key_.show(list, name + ".attention.self.key");
    value_.show(list, name + ".attention.self.value");
    attention_out_.show(list, name + ".attention.output.dense");
    attention_norm_.show(list, name + ".attention.output.LayerNorm");
    up_.show(list, name + ".intermediate.dense");
    down_.show(list, name + ".output.dense");
    out_norm_.show(list, name + ".output.LayerNorm");
  }

 private:
  at::Tensor split(const at::Tensor& x) const {  // (B, T, C) -> (B, nh, T, hs)
    return x.view({x.size(0), x.size(1), heads_, x.size(2) / heads_}).transpose(1, 2);
  }

  std::int64_t heads_;
  double attention_dropout_, hidden_dropout_;
  std::function<at::Tensor(const at::Tensor&)> act_;
  Projection query_, key_, value_, attention_out_;
  LayerNorm attention_norm_;
  Projection up_, down_;
  LayerNorm out_norm_;
};

/// Embeddings and layers, shared by all heads.
class BertBody {
 public:
  BertBody(const BertConfig& c, const at::TensorOptions& o)
      : config_(c),
        words_(c.vocab_size, c.hidden_size, o, c.pad_token_id),
        positions_(c.max_position_embeddings, c.hidden_size, o),
        types_(c.type_vocab_size, c.hidden_size, o),
        norm_(c.hidden_size, c.layer_norm_eps, o) {
    for (std::int64_t i = 0; i < c.num_hidden_layers; ++i) layers_.emplace_back(c, o);
  }

  at::Tensor forward(const ModelInput& input, const Pass& pass) const {  // -> (B, T, C)
    if (input.ids.size(1) > config_.max_position_embeddings) {
      throw ProblemError(
          say("A text of %1 tokens does not fit: the model reads at most %2", input.ids.size(1), config_.max_position_embeddings),
          say("Lower the longest text to %1 tokens.", config_.max_position_embeddings), "model.max_length");
    }
    const at::Tensor types = input.types.defined() ? input.types : at::zeros_like(input.ids);
    const at::Tensor positions = at::arange(input.ids.size(1), input.ids.options());
    const at::Tensor words = words_.forward(input.ids);
    at::Tensor x =
        (pass.token_embeddings ? (*pass.token_embeddings)(words) : words) + types_.forward(types) + positions_.forward(positions);
    x = dropout(norm_.forward(x), config_.hidden_dropout, pass, 0);
    const at::Tensor mask = additiveMask(input.mask, x.scalar_type());
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Pass inner = pass.part(i + 1);
      x = runLayer([this, i, mask, inner](const at::Tensor& h) { return layers_[i].forward(h, mask, inner); }, x, inner);
    }
    return x;
  }

  void show(ParameterList& list) {
    list.enter(kEmbeddings);
    words_.show(list, "bert.embeddings.word_embeddings");
    positions_.show(list, "bert.embeddings.position_embeddings");
    types_.show(list, "bert.embeddings.token_type_embeddings");
    norm_.show(list, "bert.embeddings.LayerNorm");
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      list.enter(static_cast<int>(i));
      layers_[i].show(list, "bert.encoder.layer." + std::to_string(i));
    }
    list.enter(kHead);
  }

  void zeroPadding() {
    const at::NoGradGuard no_grad;
    if (words_.padding() >= 0) words_.weight()[words_.padding()].zero_();
  }
  const at::Tensor& wordWeights() const { return words_.weight(); }
  int layerCount() const { return static_cast<int>(layers_.size()); }

 private:
  /// 0 where there is a token, the lowest number where there is padding: (B, 1, 1, T). Undefined if nothing is padded.
  static at::Tensor additiveMask(const at::Tensor& mask, at::ScalarType type) {
    if (!mask.defined()) return {};
    const double lowest = type == at::kDouble ? std::numeric_limits<double>::lowest() : std::numeric_limits<float>::lowest();
    return (1 - mask.to(type)).mul_(lowest).unsqueeze(1).unsqueeze(1);
  }

  BertConfig config_;
  Embedding words_, positions_, types_;
  LayerNorm norm_;
  std::vector<BertLayer> layers_;
};

class BertForSequenceClassification final : public SequenceClassifier {
 public:
  BertForSequenceClassification(const Json& config, const at::TensorOptions& options)
      : SequenceClassifier(config),
        c_(readBertConfig(config)),
        body_(c_, options),
        pooler_(c_.hidden_size, c_.hidden_size, options),
        classifier_(c_.hidden_size, static_cast<std::int64_t>(labelsOf(config).size()), options) {
    config_["architectures"] = {"BertForSequenceClassification"};
    config_["torch_dtype"] = "float32";
  }

  at::Tensor logits(const ModelInput& input, const Pass& pass) override {
    const at::Tensor first = body_.forward(input, pass).select(1, 0);  // (B, C): [CLS]
    const at::Tensor pooled = at::tanh(pooler_.forward(first));
    return classifier_.forward(dropout(pooled, c_.classifier_dropout, pass, 1));
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    pooler_.show(list, "bert.pooler.dense");
    classifier_.show(list, "classifier");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }
  void initialiseWeights(std::uint64_t key) override {
    Model::initialiseWeights(key);
    body_.zeroPadding();
  }

 private:
  BertConfig c_;
  BertBody body_;
  Projection pooler_, classifier_;
};

/// BERT with the heads it is pretrained with. The head for "is this the next sentence?" is carried for the sake of the file
/// layout and not trained; the pooler learns to sum a text up instead, which is what classification needs of it.
class BertForPreTraining final : public MaskedLanguageModel {
 public:
  BertForPreTraining(const Json& config, const at::TensorOptions& options)
      : MaskedLanguageModel(config),
        c_(readBertConfig(config)),
        body_(c_, options),
        pooler_(c_.hidden_size, c_.hidden_size, options),
        act_(activation(c_.hidden_act)),
        transform_(c_.hidden_size, c_.hidden_size, options),
        norm_(c_.hidden_size, c_.layer_norm_eps, options),
        bias_(at::empty({c_.vocab_size}, options)),
        next_sentence_(c_.hidden_size, 2, options) {
    config_["architectures"] = {"BertForPreTraining"};
    config_["torch_dtype"] = "float32";
  }

  Scores scores(const ModelInput& input, const at::Tensor& positions, const Pass& pass) override {
    const at::Tensor hidden = body_.forward(input, pass);                      // (B, T, C)
    const at::Tensor pooled = at::tanh(pooler_.forward(hidden.select(1, 0)));  // (B, C)
    return {vocabularyScores(hidden.flatten(0, 1).index_select(0, positions)), vocabularyScores(pooled)};
  }
  ParameterList parameters() override {
    ParameterList list;
    body_.show(list);
    pooler_.show(list, "bert.pooler.dense");
    list.add("cls.predictions.bias", bias_, ParameterKind::Bias);
    transform_.show(list, "cls.predictions.transform.dense");
    norm_.show(list, "cls.predictions.transform.LayerNorm");
    next_sentence_.show(list, "cls.seq_relationship");
    return list;
  }
  int layerCount() const override { return body_.layerCount(); }
  void initialiseWeights(std::uint64_t key) override {
    Model::initialiseWeights(key);
    body_.zeroPadding();
  }

 private:
  at::Tensor vocabularyScores(const at::Tensor& x) const {  // (n, C) -> (n, V)
    const at::Tensor transformed = norm_.forward(act_(transform_.forward(x)));
    return at::linear(transformed, body_.wordWeights(), bias_);  // the decoder is tied to the word embeddings
  }

  BertConfig c_;
  BertBody body_;
  Projection pooler_;
  std::function<at::Tensor(const at::Tensor&)> act_;
  Projection transform_;
  LayerNorm norm_;
  at::Tensor bias_;
  Projection next_sentence_;
};

}  // namespace

Family bertFamily() {
  return {"bert",
          [](const Json& config, const at::TensorOptions& options) -> std::unique_ptr<SequenceClassifier> {
            return std::make_unique<BertForSequenceClassification>(config, options);
          },
          [](const Json& config, const at::TensorOptions& options) -> std::unique_ptr<MaskedLanguageModel> {
            return std::make_unique<BertForPreTraining>(config, options);
          }};
}

}  // namespace etude
