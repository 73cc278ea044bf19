#include "core/tasks/losses.h"

#include <stdexcept>

namespace etude {

namespace {

/// Mean cross-entropy over the labels that count; logits: (..., K), labels: (...).
at::Tensor tokenLoss(const at::Tensor& logits, const at::Tensor& labels, std::int64_t ignored = kIgnoredLabel) {
  return at::cross_entropy_loss(logits.to(logits.scalar_type() == at::kDouble ? at::kDouble : at::kFloat).flatten(0, -2), labels.flatten(), {},
                                at::Reduction::Mean, ignored);
}

at::Tensor textLoss(const std::string& problem_type, const at::Tensor& logits, const at::Tensor& labels) {
  if (problem_type == "multi_label_classification") return at::binary_cross_entropy_with_logits(logits, labels.to(logits.scalar_type()));
  if (problem_type == "regression") return at::mse_loss(logits.squeeze(), labels.to(logits.scalar_type()).squeeze());
  return tokenLoss(logits, labels);
}

/// Answers outside the text are moved to the place just after it, which does not count.
at::Tensor answerLoss(const at::Tensor& logits, const Targets& targets) {
  const std::int64_t length = logits.size(1);
  const auto one = [&](std::int64_t column, const at::Tensor& places) {
    return tokenLoss(logits.select(2, column), places.clamp(0, length), length);
  };
  return (one(0, targets.starts) + one(1, targets.ends)) / 2;
}

}  // namespace

at::Tensor headLoss(Head head, const std::string& problem_type, const at::Tensor& logits, const Targets& targets) {
  switch (head) {
    case Head::SequenceClassification: return textLoss(problem_type, logits, targets.labels);
    case Head::QuestionAnswering: return answerLoss(logits, targets);
    case Head::CausalLm: return tokenLoss(logits.slice(1, 0, -1), targets.labels.slice(1, 1));
    case Head::TokenClassification:
    case Head::MaskedLm:
    case Head::SequenceToSequence: return tokenLoss(logits, targets.labels);
  }
  throw std::logic_error("a head without a loss");
}

at::Tensor decoderInput(const at::Tensor& labels, std::int64_t start_id, std::int64_t pad_id) {
  const at::Tensor written = labels.slice(1, 0, -1);
  return at::cat({at::full({labels.size(0), 1}, start_id, labels.options()), written.masked_fill(written.eq(kIgnoredLabel), pad_id)}, 1);
}

}  // namespace etude
