// A frozen weight in four or eight bits: what QLoRA trains adapters on. It is kept as codes and scales, and becomes numbers only
// for as long as a product needs them (core/nn/quantised_linear.h).
#pragma once

#include "core/nn/torch.h"

#include <string>
#include <vector>

namespace etude {

/// Nf4: 4 bits with double quantisation, 0.516 bytes a weight; a weight is off by at most 0.152 of its block's largest magnitude,
/// and by what that magnitude lost itself. Int8: 127 even steps to either side, 1.063 bytes a weight; off by at most 1 / 254 of
/// the largest magnitude. Blocks are 64 weights, in the order in which they lie in memory.
enum class QuantKind { Nf4, Int8 };

class QuantisedWeight {
 public:
  QuantisedWeight() = default;
  /// A matrix of floating-point numbers, on any device, where the result stays. The codes depend on the numbers alone, not on
  /// device or threads. Throws a ProblemError that names the weight if a number is infinite or none.
  static QuantisedWeight of(const at::Tensor& weight, QuantKind kind, const std::string& name = {});

  bool defined() const { return codes_.defined(); }
  QuantKind kind() const { return kind_; }
  at::IntArrayRef shape() const { return shape_; }
  std::int64_t elements() const { return shape_.empty() ? 0 : shape_[0] * shape_[1]; }
  std::int64_t bytes() const;  ///< of all that is stored
  at::Device device() const { return codes_.device(); }
  QuantisedWeight to(const at::Device& device) const;

  /// The matrix again: always the same bits for the same codes. Narrower types are rounded from single precision.
  at::Tensor dequantised(at::ScalarType type = at::kFloat) const;
  /// The same from torch's own operations, as on devices for which there is no loop of ours: a part of the matrix at a time.
  at::Tensor dequantisedByTorch(at::ScalarType type = at::kFloat) const;

  /// Nf4: two in each byte, the first in its high half; Int8: one in each byte.
  const at::Tensor& codes() const { return codes_; }
  /// What each block's codes are multiplied by, float; for Nf4 restored from their own codes.
  at::Tensor scales() const;

 private:
  void quantiseScalesOf(const at::Tensor& largest);

  QuantKind kind_ = QuantKind::Nf4;
  std::vector<std::int64_t> shape_;
  at::Tensor codes_;
  at::Tensor scales_;       ///< Int8: of the blocks; Nf4: of the scales' blocks
  at::Tensor scale_codes_;  ///< Nf4
  float offset_ = 0;        ///< Nf4: the scales' mean
};

}  // namespace etude
