// Masked-language modelling (Devlin et al. 2018): of 15 % of the tokens, 80 % become [MASK], 10 % a random token, 10 % stay;
// the model must tell what stood there.
#pragma once

#include "core/models/model.h"

#include <cstdint>
#include <span>
#include <vector>

namespace etude {

struct MaskedBatch {
  ModelInput input;
  at::Tensor positions;  ///< (n) int64, into the flattened (B, T)
  at::Tensor targets;    ///< (n) int64, the true tokens there
};

struct MaskingRules {
  double share = 0.15;
  std::int32_t mask_id = 0, vocabulary_size = 0, first_ordinary_id = 5;  ///< ids below it are special and never masked
};

/// `rows`: equally long sequences of ids. The choice depends on `key` alone.
MaskedBatch maskTokens(const std::vector<std::span<const std::int32_t>>& rows, const MaskingRules& rules, std::uint64_t key,
                       const at::Device& device);

struct MaskedLoss {
  at::Tensor tokens;   ///< mean cross-entropy at the masked positions: the masked-language-model loss
  at::Tensor summary;  ///< the same targets told from each text's summary: gives the pooler something to learn
};
MaskedLoss maskedLoss(MaskedLanguageModel& model, const MaskedBatch& batch, const Pass& pass);

}  // namespace etude
