// The layers that all families are built from. Each holds its tensors as plain members and shows them, with the names
// they have in Hugging Face files, to a visitor; loading, saving, freezing, counting and the optimizer are visitors.
#pragma once

#include "core/nn/dropout.h"
#include "core/nn/pass.h"
#include "core/nn/torch.h"

#include <functional>
#include <memory>
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
  bool attached = false;      ///< added by a tuning method; not in the model's files
};
inline constexpr int kEmbeddings = -1;
inline constexpr int kHead = 1 << 20;

class Projection;
class Prefix;

/// What a linear layer does in its model: tuning methods choose by it where they attach.
enum class Role { Query, Key, Value, QueryKeyValue, AttentionOut, Up, Gate, Down, Other };

/// Where something can be attached. `name` is the module's path in Hugging Face's model, `part` as in Parameter.
struct ProjectionPlace {
  std::string name;
  Projection* projection;
  Role role;
  int part;
};
struct PrefixPlace {
  std::string name;
  Prefix* prefix;
  int part;
};

/// Collects parameters, and the places where methods attach theirs, in the order in which a model shows them.
class ParameterList {
 public:
  void add(const std::string& name, at::Tensor& tensor, ParameterKind kind, bool per_token = false, std::int64_t padding = -1) {
    items_.push_back({name, &tensor, kind, part_, per_token, padding});
  }
  void addAttached(const std::string& name, at::Tensor& tensor, ParameterKind kind) {
    items_.push_back({name, &tensor, kind, part_, false, -1, /*attached=*/true});
  }
  void addPlace(const std::string& name, Projection& projection, Role role) { projections_.push_back({name, &projection, role, part_}); }
  void addPlace(const std::string& name, Prefix& prefix) { prefixes_.push_back({name, &prefix, part_}); }
  /// All that is added from now on belongs to this part.
  void enter(int part) { part_ = part; }
  const std::vector<ProjectionPlace>& projections() const { return projections_; }
  const std::vector<PrefixPlace>& prefixes() const { return prefixes_; }
  const std::vector<Parameter>& items() const { return items_; }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  /// Sum of elements, packed weights among them.
  std::int64_t count(bool only_trainable = false) const;
  /// Bytes of all tensors, packed as they are.
  std::int64_t bytes() const;

 private:
  std::vector<Parameter> items_;
  std::vector<ProjectionPlace> projections_;
  std::vector<PrefixPlace> prefixes_;
  int part_ = kHead;
};

/// A frozen weight that is kept in few bits (quantised).
class PackedWeight {
 public:
  virtual ~PackedWeight() = default;
  /// x W^T + b, or x W + b if W lies (in, out). Gradients go to x, and to b if it wants one.
  virtual at::Tensor product(const at::Tensor& x, const at::Tensor& bias, bool in_out) const = 0;
  virtual at::Tensor unpacked() const = 0;  ///< float32, in the shape in which it was given
  virtual std::int64_t elements() const = 0;
  virtual std::int64_t bytes() const = 0;
  virtual at::Device device() const = 0;
  virtual std::shared_ptr<const PackedWeight> to(const at::Device& device) const = 0;
};

/// Something small beside a linear layer that changes what it gives, while its weight stays as it is: LoRA, IA3, an adapter.
class Attachment {
 public:
  virtual ~Attachment() = default;
  /// What the layer gives for x: (..., in) -> (..., out).
  virtual at::Tensor forward(const Projection& layer, const at::Tensor& x, const Pass& pass) const = 0;
  /// Shows its parameters, all attached; `name` is the layer's.
  virtual void show(ParameterList& list, const std::string& name) = 0;
  /// Whether the layer's own input is kept for the backward pass, and how many numbers besides for each token: for estimates of memory.
  virtual bool keepsInput() const { return false; }
  virtual std::int64_t keptNumbers(const Projection& layer) const = 0;
  /// Changes weight, (out, in), and bias (may be undefined) so that the layer alone gives the same. False: no weight does.
  virtual bool merge(at::Tensor& weight, at::Tensor& bias) const = 0;
};

/// y = x W^T + b. Every linear layer of every family is one of these: it is where adapters and quantised bases attach.
class Projection {
 public:
  /// How W lies in memory and in files: (out, in), or (in, out) as GPT-2 has it ("Conv1D").
  enum class Layout { OutIn, InOut };

  Projection() = default;
  Projection(std::int64_t in, std::int64_t out, const at::TensorOptions& options, bool with_bias = true, Layout layout = Layout::OutIn);
  /// x: (..., in) -> (..., out), with what is attached.
  at::Tensor forward(const at::Tensor& x, const Pass& pass) const { return attachment_ ? attachment_->forward(*this, x, pass) : product(x); }
  /// The same without what is attached.
  at::Tensor product(const at::Tensor& x) const;
  /// `per_token`: the outputs stand for the tokens of the vocabulary.
  void show(ParameterList& list, const std::string& name, Role role = Role::Other, bool per_token = false);

  /// W as (out, in), a view where it is not packed.
  at::Tensor weight() const;
  /// W as it lies in memory; undefined where it is packed.
  const at::Tensor& stored() const { return weight_; }
  const at::Tensor& bias() const { return bias_; }
  std::int64_t in() const { return in_; }
  std::int64_t out() const { return out_; }
  Layout layout() const { return layout_; }
  /// For parameters beside W: float, where W is.
  at::TensorOptions options() const;

  void attach(std::shared_ptr<Attachment> attachment) { attachment_ = std::move(attachment); }
  const std::shared_ptr<Attachment>& attachment() const { return attachment_; }
  /// Folds what is attached, and unpacks, into plain weights. False, and nothing done, if that cannot be.
  bool merge();
  /// From now on W is kept in this form; it needs no gradient.
  void pack(std::shared_ptr<const PackedWeight> packed);
  const std::shared_ptr<const PackedWeight>& packed() const { return packed_; }

 private:
  at::Tensor weight_, bias_;  ///< weight undefined where it is packed
  Layout layout_ = Layout::OutIn;
  std::int64_t in_ = 0, out_ = 0;
  std::shared_ptr<Attachment> attachment_;
  std::shared_ptr<const PackedWeight> packed_;
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

/// Runs `layer` on x, or not, if the pass rests there and knows what comes out. With pass.checkpointing only x and what is shared are kept and the layer runs again in the backward pass (Chen
/// et al. 2016); so whatever needs a gradient and is no parameter must come through `shared`. pass.check() is called before the layer,
/// and before its backward pass.
at::Tensor runLayer(const Layer& layer, const at::Tensor& x, const Shared& shared, const Pass& pass);
at::Tensor runLayer(const std::function<at::Tensor(const at::Tensor&)>& layer, const at::Tensor& x, const Pass& pass);

/// Fresh weights as Transformers draws them: normal(0, range) for weights and embeddings (padding rows zero), zero biases,
/// norms at 1 and 0. Each tensor's numbers depend on `key` and its name alone. On the meta device nothing happens.
void initialise(const Parameter& parameter, double range, std::uint64_t key);

}  // namespace etude
