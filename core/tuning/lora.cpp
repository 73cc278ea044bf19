#include "core/tuning/lora.h"

#include "core/nn/torch_compat.h"
#include "core/tuning/method.h"
#include "core/tuning/moving.h"

#include <cmath>

namespace etude {

double LoraShape::scale() const { return alpha / (rslora ? std::sqrt(static_cast<double>(rank)) : static_cast<double>(rank)); }

Lora::Lora(const Projection& layer, const LoraShape& shape, std::uint64_t key) : shape_(shape), key_(key) {
  const at::NoGradGuard no_grad;
  a_ = at::empty({shape.rank, layer.in()}, layer.options().dtype(at::kFloat));
  // kaiming_uniform with a = sqrt(5): uniform between -1 / sqrt(in) and 1 / sqrt(in).
  if (!a_.is_meta()) fillUniform(a_, 1 / std::sqrt(static_cast<double>(layer.in())), key);
  a_ = a_.to(shape.type);
  b_ = at::zeros({layer.out(), shape.rank}, a_.options());
  if (!shape.dora) return;
  magnitude_ = a_.is_meta() ? at::empty({layer.out()}, a_.options().dtype(at::kFloat)) : rowLengths(layer.weight().detach());
}

at::Tensor Lora::delta() const { return at::matmul(b_.to(at::kFloat), a_.to(at::kFloat)) * shape_.scale(); }

/// Multiplied out, so that no second matrix of the weight's size is needed: |w + s b A|^2 = |w|^2 + 2 s b (A w) + s^2 b (A A^T) b^T.
at::Tensor Lora::rowLengths(const at::Tensor& weight) const {
  const at::Tensor w = weight.to(at::kFloat), a = a_.to(at::kFloat), b = b_.to(at::kFloat);
  const double scale = shape_.scale();
  const at::Tensor crossed = (at::matmul(w, a.t()) * b).sum(1), own = (at::matmul(b, at::matmul(a, a.t())) * b).sum(1);
  return (w.norm(2, {1}, /*keepdim=*/false).square() + 2 * scale * crossed + scale * scale * own).clamp_min(0).sqrt();
}

at::Tensor Lora::forward(const Projection& layer, const at::Tensor& x, const Pass& pass) const {
  const at::Tensor base = layer.product(x);
  at::Tensor dropped = dropout(x, shape_.dropout, pass, key_);
  if (!autocasts(x.device().type())) dropped = dropped.to(a_.scalar_type());
  const at::Tensor added = (at::linear(at::linear(dropped, a_), b_) * shape_.scale()).to(base.scalar_type());
  if (!shape_.dora) return base + added;
  at::Tensor lengths;
  {
    const at::NoGradGuard no_grad;  // taken for constants, as the paper does to save memory
    lengths = rowLengths(layer.weight().detach());
  }
  const at::Tensor ratio = (magnitude_ / lengths).to(base.scalar_type());
  const at::Tensor product = layer.bias().defined() ? base - layer.bias() : base;
  return base + (ratio - 1) * product + ratio * added;
}

void Lora::show(ParameterList& list, const std::string& name) {
  list.addAttached(name + ".lora_A.weight", a_, ParameterKind::Weight);
  list.addAttached(name + ".lora_B.weight", b_, ParameterKind::Weight);
  if (shape_.dora) list.addAttached(name + ".lora_magnitude_vector", magnitude_, ParameterKind::NormWeight);
}

std::int64_t Lora::keptNumbers(const Projection& layer) const {
  const std::int64_t inputs = keepsInput() ? 0 : layer.in();  // dropped out, it is another tensor
  return inputs + shape_.rank + (shape_.dora ? 3 * layer.out() : 0);
}

bool Lora::merge(at::Tensor& weight, at::Tensor&) const {
  const at::NoGradGuard no_grad;
  const at::Tensor lengths = shape_.dora ? rowLengths(weight) : at::Tensor();
  weight = weight + delta().to(weight.scalar_type());
  if (shape_.dora) weight = weight * (magnitude_ / lengths).unsqueeze(1);
  return true;
}

void attachLora(Model& model, const TrainSettings& settings) {
  LoraShape shape{settings.lora_r, settings.lora_alpha, settings.lora_dropout, settings.use_rslora, settings.use_dora,
                  settings.adapter_precision == "bf16" ? at::kBFloat16 : at::kFloat};
  for (const ProjectionPlace& place : chosenProjections(model, settings, {Role::Query, Role::Value, Role::QueryKeyValue})) {
    place.projection->attach(std::make_shared<Lora>(*place.projection, shape, placeKey(settings, place.name)));
  }
  trainAttachedAndHead(model);
}

Method lora() { return {"lora", attachLora}; }

}  // namespace etude
