// Beam search, as Transformers does it: of each prompt the most probable few continuations are followed side by side.
#pragma once

#include "core/tasks/generation.h"

namespace etude {

/// The best continuation of each row; see `generate`.
std::vector<std::vector<std::int64_t>> beamSearch(WritingModel& model, const ModelInput& prompt, const GenerationSettings& settings, const Pass& pass);

}  // namespace etude
