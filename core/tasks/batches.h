// Tokens -> Batch: texts grouped so that little of a batch is padding, in an order that is a pure function of seed and
// epoch.
#pragma once

#include "core/data/dataset.h"
#include "core/models/model.h"
#include "core/text/tokenizer.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace etude {

/// One example as the model reads it.
struct Tokens {
  std::vector<std::int32_t> ids, types;
  int label = -1;
  std::int64_t full_length = 0;  ///< before truncation
  double unknown_share = 0;
};

/// Tokenises all examples, on as many threads as torch uses. Throws Cancelled.
std::vector<Tokens> tokenise(const std::vector<Example>& examples, const Tokenizer& tokenizer, std::size_t max_length,
                             std::stop_token stop = {}, const Progress& progress = {});

struct Batch {
  ModelInput input;
  at::Tensor labels;         ///< (B) int64
  std::int64_t tokens = 0;   ///< padding not counted
};

/// Right-padded to the longest of the rows.
Batch collate(const std::vector<Tokens>& rows, std::span<const std::uint32_t> indices, std::int32_t pad_id, const at::Device& device);

/// The rows of every effective batch of an epoch. With `by_length`, rows are shuffled, sorted by length within groups of 50
/// batches, cut into batches, and the batches shuffled (as Transformers' LengthGroupedSampler does in spirit).
std::vector<std::vector<std::uint32_t>> epochBatches(const std::vector<Tokens>& rows, std::size_t batch_size, bool by_length, std::uint64_t seed,
                                                     std::int64_t epoch);

/// All rows once, longest first, for evaluation.
std::vector<std::vector<std::uint32_t>> evaluationBatches(const std::vector<Tokens>& rows, std::size_t batch_size);

}  // namespace etude
