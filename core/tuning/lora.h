// LoRA (Hu et al. 2021), with rsLoRA's scale (Kalajdzievski 2023) and DoRA's magnitudes (Liu et al. 2024), as PEFT computes them.
#pragma once

#include "core/models/model.h"
#include "core/tuning/train_settings.h"

namespace etude {

struct LoraShape {
  std::int64_t rank = 8;
  double alpha = 16, dropout = 0;
  bool rslora = false, dora = false;
  at::ScalarType type = at::kFloat;  ///< of the two matrices
  double scale() const;              ///< alpha / rank, or alpha / sqrt(rank)
};

/// Beside a weight W (out, in): W x + scale * B A x, where A (rank, in) is drawn as PEFT draws it and B (out, rank) is zero. With DoRA
/// each row of W + scale * B A gets a learned length, first that of W's.
class Lora final : public Attachment {
 public:
  /// `key`: of what is drawn, and of dropout.
  Lora(const Projection& layer, const LoraShape& shape, std::uint64_t key);

  at::Tensor forward(const Projection& layer, const at::Tensor& x, const Pass& pass) const override;
  void show(ParameterList& list, const std::string& name) override;
  bool keepsInput() const override { return shape_.dropout == 0; }
  std::int64_t keptNumbers(const Projection& layer) const override;
  bool merge(at::Tensor& weight, at::Tensor& bias) const override;
  const LoraShape& shape() const { return shape_; }

 private:
  at::Tensor delta() const;                              // (out, in)
  at::Tensor rowLengths(const at::Tensor& weight) const;  // (out): of `weight` + delta

  LoraShape shape_;
  std::uint64_t key_;
  at::Tensor a_, b_;
  at::Tensor magnitude_;  ///< (out), DoRA only
};

/// Puts LoRA where the settings say, and lets it and the head move.
void attachLora(Model& model, const TrainSettings& settings);

}  // namespace etude
