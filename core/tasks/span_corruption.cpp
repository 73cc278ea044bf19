#include "core/tasks/span_corruption.h"

#include "core/base/random.h"
#include "core/base/say.h"
#include "core/tasks/losses.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace etude {

namespace {

constexpr int kMostSentinels = 100;  // as T5 has them

/// `total` in `parts` whole numbers above zero, all ways to do so alike.
std::vector<std::size_t> randomParts(std::size_t total, std::size_t parts, std::uint64_t key) {
  std::vector<std::size_t> cuts(total - 1);
  std::iota(cuts.begin(), cuts.end(), std::size_t{1});
  shuffle(std::span(cuts), key);
  cuts.resize(parts - 1);
  std::sort(cuts.begin(), cuts.end());
  cuts.push_back(total);
  std::adjacent_difference(cuts.begin(), cuts.end(), cuts.begin());
  return cuts;
}

at::Tensor stacked(const std::vector<std::vector<std::int32_t>>& rows) {  // equally long -> (B, T)
  at::Tensor ids = at::empty({static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(rows.front().size())}, at::kLong);
  std::int64_t* out = ids.data_ptr<std::int64_t>();
  for (const auto& row : rows) out = std::copy(row.begin(), row.end(), out);
  return ids;
}

}  // namespace

SpanRules spanRules(const Tokenizer& tokenizer) {
  SpanRules rules;
  rules.end_id = tokenizer.endId();
  for (int i = 0; i < kMostSentinels; ++i) {
    const std::int32_t id = tokenizer.tokenId("<extra_id_" + std::to_string(i) + ">");
    if (id >= 0) rules.sentinels.push_back(id);
  }
  if (rules.sentinels.empty()) {
    throw ProblemError(say("The tokenizer has no sentinels (<extra_id_0>), which stand for what is taken out"),
                       say("Go on from a model of the family T5."), "starter");
  }
  return rules;
}

std::vector<bool> drawSpans(std::size_t length, const SpanRules& rules, std::uint64_t key) {
  const auto share = static_cast<std::size_t>(std::lround(rules.share * static_cast<double>(length)));
  const std::size_t taken = std::clamp<std::size_t>(share, 1, length - 1);
  const auto wanted = static_cast<std::size_t>(std::lround(static_cast<double>(taken) / rules.mean_length));
  const std::size_t spans = std::clamp<std::size_t>(wanted, 1, std::min({taken, length - taken, rules.sentinels.size()}));
  const std::vector<std::size_t> out = randomParts(taken, spans, mixKeys(key, 0)),
                                 kept = randomParts(length - taken, spans, mixKeys(key, 1));
  std::vector<bool> mask;
  for (std::size_t i = 0; i < spans; ++i) {
    mask.insert(mask.end(), kept[i], false);
    mask.insert(mask.end(), out[i], true);
  }
  return mask;
}

CorruptedText corruptSpans(std::span<const std::int32_t> ids, const std::vector<bool>& taken, const SpanRules& rules) {
  CorruptedText text;
  std::size_t spans = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!taken[i]) {
      text.input.push_back(ids[i]);
      continue;
    }
    if (i == 0 || !taken[i - 1]) {
      text.input.push_back(rules.sentinels.at(spans));
      text.target.push_back(rules.sentinels.at(spans++));
    }
    text.target.push_back(ids[i]);
  }
  text.input.push_back(rules.end_id);
  text.target.push_back(rules.end_id);
  return text;
}

SpanBatch corruptRows(const std::vector<std::span<const std::int32_t>>& rows, const SpanRules& rules, std::int64_t start_id,
                      std::uint64_t key, const at::Device& device) {
  std::vector<std::vector<std::int32_t>> inputs, targets;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CorruptedText text = corruptSpans(rows[i], drawSpans(rows[i].size(), rules, mixKeys(key, i + 2)), rules);
    inputs.push_back(std::move(text.input));
    targets.push_back(std::move(text.target));
  }
  SpanBatch batch;
  batch.labels = stacked(targets);
  batch.input.decoder_ids = decoderInput(batch.labels, start_id, start_id).to(device);
  batch.input.ids = stacked(inputs).to(device);
  batch.labels = batch.labels.to(device);
  return batch;
}

}  // namespace etude
