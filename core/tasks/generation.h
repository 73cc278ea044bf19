// Writing on, token by token: greedily, by chance, or with beams, as Transformers' `generate` does it.
#pragma once

#include "core/models/model.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace etude {

struct GenerationSettings {
  std::int64_t max_new_tokens = 64;
  double temperature = 0;         ///< 0: always the most probable token; else logits are divided by it and a token is drawn
  std::int64_t top_k = 0;         ///< above 0: only the so many most probable tokens may be drawn
  double top_p = 1;               ///< below 1: only the most probable tokens that together have this probability (Holtzman et al. 2020)
  double repetition_penalty = 1;  ///< above 1: tokens that are there already become less probable (Keskar et al. 2019)
  std::int64_t beams = 1;         ///< above 1: beam search; nothing is drawn then
  double length_penalty = 1;      ///< of beams: sums of log-probabilities are divided by length to this power
  bool early_stopping = false;    ///< of beams: stop as soon as `beams` texts have ended, whether a better one could follow or not
  std::uint64_t seed = 42;        ///< of what is drawn; each row draws for itself, whatever stands beside it
  std::vector<std::int64_t> end_ids;  ///< a text ends with one of these
  std::int64_t start_id = 0;          ///< sequence-to-sequence models: what the decoder reads first
};

/// Called with each token as it is written (row, id), not for beams; false ends the row.
using OnToken = std::function<bool(std::size_t row, std::int64_t id)>;

/// The tokens of row `row` that are no padding.
std::vector<std::int64_t> promptTokens(const ModelInput& prompt, std::int64_t row);
/// Makes tokens that were `seen` less probable: scores below zero times `penalty`, others divided by it.
void penaliseRepetition(std::span<float> scores, const std::vector<std::int64_t>& seen, double penalty);

/// What is written after each row of `prompt`, the end token included where the text has ended. Prompts of causal models are padded
/// on the left, those of sequence-to-sequence models on the right. Throws Cancelled.
std::vector<std::vector<std::int64_t>> generate(WritingModel& model, const ModelInput& prompt, const GenerationSettings& settings,
                                                const OnToken& on_token = {}, std::stop_token stop = {});

}  // namespace etude
