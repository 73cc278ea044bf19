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

struct Pass {
  bool training = false;       ///< dropout on
  std::uint64_t key = 0;       ///< of all random numbers of this pass
  bool checkpointing = false;  ///< recompute each layer's activations in the backward pass instead of keeping them
  const std::function<void()>* interrupt = nullptr;  ///< called between layers, forward and backward; may throw or wait

  /// Sees the embeddings of the tokens (B, T, C), before positions are added, and says what is used instead: how explanations look in.
  const std::function<at::Tensor(const at::Tensor&)>* token_embeddings = nullptr;

  /// The same pass with a key of its own for part `n`.
  Pass part(std::uint64_t n) const {
    Pass inner = *this;
    inner.key = mixKeys(key, n);
    return inner;
  }
  void check() const {
    if (interrupt) (*interrupt)();
  }
};

}  // namespace etude
