#include "core/tasks/masked_lm.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace etude {

std::int32_t hidingToken(const Tokenizer& tokenizer) {
  for (const std::int32_t id : {tokenizer.maskId(), tokenizer.tokenId("<mask>"), tokenizer.tokenId("[MASK]")}) {
    if (id >= 0) return id;
  }
  return -1;
}

std::vector<std::int32_t> ordinaryTokens(const Tokenizer& tokenizer) {
  std::vector<std::int32_t> ids;
  for (std::int32_t id = 0; id < tokenizer.vocabularySize(); ++id) {
    if (!tokenizer.isSpecial(id)) ids.push_back(id);
  }
  std::erase(ids, hidingToken(tokenizer));
  return ids;
}

std::vector<float> summaryWeights(std::span<const std::int64_t> counts) {
  const auto total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
  std::vector<float> weights;
  for (const std::int64_t count : counts) {
    const double share = static_cast<double>(std::max<std::int64_t>(count, 1)) / std::max(total, 1.0);
    weights.push_back(static_cast<float>(std::min(1.0, std::sqrt(3e-4 / share))));
  }
  return weights;
}

MaskedBatch maskTokens(const std::vector<Passage>& rows, const MaskingRules& rules, std::uint64_t key, const at::Device& device) {
  const auto b = static_cast<std::int64_t>(rows.size()), t = static_cast<std::int64_t>(rows.front().ids.size());
  at::Tensor ids = at::empty({b, t}, at::kLong);
  std::vector<std::int64_t> positions, targets, summary_rows, summary_ids;
  std::vector<float> weights;
  Random random(key);
  const auto ordinary = [&](std::int32_t id) { return std::binary_search(rules.ordinary_ids.begin(), rules.ordinary_ids.end(), id); };
  const auto name = [&](std::int64_t row, std::int32_t id) {
    summary_rows.push_back(row);
    summary_ids.push_back(id);
    weights.push_back(rules.summary_weights.empty() ? 1.0f : rules.summary_weights[static_cast<std::size_t>(id)]);
  };
  for (std::int64_t i = 0; i < b * t; ++i) {
    const std::int32_t id = rows[static_cast<std::size_t>(i / t)].ids[static_cast<std::size_t>(i % t)];
    std::int64_t& shown = ids.data_ptr<std::int64_t>()[i];
    shown = id;
    if (!ordinary(id) || random.uniform() >= rules.share) continue;
    positions.push_back(i);
    targets.push_back(id);
    name(i / t, id);
    const double fate = random.uniform();
    if (fate < 0.8) shown = rules.mask_id;
    else if (fate < 0.9) shown = rules.ordinary_ids[random.below(rules.ordinary_ids.size())];
  }
  for (std::int64_t row = 0; row < b; ++row) {
    for (const std::int32_t id : rows[static_cast<std::size_t>(row)].next) {
      if (ordinary(id)) name(row, id);
    }
  }
  if (positions.empty()) {  // a loss needs at least one target
    positions.push_back(1 % (b * t));
    targets.push_back(rows.front().ids[static_cast<std::size_t>(1 % t)]);
  }
  MaskedBatch batch;
  batch.input.ids = ids.to(device);
  batch.positions = at::tensor(positions, at::kLong).to(device);
  batch.targets = at::tensor(targets, at::kLong).to(device);
  if (!summary_ids.empty()) {
    batch.summary = {at::tensor(summary_rows, at::kLong).to(device), at::tensor(summary_ids, at::kLong).to(device),
                     at::tensor(weights, at::kFloat).to(device)};
  }
  return batch;
}

MaskedLoss maskedLoss(MaskedLanguageModel& model, const MaskedBatch& batch, const Pass& pass) {
  const MaskedLanguageModel::Scores scores = model.scores(batch.input, batch.positions, pass);
  MaskedLoss loss{at::cross_entropy_loss(scores.tokens.to(at::kFloat), batch.targets), {}};
  if (batch.summary.ids.defined() && scores.summary.defined()) {
    const at::Tensor places = batch.summary.rows * scores.summary.size(1) + batch.summary.ids;  // (m), into the flattened (B, V)
    const at::Tensor named = at::log_softmax(scores.summary.to(at::kFloat), -1).flatten().index_select(0, places);
    loss.summary = -(named * batch.summary.weights).sum() / batch.summary.weights.sum();
  }
  return loss;
}

}  // namespace etude
