// DeBERTa (He et al. 2020), as Transformers stores and computes it: queries, keys and values in one projection, distances without
// buckets.
#include "core/models/deberta_parts.h"
#include "core/models/families.h"
#include "core/nn/prefix.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

class DebertaAttention {
 public:
  DebertaAttention(const DebertaConfig& c, const at::TensorOptions& o)
      : config_(c),
        in_proj_(c.hidden_size, 3 * c.hidden_size, o, /*with_bias=*/false),
        prefix_(c.num_attention_heads, c.hidden_size / c.num_attention_heads),
        q_bias_(at::empty({c.hidden_size}, o)),
        v_bias_(at::empty({c.hidden_size}, o)) {
    if (c.relative_attention && c.content_to_position) pos_proj_ = Projection(c.hidden_size, c.hidden_size, o, /*with_bias=*/false);
    if (c.relative_attention && c.position_to_content) pos_q_proj_ = Projection(c.hidden_size, c.hidden_size, o);
  }

  /// x: (B, T, C); distances: (2 * max_relative_positions, C) -> (B, T, C).
  at::Tensor forward(const at::Tensor& x, const at::Tensor& pairs, const at::Tensor& distances, const Pass& pass) const {
    const std::int64_t heads = config_.num_attention_heads;
    const auto parts = splitHeads(in_proj_.forward(x, pass), heads).chunk(3, -1);  // each (B, nh, T, hs)
    const double kinds = 1 + (config_.content_to_position ? 1 : 0) + (config_.position_to_content ? 1 : 0);
    const double scale = 1 / std::sqrt(static_cast<double>(config_.hidden_size / heads) * kinds);
    const at::Tensor q = (parts[0] + headed(q_bias_)) * scale, k = parts[1], v = parts[2] + headed(v_bias_);
    at::Tensor scores = at::matmul(q, k.transpose(-1, -2));  // (B, nh, T, T)
    if (config_.relative_attention)
      scores = scores + distanceScores(q, k, dropout(distances, config_.hidden_dropout, pass, 3), scale, pass);
    return joinHeads(prefix_.join(mixVisible(scores, v, pairs, config_.attention_dropout, pass), q, /*scale=*/1));
  }

  void show(ParameterList& list, const std::string& name) {
    list.add(name + "q_bias", q_bias_, ParameterKind::Bias);
    list.add(name + "v_bias", v_bias_, ParameterKind::Bias);
    in_proj_.show(list, name + "in_proj", Role::QueryKeyValue);
    prefix_.show(list, name.substr(0, name.size() - 1));
    if (config_.relative_attention && config_.content_to_position) pos_proj_.show(list, name + "pos_proj");
    if (config_.relative_attention && config_.position_to_content) pos_q_proj_.show(list, name + "pos_q_proj");
  }

 private:
  at::Tensor headed(const at::Tensor& bias) const { return bias.view({1, config_.num_attention_heads, 1, -1}); }

  /// q (scaled already) to distances and distances to k: (B, nh, T, T).
  at::Tensor distanceScores(const at::Tensor& q, const at::Tensor& k, const at::Tensor& distances, double scale,
                            const Pass& pass) const {
    const std::int64_t length = q.size(2), most = config_.max_relative_positions, span = std::min(length, most);
    const at::Tensor used = distances.slice(0, most - span, most + span).unsqueeze(0);  // (1, 2 * span, C)
    const at::Tensor places = at::arange(length, at::TensorOptions().dtype(at::kLong).device(q.device()));
    const at::Tensor apart = places.unsqueeze(1) - places.unsqueeze(0);  // (T, T): query less key
    at::Tensor sum;
    if (config_.content_to_position) {
      const at::Tensor keys = splitHeads(pos_proj_.forward(used, pass), config_.num_attention_heads);
      sum = gatherDistances(at::matmul(q, keys.transpose(-1, -2)), (apart + span).clamp(0, 2 * span - 1));
    }
    if (config_.position_to_content) {
      const at::Tensor queries = splitHeads(pos_q_proj_.forward(used, pass), config_.num_attention_heads) * scale;
      const at::Tensor back =
          gatherDistances(at::matmul(k, queries.transpose(-1, -2)), (span - apart).clamp(0, 2 * span - 1)).transpose(-1, -2);
      sum = sum.defined() ? sum + back : back;
    }
    return sum.defined() ? sum : at::zeros({1}, q.options());
  }

  DebertaConfig config_;
  Projection in_proj_;
  Prefix prefix_;
  at::Tensor q_bias_, v_bias_;
  Projection pos_proj_, pos_q_proj_;
};

class DebertaBody {
 public:
  DebertaBody(const Json& config, const at::TensorOptions& options)
      : config_(DebertaConfig::read(config, 1)), embeddings_(config_, options) {
    if (config_.relative_attention) distances_ = Embedding(2 * config_.max_relative_positions, config_.hidden_size, options);
    for (std::int64_t i = 0; i < config_.num_hidden_layers; ++i) layers_.emplace_back(config_, options);
  }

  at::Tensor forward(const ModelInput& input, const Pass& pass) const {  // -> (B, T, C)
    at::Tensor x = embeddings_.forward(input, pass);
    const at::Tensor pairs = pairMask(input.mask);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Pass inner = pass.forLayer(static_cast<int>(i));
      x = runLayer([this, i, pairs, inner](const at::Tensor& h) { return layers_[i].forward(h, pairs, distances_.weight(), inner); }, x, inner);
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
    list.enter(kHead);
  }
  const at::Tensor& wordWeights() const { return embeddings_.wordWeights(); }
  int layerCount() const { return static_cast<int>(layers_.size()); }
  std::int64_t width() const { return config_.hidden_size; }
  const DebertaConfig& config() const { return config_; }

 private:
  DebertaConfig config_;
  DebertaEmbeddings embeddings_;
  Embedding distances_;
  std::vector<DebertaLayer<DebertaAttention>> layers_;
};

}  // namespace

Family debertaFamily() { return debertaAs<DebertaBody>("deberta", "Deberta"); }

}  // namespace etude
