// Our random numbers as the standard's distributions take them.
#pragma once

#include "core/base/random.h"

#include <limits>

namespace etude {

struct RandomBits {
  using result_type = std::uint64_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()() { return random.next(); }
  Random random;
};

}  // namespace etude
