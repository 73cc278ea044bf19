// How far the scores may be off because only so many rows were judged: Wilson's interval (1927) for the
// accuracy, the percentile bootstrap (Efron 1979) for the others.
#pragma once

#include "core/eval/evaluation.h"
#include "core/eval/interval.h"

#include <cstdint>

namespace etude {

struct ScoreIntervals {
  Interval accuracy, precision, recall, f1;  ///< the last three macro, as in Scores
};

/// Intervals that hold the score on all rows of the kind in a share `level` of cases, if these are a random sample of them.
/// Precision, recall and F1 follow from the confusion matrix, so its cells are resampled instead of the rows. What never happened
/// in few rows is not impossible: each label that occurs gets half a right row and half a wrong one more (the prior of Jeffreys
/// for a share; with more than four labels less, two of each in all), or a perfect score would seem to be certain. An interval
/// always holds the score that was measured. A rare label that a sample happens to miss is left out of its means.
/// Deterministic in `seed`. All zero if nothing was judged.
ScoreIntervals bootstrapIntervals(const Scores& scores, double level = 0.95, std::uint64_t seed = 42);

/// {"accuracy": [low, high], ...}
Json toJson(const ScoreIntervals& intervals);

}  // namespace etude
