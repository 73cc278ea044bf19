// Masked-language modelling (Devlin et al. 2018): of 15 % of the tokens, 80 % become [MASK], 10 % a random token, 10 % stay;
// the model must tell what stood there.
#pragma once

#include "core/models/model.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace etude {

/// A text to learn from, with its special tokens, and the words that follow it in the book (empty: nothing does).
struct Passage {
  std::vector<std::int32_t> ids, next;
};

/// What the summary of each text has to name: the masked tokens and the tokens of the passage that follows.
struct SummaryTargets {
  at::Tensor rows;     ///< (m) int64: the text
  at::Tensor ids;      ///< (m) int64: the token
  at::Tensor weights;  ///< (m) float
};

struct MaskedBatch {
  ModelInput input;
  at::Tensor positions;  ///< (n) int64, into the flattened (B, T)
  at::Tensor targets;    ///< (n) int64, the true tokens there
  SummaryTargets summary = {};
};

struct MaskingRules {
  double share = 0.15;
  std::int32_t mask_id = 0;
  std::span<const std::int32_t> ordinary_ids;   ///< sorted: what may be masked, named or put in place of a token (no special tokens)
  std::span<const float> summary_weights = {};  ///< by id: how much naming this token counts; empty: all count 1
};

/// The token that hides another, also where the files of the tokenizer do not name it but have one of the usual names; -1: none.
std::int32_t hidingToken(const Tokenizer& tokenizer);

/// All tokens of the vocabulary but the special ones, ascending.
std::vector<std::int32_t> ordinaryTokens(const Tokenizer& tokenizer);

/// Weights that keep "the" and "and" from drowning the words that tell what a text is about: min(1, sqrt(3e-4 / share of the
/// token)), after the subsampling of frequent words by Mikolov et al. 2013. `counts`: occurrences by id.
std::vector<float> summaryWeights(std::span<const std::int64_t> counts);

/// `rows`: equally long sequences of ids. The choice depends on `key` alone.
MaskedBatch maskTokens(const std::vector<Passage>& rows, const MaskingRules& rules, std::uint64_t key, const at::Device& device);

struct MaskedLoss {
  at::Tensor tokens;   ///< mean cross-entropy at the masked positions: the masked-language-model loss
  at::Tensor summary;  ///< weighted mean cross-entropy of the summary targets: gives the pooler something to learn
};
/// `summary` is undefined for a batch without summary targets, and for a model that sums nothing up.
MaskedLoss maskedLoss(MaskedLanguageModel& model, const MaskedBatch& batch, const Pass& pass);

}  // namespace etude
