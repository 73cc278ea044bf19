#include "core/nn/layers.h"

#include "core/base/problem.h"
#include "core/base/say.h"

namespace etude {

std::int64_t ParameterList::count(bool only_trainable) const {
  std::int64_t total = 0;
  for (const Parameter& item : items_) total += only_trainable && !item.tensor->requires_grad() ? 0 : item.tensor->numel();
  if (only_trainable) return total;
  for (const ProjectionPlace& place : projections_) total += place.projection->packed() ? place.projection->packed()->elements() : 0;
  return total;
}

std::int64_t ParameterList::bytes() const {
  std::int64_t total = 0;
  for (const Parameter& item : items_) total += static_cast<std::int64_t>(item.tensor->nbytes());
  for (const ProjectionPlace& place : projections_) total += place.projection->packed() ? place.projection->packed()->bytes() : 0;
  return total;
}

Projection::Projection(std::int64_t in, std::int64_t out, const at::TensorOptions& options, bool with_bias, Layout layout)
    : weight_(layout == Layout::OutIn ? at::empty({out, in}, options) : at::empty({in, out}, options)),
      bias_(with_bias ? at::empty({out}, options) : at::Tensor()),
      layout_(layout),
      in_(in),
      out_(out) {}

at::Tensor Projection::product(const at::Tensor& x) const {
  if (packed_) return packed_->product(x, bias_, layout_ == Layout::InOut);
  return at::linear(x, layout_ == Layout::OutIn ? weight_ : weight_.t(), bias_);
}

at::TensorOptions Projection::options() const {
  return at::TensorOptions().dtype(at::kFloat).device(packed_ ? packed_->device() : weight_.device());
}

at::Tensor Projection::weight() const {
  const at::Tensor stored = packed_ ? packed_->unpacked() : weight_;
  return layout_ == Layout::OutIn ? stored : stored.t();
}

void Projection::show(ParameterList& list, const std::string& name, Role role, bool per_token) {
  list.addPlace(name, *this, role);
  if (!packed_) list.add(name + ".weight", weight_, ParameterKind::Weight, per_token);
  if (bias_.defined()) list.add(name + ".bias", bias_, ParameterKind::Bias, per_token);
  if (attachment_) attachment_->show(list, name);
}

bool Projection::merge() {
  const at::NoGradGuard no_grad;
  at::Tensor merged = weight().detach(), bias = bias_.defined() ? bias_.detach() : bias_;
  if (attachment_ && !attachment_->merge(merged, bias)) return false;
  if (!attachment_ && !packed_) return true;
  weight_ = (layout_ == Layout::OutIn ? merged : merged.t()).contiguous();
  bias_ = bias;
  attachment_.reset();
  packed_.reset();
  return true;
}

void Projection::pack(std::shared_ptr<const PackedWeight> packed) {
  packed_ = std::move(packed);
  weight_.reset();
}

Embedding::Embedding(std::int64_t rows, std::int64_t width, const at::TensorOptions& options, std::int64_t padding)
    : weight_(at::empty({rows, width}, options)), padding_(padding < rows ? padding : -1) {}

at::Tensor Embedding::forward(const at::Tensor& ids) const { return at::embedding(weight_, ids, padding_); }

void Embedding::show(ParameterList& list, const std::string& name, bool per_token, ParameterKind kind) {
  list.add(name + ".weight", weight_, kind, per_token, padding_);
}

at::Tensor embedTokens(const Embedding& words, const at::Tensor& ids, const Pass& pass) {
  const at::Tensor embedded = words.forward(ids);
  return pass.token_embeddings ? (*pass.token_embeddings)(embedded) : embedded;
}

LayerNorm::LayerNorm(std::int64_t width, double epsilon, const at::TensorOptions& options)
    : weight_(at::empty({width}, options)), bias_(at::empty({width}, options)), epsilon_(epsilon) {}

at::Tensor LayerNorm::forward(const at::Tensor& x) const { return at::layer_norm(x, weight_.sizes(), weight_, bias_, epsilon_); }

void LayerNorm::show(ParameterList& list, const std::string& name) {
  list.add(name + ".weight", weight_, ParameterKind::NormWeight);
  list.add(name + ".bias", bias_, ParameterKind::NormBias);
}

RmsNorm::RmsNorm(std::int64_t width, double epsilon, const at::TensorOptions& options)
    : weight_(at::empty({width}, options)), epsilon_(epsilon) {}

at::Tensor RmsNorm::forward(const at::Tensor& x) const {
  const at::Tensor wide = x.scalar_type() == at::kDouble ? x : x.to(at::kFloat);
  const at::Tensor normed = wide * at::rsqrt(at::mean(wide * wide, -1, /*keepdim=*/true) + epsilon_);
  return weight_ * normed.to(x.scalar_type());
}

void RmsNorm::show(ParameterList& list, const std::string& name) { list.add(name + ".weight", weight_, ParameterKind::NormWeight); }

Activation activation(const std::string& name, const std::string& key) {
  if (name == "gelu" || name == "gelu_python") return [](const at::Tensor& x) { return at::gelu(x); };
  if (name == "gelu_10") return [](const at::Tensor& x) { return at::gelu(x).clamp(-10, 10); };
  if (name == "gelu_new" || name == "gelu_pytorch_tanh" || name == "gelu_fast" || name == "gelu_accurate" || name == "gelu_python_tanh")
    return [](const at::Tensor& x) { return at::gelu(x, "tanh"); };
  if (name == "quick_gelu") return [](const at::Tensor& x) { return x * at::sigmoid(1.702 * x); };
  if (name == "relu") return [](const at::Tensor& x) { return at::relu(x); };
  if (name == "relu2") return [](const at::Tensor& x) { return at::relu(x).square(); };
  if (name == "relu6") return [](const at::Tensor& x) { return x.clamp(0, 6); };
  if (name == "leaky_relu") return [](const at::Tensor& x) { return at::leaky_relu(x); };
  if (name == "mish") return [](const at::Tensor& x) { return at::mish(x); };
  if (name == "silu" || name == "swish") return [](const at::Tensor& x) { return at::silu(x); };
  if (name == "tanh") return [](const at::Tensor& x) { return at::tanh(x); };
  if (name == "sigmoid") return [](const at::Tensor& x) { return at::sigmoid(x); };
  if (name == "linear") return [](const at::Tensor& x) { return x; };
  throw ProblemError(say("The model uses the activation “%1”, which is not known here", name),
                     say("Choose a model with gelu, gelu_new, relu, silu or tanh."), "config.json: " + key);
}

namespace {

/// Lets the autograd node own the closure, so that a pass that is abandoned frees it.
struct LayerHolder : torch::CustomClassHolder {
  explicit LayerHolder(Layer the_layer) : layer(std::move(the_layer)) {}
  Layer layer;
};

struct Recompute : torch::autograd::Function<Recompute> {
  /// `kept`: x, then what is shared.
  static at::Tensor forward(torch::autograd::AutogradContext* context, at::TensorList kept, const at::Tensor& /*anchor*/,
                            const Layer& layer) {
    context->save_for_backward(kept.vec());
    context->saved_data["layer"] = c10::IValue::make_capsule(c10::make_intrusive<LayerHolder>(layer));
    return layer(kept.front(), {kept.begin() + 1, kept.end()});
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list grads) {
    const auto holder = context->saved_data["layer"].toCapsule();
    std::vector<at::Tensor> kept;
    for (std::size_t i = 0; const at::Tensor& saved : context->get_saved_variables()) {
      const bool moves = i++ == 0 || saved.requires_grad();
      kept.push_back(moves ? saved.detach().requires_grad_(true) : saved);
    }
    at::Tensor y;
    {
      const at::AutoGradMode grad_mode(true);
      y = static_cast<const LayerHolder&>(*holder).layer(kept.front(), {kept.begin() + 1, kept.end()});
    }
    y.backward(grads[0]);
    torch::autograd::variable_list result;
    for (const at::Tensor& one : kept) result.push_back(one.grad());
    result.insert(result.end(), 2, at::Tensor());  // the anchor and the layer
    return result;
  }
};

}  // namespace

at::Tensor runLayer(const Layer& layer, const at::Tensor& x, const Shared& shared, const Pass& pass) {
  pass.check();
  if (pass.rests()) {
    const RestingLayers& resting = *pass.resting;
    const bool last = pass.layer + 1 == resting.count;
    if (resting.kept) return last ? *resting.kept : x;
    const at::NoGradGuard no_grad;
    at::Tensor y = layer(x, shared);
    if (last && resting.keep) resting.keep(y);
    return y;
  }
  at::Tensor y;
  if (pass.checkpointing && pass.training && at::GradMode::is_enabled()) {
    std::vector<at::Tensor> kept = {x};  // autograd keeps no undefined tensors: they are left out, and put back for the layer
    for (const at::Tensor& one : shared) {
      if (one.defined()) kept.push_back(one);
    }
    const Layer whole = [layer, shared_before = shared](const at::Tensor& h, const Shared& defined) {
      Shared all = shared_before;
      for (std::size_t i = 0, next = 0; i < all.size(); ++i) {
        if (all[i].defined()) all[i] = defined[next++];
      }
      return layer(h, all);
    };
    // The anchor makes autograd call back even where x itself needs no gradient.
    const at::Tensor anchor = at::zeros({1}, at::kFloat).requires_grad_(true);
    y = Recompute::apply(at::TensorList(kept), anchor, whole);
  } else {
    y = layer(x, shared);
  }
  if (pass.interrupt && y.requires_grad()) {
    y.register_hook([interrupt = *pass.interrupt](const at::Tensor& grad) {
      interrupt();
      return grad;
    });
  }
  return y;
}

at::Tensor runLayer(const std::function<at::Tensor(const at::Tensor&)>& layer, const at::Tensor& x, const Pass& pass) {
  return runLayer([layer](const at::Tensor& h, const Shared&) { return layer(h); }, x, {}, pass);
}

void initialise(const Parameter& parameter, double range, std::uint64_t key) {
  const at::NoGradGuard no_grad;
  at::Tensor& tensor = *parameter.tensor;
  if (tensor.is_meta()) return;
  switch (parameter.kind) {
    case ParameterKind::Weight:
    case ParameterKind::Embedding:
    case ParameterKind::BiasTable: {
      std::uint64_t name_key = 0xcbf29ce484222325ull;  // FNV-1a
      for (const char c : parameter.name) name_key = (name_key ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
      fillNormal(tensor, range, mixKeys(key, name_key));
      if (parameter.padding >= 0) tensor[parameter.padding].zero_();
      break;
    }
    case ParameterKind::NormWeight:
      tensor.fill_(1);
      break;
    case ParameterKind::Bias:
    case ParameterKind::NormBias:
      tensor.zero_();
      break;
  }
}

}  // namespace etude
