#include "core/train/resting_cache.h"

#include "core/nn/torch_compat.h"

#include <algorithm>

namespace etude {

namespace {

std::int64_t lengthOf(const Tokens& row) { return static_cast<std::int64_t>(std::max<std::size_t>(1, row.ids.size())); }

/// Bytes of (T, C) for every row, as `example` (B, T, C) is stored.
std::int64_t bytesOfAll(const std::vector<Tokens>& rows, const at::Tensor& example) {
  std::int64_t tokens = 0;
  for (const Tokens& row : rows) tokens += lengthOf(row);
  return tokens * example.size(2) * static_cast<std::int64_t>(example.element_size());
}

}  // namespace

bool RestingCache::fill(Model& model, const RestingLayers& resting, const Reading& reading, std::int64_t most_bytes) {
  const at::NoGradGuard no_grad;
  device_ = reading.device;
  kept_.assign(rows_.size(), {});
  for (const std::vector<std::uint32_t>& indices : evaluationBatches(rows_, reading.batch_size)) {
    at::Tensor outputs;
    RestingLayers listening = resting;
    listening.keep = [&](const at::Tensor& given) { outputs = given; };
    Pass pass;
    pass.resting = &listening;
    pass.interrupt = reading.interrupt;
    const AutocastGuard autocast(reading.device.type(), reading.bf16);
    model.logits(collate(rows_, indices, reading.pad_id, reading.device).input, pass);
    if (bytesOfAll(rows_, outputs) > most_bytes) {
      kept_.clear();
      return false;
    }
    outputs = outputs.cpu();
    for (std::size_t b = 0; b < indices.size(); ++b)
      kept_[indices[b]] = outputs[static_cast<std::int64_t>(b)].narrow(0, 0, lengthOf(rows_[indices[b]])).clone();
  }
  return true;
}

void RestingCache::hand(RestingLayers& resting, std::span<const std::uint32_t> indices) {
  std::int64_t longest = 1;
  for (const std::uint32_t index : indices) longest = std::max(longest, lengthOf(rows_[index]));
  const at::Tensor& first = kept_[indices.front()];
  batch_ = at::zeros({static_cast<std::int64_t>(indices.size()), longest, first.size(1)}, first.options());
  for (std::size_t b = 0; b < indices.size(); ++b) {
    const at::Tensor& row = kept_[indices[b]];
    batch_.select(0, static_cast<std::int64_t>(b)).narrow(0, 0, row.size(0)).copy_(row);
  }
  batch_ = batch_.to(device_);
  resting.kept = &batch_;
}

}  // namespace etude
