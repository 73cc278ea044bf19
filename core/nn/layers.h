// The layers that all families are built from. Each holds its tensors as plain members and shows them, with the names
// they have in Hugging Face files, to a visitor; loading, saving, freezing, counting and the optimizer are visitors.
#pragma once

#include "core/nn/dropout.h"
#include "core/nn/pass.h"
#include "core/nn/torch.h"

#include <functional>
#include <string>
#include <vector>

namespace etude {

/// What a parameter is for: biases and normalisation weights are not decayed, and are initialised differently.
enum class ParameterKind { Weight, Embedding, Bias, NormWeight, NormBias };

struct Parameter {
  std::string name;     ///< "bert.encoder.layer.0.attention.self.query.weight"
  at::Tensor* tensor;
  ParameterKind kind;
  int part;             ///< kEmbeddings, a layer's number from 0, or kHead
};
inline constexpr int kEmbeddings = -1;
inline constexpr int kHead = 1 << 20;

/// Collects parameters in the order in which a model shows them.
class ParameterList {
 public:
  void add(const std::string& name, at::Tensor& tensor, ParameterKind kind) { items_.push_back({name, &tensor, kind, part_}); }
  /// All that is added from now on belongs to this part.
  void enter(int part) { part_ = part; }
  const std::vector<Parameter>& items() const { return items_; }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  /// Sum of elements.
  std::int64_t count(bool only_trainable = false) const;

 private:
  std::vector<Parameter> items_;
  int part_ = kHead;
};

/// y = x W^T + b, W: (out, in). Every linear layer of every family is one of these: it is where adapters and quantised
/// bases attach.
class Projection {
 public:
  Projection() = default;
  Projection(std::int64_t in, std::int64_t out, const at::TensorOptions& options, bool with_bias = true);
  at::Tensor forward(const at::Tensor& x) const;  ///< x: (..., in) -> (..., out)
  void show(ParameterList& list, const std::string& name);

 private:
  at::Tensor weight_, bias_;
};

class Embedding {
 public:
  Embedding() = default;
  /// `padding` >= 0: the row of this id gets no gradient.
  Embedding(std::int64_t rows, std::int64_t width, const at::TensorOptions& options, std::int64_t padding = -1);
  at::Tensor forward(const at::Tensor& ids) const;  ///< ids: (...) int64 -> (..., width)
  void show(ParameterList& list, const std::string& name);
  const at::Tensor& weight() const { return weight_; }
  std::int64_t padding() const { return padding_; }

 private:
  at::Tensor weight_;
  std::int64_t padding_ = -1;
};

class LayerNorm {
 public:
  LayerNorm() = default;
  LayerNorm(std::int64_t width, double epsilon, const at::TensorOptions& options);
  at::Tensor forward(const at::Tensor& x) const;
  void show(ParameterList& list, const std::string& name);

 private:
  at::Tensor weight_, bias_;
  double epsilon_ = 1e-5;
};

/// "gelu" (exact), "gelu_new" and its other names (tanh), "relu", "silu"/"swish", "tanh". Throws ProblemError for others.
std::function<at::Tensor(const at::Tensor&)> activation(const std::string& name);

/// softmax(q k^T / sqrt(hs) + mask) v with dropout on the probabilities. q, k, v: (B, nh, T, hs); mask: (B, 1, 1, T)
/// additive, or undefined.
at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask, double dropout_p, const Pass& pass,
                  std::uint64_t site);

/// Runs `layer` on x. With pass.checkpointing only x is kept and the layer runs again in the backward pass (Chen et al.
/// 2016); pass.check() is called before the layer, and before its backward pass.
at::Tensor runLayer(const std::function<at::Tensor(const at::Tensor&)>& layer, const at::Tensor& x, const Pass& pass);

/// Fresh weights as Transformers draws them: normal(0, range) for weights and embeddings (padding rows zero), zero biases,
/// norms at 1 and 0. Each tensor's numbers depend on `key` and its name alone.
void initialise(const Parameter& parameter, double range, std::uint64_t key);

}  // namespace etude
