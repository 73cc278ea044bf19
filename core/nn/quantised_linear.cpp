#include "core/nn/quantised_linear.h"

#include "core/nn/torch_compat.h"

namespace etude {

namespace {

/// Lets the autograd node share the codes.
struct QuantisedWeightHolder : torch::CustomClassHolder {
  explicit QuantisedWeightHolder(const QuantisedWeight& the_weight) : weight(the_weight) {}
  QuantisedWeight weight;
};

struct QuantisedLinear : torch::autograd::Function<QuantisedLinear> {
  /// `inputs`: x, then the bias if there is one.
  static at::Tensor forward(torch::autograd::AutogradContext* context, at::TensorList inputs, const QuantisedWeight& weight,
                            bool in_out) {
    context->saved_data["weight"] = c10::IValue::make_capsule(c10::make_intrusive<QuantisedWeightHolder>(weight));
    context->saved_data["in_out"] = in_out;
    context->saved_data["biased"] = inputs.size() > 1;
    const at::Tensor numbers = weight.dequantised(inputs[0].scalar_type());
    return at::linear(inputs[0], in_out ? numbers.t() : numbers, inputs.size() > 1 ? inputs[1] : at::Tensor());
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list grads) {
    const auto holder = context->saved_data["weight"].toCapsule();
    const QuantisedWeight& weight = static_cast<const QuantisedWeightHolder&>(*holder).weight;
    const bool in_out = context->saved_data["in_out"].toBool(), biased = context->saved_data["biased"].toBool();
    const at::Tensor& gradient = grads[0];
    torch::autograd::variable_list result(biased ? 4 : 3);  // x, the bias, the weight, in_out
    if (context->needs_input_grad(0)) {                     // y = x W^T has the gradient dy W, which is such a product again
      const std::vector<at::Tensor> inputs = {gradient};
      result[0] = apply(at::TensorList(inputs), weight, !in_out);
    }
    if (biased && context->needs_input_grad(1)) result[1] = gradient.reshape({-1, gradient.size(-1)}).sum(0);
    return result;
  }
};

}  // namespace

at::Tensor quantisedLinear(const at::Tensor& x, const QuantisedWeight& weight, const at::Tensor& bias, bool in_out) {
  const bool rounds = autocasts(x.device().type()) && x.scalar_type() != at::kDouble;  // as autocast does before products
  std::vector<at::Tensor> inputs = {rounds ? x.to(at::kBFloat16) : x};
  if (bias.defined()) inputs.push_back(bias.to(inputs[0].scalar_type()));
  return QuantisedLinear::apply(at::TensorList(inputs), weight, in_out);
}

}  // namespace etude
