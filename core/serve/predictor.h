// A tuned model ready to answer; made by the engine, used by the try-it box, the endpoint and the evaluation.
#pragma once

#include "core/base/problem.h"
#include "core/eval/attribution.h"
#include "core/eval/evaluation.h"

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace etude {

struct PredictionInput {
  std::string text, text_pair;
};

class Predictor {
 public:
  virtual ~Predictor() = default;
  virtual const std::vector<std::string>& labels() const = 0;
  /// Safe to call from several threads (calls wait for each other). Throws Cancelled.
  virtual std::vector<Prediction> predict(const std::vector<PredictionInput>& inputs, std::stop_token stop = {}) = 0;
  /// How much each token spoke for `label` (an index into labels(); -1: the answer). Throws ProblemError for a model that cannot
  /// tell, and Cancelled.
  virtual Explanation explain(const PredictionInput& input, int label, std::stop_token stop = {});
};

}  // namespace etude
