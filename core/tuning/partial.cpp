// Partial tuning: some parts stay as they were pretrained, usually the embeddings and the first layers; the others and the
// head move.
#include "core/tuning/method.h"

#include "core/base/say.h"
#include "core/tuning/parts.h"

namespace etude {

Method partialTuning() {
  return {"partial", sayLater("Partial"), [](Model& model, const TrainSettings& settings) {
            const std::vector<bool> moving = movingParts(settings, model.layerCount());
            for (const Parameter& parameter : model.parameters()) {
              const bool moves = parameter.part == kHead || moving[static_cast<std::size_t>(parameter.part - kEmbeddings)];
              parameter.tensor->set_requires_grad(moves);
            }
          }};
}

}  // namespace etude
