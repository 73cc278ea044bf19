#include "core/data/split.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace etude {

namespace {

/// Fractions as whole millionths, so that shares and remainders are exact on every platform.
constexpr std::uint64_t kWhole = 1'000'000;

std::uint64_t millionths(double fraction) {
  return static_cast<std::uint64_t>(std::llround(std::clamp(fraction, 0.0, 1.0) * kWhole));
}

/// `total` divided in proportion to `weights`, by largest remainders; a tie goes to the one that is owed more from earlier
/// divisions (`owed` is brought up to date), then to the earlier one.
std::vector<std::uint64_t> apportion(std::uint64_t total, const std::vector<std::uint64_t>& weights,
                                     std::vector<std::int64_t>& owed) {
  const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  std::vector<std::uint64_t> shares(weights.size(), 0), remainders(weights.size(), 0);
  if (sum == 0) return shares;
  std::uint64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = total * weights[i] / sum;
    remainders[i] = total * weights[i] % sum;
    left -= shares[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : owed[a] > owed[b];
  });
  for (std::uint64_t i = 0; i < left; ++i) ++shares[order[i]];
  for (std::size_t i = 0; i < weights.size(); ++i)
    owed[i] += static_cast<std::int64_t>(total * weights[i]) - static_cast<std::int64_t>(shares[i] * sum);
  return shares;
}

/// Row indices of each label in shuffled order; one group of all rows without stratification.
std::vector<std::vector<std::size_t>> shuffledGroups(const std::vector<int>& labels, bool stratify, std::uint64_t seed) {
  std::map<int, std::vector<std::size_t>> by_label;
  for (std::size_t i = 0; i < labels.size(); ++i) by_label[stratify ? labels[i] : 0].push_back(i);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [label, rows] : by_label) {
    shuffle(std::span<std::size_t>(rows), mixKeys(seed, static_cast<std::uint64_t>(static_cast<std::int64_t>(label))));
    groups.push_back(std::move(rows));
  }
  return groups;
}

}  // namespace

std::vector<Split> assignSplits(const std::vector<int>& labels, const SplitPlan& plan) {
  std::vector<Split> splits(labels.size(), Split::Train);
  const std::uint64_t validation = millionths(plan.validation_fraction),
                      test = std::min(millionths(plan.test_fraction), kWhole - validation);
  std::vector<std::int64_t> owed(3, 0);
  for (const std::vector<std::size_t>& rows : shuffledGroups(labels, plan.stratify, plan.seed)) {
    const std::vector<std::uint64_t> counts = apportion(rows.size(), {kWhole - validation - test, validation, test}, owed);
    const std::uint64_t train = std::max<std::uint64_t>(counts[0], 1);
    for (std::size_t i = train; i < rows.size(); ++i) {
      splits[rows[i]] = i - train < counts[1] ? Split::Validation : Split::Test;
    }
  }
  return splits;
}

std::vector<std::size_t> chooseSubset(const std::vector<int>& labels, std::size_t count, bool stratify, std::uint64_t seed) {
  std::vector<std::size_t> chosen;
  if (count >= labels.size()) {
    chosen.resize(labels.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    return chosen;
  }
  const auto groups = shuffledGroups(labels, stratify, mixKeys(seed, 0x73756273657473ull));
  std::vector<std::uint64_t> sizes;
  for (const auto& rows : groups) sizes.push_back(rows.size());
  std::vector<std::int64_t> owed(sizes.size(), 0);
  const std::vector<std::uint64_t> shares = apportion(count, sizes, owed);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    chosen.insert(chosen.end(), groups[g].begin(), groups[g].begin() + static_cast<std::ptrdiff_t>(shares[g]));
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace etude
