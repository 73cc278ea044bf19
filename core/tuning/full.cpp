// Full tuning: every weight moves.
#include "core/base/say.h"
#include "core/tuning/method.h"

namespace etude {

Method fullTuning() {
  return {"full", sayLater("Full"), [](Model& model, const TrainSettings&) {
            for (const Parameter& parameter : model.parameters()) parameter.tensor->set_requires_grad(true);
          }};
}

}  // namespace etude
