// A classifier's answer, without torch.
#pragma once

#include <cstdint>
#include <vector>

namespace etude {

/// What a model said about one example.
struct Prediction {
  std::vector<float> logits;         ///< one per label
  std::vector<float> probabilities;  ///< softmax of the logits
  int label = -1;                    ///< index of the largest
  float confidence = 0;              ///< its probability
  std::int64_t tokens = 0;           ///< of the text, special tokens included, before truncation
  double unknown_share = 0;          ///< of its tokens that the vocabulary does not know
};

}  // namespace etude
