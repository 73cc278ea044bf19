#include "core/serve/predictor.h"

#include "core/base/say.h"

namespace etude {

Explanation Predictor::explain(const PredictionInput&, int, std::stop_token) {
  throw ProblemError(say("This model cannot say which words mattered"), say("Open the run that it was exported from: its own model can."));
}

}  // namespace etude
