// How good a classifier is on rows it was not trained on: numbers from predictions, without torch. Definitions are those
// of scikit-learn (precision, recall and F1 are 0 where their denominator is 0).
#pragma once

#include "core/base/json.h"
#include "core/eval/comparison.h"
#include "core/eval/curves.h"
#include "core/eval/fairness.h"
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

/// From which probability on a label should be answered to reach the best F1.
struct ThresholdAdvice {
  std::string label, split;  ///< the split it was found on: "validation", or the judged one where there is no other
  double threshold = 0.5, f1 = 0;
};

/// How well the language model of the base tells general texts, with the weights from before and from after tuning.
struct GeneralTextLoss {
  double before = 0, after = 0;  ///< mean cross-entropy of a token, in nats; NaN where there is none
  std::int64_t tokens = 0;       ///< that were told, each time
  std::string why_not;           ///< a sentence, where it could not be measured
};

struct Evaluation {
  std::string split;  ///< "test", "validation"
  std::vector<std::string> labels;
  Scores tuned;
  std::optional<Scores> untuned;  ///< the model before tuning, its head fresh
  Scores majority;
  std::string majority_label;
  std::vector<Mistake> mistakes;  ///< most confident first

  // From the probabilities; runs of older versions have none of these.
  std::vector<LabelCurve> curves;          ///< one per label, of the tuned model
  std::optional<Reliability> reliability;  ///< of the tuned model
  std::optional<Comparison> comparison;    ///< with the untuned model
  std::vector<ThresholdAdvice> advice;     ///< for tasks of two labels, one each
  std::optional<GroupReport> groups;       ///< by the data's group column
  std::vector<SwapReport> swaps;           ///< pronouns, names
  std::optional<GeneralTextLoss> general_text;  ///< if the recipe asks for it
};

/// Numbers keep every digit; one that is not finite becomes null, and null NaN. Throws ProblemError for broken JSON.
Json toJson(const Scores& scores);
Scores scoresFromJson(const Json& json);
Json toJson(const Evaluation& evaluation);
Evaluation evaluationFromJson(const Json& json);

}  // namespace etude
