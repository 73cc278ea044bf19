// The judged rows of a finished run compared by a column of its data that was not named before the tuning.
#pragma once

#include "core/eval/fairness.h"
#include "core/eval/judged_rows.h"
#include "core/run/recipe.h"
#include "core/run/run_dir.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

/// Columns of the run's data file that are neither text, second text, label nor split. Throws ProblemError, Cancelled.
std::vector<std::string> groupColumns(const Recipe& recipe, std::stop_token stop = {});

/// Groups the kept rows by their cells in `column`, found by line and text in the data as the recipe reads it. Nothing if no row
/// has a cell there. Throws ProblemError if the file is gone, has no such column, or no longer holds one of the rows, or if not
/// all judged rows were kept (those that were are wrong more often); Cancelled.
std::optional<GroupReport> groupAgain(const Recipe& recipe, const JudgedRows& rows, const std::string& column, std::stop_token stop = {});

/// Replaces the groups of evaluation.json and writes the report anew.
void saveGroups(const RunDir& run, const GroupReport& groups);

}  // namespace etude
