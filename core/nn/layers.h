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

/// What a parameter is for. Only weights and embeddings are decayed. Biases start at 0 and normalisation weights at 1; the others are
/// drawn, and so is a table of biases (one for each distance of two tokens).
enum class ParameterKind { Weight, Embedding, Bias, BiasTable, NormWeight, NormBias };

struct Parameter {
  std::string name;     ///< "bert.encoder.layer.0.attention.self.query.weight"
  at::Tensor* tensor;
  ParameterKind kind;
  int part;                ///< kEmbeddings, a layer's number from 0, or kHead
  bool per_token = false;  ///< its rows stand for the tokens of the vocabulary
  std::int64_t padding = -1;  ///< the row that stands for nothing and starts at zero, or -1
};
inline constexpr int kEmbeddings = -1;
inline constexpr int kHead = 1 << 20;

/// Collects parameters in the order in which a model shows them.
class ParameterList {
 public:
  void add(const std::string& name, at::Tensor& tensor, ParameterKind kind, bool per_token = false, std::int64_t padding = -1) {
    items_.push_back({name, &tensor, kind, part_, per_token, padding});
  }
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

/// y = x W^T + b. Every linear layer of every family is one of these: it is where adapters and quantised bases attach.
class Projection {
 public:
  /// How W lies in memory and in files: (out, in), or (in, out) as GPT-2 has it ("Conv1D").
  enum class Layout { OutIn, InOut };

  Projection() = default;
  Projection(std::int64_t in, std::int64_t out, const at::TensorOptions& options, bool with_bias = true, Layout layout = Layout::OutIn);
  at::Tensor forward(const at::Tensor& x) const;  ///< x: (..., in) -> (..., out)
  /// `per_token`: the outputs stand for the tokens of the vocabulary.
  void show(ParameterList& list, const std::string& name, bool per_token = false);

 private:
  at::Tensor weight_, bias_;
  Layout layout_ = Layout::OutIn;
};

class Embedding {
 public:
  Embedding() = default;
  /// `padding` >= 0: the row of this id starts at zero and gets no gradient.
  Embedding(std::int64_t rows, std::int64_t width, const at::TensorOptions& options, std::int64_t padding = -1);
  at::Tensor forward(const at::Tensor& ids) const;  ///< ids: (...) int64 -> (..., width)
  /// `per_token`: the rows stand for the tokens of the vocabulary, not for positions or types.
  void show(ParameterList& list, const std::string& name, bool per_token = false, ParameterKind kind = ParameterKind::Embedding);
  const at::Tensor& weight() const { return weight_; }
  std::int64_t rows() const { return weight_.size(0); }

 private:
  at::Tensor weight_;
  std::int64_t padding_ = -1;
};

/// The embeddings of the tokens, (B, T, C), as `pass` wants them seen or changed.
at::Tensor embedTokens(const Embedding& words, const at::Tensor& ids, const Pass& pass);

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

/// x / sqrt(mean(x^2) + epsilon) * weight, the mean in single precision at least (Zhang & Sennrich 2019).
class RmsNorm {
 public:
  RmsNorm() = default;
  RmsNorm(std::int64_t width, double epsilon, const at::TensorOptions& options);
  at::Tensor forward(const at::Tensor& x) const;
  void show(ParameterList& list, const std::string& name);

 private:
  at::Tensor weight_;
  double epsilon_ = 1e-6;
};

using Activation = std::function<at::Tensor(const at::Tensor&)>;
/// Transformers' ACT2FN without those that have parameters or are hardly used: "gelu" (exact), "gelu_new" and its other names (tanh),
/// "gelu_10", "quick_gelu", "relu", "relu2", "relu6", "leaky_relu", "mish", "silu"/"swish", "tanh", "sigmoid", "linear".
/// Throws ProblemError for others, naming the `key` of config.json.
Activation activation(const std::string& name, const std::string& key = "hidden_act");

/// What several layers read beside x and what may need gradients of its own: position biases, an encoder's result. Tensors may be undefined.
using Shared = std::vector<at::Tensor>;
using Layer = std::function<at::Tensor(const at::Tensor& x, const Shared& shared)>;

/// Runs `layer` on x. With pass.checkpointing only x and what is shared are kept and the layer runs again in the backward pass (Chen
/// et al. 2016); so whatever needs a gradient and is no parameter must come through `shared`. pass.check() is called before the layer,
/// and before its backward pass.
at::Tensor runLayer(const Layer& layer, const at::Tensor& x, const Shared& shared, const Pass& pass);
at::Tensor runLayer(const std::function<at::Tensor(const at::Tensor&)>& layer, const at::Tensor& x, const Pass& pass);

/// Fresh weights as Transformers draws them: normal(0, range) for weights and embeddings (padding rows zero), zero biases,
/// norms at 1 and 0. Each tensor's numbers depend on `key` and its name alone.
void initialise(const Parameter& parameter, double range, std::uint64_t key);

}  // namespace etude
