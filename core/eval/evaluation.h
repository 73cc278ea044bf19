// How good a classifier is on rows it was not trained on: numbers from predictions, without torch. Definitions are those
// of scikit-learn (precision, recall and F1 are 0 where their denominator is 0).
#pragma once

#include "core/base/json.h"
#include "core/tasks/prediction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etude {

struct ClassScores {
  std::string label;
  double precision = 0, recall = 0, f1 = 0;
  std::int64_t support = 0;  ///< true rows of this class
};

using Confusion = std::vector<std::vector<std::int64_t>>;  ///< [true][predicted] rows

struct Scores {
  double accuracy = 0;
  double precision = 0, recall = 0, f1 = 0;  ///< macro: mean over the classes
  double weighted_f1 = 0;
  double loss = 0;                           ///< mean cross-entropy of the true label; NaN where there is none (majority)
  std::int64_t examples = 0;
  std::vector<ClassScores> classes;
  Confusion confusion;
};

/// `truth[i]` in [0, labels.size()). Throws ProblemError if the three do not fit together.
Scores computeScores(const std::vector<Prediction>& predictions, const std::vector<int>& truth, const std::vector<std::string>& labels);

/// All scores but the loss (NaN).
Scores scoresOfConfusion(Confusion confusion, const std::vector<std::string>& labels);

/// What always answering `majority` would score. It has no probabilities, so its loss is NaN.
Scores majorityScores(const std::vector<int>& truth, int majority, const std::vector<std::string>& labels);

struct Mistake {
  std::string text, truth, predicted;
  double confidence = 0;
  std::uint64_t line = 0;  ///< of the data file
};

struct Evaluation {
  std::string split;  ///< "test", "validation"
  std::vector<std::string> labels;
  Scores tuned;
  std::optional<Scores> untuned;  ///< the model before tuning, its head fresh
  Scores majority;
  std::string majority_label;
  std::vector<Mistake> mistakes;  ///< most confident first
};

/// Numbers keep every digit; one that is not finite becomes null, and null NaN. Throws ProblemError for broken JSON.
Json toJson(const Scores& scores);
Scores scoresFromJson(const Json& json);
Json toJson(const Evaluation& evaluation);
Evaluation evaluationFromJson(const Json& json);

}  // namespace etude
