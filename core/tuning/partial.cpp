// Partial tuning: the embeddings and the first layers stay as they were pretrained; the last layers and the head move.
#include "core/tuning/method.h"

#include "core/base/problem.h"

namespace etude {

Method partialTuning() {
  return {"partial", "Partial", [](Model& model, const TrainSettings& settings) {
            if (settings.freeze_layers > model.layerCount()) {
              throw ProblemError("The recipe freezes " + std::to_string(settings.freeze_layers) + " layers, but the model has " +
                                     std::to_string(model.layerCount()),
                                 "Freeze at most " + std::to_string(model.layerCount()) + ".", "tuning.freeze_layers");
            }
            for (const Parameter& parameter : model.parameters()) {
              const bool frozen = parameter.part == kEmbeddings ? settings.freeze_embeddings
                                                                : parameter.part != kHead && parameter.part < settings.freeze_layers;
              parameter.tensor->set_requires_grad(!frozen);
            }
          }};
}

}  // namespace etude
