#include "core/tasks/masked_lm.h"

#include "core/base/random.h"

namespace etude {

MaskedBatch maskTokens(const std::vector<std::span<const std::int32_t>>& rows, const MaskingRules& rules, std::uint64_t key,
                       const at::Device& device) {
  const auto b = static_cast<std::int64_t>(rows.size()), t = static_cast<std::int64_t>(rows.front().size());
  at::Tensor ids = at::empty({b, t}, at::kLong);
  std::vector<std::int64_t> positions, targets;
  Random random(key);
  const auto ordinary = static_cast<std::uint64_t>(rules.vocabulary_size - rules.first_ordinary_id);
  for (std::int64_t i = 0; i < b * t; ++i) {
    const std::int32_t id = rows[static_cast<std::size_t>(i / t)][static_cast<std::size_t>(i % t)];
    std::int64_t& shown = ids.data_ptr<std::int64_t>()[i];
    shown = id;
    if (id < rules.first_ordinary_id || random.uniform() >= rules.share) continue;
    positions.push_back(i);
    targets.push_back(id);
    const double fate = random.uniform();
    if (fate < 0.8) shown = rules.mask_id;
    else if (fate < 0.9) shown = rules.first_ordinary_id + static_cast<std::int64_t>(random.below(ordinary));
  }
  if (positions.empty()) {  // a loss needs at least one target
    positions.push_back(1 % (b * t));
    targets.push_back(rows.front()[static_cast<std::size_t>(1 % t)]);
  }
  MaskedBatch batch;
  batch.input.ids = ids.to(device);
  batch.positions = at::tensor(positions, at::kLong).to(device);
  batch.targets = at::tensor(targets, at::kLong).to(device);
  return batch;
}

MaskedLoss maskedLoss(MaskedLanguageModel& model, const MaskedBatch& batch, const Pass& pass) {
  const MaskedLanguageModel::Scores scores = model.scores(batch.input, batch.positions, pass);
  const at::Tensor rows = at::floor_divide(batch.positions, batch.input.ids.size(1));                 // (n): the text of each target
  const at::Tensor summary = at::log_softmax(scores.summary.to(at::kFloat), -1).flatten();            // (B * V)
  const at::Tensor told = summary.index_select(0, rows * scores.summary.size(1) + batch.targets);     // (n)
  return {at::cross_entropy_loss(scores.tokens.to(at::kFloat), batch.targets), -told.mean()};
}

}  // namespace etude
