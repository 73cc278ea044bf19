#include "core/tasks/batch_order.h"

#include "core/base/random.h"

#include <algorithm>
#include <numeric>

namespace etude {

std::vector<std::vector<std::uint32_t>> cutIntoBatches(const std::vector<std::uint32_t>& order, std::size_t batch_size) {
  std::vector<std::vector<std::uint32_t>> batches;
  for (std::size_t begin = 0; begin < order.size(); begin += batch_size) {
    const std::size_t end = std::min(order.size(), begin + batch_size);
    batches.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return batches;
}

std::vector<std::vector<std::uint32_t>> batchOrder(std::span<const std::uint32_t> lengths, std::size_t batch_size, bool by_length,
                                                   std::uint64_t seed, std::int64_t epoch) {
  std::vector<std::uint32_t> order(lengths.size());
  std::iota(order.begin(), order.end(), 0u);
  const std::uint64_t key = mixKeys(seed, static_cast<std::uint64_t>(epoch));
  shuffle(std::span(order), mixKeys(key, 1));
  if (!by_length) return cutIntoBatches(order, batch_size);
  const std::size_t group = batch_size * 50;
  for (std::size_t begin = 0; begin < order.size(); begin += group) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), begin + group));
    std::stable_sort(first, last, [&](std::uint32_t a, std::uint32_t b) { return lengths[a] > lengths[b]; });
  }
  auto batches = cutIntoBatches(order, batch_size);
  shuffle(std::span(batches), mixKeys(key, 2));
  return batches;
}

}  // namespace etude
