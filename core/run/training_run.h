// The whole run behind Engine::run: data, tokens, training, evaluation, result.
#pragma once

#include "core/run/engine.h"

namespace etude {

RunOutcome runTraining(const RunDir& directory, EventSink& sink, RunControl& control);

}  // namespace etude
