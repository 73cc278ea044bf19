// Span corruption (Raffel et al. 2019, "Exploring the limits of transfer learning with a unified text-to-text
// transformer", 3.1.4): some spans of a text are each replaced by a sentinel; the model must write, after each sentinel, what
// stood there.
#pragma once

#include "core/models/model.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace etude {

struct SpanRules {
  double share = 0.15;                  ///< of the tokens that are taken out
  double mean_length = 3;               ///< of a span, in tokens
  std::int32_t end_id = 1;              ///< closes the text and what is to be written
  std::vector<std::int32_t> sentinels;  ///< <extra_id_0>, <extra_id_1>, ...: at most so many spans are taken out
};

/// Rules with the sentinels and the end token of a tokenizer. Throws ProblemError if it has no sentinels.
SpanRules spanRules(const Tokenizer& tokenizer);

/// True where a token is taken out. As T5's own pretraining draws it: round(share * length) tokens (at least one, and one stays)
/// in round(tokens / mean_length) spans of random lengths, kept and taken spans in turn, a kept one first.
std::vector<bool> drawSpans(std::size_t length, const SpanRules& rules, std::uint64_t key);

struct CorruptedText {
  std::vector<std::int32_t> input;   ///< the text, each span that was taken out as one sentinel; the end token
  std::vector<std::int32_t> target;  ///< each sentinel and the tokens that stood there; the end token
};

CorruptedText corruptSpans(std::span<const std::int32_t> ids, const std::vector<bool>& taken, const SpanRules& rules);

struct SpanBatch {
  ModelInput input;   ///< with decoder_ids
  at::Tensor labels;  ///< (B, U) int64
};

/// `rows`: equally long texts, of two tokens or more. The choice depends on `key` alone. `start_id`: what the decoder reads
/// first.
SpanBatch corruptRows(const std::vector<std::span<const std::int32_t>>& rows, const SpanRules& rules, std::int64_t start_id,
                      std::uint64_t key, const at::Device& device);

}  // namespace etude
