// What follows attention in the layers of BERT and its kin: back to the width of the model, added to the input and normalised,
// then two linear layers, added and normalised again.
#pragma once

#include "core/nn/layers.h"

#include <string>

namespace etude {

/// What the weights of the block are called under the name of their layer.
struct PostNormNames {
  std::string attention_out = "attention.output.dense", attention_norm = "attention.output.LayerNorm", up = "intermediate.dense",
              down = "output.dense", norm = "output.LayerNorm";
};

class PostNormBlock {
 public:
  struct Shape {
    std::int64_t width, inner;
    double epsilon;
    double attention_dropout, dropout;  ///< of what attention adds, and of what the two linear layers add
    std::string activation;
  };
  PostNormBlock(const Shape& shape, const at::TensorOptions& options)
      : shape_(shape),
        activation_(activation(shape.activation)),
        attention_out_(shape.width, shape.width, options),
        attention_norm_(shape.width, shape.epsilon, options),
        up_(shape.width, shape.inner, options),
        down_(shape.inner, shape.width, options),
        norm_(shape.width, shape.epsilon, options) {}

  /// x: the layer's input, mixed: what attention made of it; both (B, T, C). Uses sites 1 and 2 of the pass.
  at::Tensor forward(const at::Tensor& x, const at::Tensor& mixed, const Pass& pass) const {
    const at::Tensor h = attention_norm_.forward(dropout(attention_out_.forward(mixed, pass), shape_.attention_dropout, pass, 1) + x);
    return norm_.forward(dropout(down_.forward(activation_(up_.forward(h, pass)), pass), shape_.dropout, pass, 2) + h);
  }

  void show(ParameterList& list, const std::string& layer, const PostNormNames& names = {}) {
    attention_out_.show(list, layer + names.attention_out, Role::AttentionOut);
    attention_norm_.show(list, layer + names.attention_norm);
    up_.show(list, layer + names.up, Role::Up);
    down_.show(list, layer + names.down, Role::Down);
    norm_.show(list, layer + names.norm);
  }

 private:
  Shape shape_;
  Activation activation_;
  Projection attention_out_;
  LayerNorm attention_norm_;
  Projection up_, down_;
  LayerNorm norm_;
};

}  // namespace etude
