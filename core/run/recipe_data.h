// The data of a recipe as a run of it sees them.
#pragma once

#include "core/data/dataset.h"
#include "core/run/recipe.h"

#include <stop_token>

namespace etude {

/// Reads and builds the data set; where overlong rows are to be left out, the recipe's model says which those are. Throws
/// ProblemError (also if the result has errors) or Cancelled.
Dataset prepareRecipeData(const Recipe& recipe, std::stop_token stop = {});

}  // namespace etude
