// QLoRA (Dettmers et al. 2023): the linear layers of the body are kept in NF4, or in 8 bits, and LoRA learns beside them.
#include "core/tuning/lora.h"

#include "core/nn/quantised_linear.h"
#include "core/tuning/method.h"
#include "core/tuning/moving.h"

namespace etude {

namespace {

class Packed final : public PackedWeight {
 public:
  explicit Packed(QuantisedWeight weight) : weight_(std::move(weight)) {}
  at::Tensor product(const at::Tensor& x, const at::Tensor& bias, bool in_out) const override { return quantisedLinear(x, weight_, bias, in_out); }
  at::Tensor unpacked() const override { return weight_.dequantised(); }
  std::int64_t elements() const override { return weight_.elements(); }
  std::int64_t bytes() const override { return weight_.bytes(); }
  at::Device device() const override { return weight_.device(); }
  std::shared_ptr<const PackedWeight> to(const at::Device& device) const override { return std::make_shared<Packed>(weight_.to(device)); }

 private:
  QuantisedWeight weight_;
};

/// Of a model that is only planned: it knows how large it would be.
class PlannedPack final : public PackedWeight {
 public:
  PlannedPack(at::IntArrayRef shape, QuantKind kind) : shape_(shape.vec()), kind_(kind) {}
  at::Tensor product(const at::Tensor&, const at::Tensor&, bool) const override { return {}; }
  at::Tensor unpacked() const override { return at::empty(shape_, at::TensorOptions().device(at::kMeta)); }
  std::int64_t elements() const override { return shape_[0] * shape_[1]; }
  std::int64_t bytes() const override { return static_cast<std::int64_t>(bytesPerWeight(kind_) * static_cast<double>(elements())); }
  at::Device device() const override { return at::kMeta; }
  std::shared_ptr<const PackedWeight> to(const at::Device&) const override { return std::make_shared<PlannedPack>(*this); }

 private:
  static double bytesPerWeight(QuantKind kind) { return kind == QuantKind::Nf4 ? 0.516 : 1.0625; }
  std::vector<std::int64_t> shape_;
  QuantKind kind_;
};

std::shared_ptr<const PackedWeight> pack(const at::Tensor& weight, const TrainSettings& settings, const std::string& name) {
  const QuantKind kind = settings.base_format == "int8" ? QuantKind::Int8 : QuantKind::Nf4;
  if (weight.is_meta()) return std::make_shared<PlannedPack>(weight.sizes(), kind);
  return std::make_shared<Packed>(QuantisedWeight::of(weight.detach(), kind, name));
}

}  // namespace

Method qlora() {
  Method method{"qlora", [](Model& model, const TrainSettings& settings) {
                  packBody(model, [&](const at::Tensor& weight, const std::string& name) { return pack(weight, settings, name); });
                  attachLora(model, settings);
                }};
  method.pack = pack;
  return method;
}

}  // namespace etude
