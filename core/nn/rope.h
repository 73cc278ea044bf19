// Rotary position embeddings (Su et al. 2021) with the ways of stretching them to longer texts that model files name: linear
// (Chen et al. 2023), dynamic (NTK-aware), llama3 (Llama 3.1) and yarn (Peng et al. 2023), each as Transformers computes it.
#pragma once

#include "core/nn/torch.h"

#include <cstdint>
#include <string>

namespace etude {

struct RopeSettings {
  enum class Kind { Default, Linear, Dynamic, Llama3, Yarn };
  Kind kind = Kind::Default;
  double theta = 10000, factor = 1;
  std::int64_t width = 64;                   ///< of a head
  std::int64_t positions = 2048;             ///< max_position_embeddings
  std::int64_t original_positions = 2048;    ///< that the model was first trained with (llama3, yarn)
  double low_freq_factor = 1, high_freq_factor = 4;      ///< llama3
  double beta_fast = 32, beta_slow = 1;                  ///< yarn
  double attention_factor = 1;                           ///< yarn: of both sine and cosine
  bool truncate = true;                                  ///< yarn: whole dimensions only
};

class Rope {
 public:
  struct Angles {
    at::Tensor cosine, sine;  ///< (B or 1, 1, T, hs)
  };

  Rope() = default;
  explicit Rope(const RopeSettings& settings) : settings_(settings) {}
  /// `positions`: (B or 1, T) int64. `type` of the result; all is computed in single precision at least, as the original does.
  Angles angles(const at::Tensor& positions, at::ScalarType type) const;
  /// x: (B, nh, T, hs); the first half of a head turns with the second ("rotate half").
  static at::Tensor turn(const at::Tensor& x, const Angles& angles);

 private:
  at::Tensor frequencies(std::int64_t length) const;  // (hs / 2) float

  RopeSettings settings_;
};

}  // namespace etude
