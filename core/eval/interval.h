// A range that a measured value lies in with some certainty.
#pragma once

namespace etude {

struct Interval {
  double low = 0, high = 0;
};

}  // namespace etude
