#include "core/models/deberta_parts.h"

#include "core/base/say.h"

#include <limits>

namespace etude {

namespace {

/// pos_att_type is a list, or in older files one text: "c2p|p2c".
bool namesPositionType(const Json& json, const std::string& wanted) {
  const auto found = json.find("pos_att_type");
  if (found == json.end()) return false;
  if (found->is_string()) return ("|" + found->get<std::string>() + "|").find("|" + wanted + "|") != std::string::npos;
  if (!found->is_array()) return false;
  for (const Json& one : *found) {
    if (one.is_string() && one.get<std::string>() == wanted) return true;
  }
  return false;
}

void refuseWhatIsNotBuilt(ConfigReader& reader, const DebertaConfig& c, int version) {
  if (reader.flag("talking_head", false))
    reader.refuse("talking_head", say("The model lets attention heads talk to each other, which is not built"),
                  say("Choose a DeBERTa model as it was published."));
  if (!c.relative_attention && (c.content_to_position || c.position_to_content))
    reader.refuse("relative_attention", say("The model has no relative attention, but names kinds of it (pos_att_type)"),
                  say("Mend config.json."));
  if (version == 2 && c.conv_kernel_size % 2 == 0 && c.conv_kernel_size > 0)
    reader.refuse("conv_kernel_size", say("A convolution of even width changes the length of the text"), say("Mend config.json."));
  if (version == 2 && c.conv_kernel_size > 0) reader.multiple("hidden_size", c.hidden_size, c.conv_groups, "conv_groups");
}

}  // namespace

DebertaConfig DebertaConfig::read(const Json& json, int version) {
  ConfigReader reader(json);
  const bool second = version == 2;
  DebertaConfig c{};
  c.vocab_size = reader.count("vocab_size", second ? 128100 : 50265);
  c.hidden_size = reader.count("hidden_size", second ? 1536 : 768);
  c.num_hidden_layers = reader.layers("num_hidden_layers", second ? 24 : 12);
  c.num_attention_heads = reader.count("num_attention_heads", second ? 24 : 12);
  c.intermediate_size = reader.count("intermediate_size", second ? 6144 : 3072);
  c.max_position_embeddings = reader.count("max_position_embeddings", 512);
  c.type_vocab_size = reader.whole("type_vocab_size", 0);
  c.embedding_size = reader.count("embedding_size", c.hidden_size);
  c.pad_token_id = reader.token("pad_token_id", 0, c.vocab_size);
  c.max_relative_positions = reader.whole("max_relative_positions", -1);
  if (c.max_relative_positions < 1) c.max_relative_positions = c.max_position_embeddings;
  c.hidden_dropout = reader.probability("hidden_dropout_prob", 0.1);
  c.attention_dropout = reader.probability("attention_probs_dropout_prob", 0.1);
  c.classifier_dropout = reader.probability("cls_dropout", c.hidden_dropout);
  c.pooler_dropout = reader.probability("pooler_dropout", 0);
  c.layer_norm_eps = reader.positive("layer_norm_eps", 1e-7);
  c.hidden_act = reader.text("hidden_act", "gelu");
  c.pooler_hidden_act = reader.text("pooler_hidden_act", "gelu");
  c.relative_attention = reader.flag("relative_attention", false);
  c.position_biased_input = reader.flag("position_biased_input", true);
  c.content_to_position = namesPositionType(json, "c2p");
  c.position_to_content = namesPositionType(json, "p2c");
  if (second) {
    c.position_buckets = reader.whole("position_buckets", -1);
    c.share_att_key = reader.flag("share_att_key", false);
    c.normalise_positions = reader.text("norm_rel_ebd", "none").find("layer_norm") != std::string::npos;
    c.conv_kernel_size = reader.whole("conv_kernel_size", 0);
    c.conv_groups = reader.count("conv_groups", 1);
    c.conv_act = reader.text("conv_act", "tanh");
  }
  reader.multiple("hidden_size", c.hidden_size, c.num_attention_heads, "num_attention_heads");
  refuseWhatIsNotBuilt(reader, c, version);
  reader.finish();
  return c;
}

DebertaEmbeddings::DebertaEmbeddings(const DebertaConfig& c, const at::TensorOptions& options)
    : config_(c),
      words_(c.vocab_size, c.embedding_size, options, c.pad_token_id),
      norm_(c.hidden_size, c.layer_norm_eps, options) {
  if (c.position_biased_input) positions_ = Embedding(c.max_position_embeddings, c.embedding_size, options);
  if (c.type_vocab_size > 0) types_ = Embedding(c.type_vocab_size, c.embedding_size, options);
  if (c.embedding_size != c.hidden_size) widen_ = Projection(c.embedding_size, c.hidden_size, options, /*with_bias=*/false);
}

at::Tensor DebertaEmbeddings::forward(const ModelInput& input, const Pass& pass) const {
  const std::int64_t length = input.ids.size(1);
  if (config_.position_biased_input && length > config_.max_position_embeddings) throwTooLong(length, config_.max_position_embeddings);
  at::Tensor x = embedTokens(words_, input.ids, pass);
  if (config_.position_biased_input) x = x + positions_.forward(at::arange(length, input.ids.options()));
  if (config_.type_vocab_size > 0) x = x + types_.forward(input.types.defined() ? input.types : at::zeros_like(input.ids));
  if (config_.embedding_size != config_.hidden_size) x = widen_.forward(x, pass);
  x = norm_.forward(x);
  if (input.mask.defined()) x = x * input.mask.unsqueeze(2).to(x.scalar_type());
  return dropout(x, config_.hidden_dropout, pass.forEmbeddings(), 0);
}

void DebertaEmbeddings::show(ParameterList& list) {
  list.enter(kEmbeddings);
  words_.show(list, "deberta.embeddings.word_embeddings", /*per_token=*/true);
  if (config_.position_biased_input) positions_.show(list, "deberta.embeddings.position_embeddings");
  if (config_.type_vocab_size > 0) types_.show(list, "deberta.embeddings.token_type_embeddings");
  if (config_.embedding_size != config_.hidden_size) widen_.show(list, "deberta.embeddings.embed_proj");
  norm_.show(list, "deberta.embeddings.LayerNorm");
}

at::Tensor gatherDistances(const at::Tensor& scores, const at::Tensor& places) {
  return scores.gather(-1, places.expand({scores.size(0), scores.size(1), places.size(0), places.size(1)}));
}

at::Tensor pairMask(const at::Tensor& mask) {
  if (!mask.defined()) return {};
  const at::Tensor tokens = mask.to(at::kBool);
  return tokens.unsqueeze(1).unsqueeze(2).logical_and(tokens.unsqueeze(1).unsqueeze(3));
}

at::Tensor mixVisible(const at::Tensor& scores, const at::Tensor& v, const at::Tensor& pairs, double dropout_p, const Pass& pass) {
  at::Tensor probabilities;
  if (pairs.defined()) {
    const at::Tensor hidden = pairs.logical_not();
    probabilities = at::softmax(scores + biasWhere(pairs, scores.scalar_type()), -1).masked_fill(hidden, 0);
  } else {
    probabilities = at::softmax(scores, -1);
  }
  return at::matmul(dropout(probabilities, dropout_p, pass, 0), v);
}

}  // namespace etude
