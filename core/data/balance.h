// Labels with very different numbers of rows: how uneven they are, and training rows chosen so that they are not.
#pragma once

#include "core/data/clean.h"

namespace etude {

/// From which ratio of the most to the least frequent label on the labels count as uneven.
inline constexpr double kUneven = 3;
/// A row is repeated so many times at most, whatever balance would need.
inline constexpr std::size_t kMostCopies = 10;

/// Changes the training rows. "oversample": rows of rarer labels are repeated (in a random order, every row as often as the next
/// but for one) and follow the others; "undersample": of every label as many rows as the rarest has, in their order. Depends on
/// rows, mode and seed alone. Any other mode leaves the rows as they are.
void balanceTraining(std::vector<Example>& rows, const std::string& mode, std::uint64_t seed);

/// Adds the findings for training rows with uneven labels, if they are; their lines are those of the rare labels. `raw` names the files.
void reportImbalance(const std::vector<Example>& rows, const std::vector<std::string>& labels, const std::string& mode, const RawRows& raw,
                     std::vector<Finding>& findings);

}  // namespace etude
