// Classification of whole texts: the loss that is trained and the predictions that are judged.
#pragma once

#include "core/models/model.h"
#include "core/tasks/batches.h"
#include "core/tasks/prediction.h"

#include <functional>
#include <vector>

namespace etude {

struct ClassificationLoss {
  at::Tensor class_weights;   ///< (labels) float, or undefined
  double label_smoothing = 0;

  /// Sum over the batch of weight * cross-entropy (torch's label smoothing: the target keeps 1 - s, s is spread evenly).
  at::Tensor sum(const at::Tensor& logits, const at::Tensor& labels) const;
  /// What the sum is divided by for a mean over these labels: the sum of their weights.
  double normaliser(const std::vector<Tokens>& rows, std::span<const std::uint32_t> indices) const;
};

/// Weights inverse to each label's share, mean 1 over the rows (scikit-learn's "balanced"); labels without rows get 1.
at::Tensor balancedWeights(const std::vector<Tokens>& rows, std::size_t labels);

/// Logits -> prediction of one row each.
std::vector<Prediction> toPredictions(const at::Tensor& logits);

struct Inference {
  std::int32_t pad_id = 0;
  std::size_t batch_size = 64;
  bool bf16 = false;
  const std::function<void()>* interrupt = nullptr;
};

/// Predictions in the order of `rows`. A batch that does not fit into memory is halved.
std::vector<Prediction> predictRows(Model& model, const std::vector<Tokens>& rows, const at::Device& device,
                                    const Inference& settings);

}  // namespace etude
