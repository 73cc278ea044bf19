#include "core/tasks/explanation.h"

#include <torch/csrc/autograd/autograd.h>

namespace etude {

at::Tensor logOdds(const at::Tensor& logits, std::int64_t label) {
  const std::int64_t k = logits.size(1);
  const at::Tensor others = at::cat({logits.slice(1, 0, label), logits.slice(1, label + 1, k)}, 1);  // (B, K - 1)
  return logits.select(1, label) - at::logsumexp(others, {1});
}

std::vector<double> gradientTimesInput(Model& model, const Tokens& row, std::int64_t label, const at::Device& device) {
  const at::AutoGradMode with_gradient(true);
  const std::vector<std::uint32_t> first = {0};
  const Batch batch = collate({row}, first, 0, device);  // one row: nothing is padded
  at::Tensor embeddings;
  const std::function<at::Tensor(const at::Tensor&)> look = [&](const at::Tensor& words) {
    return embeddings = words.detach().clone().requires_grad_(true);
  };
  Pass pass;
  pass.token_embeddings = &look;
  const at::Tensor odds = logOdds(model.logits(batch.input, pass), label).sum();
  const at::Tensor gradient = torch::autograd::grad({odds}, {embeddings}).front();                   // (1, T, C)
  const at::Tensor scores = (gradient * embeddings.detach()).sum(-1).squeeze(0).to(at::kCPU, at::kDouble).contiguous();  // (T)
  return {scores.data_ptr<double>(), scores.data_ptr<double>() + scores.numel()};
}

}  // namespace etude
