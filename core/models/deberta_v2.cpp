// DeBERTa v2 and v3 (He et al. 2021), as Transformers stores and computes them: distances in buckets that widen with the logarithm,
// projections shared between content and position, and in the largest ones a convolution beside the first layer.
#include "core/models/deberta_parts.h"
#include "core/models/families.h"
#include "core/nn/prefix.h"

#include <cmath>

namespace etude {

namespace {

/// Query less key, in buckets: exact up to half of them, then in logarithmic steps up to `most`. (T, T) int64.
at::Tensor bucketedDistances(std::int64_t length, std::int64_t buckets, std::int64_t most, const at::Device& device) {
  const at::Tensor places = at::arange(length, at::TensorOptions().dtype(at::kLong).device(device));
  const at::Tensor apart = places.unsqueeze(1) - places.unsqueeze(0);
  if (buckets <= 0) return apart;
  const std::int64_t middle = buckets / 2;
  const at::Tensor near = (apart < middle).logical_and(apart > -middle);
  const at::Tensor far = at::where(near, at::full_like(apart, middle - 1), apart.abs()).to(at::kFloat);
  const double steps = static_cast<double>(middle - 1);
  const double reach = std::log(static_cast<double>(most - 1) / static_cast<double>(middle));
  const at::Tensor logarithmic = at::ceil(at::log(far / static_cast<double>(middle)) / reach * steps) + static_cast<double>(middle);
  return at::where(far <= static_cast<double>(middle), apart, (logarithmic * apart.sign()).to(at::kLong));
}

/// What the layers know of distances: the embeddings of the buckets, (2 * span, C), and the bucket of each pair, (T, T).
struct DistanceView {
  at::Tensor embeddings, buckets;
};

class DebertaV2Attention {
 public:
  DebertaV2Attention(const DebertaConfig& c, const at::TensorOptions& o)
      : config_(c),
        query_(c.hidden_size, c.hidden_size, o),
        key_(c.hidden_size, c.hidden_size, o),
        value_(c.hidden_size, c.hidden_size, o),
        prefix_(c.num_attention_heads, c.hidden_size / c.num_attention_heads) {
    if (ownKeys()) pos_key_ = Projection(c.hidden_size, c.hidden_size, o);
    if (ownQueries()) pos_query_ = Projection(c.hidden_size, c.hidden_size, o);
  }

  at::Tensor forward(const at::Tensor& x, const at::Tensor& pairs, const DistanceView& distances, const Pass& pass) const {
    const std::int64_t heads = config_.num_attention_heads;
    const at::Tensor q = splitHeads(query_.forward(x, pass), heads), k = splitHeads(key_.forward(x, pass), heads),
                     v = splitHeads(value_.forward(x, pass), heads);
    const double kinds = 1 + (config_.content_to_position ? 1 : 0) + (config_.position_to_content ? 1 : 0);
    const double scale = 1 / std::sqrt(static_cast<double>(q.size(3)) * kinds);
    at::Tensor scores = at::matmul(q, k.transpose(-1, -2) * scale);  // (B, nh, T, T)
    if (config_.relative_attention) scores = addDistances(scores, q, k, distances, scale, pass);
    return joinHeads(prefix_.join(mixVisible(scores, v, pairs, config_.attention_dropout, pass), q, scale));
  }

  void show(ParameterList& list, const std::string& name) {
    query_.show(list, name + "query_proj", Role::Query);
    key_.show(list, name + "key_proj", Role::Key);
    value_.show(list, name + "value_proj", Role::Value);
    prefix_.show(list, name.substr(0, name.size() - 1));
    if (ownKeys()) pos_key_.show(list, name + "pos_key_proj");
    if (ownQueries()) pos_query_.show(list, name + "pos_query_proj");
  }

 private:
  bool ownKeys() const { return config_.relative_attention && !config_.share_att_key && config_.content_to_position; }
  bool ownQueries() const { return config_.relative_attention && !config_.share_att_key && config_.position_to_content; }

  at::Tensor addDistances(at::Tensor scores, const at::Tensor& q, const at::Tensor& k, const DistanceView& distances, double scale,
                          const Pass& pass) const {
    const at::Tensor used = dropout(distances.embeddings, config_.hidden_dropout, pass, 3).unsqueeze(0);  // (1, 2 * span, C)
    const std::int64_t heads = config_.num_attention_heads, span = used.size(1) / 2;
    if (config_.content_to_position) {
      const at::Tensor keys = splitHeads((config_.share_att_key ? key_ : pos_key_).forward(used, pass), heads);
      scores = scores + gatherDistances(at::matmul(q, keys.transpose(-1, -2)), (distances.buckets + span).clamp(0, 2 * span - 1)) * scale;
    }
    if (config_.position_to_content) {
      const at::Tensor queries = splitHeads((config_.share_att_key ? query_ : pos_query_).forward(used, pass), heads);
      const at::Tensor back = gatherDistances(at::matmul(k, queries.transpose(-1, -2)), (span - distances.buckets).clamp(0, 2 * span - 1));
      scores = scores + back.transpose(-1, -2) * scale;
    }
    return scores;
  }

  DebertaConfig config_;
  Projection query_, key_, value_, pos_key_, pos_query_;
  Prefix prefix_;
};

/// A convolution over neighbouring tokens, added to what the first layer made of them.
class DebertaConvolution {
 public:
  DebertaConvolution(const DebertaConfig& c, const at::TensorOptions& o)
      : config_(c),
        activation_(activation(c.conv_act, "conv_act")),
        weight_(at::empty({c.hidden_size, c.hidden_size / c.conv_groups, c.conv_kernel_size}, o)),
        bias_(at::empty({c.hidden_size}, o)),
        norm_(c.hidden_size, c.layer_norm_eps, o) {}

  /// embedded: the first layer's input, x: its output; (B, T, C).
  at::Tensor forward(const at::Tensor& embedded, const at::Tensor& x, const at::Tensor& mask, const Pass& pass) const {
    at::Tensor out = at::conv1d(embedded.transpose(1, 2), weight_, bias_, 1, (config_.conv_kernel_size - 1) / 2, 1, config_.conv_groups)
                         .transpose(1, 2);
    if (mask.defined()) out = out.masked_fill(mask.to(at::kBool).logical_not().unsqueeze(-1), 0);
    const at::Tensor y = norm_.forward(x + activation_(dropout(out, config_.hidden_dropout, pass, 4)));
    return mask.defined() ? y * mask.unsqueeze(2).to(y.scalar_type()) : y;
  }
  void show(ParameterList& list) {
    list.add("deberta.encoder.conv.conv.weight", weight_, ParameterKind::Weight);
    list.add("deberta.encoder.conv.conv.bias", bias_, ParameterKind::Bias);
    norm_.show(list, "deberta.encoder.conv.LayerNorm");
  }

 private:
  DebertaConfig config_;
  Activation activation_;
  at::Tensor weight_, bias_;
  LayerNorm norm_;
};

class DebertaV2Body {
 public:
  DebertaV2Body(const Json& config, const at::TensorOptions& options)
      : config_(DebertaConfig::read(config, 2)), embeddings_(config_, options) {
    for (std::int64_t i = 0; i < config_.num_hidden_layers; ++i) layers_.emplace_back(config_, options);
    if (config_.relative_attention) distances_ = Embedding(2 * span(), config_.hidden_size, options);
    if (config_.normalise_positions) distance_norm_ = LayerNorm(config_.hidden_size, config_.layer_norm_eps, options);
    if (config_.conv_kernel_size > 0) convolution_ = std::make_unique<DebertaConvolution>(config_, options);
  }

  at::Tensor forward(const ModelInput& input, const Pass& pass) const {  // -> (B, T, C)
    const at::Tensor pairs = pairMask(input.mask);
    at::Tensor distances, buckets;
    if (config_.relative_attention) {
      distances = config_.normalise_positions ? distance_norm_.forward(distances_.weight()) : distances_.weight();
      buckets = bucketedDistances(input.ids.size(1), config_.position_buckets, config_.max_relative_positions, input.ids.device());
    }
    at::Tensor x = embeddings_.forward(input, pass);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Pass inner = pass.forLayer(static_cast<int>(i));
      x = runLayer([this, i, pairs, buckets, inner, mask = input.mask](const at::Tensor& h, const Shared& shared) {
            const at::Tensor y = layers_[i].forward(h, pairs, DistanceView{shared.front(), buckets}, inner);
            return i == 0 && convolution_ ? convolution_->forward(h, y, mask, inner) : y;
          }, x, {distances}, inner);
    }
    return x;
  }
  void show(ParameterList& list) {
    embeddings_.show(list);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      list.enter(static_cast<int>(i));
      layers_[i].show(list, "deberta.encoder.layer." + std::to_string(i) + ".");
    }
    list.enter(kEmbeddings);
    if (config_.relative_attention) distances_.show(list, "deberta.encoder.rel_embeddings");
    if (config_.normalise_positions) distance_norm_.show(list, "deberta.encoder.LayerNorm");
    list.enter(0);  // it works beside the first layer
    if (convolution_) convolution_->show(list);
    list.enter(kHead);
  }
  const at::Tensor& wordWeights() const { return embeddings_.wordWeights(); }
  int layerCount() const { return static_cast<int>(layers_.size()); }
  std::int64_t width() const { return config_.hidden_size; }
  const DebertaConfig& config() const { return config_; }

 private:
  std::int64_t span() const { return config_.position_buckets > 0 ? config_.position_buckets : config_.max_relative_positions; }

  DebertaConfig config_;
  DebertaEmbeddings embeddings_;
  std::vector<DebertaLayer<DebertaV2Attention>> layers_;
  Embedding distances_;
  LayerNorm distance_norm_;
  std::unique_ptr<DebertaConvolution> convolution_;
};

}  // namespace

Family debertaV2Family() { return debertaAs<DebertaV2Body>("deberta-v2", "DebertaV2"); }

}  // namespace etude
