#include "core/models/t5_stack.h"

#include "core/base/say.h"

#include <cmath>

namespace etude {

T5Config T5Config::read(const Json& json) {
  ConfigReader reader(json);
  T5Config c{};
  c.vocab_size = reader.count("vocab_size", 32128);
  c.d_model = reader.count("d_model", 512);
  c.d_kv = reader.count("d_kv", 64);
  c.d_ff = reader.count("d_ff", 2048);
  c.num_layers = reader.layers("num_layers", 6);
  c.num_decoder_layers = reader.layers("num_decoder_layers", c.num_layers);
  c.num_heads = reader.count("num_heads", 8);
  c.relative_buckets = reader.count("relative_attention_num_buckets", 32);
  c.relative_distance = reader.count("relative_attention_max_distance", 128);
  c.decoder_start_token_id = std::max<std::int64_t>(0, reader.token("decoder_start_token_id", 0, c.vocab_size));
  c.eos_token_id = reader.token("eos_token_id", 1, c.vocab_size);
  c.dropout_rate = reader.probability("dropout_rate", 0.1);
  c.classifier_dropout = reader.probability("classifier_dropout", 0);
  c.layer_norm_epsilon = reader.positive("layer_norm_epsilon", 1e-6);
  c.initializer_factor = reader.positive("initializer_factor", 1);
  c.tied = reader.flag("tie_word_embeddings", true);
  // "relu", "gated-gelu", "gated-silu": the word before the hyphen says whether a second projection gates the first.
  const std::string projection = reader.text("feed_forward_proj", "relu");
  c.gated = projection.starts_with("gated-");
  c.activation = c.gated ? projection.substr(6) : projection;
  if (projection == "gated-gelu") c.activation = "gelu_new";  // as the published models were trained
  if (c.relative_buckets < 4 || c.relative_distance <= c.relative_buckets / 4)
    reader.refuse("relative_attention_num_buckets", say("The buckets of distances do not fit the longest distance"), say("Mend config.json."));
  reader.finish();
  return c;
}

T5Attention::T5Attention(const T5Config& c, const at::TensorOptions& o)
    : heads_(c.num_heads),
      dropout_(c.dropout_rate),
      query_(c.d_model, c.num_heads * c.d_kv, o, false),
      key_(c.d_model, c.num_heads * c.d_kv, o, false),
      value_(c.d_model, c.num_heads * c.d_kv, o, false),
      out_(c.num_heads * c.d_kv, c.d_model, o, false),
      prefix_(c.num_heads, c.d_kv) {}

at::Tensor T5Attention::forward(const at::Tensor& x, const at::Tensor& source, const at::Tensor& bias, KeyValues* kept,
                                const Pass& pass) const {
  const at::Tensor q = splitHeads(query_.forward(x, pass), heads_);
  at::Tensor k, v;
  if (kept && source.defined() && kept->length() > 0) {  // an encoder is read once
    std::tie(k, v) = kept->all();
  } else {
    const at::Tensor& from = source.defined() ? source : x;
    k = splitHeads(key_.forward(from, pass), heads_);
    v = splitHeads(value_.forward(from, pass), heads_);
    if (kept) std::tie(k, v) = kept->append(k, v);
  }
  return out_.forward(joinHeads(prefix_.join(attend(q, k, v, bias, /*scale=*/1, dropout_, pass, 0), q, /*scale=*/1)), pass);
}

void T5Attention::show(ParameterList& list, const std::string& name) {
  query_.show(list, name + ".q", Role::Query);
  key_.show(list, name + ".k", Role::Key);
  value_.show(list, name + ".v", Role::Value);
  out_.show(list, name + ".o", Role::AttentionOut);
  prefix_.show(list, name);
}

T5Layer::T5Layer(const T5Config& c, bool decoder, const at::TensorOptions& o)
    : dropout_(c.dropout_rate),
      gated_(c.gated),
      activation_(activation(c.activation, "feed_forward_proj")),
      self_(c, o),
      up_(c.d_model, c.d_ff, o, false),
      down_(c.d_ff, c.d_model, o, false),
      self_norm_(c.d_model, c.layer_norm_epsilon, o),
      norm_(c.d_model, c.layer_norm_epsilon, o) {
  if (gated_) gate_ = Projection(c.d_model, c.d_ff, o, false);
  if (!decoder) return;
  cross_.emplace(c, o);
  cross_norm_ = RmsNorm(c.d_model, c.layer_norm_epsilon, o);
}

at::Tensor T5Layer::forward(const at::Tensor& x, const at::Tensor& own_bias, const at::Tensor& encoded, const at::Tensor& encoder_bias,
                            const Kept& kept, const Pass& pass) const {
  at::Tensor h = x + dropout(self_.forward(self_norm_.forward(x), {}, own_bias, kept.own, pass), dropout_, pass, 1);
  if (cross_)
    h = h + dropout(cross_->forward(cross_norm_.forward(h), encoded, encoder_bias, kept.encoder, pass.part(1)), dropout_, pass, 2);
  const at::Tensor normed = norm_.forward(h), raised = activation_(up_.forward(normed, pass));
  const at::Tensor inner = gated_ ? raised * gate_.forward(normed, pass) : raised;
  return h + dropout(down_.forward(dropout(inner, dropout_, pass, 3), pass), dropout_, pass, 4);
}

void T5Layer::show(ParameterList& list, const std::string& name, Embedding* distances) {
  self_.show(list, name + ".layer.0.SelfAttention");
  if (distances) distances->show(list, name + ".layer.0.SelfAttention.relative_attention_bias", false, ParameterKind::BiasTable);
  self_norm_.show(list, name + ".layer.0.layer_norm");
  if (cross_) {
    cross_->show(list, name + ".layer.1.EncDecAttention");
    cross_norm_.show(list, name + ".layer.1.layer_norm");
  }
  const std::string last = name + (cross_ ? ".layer.2" : ".layer.1");
  up_.show(list, last + (gated_ ? ".DenseReluDense.wi_0" : ".DenseReluDense.wi"), Role::Up);
  if (gated_) gate_.show(list, last + ".DenseReluDense.wi_1", Role::Gate);
  down_.show(list, last + ".DenseReluDense.wo", Role::Down);
  norm_.show(list, last + ".layer_norm");
}

T5Stack::T5Stack(const T5Config& c, bool decoder, const at::TensorOptions& o)
    : config_(c),
      decoder_(decoder),
      first_layer_(decoder ? static_cast<int>(c.num_layers) : 0),
      distances_(c.relative_buckets, c.num_heads, o),
      norm_(c.d_model, c.layer_norm_epsilon, o) {
  for (std::int64_t i = 0; i < (decoder ? c.num_decoder_layers : c.num_layers); ++i) layers_.emplace_back(c, decoder, o);
}

at::Tensor T5Stack::distanceBias(std::int64_t queries, std::int64_t keys) const {
  const at::TensorOptions whole = at::TensorOptions().dtype(at::kLong).device(distances_.weight().device());
  at::Tensor apart = at::arange(keys, whole).unsqueeze(0) - at::arange(keys - queries, keys, whole).unsqueeze(1);  // key less query
  std::int64_t buckets = config_.relative_buckets;
  at::Tensor bucket = at::zeros_like(apart);
  if (decoder_) {
    apart = -apart.clamp_max(0);
  } else {
    buckets /= 2;
    bucket = (apart > 0).to(at::kLong) * buckets;
    apart = apart.abs();
  }
  const std::int64_t exact = buckets / 2;
  const double reach = std::log(static_cast<double>(config_.relative_distance) / static_cast<double>(exact));
  const at::Tensor far = (at::log(apart.to(at::kFloat) / static_cast<double>(exact)) / reach * static_cast<double>(buckets - exact)).to(at::kLong);
  bucket = bucket + at::where(apart < exact, apart, (far + exact).clamp_max(buckets - 1));
  return distances_.forward(bucket).permute({2, 0, 1}).unsqueeze(0);
}

at::Tensor T5Stack::forward(const at::Tensor& embedded, const at::Tensor& mask, const at::Tensor& encoded, const at::Tensor& encoded_mask,
                            WritingState* state, const Pass& pass) const {
  if (state) {
    state->own.resize(layers_.size());
    state->encoder.resize(layers_.size());
  }
  const std::int64_t length = embedded.size(1), before = state ? state->own.front().length() : 0;
  at::Tensor bias = distanceBias(length, before + length);
  const at::Tensor hidden = decoder_ ? causalBias(mask, length, before + length, 0, embedded.options()) : paddingBias(mask, embedded.scalar_type());
  if (hidden.defined()) bias = bias + hidden;
  const at::Tensor encoder_bias = paddingBias(encoded_mask, embedded.scalar_type());
  at::Tensor x = dropout(embedded, config_.dropout_rate, pass.forEmbeddings(), 0);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Pass inner = pass.forLayer(static_cast<int>(i), first_layer_);
    const T5Layer::Kept kept = state ? T5Layer::Kept{&state->own[i], &state->encoder[i]} : T5Layer::Kept{};
    x = runLayer([this, i, encoder_bias, kept, inner](const at::Tensor& h, const Shared& shared) {
          return layers_[i].forward(h, shared[0], shared[1], encoder_bias, kept, inner);
        }, x, {bias, encoded}, inner);
  }
  Pass end = pass;
  end.training = pass.forLayer(layerCount() - 1, first_layer_).training;  // the last norm rests with the last layer
  return dropout(norm_.forward(x), config_.dropout_rate, end, 5);
}

void T5Stack::show(ParameterList& list, const std::string& name) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    list.enter(first_layer_ + static_cast<int>(i));
    layers_[i].show(list, name + ".block." + std::to_string(i), i == 0 ? &distances_ : nullptr);
  }
  norm_.show(list, name + ".final_layer_norm");
}

}  // namespace etude
