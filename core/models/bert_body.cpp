#include "core/models/bert_body.h"

#include "core/base/say.h"

#include <cmath>

namespace etude {

BertConfig BertConfig::read(const Json& json) {
  ConfigReader reader(json);
  BertConfig c{};
  c.vocab_size = reader.count("vocab_size", 30522);
  c.hidden_size = reader.count("hidden_size", 768);
  c.num_hidden_layers = reader.layers("num_hidden_layers", 12);
  c.num_attention_heads = reader.count("num_attention_heads", 12);
  c.intermediate_size = reader.count("intermediate_size", 3072);
  c.max_position_embeddings = reader.count("max_position_embeddings", 512);
  c.type_vocab_size = reader.count("type_vocab_size", 2);
  c.pad_token_id = reader.token("pad_token_id", 0, c.vocab_size);
  c.hidden_dropout = reader.probability("hidden_dropout_prob", 0.1);
  c.attention_dropout = reader.probability("attention_probs_dropout_prob", 0.1);
  c.classifier_dropout = reader.probability("classifier_dropout", c.hidden_dropout);
  c.layer_norm_eps = reader.positive("layer_norm_eps", 1e-12);
  c.hidden_act = reader.text("hidden_act", "gelu");
  reader.multiple("hidden_size", c.hidden_size, c.num_attention_heads, "num_attention_heads");
  if (reader.text("position_embedding_type", "absolute") != "absolute")
    reader.refuse("position_embedding_type", say("The model uses relative positions, which are not built for BERT"),
                  say("Choose a BERT model with absolute positions."));
  if (reader.flag("is_decoder", false) || reader.flag("add_cross_attention", false))
    reader.refuse("is_decoder", say("The model is set up as a decoder, which is not built for this family"),
                  say("Choose a model that reads whole texts."));
  reader.finish();
  return c;
}

BertBody::Layer::Layer(const BertConfig& c, const at::TensorOptions& o)
    : heads_(c.num_attention_heads),
      attention_dropout_(c.attention_dropout),
      query_(c.hidden_size, c.hidden_size, o),
      key_(c.hidden_size, c.hidden_size, o),
      value_(c.hidden_size, c.hidden_size, o),
      prefix_(c.num_attention_heads, c.hidden_size / c.num_attention_heads),
      rest_({c.hidden_size, c.intermediate_size, c.layer_norm_eps, c.hidden_dropout, c.hidden_dropout, c.hidden_act}, o) {}

at::Tensor BertBody::Layer::forward(const at::Tensor& x, const at::Tensor& bias, const Pass& pass) const {
  const double scale = 1 / std::sqrt(static_cast<double>(x.size(2) / heads_));
  const at::Tensor q = splitHeads(query_.forward(x, pass), heads_);
  const at::Tensor mixed = attend(q, splitHeads(key_.forward(x, pass), heads_), splitHeads(value_.forward(x, pass), heads_), bias, scale,
                                  attention_dropout_, pass, 0);
  return rest_.forward(x, joinHeads(prefix_.join(mixed, q, scale)), pass);
}

void BertBody::Layer::show(ParameterList& list, const std::string& name) {
  query_.show(list, name + "attention.self.query", Role::Query);
  key_.show(list, name + "attention.self.key", Role::Key);
  value_.show(list, name + "attention.self.value", Role::Value);
  prefix_.show(list, name + "attention.self");
  rest_.show(list, name);
}

BertBody::BertBody(const Json& config, std::string name, Positions positions, const at::TensorOptions& options)
    : config_(BertConfig::read(config)),
      name_(std::move(name)),
      counting_(positions),
      words_(config_.vocab_size, config_.hidden_size, options, config_.pad_token_id),
      positions_(config_.max_position_embeddings, config_.hidden_size, options,
                 positions == Positions::AfterPadding ? config_.pad_token_id : -1),
      types_(config_.type_vocab_size, config_.hidden_size, options),
      norm_(config_.hidden_size, config_.layer_norm_eps, options) {
  for (std::int64_t i = 0; i < config_.num_hidden_layers; ++i) layers_.emplace_back(config_, options);
}

at::Tensor BertBody::positionsOf(const at::Tensor& ids) const {
  if (counting_ == Positions::Absolute) return at::arange(ids.size(1), ids.options());
  const at::Tensor tokens = ids.ne(config_.pad_token_id).to(at::kLong);
  return at::cumsum(tokens, 1) * tokens + config_.pad_token_id;
}

at::Tensor BertBody::forward(const ModelInput& input, const Pass& pass) const {
  const std::int64_t most = config_.max_position_embeddings - (counting_ == Positions::AfterPadding ? config_.pad_token_id + 1 : 0);
  if (input.ids.size(1) > most) throwTooLong(input.ids.size(1), most);
  // Models with one type of text are given the types 0 and 1 all the same by tokenizers of pairs.
  const at::Tensor types =
      input.types.defined() && config_.type_vocab_size > 1 ? input.types : at::zeros_like(input.ids);
  at::Tensor x = embedTokens(words_, input.ids, pass) + types_.forward(types) + positions_.forward(positionsOf(input.ids));
  x = dropout(norm_.forward(x), config_.hidden_dropout, pass.forEmbeddings(), 0);
  const at::Tensor bias = paddingBias(input.mask, x.scalar_type());
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Pass inner = pass.forLayer(static_cast<int>(i));
    x = runLayer([this, i, bias, inner](const at::Tensor& h) { return layers_[i].forward(h, bias, inner); }, x, inner);
  }
  return x;
}

void BertBody::show(ParameterList& list) {
  list.enter(kEmbeddings);
  words_.show(list, name_ + ".embeddings.word_embeddings", /*per_token=*/true);
  positions_.show(list, name_ + ".embeddings.position_embeddings");
  types_.show(list, name_ + ".embeddings.token_type_embeddings");
  norm_.show(list, name_ + ".embeddings.LayerNorm");
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    list.enter(static_cast<int>(i));
    layers_[i].show(list, name_ + ".encoder.layer." + std::to_string(i) + ".");
  }
  list.enter(kHead);
}

}  // namespace etude
