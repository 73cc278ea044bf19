// Prefix tuning: learned positions before the text in every attention (core/nn/prefix.h).
#include "core/nn/prefix.h"

#include "core/tuning/method.h"
#include "core/tuning/moving.h"

namespace etude {

Method prefixTuning() {
  return {"prefix", [](Model& model, const TrainSettings& settings) {
            const ParameterList parameters = model.parameters();
            for (const PrefixPlace& place : parameters.prefixes()) {
              place.prefix->attach(settings.prefix_length, parameters.begin()->tensor->options().requires_grad(false), placeKey(settings, place.name));
            }
            trainAttachedAndHead(model);
          }};
}

}  // namespace etude
