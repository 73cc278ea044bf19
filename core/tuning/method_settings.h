// The rows of the tuning section that choose a method and shape it.
#pragma once

#include "core/tuning/train_settings.h"

#include <vector>

namespace etude {

std::vector<Field<TrainSettings>> methodSettings();

}  // namespace etude
