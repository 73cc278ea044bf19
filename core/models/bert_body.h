// Embeddings and layers of BERT, which RoBERTa and its kin share: they differ in how positions are counted and in their heads.
#pragma once

#include "core/models/config_reader.h"
#include "core/models/model.h"
#include "core/nn/post_norm.h"
#include "core/nn/prefix.h"

#include <string>
#include <vector>

namespace etude {

struct BertConfig {
  std::int64_t vocab_size, hidden_size, num_hidden_layers, num_attention_heads, intermediate_size, max_position_embeddings,
      type_vocab_size;
  std::int64_t pad_token_id;  ///< -1: none
  double hidden_dropout, attention_dropout, classifier_dropout, layer_norm_eps;
  std::string hidden_act;

  static BertConfig read(const Json& json);
};

class BertBody {
 public:
  /// Absolute: 0, 1, 2, ... AfterPadding: tokens that are not padding are counted from pad_token_id + 1 on, as fairseq does it.
  enum class Positions { Absolute, AfterPadding };

  /// `name`: of the body in files ("bert").
  BertBody(const Json& config, std::string name, Positions positions, const at::TensorOptions& options);

  at::Tensor forward(const ModelInput& input, const Pass& pass) const;  ///< -> (B, T, C)
  void show(ParameterList& list);
  const at::Tensor& wordWeights() const { return words_.weight(); }
  int layerCount() const { return static_cast<int>(layers_.size()); }
  std::int64_t width() const { return config_.hidden_size; }
  const BertConfig& config() const { return config_; }

 private:
  class Layer {
   public:
    Layer(const BertConfig& c, const at::TensorOptions& o);
    at::Tensor forward(const at::Tensor& x, const at::Tensor& bias, const Pass& pass) const;  // x: (B, T, C)
    void show(ParameterList& list, const std::string& name);

   private:
    std::int64_t heads_;
    double attention_dropout_;
    Projection query_, key_, value_;
    Prefix prefix_;
    PostNormBlock rest_;
  };

  at::Tensor positionsOf(const at::Tensor& ids) const;  // (T) or (B, T)

  BertConfig config_;
  std::string name_;
  Positions counting_;
  Embedding words_, positions_, types_;
  LayerNorm norm_;
  std::vector<Layer> layers_;
};

}  // namespace etude
