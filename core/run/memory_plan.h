// The memory that training takes, part by part, and the batch that fits: arithmetic on shapes, for the Model and Environment
// stages. What a tuning method attaches and trains is asked of the method itself, so new methods are counted as they come.
#pragma once

#include "core/base/problem.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace etude {

/// Bytes that training takes under one tuning method.
struct MethodMemory {
  std::string method, label;       ///< key and name of the method
  std::int64_t weights = 0;        ///< all parameters, frozen or not
  std::int64_t gradients = 0;      ///< of the parameters that move
  std::int64_t optimizer = 0;      ///< AdamW keeps two numbers for each of them
  std::int64_t activations = 0;    ///< what the forward pass keeps for the backward pass, for the whole batch
  std::int64_t validation = 0;     ///< what a validation batch takes in place of the activations, which are gone by then
  std::int64_t batch = 0, tokens = 0;  ///< rows at a time, and their length, that activations are counted for
  std::int64_t trainable_parameters = 0, total_parameters = 0;
  Problems problems;               ///< why the method does not fit this model with these settings

  /// Besides what is always there: what training or validation takes, whichever is more.
  std::int64_t working() const { return std::max(activations, validation); }
  std::int64_t total() const { return weights + gradients + optimizer + working(); }
  /// With another batch: only the activations grow with it.
  std::int64_t totalForBatch(std::int64_t rows) const;
};

/// Shape of a transformer, as far as memory goes.
struct TransformerShape {
  std::int64_t layers = 0, hidden = 0, heads = 0, intermediate = 0;
  bool keeps_scores = true;  ///< of attention, for the backward pass; false where they are computed again
  /// Numbers that each layer keeps of a token for the sake of weights that learn: inputs of linear layers, and what a method adds.
  /// One layer each; empty: all weights learn.
  std::vector<std::int64_t> kept_for_weights = {};
};

/// Bytes that one row of `tokens` tokens keeps for the backward pass. Frozen linear layers keep no input. Layers below the lowest one that trains keep nothing;
/// `trained_layers` counts the others. With checkpointing each keeps its input, and one layer at a time the rest. `dropout`:
/// masks are kept too. Linear layers keep their inputs in bf16 where that is on, all else stays as it is computed.
std::int64_t activationBytes(const TransformerShape& shape, std::int64_t trained_layers, std::int64_t tokens, bool bf16,
                             bool checkpointing, bool dropout);

/// Bytes that one row of a validation batch takes at most: nothing is kept, but the widest tensors of a layer are alive together.
/// Measured with libtorch 1.13: four of the feed-forward's width and two of the model's.
std::int64_t validationBytes(const TransformerShape& shape, std::int64_t tokens, bool bf16);

struct BatchAdvice {
  std::int64_t batch = 0;           ///< 0: not even one row fits
  std::int64_t memory_bytes = 0;    ///< estimated for it
  enum class Limit { Memory, Updates, Speed } limit = Limit::Memory;  ///< what speaks against twice as many
  std::int64_t steps_per_epoch = 0;
};

/// The largest power of two that takes at most 70 % of the free memory, still leaves `kFewestUpdates` updates an epoch (a
/// model that is seldom corrected learns little), and is no larger than `kLargestBatch` (beyond it a device gains no speed).
inline constexpr std::int64_t kFewestUpdates = 20, kLargestBatch = 64;
BatchAdvice suggestBatch(const MethodMemory& memory, std::int64_t free_bytes, std::int64_t training_rows);

}  // namespace etude
