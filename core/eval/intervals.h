// How far the scores may be off because only so many rows were judged: the percentile bootstrap (Efron 1979).
#pragma once

#include "core/eval/evaluation.h"
#include "core/eval/interval.h"

#include <cstdint>

namespace etude {

struct ScoreIntervals {
  Interval accuracy, precision, recall, f1;  ///< the last three macro, as in Scores
};

/// Intervals that hold with probability `level` if the rows are a random sample. All four scores follow from the confusion
/// matrix, so its cells are resampled instead of the rows. A rare label that a sample happens to miss is left out of its means.
/// Deterministic in `seed`. All zero if nothing was judged.
ScoreIntervals bootstrapIntervals(const Scores& scores, double level = 0.95, std::uint64_t seed = 42);

/// {"accuracy": [low, high], ...}
Json toJson(const ScoreIntervals& intervals);

}  // namespace etude
