// BitFit (Ben Zaken et al. 2021): biases move, weights do not; the fresh head moves whole.
#include "core/tuning/method.h"
#include "core/tuning/moving.h"

#include "core/base/problem.h"
#include "core/base/say.h"

namespace etude {

Method bitFit() {
  return {"bitfit", [](Model& model, const TrainSettings&) {
            bool some = false;
            for (const Parameter& parameter : model.parameters()) {
              const bool bias = parameter.kind == ParameterKind::Bias || parameter.kind == ParameterKind::NormBias;
              parameter.tensor->set_requires_grad(bias || parameter.part == kHead);
              some |= bias && parameter.part != kHead;
            }
            if (!some) {
              throw ProblemError(say("BitFit moves the biases, and the layers of this model have none"),
                                 say("Choose another method: IA3 and LoRA are small, too."), "tuning.method");
            }
          }};
}

}  // namespace etude
