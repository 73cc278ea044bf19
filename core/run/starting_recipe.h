// A recipe to begin with: what a data file and a model suggest for the settings that fit them.
#pragma once

#include "core/run/recipe.h"

#include <stop_token>
#include <string>

namespace etude {

/// Columns from the table, the longest text from its token lengths (all but the longest 1 %), learning rate from the size of
/// the model, epochs from the number of rows. `begin` holds what is settled already (data.path and model.path above all);
/// `notes` says in sentences what was found and chosen, and what is wrong with data or model. Throws ProblemError if the data
/// or the model cannot be read at all, or Cancelled.
Recipe startingRecipe(const Recipe& begin, Problems& notes, std::stop_token stop = {});

/// 3e-4 below 20 million parameters, else 5e-5.
double suggestedLearningRate(std::int64_t parameters);

}  // namespace etude
