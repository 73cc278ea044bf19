// A tuned model ready to answer; made by the engine, used by the try-it box, the endpoint and the evaluation.
#pragma once

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
};

}  // namespace etude
