// Events as sentences: what log.txt holds and what the command line prints where there is no terminal.
#pragma once

#include "core/train/event.h"

#include <string>

namespace etude {

/// One line without a time stamp; a failure has one line per problem.
std::string describe(const Event& event);

/// "0.4321" for a loss, "3.0e-05" for a learning rate: four significant digits.
std::string formatNumber(double value);

}  // namespace etude
