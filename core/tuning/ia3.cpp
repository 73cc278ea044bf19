// IA3 (Liu et al. 2022): keys, values and the middle of the feed-forward part are scaled by learned vectors that start at one. What
// comes out of a layer is scaled, or what goes into the layer that leads out of the feed-forward part, as PEFT does it.
#include "core/tuning/ia3.h"

#include "core/tuning/method.h"
#include "core/tuning/moving.h"

namespace etude {

Ia3::Ia3(const Projection& layer, bool scales_input)
    : scales_input_(scales_input), scale_(at::ones({scales_input ? layer.in() : layer.out()}, layer.options().dtype(at::kFloat))) {}

at::Tensor Ia3::forward(const Projection& layer, const at::Tensor& x, const Pass&) const {
  if (scales_input_) return layer.product(x * scale_.to(x.scalar_type()));
  const at::Tensor y = layer.product(x);
  return y * scale_.to(y.scalar_type());
}

void Ia3::show(ParameterList& list, const std::string& name) { list.addAttached(name + ".ia3_l", scale_, ParameterKind::NormWeight); }

bool Ia3::merge(at::Tensor& weight, at::Tensor& bias) const {
  const at::NoGradGuard no_grad;
  weight = weight * (scales_input_ ? scale_.unsqueeze(0) : scale_.unsqueeze(1)).to(weight.scalar_type());
  if (!scales_input_ && bias.defined()) bias = bias * scale_.to(bias.scalar_type());
  return true;
}

Method ia3() {
  return {"ia3", [](Model& model, const TrainSettings& settings) {
            for (const ProjectionPlace& place : chosenProjections(model, settings, {Role::Key, Role::Value, Role::QueryKeyValue, Role::Down})) {
              const bool feed_forward = place.role == Role::Down || place.role == Role::Up || place.role == Role::Gate;
              place.projection->attach(std::make_shared<Ia3>(*place.projection, feed_forward));
            }
            trainAttachedAndHead(model);
          }};
}

}  // namespace etude
