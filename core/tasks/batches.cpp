#include "core/tasks/batches.h"

#include "core/tasks/batch_order.h"
#include "core/text/encode_rows.h"

#include <algorithm>
#include <numeric>

namespace etude {

std::vector<Tokens> tokenise(const std::vector<Example>& examples, const Tokenizer& tokenizer, std::size_t max_length,
                             std::stop_token stop, const Progress& progress) {
  std::vector<Tokens> all(examples.size());
  const std::int32_t unknown = tokenizer.unknownId();
  const auto row = [&](std::size_t i) { return TextRow{examples[i].text, examples[i].text_pair}; };
  const auto keep = [&](std::size_t i, Encoding&& encoding) {
    Tokens& tokens = all[i];
    tokens.full_length = static_cast<std::int64_t>(encoding.ids.size());
    const auto unknowns = std::count(encoding.ids.begin(), encoding.ids.end(), unknown);
    tokens.unknown_share = encoding.ids.empty() ? 0 : static_cast<double>(unknowns) / static_cast<double>(encoding.ids.size());
    if (max_length > 0 && encoding.ids.size() > max_length)
      encoding = tokenizer.encode(examples[i].text, examples[i].text_pair, max_length);
    tokens.ids = std::move(encoding.ids);
    tokens.types = std::move(encoding.type_ids);
    tokens.label = examples[i].label;
  };
  encodeRows(tokenizer, all.size(), row, keep, {.threads = static_cast<unsigned>(at::get_num_threads()), .stop = stop, .progress = progress});
  return all;
}

Batch collate(const std::vector<Tokens>& rows, std::span<const std::uint32_t> indices, std::int32_t pad_id,
              const at::Device& device) {
  std::size_t longest = 1;
  bool pairs = false;
  Batch batch;
  for (const std::uint32_t index : indices) {
    longest = std::max(longest, rows[index].ids.size());
    batch.tokens += static_cast<std::int64_t>(rows[index].ids.size());
    pairs = pairs || (!rows[index].types.empty() && rows[index].types.back() != 0);
  }
  const auto b = static_cast<std::int64_t>(indices.size()), t = static_cast<std::int64_t>(longest);
  at::Tensor ids = at::full({b, t}, pad_id, at::kLong), mask = at::zeros({b, t}, at::kLong), types = at::zeros({b, t}, at::kLong);
  batch.labels = at::empty({b}, at::kLong);
  for (std::int64_t i = 0; i < b; ++i) {
    const Tokens& row = rows[indices[static_cast<std::size_t>(i)]];
    std::copy(row.ids.begin(), row.ids.end(), ids.data_ptr<std::int64_t>() + i * t);
    std::copy(row.types.begin(), row.types.end(), types.data_ptr<std::int64_t>() + i * t);
    std::fill_n(mask.data_ptr<std::int64_t>() + i * t, row.ids.size(), 1);
    batch.labels.data_ptr<std::int64_t>()[i] = row.label;
  }
  batch.input.ids = ids.to(device);
  if (batch.tokens < b * t) batch.input.mask = mask.to(device);
  if (pairs) batch.input.types = types.to(device);
  batch.labels = batch.labels.to(device);
  return batch;
}

std::vector<std::vector<std::uint32_t>> epochBatches(const std::vector<Tokens>& rows, std::size_t batch_size, bool by_length,
                                                     std::uint64_t seed, std::int64_t epoch) {
  std::vector<std::uint32_t> lengths;
  for (const Tokens& row : rows) lengths.push_back(static_cast<std::uint32_t>(row.ids.size()));
  return batchOrder(lengths, batch_size, by_length, seed, epoch);
}

std::vector<std::vector<std::uint32_t>> evaluationBatches(const std::vector<Tokens>& rows, std::size_t batch_size) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows[a].ids.size() > rows[b].ids.size(); });
  return cutIntoBatches(order, batch_size);
}

}  // namespace etude
