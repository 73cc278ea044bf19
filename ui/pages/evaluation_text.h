// An evaluation in plain sentences, and its scores as rows beside their baselines.
#pragma once

#include "core/eval/evaluation.h"

#include <QString>

#include <vector>

namespace etude {

/// "The tuned model is right on 93 of 100 texts; always answering “ham” would be right on 87."
QString evaluationSentence(const Evaluation& evaluation);

/// "Judged on 836 texts of the test split, which the model has not seen."
QString evaluationBasis(const Evaluation& evaluation);

/// One score of the tuned model beside the same score of its baselines, in [0, 1].
struct ScoreComparison {
  QString name, help;
  double tuned = 0, majority = 0;
  std::optional<double> untuned;
};
std::vector<ScoreComparison> compareScores(const Evaluation& evaluation);

}  // namespace etude
