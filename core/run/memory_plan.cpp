#include "core/run/memory_plan.h"

#include <algorithm>

namespace etude {

namespace {

constexpr double kFits = 0.7;  ///< of the free memory: other programs, and the odd long batch, want some too

std::int64_t scoresPerToken(const TransformerShape& shape, std::int64_t tokens) { return shape.keeps_scores ? shape.heads * tokens : 0; }

/// Bytes that one layer keeps for one row, besides what weights that learn need. Per token of width C, with a feed-forward of width I,
/// heads h and length T: q, k and v, both inputs of normalisation, the feed-forward before its activation, and, where they are
/// kept, the attention probabilities before and after dropout.
std::int64_t layerBytes(const TransformerShape& shape, std::int64_t layer, std::int64_t tokens, bool bf16, bool dropout) {
  const std::int64_t wide = shape.hidden, inner = shape.intermediate, scores = scoresPerToken(shape, tokens);
  // The inputs of q, k and v (one tensor, but three rounded copies in bf16), of the way out of attention, of up and of down.
  const std::int64_t inputs = shape.kept_for_weights.empty() ? (bf16 ? 5 : 3) * wide + inner : shape.kept_for_weights[static_cast<std::size_t>(layer)];
  const std::int64_t numbers = inputs + 5 * wide + inner;
  // In bf16 softmax and normalisation stay in fp32, the rest is kept rounded.
  const std::int64_t per_token = bf16 ? 2 * numbers + 4 * wide + 6 * scores : 4 * (numbers + (dropout ? 2 : 1) * scores);
  return per_token * tokens;
}

}  // namespace

std::int64_t MethodMemory::totalForBatch(std::int64_t rows) const {
  return weights + gradients + optimizer + std::max(validation, batch > 0 ? activations / batch * rows : activations);
}

std::int64_t activationBytes(const TransformerShape& shape, std::int64_t trained_layers, std::int64_t tokens, bool bf16,
                             bool checkpointing, bool dropout) {
  std::int64_t all = 0, largest = 0;  // of the layers that the backward pass goes through
  for (std::int64_t layer = shape.layers - trained_layers; layer < shape.layers; ++layer) {
    const std::int64_t bytes = layerBytes(shape, layer, tokens, bf16, dropout);
    all += bytes;
    largest = std::max(largest, bytes);
  }
  const std::int64_t input = 4 * shape.hidden * tokens;
  // Two more of the widest tensors are alive while a layer is worked on; so is what the embeddings sum up.
  const std::int64_t work = 2 * 4 * tokens * std::max(shape.intermediate, scoresPerToken(shape, tokens)) + 2 * input;
  return work + (checkpointing ? trained_layers * input + largest : all);
}

std::int64_t validationBytes(const TransformerShape& shape, std::int64_t tokens, bool bf16) {
  return tokens * (std::max<std::int64_t>((bf16 ? 2 : 4) * 4 * shape.intermediate, 8 * scoresPerToken(shape, tokens)) + 4 * 2 * shape.hidden);
}

BatchAdvice suggestBatch(const MethodMemory& memory, std::int64_t free_bytes, std::int64_t training_rows) {
  const auto room = static_cast<std::int64_t>(kFits * static_cast<double>(free_bytes));
  BatchAdvice advice;
  for (std::int64_t rows = 1;; rows *= 2) {
    if (memory.totalForBatch(rows) > room) {
      advice.limit = BatchAdvice::Limit::Memory;
      break;
    }
    if (rows > 1 && training_rows / rows < kFewestUpdates) {
      advice.limit = BatchAdvice::Limit::Updates;
      break;
    }
    if (rows > kLargestBatch) {
      advice.limit = BatchAdvice::Limit::Speed;
      break;
    }
    advice.batch = rows;
  }
  if (advice.batch == 0) return advice;
  advice.memory_bytes = memory.totalForBatch(advice.batch);
  advice.steps_per_epoch = (training_rows + advice.batch - 1) / advice.batch;
  return advice;
}

}  // namespace etude
