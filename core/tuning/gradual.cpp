// Gradual unfreezing with discriminative learning rates (ULMFiT, Howard & Ruder 2018): the head moves from the first step, the
// layers join in from the top down, and each learns more slowly than the one above it.
#include "core/tuning/method.h"
#include "core/tuning/moving.h"

#include <algorithm>
#include <cmath>

namespace etude {

Method gradualUnfreezing() {
  return {"gradual",
          [](Model& model, const TrainSettings&) {
            for (const Parameter& parameter : model.parameters()) parameter.tensor->set_requires_grad(true);
          },
          [](const TrainSettings& settings, int part, int layers) { return std::pow(settings.unfreeze_rate_ratio, -depthOf(part, layers)); },
          [](const TrainSettings& settings, double done, int layers) {
            // The embeddings are the last to join, when the share is reached.
            if (done >= settings.unfreeze_until) return kEmbeddings;
            const double joined = done / settings.unfreeze_until * (layers + 1);  // of layers and embeddings
            const int lowest = layers - static_cast<int>(joined);
            return lowest >= layers ? kHead : std::max(lowest, 0);
          }};
}

}  // namespace etude
