// Deals rows out to training, validation and test: by a seed, with each label's share kept, the same on every platform.
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <vector>

namespace etude {

struct SplitPlan {
  double validation_fraction = 0.15;
  double test_fraction = 0.15;
  bool stratify = true;  ///< deal out each label on its own
  std::uint64_t seed = 42;
};

/// A split for every row. Counts follow the method of largest remainders, label by label; every label keeps at least
/// one training row.
std::vector<Split> assignSplits(const std::vector<int>& labels, const SplitPlan& plan);

/// Indices of `count` rows in ascending order, each label in proportion (largest remainders); all if there are no more. A
/// smaller subset of the same seed lies, up to rounding, in a larger one.
std::vector<std::size_t> chooseSubset(const std::vector<int>& labels, std::size_t count, bool stratify, std::uint64_t seed);

}  // namespace etude
