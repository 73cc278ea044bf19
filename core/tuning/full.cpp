// Full tuning: every weight moves, the lower layers more slowly if wanted.
#include "core/tuning/method.h"
#include "core/tuning/moving.h"

namespace etude {

Method fullTuning() {
  return {"full",
          [](Model& model, const TrainSettings&) {
            for (const Parameter& parameter : model.parameters()) parameter.tensor->set_requires_grad(true);
          },
          layerDecayRate};
}

}  // namespace etude
