// The two stacks of T5 (Raffel et al. 2019), encoder and decoder: RMS normalisation before each part, distances in buckets whose
// biases all layers of a stack share, no scale of the attention scores, no biases of linear layers.
#pragma once

#include "core/models/config_reader.h"
#include "core/models/model.h"
#include "core/nn/prefix.h"

#include <optional>
#include <string>
#include <vector>

namespace etude {

struct T5Config {
  std::int64_t vocab_size, d_model, d_kv, d_ff, num_layers, num_decoder_layers, num_heads, relative_buckets, relative_distance;
  std::int64_t decoder_start_token_id, eos_token_id;
  double dropout_rate, classifier_dropout, layer_norm_epsilon, initializer_factor;
  std::string activation;
  bool gated, tied;

  static T5Config read(const Json& json);
};

class T5Attention {
 public:
  T5Attention(const T5Config& c, const at::TensorOptions& options);
  /// x: (B, T, C); bias: to (B, nh, T, S). Reads itself, or with `source` (B, S, C) an encoder. `kept`: keys and values while writing.
  at::Tensor forward(const at::Tensor& x, const at::Tensor& source, const at::Tensor& bias, KeyValues* kept, const Pass& pass) const;
  void show(ParameterList& list, const std::string& name);

 private:
  std::int64_t heads_;
  double dropout_;
  Projection query_, key_, value_, out_;
  Prefix prefix_;
};

class T5Layer {
 public:
  T5Layer(const T5Config& c, bool decoder, const at::TensorOptions& options);
  struct Kept {
    KeyValues *own = nullptr, *encoder = nullptr;
  };
  /// `own_bias`: distances and what may be seen; `encoded` and `encoder_bias` for a decoder only.
  at::Tensor forward(const at::Tensor& x, const at::Tensor& own_bias, const at::Tensor& encoded, const at::Tensor& encoder_bias,
                     const Kept& kept, const Pass& pass) const;
  /// The first layer of a stack holds the biases of the distances for all.
  void show(ParameterList& list, const std::string& name, Embedding* distances);

 private:
  double dropout_;
  bool gated_;
  Activation activation_;
  T5Attention self_;
  std::optional<T5Attention> cross_;
  Projection up_, gate_, down_;
  RmsNorm self_norm_, cross_norm_, norm_;
};

class T5Stack {
 public:
  T5Stack(const T5Config& c, bool decoder, const at::TensorOptions& options);

  /// x: embeddings of the tokens, (B, T, C). A decoder reads `encoded` under `encoded_mask`, and with `state` goes on after what was read.
  at::Tensor forward(const at::Tensor& x, const at::Tensor& mask, const at::Tensor& encoded, const at::Tensor& encoded_mask,
                     WritingState* state, const Pass& pass) const;
  void show(ParameterList& list, const std::string& name);
  int layerCount() const { return static_cast<int>(layers_.size()); }

 private:
  at::Tensor distanceBias(std::int64_t queries, std::int64_t keys) const;  // (1, nh, queries, keys)

  T5Config config_;
  bool decoder_;
  int first_layer_;  ///< its number in the model: the decoder's follow the encoder's
  Embedding distances_;
  std::vector<T5Layer> layers_;
  RmsNorm norm_;
};

}  // namespace etude
