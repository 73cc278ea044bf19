// Scaled dot-product attention (Vaswani et al. 2017) of all families behind one function, the masks it reads, and the keys and
// values that are kept while text is written.
#pragma once

#include "core/nn/pass.h"
#include "core/nn/torch.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace etude {

/// softmax(scale * q k^T + bias) v with dropout on the probabilities. q: (B, nh, T, hs); k, v: (B, nkv, S, hs), where nkv divides
/// nh: each key head serves nh / nkv neighbouring query heads (Ainslie et al. 2023). bias: additive, broadcast to (B, nh, T, S),
/// or undefined. Runs libtorch's fused kernel where there is one that holds few scores at once (fusedAttentionPays), else our own in
/// blocks or, while the scores are few, at once. Which one depends on shapes, types and settings alone.
at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias, double scale, double dropout_p,
                  const Pass& pass, std::uint64_t site);

/// Whether `attend` keeps the scores of all queries and keys for the backward pass: for estimates of memory.
bool keepsScores(const at::Device& device, std::int64_t queries, std::int64_t keys);

/// (B, T, nh * hs) -> (B, nh, T, hs).
at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads);
/// (B, nh, T, hs) -> (B, T, nh * hs).
at::Tensor joinHeads(const at::Tensor& x);

/// 0 where `visible` (bool) holds, else the lowest finite number of `type`.
at::Tensor biasWhere(const at::Tensor& visible, at::ScalarType type);

/// Hides padding from everybody: (B, 1, 1, S) of a (B, S) mask of 0 and 1. Undefined for an undefined mask.
at::Tensor paddingBias(const at::Tensor& mask, at::ScalarType type);

/// Hides from each of the last `queries` positions what follows it, what is padding, and with `window` > 0 what lies `window`
/// or more tokens back: (B or 1, 1, queries, S). `mask`: (B, S) or undefined; `keys` is S. Undefined if all is seen.
at::Tensor causalBias(const at::Tensor& mask, std::int64_t queries, std::int64_t keys, std::int64_t window, const at::TensorOptions& options);

/// Keys and values of one layer, growing as tokens are read.
class KeyValues {
 public:
  /// Takes (B, nkv, T, hs) in and returns all so far, (B, nkv, S, hs).
  std::pair<at::Tensor, at::Tensor> append(const at::Tensor& keys, const at::Tensor& values);
  /// All so far; undefined before the first.
  std::pair<at::Tensor, at::Tensor> all() const;
  std::int64_t length() const { return length_; }
  /// Row i becomes what row rows[i] was: beams that go on, texts that have ended left out. rows: (n) int64.
  void select(const at::Tensor& rows);

 private:
  at::Tensor keys_, values_;  ///< (B, nkv, capacity, hs)
  std::int64_t length_ = 0;
};

}  // namespace etude
