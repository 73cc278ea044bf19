// Which rows go together into the batches of an epoch: a pure function of the lengths of the rows, the seed and the epoch.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace etude {

/// Indices of the rows of every batch. With `by_length`, rows are shuffled, sorted by length within groups of 50 batches, cut into
/// batches, and the batches shuffled (as Transformers' LengthGroupedSampler does in spirit).
std::vector<std::vector<std::uint32_t>> batchOrder(std::span<const std::uint32_t> lengths, std::size_t batch_size, bool by_length,
                                                   std::uint64_t seed, std::int64_t epoch);

/// `order` cut into batches.
std::vector<std::vector<std::uint32_t>> cutIntoBatches(const std::vector<std::uint32_t>& order, std::size_t batch_size);

}  // namespace etude
