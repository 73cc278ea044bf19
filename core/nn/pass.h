// What a forward pass needs besides its input: whether dropout is on, the key its random numbers come from, and a way to
// leave in the middle.
#pragma once

#include "core/base/random.h"

#include <cstdint>
#include <functional>

namespace at {
class Tensor;
}

namespace etude {

/// The lowest layers of a model when nothing in them, or below them, moves: they run without a graph.
struct RestingLayers {
  int count = 0;        ///< so many first layers
  bool dropout = true;  ///< while training; without it what they give for a text is always the same, and may be kept:
  std::function<void(const at::Tensor&)> keep = {};  ///< sees what the last of them gives, (B, T, C)
  const at::Tensor* kept = nullptr;                  ///< is taken for it, and none of them runs
};

struct Pass {
  bool training = false;       ///< dropout on
  std::uint64_t key = 0;       ///< of all random numbers of this pass
  bool checkpointing = false;  ///< recompute each layer's activations in the backward pass instead of keeping them
  const std::function<void()>* interrupt = nullptr;  ///< called between layers, forward and backward; may throw or wait

  /// Sees the embeddings of the tokens (B, T, C), before positions are added, and says what is used instead: how explanations look in.
  const std::function<at::Tensor(const at::Tensor&)>* token_embeddings = nullptr;

  const RestingLayers* resting = nullptr;  ///< null: none
  int layer = -1;                          ///< number of the layer that this pass goes through; -1: none

  /// The same pass with a key of its own for part `n`.
  Pass part(std::uint64_t n) const {
    Pass inner = *this;
    inner.key = mixKeys(key, n);
    return inner;
  }
  /// The same pass for layer `n` of its stack, which is layer `first` + n of the model.
  Pass forLayer(int n, int first = 0) const {
    Pass inner = part(static_cast<std::uint64_t>(n) + 1);
    inner.layer = first + n;
    if (inner.rests() && !resting->dropout) inner.training = false;
    return inner;
  }
  /// The same pass for what lies below the layers.
  Pass forEmbeddings() const {
    Pass inner = *this;
    if (resting && resting->count > 0 && !resting->dropout) inner.training = false;
    return inner;
  }
  /// Whether it goes through a layer that rests.
  bool rests() const { return resting && layer >= 0 && layer < resting->count; }
  void check() const {
    if (interrupt) (*interrupt)();
  }
};

}  // namespace etude
