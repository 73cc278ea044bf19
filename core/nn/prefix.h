// Prefix tuning (Li & Liang 2021): learned keys and values that every query of an attention sees besides those of the tokens. Here they have
// a softmax of their own and a gate for each head that starts at zero (Zhang et al. 2023, "LLaMA-Adapter"), so that the model is at
// first what it was, whatever its family does with positions and masks.
#pragma once

#include "core/nn/layers.h"

namespace etude {

class Prefix {
 public:
  Prefix() = default;
  Prefix(std::int64_t heads, std::int64_t width) : heads_(heads), width_(width) {}

  /// `length` learned positions, drawn from `key`.
  void attach(std::int64_t length, const at::TensorOptions& options, std::uint64_t key);
  bool attached() const { return keys_.defined(); }
  /// Numbers that the backward pass needs of each token: what the queries found there, and with which probabilities, twice.
  std::int64_t keptNumbers() const { return heads_ * (keys_.size(1) + width_); }
  /// What attention gives, and what the queries find in the prefix. mixed, q: (B, nh, T, hs).
  at::Tensor join(const at::Tensor& mixed, const at::Tensor& q, double scale) const;
  /// `name`: of the attention.
  void show(ParameterList& list, const std::string& name);

 private:
  std::int64_t heads_ = 0, width_ = 0;  ///< of the queries; of one head
  at::Tensor keys_, values_;  ///< (nh, length, hs)
  at::Tensor gate_;           ///< (nh, 1, 1)
};

}  // namespace etude
