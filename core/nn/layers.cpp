#include "core/nn/layers.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <cmath>
#include <limits>

namespace etude {

std::int64_t ParameterList::count(bool only_trainable) const {
  std::int64_t total = 0;
  for (const Parameter& item : items_) total += only_trainable && !item.tensor->requires_grad() ? 0 : item.tensor->numel();
  return total;
}

Projection::Projection(std::int64_t in, std::int64_t out, const at::TensorOptions& options, bool with_bias)
    : weight_(at::empty({out, in}, options)), bias_(with_bias ? at::empty({out}, options) : at::Tensor()) {}

at::Tensor Projection::forward(const at::Tensor& x) const { return at::linear(x, weight_, bias_); }

void Projection::show(ParameterList& list, const std::string& name) {
  list.add(name + ".weight", weight_, ParameterKind::Weight);
  if (bias_.defined()) list.add(name + ".bias", bias_, ParameterKind::Bias);
}

Embedding::Embedding(std::int64_t rows, std::int64_t width, const at::TensorOptions& options, std::int64_t padding)
    : weight_(at::empty({rows, width}, options)), padding_(padding) {}

at::Tensor Embedding::forward(const at::Tensor& ids) const { return at::embedding(weight_, ids, padding_); }

void Embedding::show(ParameterList& list, const std::string& name) {
  list.add(name + ".weight", weight_, ParameterKind::Embedding);
}

LayerNorm::LayerNorm(std::int64_t width, double epsilon, const at::TensorOptions& options)
    : weight_(at::empty({width}, options)), bias_(at::empty({width}, options)), epsilon_(epsilon) {}

at::Tensor LayerNorm::forward(const at::Tensor& x) const { return at::layer_norm(x, weight_.sizes(), weight_, bias_, epsilon_); }

void LayerNorm::show(ParameterList& list, const std::string& name) {
  list.add(name + ".weight", weight_, ParameterKind::NormWeight);
  list.add(name + ".bias", bias_, ParameterKind::NormBias);
}

std::function<at::Tensor(const at::Tensor&)> activation(const std::string& name) {
  if (name == "gelu") return [](const at::Tensor& x) { return at::gelu(x); };
  if (name == "gelu_new" || name == "gelu_pytorch_tanh" || name == "gelu_fast")
    return [](const at::Tensor& x) { return at::gelu(x, "tanh"); };
  if (name == "relu") return [](const at::Tensor& x) { return at::relu(x); };
  if (name == "silu" || name == "swish") return [](const at::Tensor& x) { return at::silu(x); };
  if (name == "tanh") return [](const at::Tensor& x) { return at::tanh(x); };
  throw ProblemError(say("The model uses the activation “%1”, which is not known here", name),
                     say("Choose a model with gelu, gelu_new, relu, silu or tanh."), "config.json: hidden_act");
}

at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask, double dropout_p,
                  const Pass& pass, std::uint64_t site) {
  at::Tensor scores = at::matmul(q * (1 / std::sqrt(static_cast<double>(q.size(-1)))), k.transpose(-2, -1));  // (B, nh, T, T)
  if (mask.defined()) scores = scores + mask;
  const at::Tensor probabilities = dropout(at::softmax(scores, -1), dropout_p, pass, site);
  return at::matmul(probabilities, v);  // (B, nh, T, hs)
}

namespace {

using Layer = std::function<at::Tensor(const at::Tensor&)>;

/// Lets the autograd node own the closure, so that a pass that is abandoned frees it.
struct LayerHolder : torch::CustomClassHolder {
  explicit LayerHolder(Layer the_layer) : layer(std::move(the_layer)) {}
  Layer layer;
};

struct Recompute : torch::autograd::Function<Recompute> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x, const at::Tensor& /*anchor*/,
                            const Layer& layer) {
    context->save_for_backward({x});
    context->saved_data["layer"] = c10::IValue::make_capsule(c10::make_intrusive<LayerHolder>(layer));
    return layer(x);
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list grads) {
    const auto holder = context->saved_data["layer"].toCapsule();
    const at::Tensor x = context->get_saved_variables()[0].detach().requires_grad_(true);
    at::Tensor y;
    {
      const at::AutoGradMode grad_mode(true);
      y = static_cast<const LayerHolder&>(*holder).layer(x);
    }
    y.backward(grads[0]);
    return {x.grad(), at::Tensor(), at::Tensor()};
  }
};

}  // namespace

at::Tensor runLayer(const std::function<at::Tensor(const at::Tensor&)>& layer, const at::Tensor& x, const Pass& pass) {
  pass.check();
  at::Tensor y;
  if (pass.checkpointing && pass.training && at::GradMode::is_enabled()) {
    // The anchor makes autograd call back even where x itself needs no gradient.
    const at::Tensor anchor = at::zeros({1}, at::kFloat).requires_grad_(true);
    y = Recompute::apply(x, anchor, layer);
  } else {
    y = layer(x);
  }
  if (pass.interrupt && y.requires_grad()) {
    y.register_hook([interrupt = *pass.interrupt](const at::Tensor& grad) {
      interrupt();
      return grad;
    });
  }
  return y;
}

void initialise(const Parameter& parameter, double range, std::uint64_t key) {
  const at::NoGradGuard no_grad;
  at::Tensor& tensor = *parameter.tensor;
  switch (parameter.kind) {
    case ParameterKind::Weight:
    case ParameterKind::Embedding: {
      std::uint64_t name_key = 0xcbf29ce484222325ull;  // FNV-1a
      for (const char c : parameter.name) name_key = (name_key ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
      fillNormal(tensor, range, mixKeys(key, name_key));
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
