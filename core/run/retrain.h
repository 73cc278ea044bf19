// Closing the circle: predictions that a person corrected become training rows of the next run.
#pragma once

#include "core/run/recipe.h"
#include "core/run/run_dir.h"

namespace etude {

/// Writes the corrected rows of the run's prediction log as `corrections.csv` beside it (joined with the rows that the run
/// itself already had as extra rows) and returns the run's recipe with them as `data.extra_train_path`. Throws ProblemError if
/// there are no corrections, or the texts were not logged.
Recipe retrainRecipe(const RunDir& run);

}  // namespace etude
