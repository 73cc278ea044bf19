// Partial tuning: some parts stay as they were pretrained, usually the embeddings and the first layers; the others and the
// head move.
#include "core/tuning/method.h"
#include "core/tuning/moving.h"
#include "core/tuning/parts.h"

#include "core/base/problem.h"
#include "core/base/say.h"

namespace etude {

Method partialTuning() {
  return {"partial",
          [](Model& model, const TrainSettings& settings) {
            const std::vector<bool> moving = movingParts(settings, model.layerCount());
            const bool norms = normsMove(settings);
            const ParameterList parameters = model.parameters();
            for (const Parameter& parameter : parameters) {
              const bool moves = parameter.part == kHead ? !settings.freeze_head : moving[static_cast<std::size_t>(parameter.part - kEmbeddings)];
              parameter.tensor->set_requires_grad(moves || (norms && isNorm(parameter.kind)));
            }
            if (parameters.count(true) == 0) {
              throw ProblemError(say("Every part of the model is frozen: nothing could be learned"),
                                 say("Let the head move, or one of the layers."), "tuning.freeze_head");
            }
          },
          layerDecayRate};
}

}  // namespace etude
