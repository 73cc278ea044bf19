// Rotary positions as config.json describes them: `rope_theta` and `rope_scaling` at the top level (Transformers 4), or both in
// `rope_parameters` (Transformers 5).
#pragma once

#include "core/models/config_reader.h"
#include "core/nn/rope.h"

namespace etude {

/// `width`: of a head. What cannot be computed here is refused in the reader.
RopeSettings readRope(ConfigReader& reader, std::int64_t width);

}  // namespace etude
