// A learned vector that scales what goes into a linear layer, or what comes out of it (IA3, Liu et al. 2022).
#pragma once

#include "core/nn/layers.h"

namespace etude {

class Ia3 final : public Attachment {
 public:
  Ia3(const Projection& layer, bool scales_input);
  at::Tensor forward(const Projection& layer, const at::Tensor& x, const Pass& pass) const override;
  void show(ParameterList& list, const std::string& name) override;
  std::int64_t keptNumbers(const Projection& layer) const override { return scales_input_ ? layer.in() : layer.out(); }
  bool merge(at::Tensor& weight, at::Tensor& bias) const override;
  bool scalesInput() const { return scales_input_; }

 private:
  bool scales_input_;
  at::Tensor scale_;  ///< (in) or (out)
};

}  // namespace etude
