// The loss of every head as Transformers computes it: the mean over what counts.
#pragma once

#include "core/models/model.h"

#include <string>

namespace etude {

/// What is left out of a mean over tokens.
inline constexpr std::int64_t kIgnoredLabel = -100;

struct Targets {
  at::Tensor labels;        ///< (B) classes, (B, labels) of several labels or numbers, or (B, T) tokens; undefined for answers
  at::Tensor starts, ends;  ///< (B) int64: where an answer begins and ends; positions outside the text do not count
};

/// `problem_type` of config.json for sequence classifiers: single_label_classification (cross-entropy), multi_label_classification
/// (binary cross-entropy of each label), regression (squared error). Token labels of -100 do not count; a causal model's logits at
/// t are judged by the label at t + 1.
at::Tensor headLoss(Head head, const std::string& problem_type, const at::Tensor& logits, const Targets& targets);

/// What a decoder reads that is to write `labels`: the start token first, -100 as padding. (B, U) int64.
at::Tensor decoderInput(const at::Tensor& labels, std::int64_t start_id, std::int64_t pad_id);

}  // namespace etude
