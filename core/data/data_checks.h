// What must hold for a data set to be trained on: labels that can be told apart, rows in every split. What does not hold is added
// to its problems and findings.
#pragma once

#include "core/data/clean.h"

namespace etude {

/// Counts the rows of every label in every split anew.
void countLabels(Dataset& data);
/// Needs the counts. `emptied`: labels that cleaning has left without rows; `rows` names the files.
void checkLabels(Dataset& data, const DataSettings& settings, const RawRows& rows, const std::vector<std::string>& emptied);
void checkSplits(Dataset& data, const DataSettings& settings);

}  // namespace etude
