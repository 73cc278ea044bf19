#include "core/tasks/classification.h"

#include "core/nn/device.h"
#include "core/nn/torch_compat.h"

#include <algorithm>

namespace etude {

at::Tensor ClassificationLoss::sum(const at::Tensor& logits, const at::Tensor& labels) const {
  const at::Tensor log_probabilities = at::log_softmax(logits.to(at::kFloat), -1);                      // (B, K)
  const at::Tensor true_nll = -log_probabilities.gather(1, labels.unsqueeze(1)).squeeze(1);             // (B)
  const at::Tensor weights = class_weights.defined() ? class_weights.index_select(0, labels) : at::Tensor();
  if (label_smoothing <= 0) return (weights.defined() ? true_nll * weights : true_nll).sum();
  const at::Tensor all = class_weights.defined() ? log_probabilities * class_weights : log_probabilities;
  const at::Tensor even_nll = -all.sum(1);                                                              // (B)
  const auto k = static_cast<double>(logits.size(1));
  const at::Tensor target = weights.defined() ? true_nll * weights : true_nll;
  return (target * (1 - label_smoothing) + even_nll * (label_smoothing / k)).sum();
}

double ClassificationLoss::normaliser(const std::vector<Tokens>& rows, std::span<const std::uint32_t> indices) const {
  if (!class_weights.defined()) return static_cast<double>(indices.size());
  const at::Tensor weights = class_weights.to(at::kCPU);
  double total = 0;
  for (const std::uint32_t index : indices) total += weights.data_ptr<float>()[rows[index].label];
  return total;
}

at::Tensor balancedWeights(const std::vector<Tokens>& rows, std::size_t labels) {
  std::vector<std::int64_t> counts(labels);
  for (const Tokens& row : rows) ++counts[static_cast<std::size_t>(row.label)];
  at::Tensor weights = at::ones({static_cast<std::int64_t>(labels)}, at::kFloat);
  for (std::size_t i = 0; i < labels; ++i) {
    if (counts[i] == 0) continue;
    weights[static_cast<std::int64_t>(i)] = static_cast<double>(rows.size()) / (static_cast<double>(labels) * static_cast<double>(counts[i]));
  }
  return weights;
}

std::vector<Prediction> toPredictions(const at::Tensor& logits) {
  const at::Tensor rows = logits.to(at::kCPU, at::kFloat).contiguous(), probabilities = at::softmax(rows, -1);
  const std::int64_t k = rows.size(1);
  std::vector<Prediction> predictions(static_cast<std::size_t>(rows.size(0)));
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    const auto offset = static_cast<std::int64_t>(i) * k;
    const float *l = rows.data_ptr<float>() + offset, *p = probabilities.data_ptr<float>() + offset;
    predictions[i].logits.assign(l, l + k);
    predictions[i].probabilities.assign(p, p + k);
    predictions[i].label = static_cast<int>(std::max_element(l, l + k) - l);
    predictions[i].confidence = p[predictions[i].label];
  }
  return predictions;
}

std::vector<Prediction> predictRows(Model& model, const std::vector<Tokens>& rows, const at::Device& device,
                                    const Inference& settings) {
  const at::NoGradGuard no_grad;
  std::vector<Prediction> all(rows.size());
  Pass pass;
  pass.interrupt = settings.interrupt;
  const auto predict = [&](std::span<const std::uint32_t> indices, const auto& self) -> void {
    try {
      const Batch batch = collate(rows, indices, settings.pad_id, device);
      const AutocastGuard autocast(device.type(), settings.bf16);
      std::vector<Prediction> some = toPredictions(model.logits(batch.input, pass));
      for (std::size_t i = 0; i < indices.size(); ++i) {
        some[i].tokens = rows[indices[i]].full_length;
        some[i].unknown_share = rows[indices[i]].unknown_share;
        all[indices[i]] = std::move(some[i]);
      }
      return;
    } catch (const std::exception& error) {
      if (!isOutOfMemory(error) || indices.size() == 1) throw;
    }
    releaseDeviceMemory(device);
    self(indices.first(indices.size() / 2), self);
    self(indices.subspan(indices.size() / 2), self);
  };
  for (const auto& indices : evaluationBatches(rows, settings.batch_size)) predict(indices, predict);
  return all;
}

}  // namespace etude
