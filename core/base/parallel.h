// A loop over many items on all processors, for work that is pure arithmetic on texts. What it computes must not depend on the
// order.
#pragma once

#include "core/base/problem.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

namespace etude {

/// Calls `work(begin, end)` for parts of [0, count) of at most `grain` items, from several threads; `done(fraction)` from the
/// calling one. `work` must not throw. Throws Cancelled.
template <class Work>
void parallelParts(std::size_t count, std::size_t grain, std::stop_token stop, const Work& work,
                   const std::function<void(double)>& done = {}) {
  std::atomic<std::size_t> next = 0;
  const auto loop = [&](bool tells) {
    while (!stop.stop_requested()) {
      const std::size_t begin = next.fetch_add(grain);
      if (begin >= count) return;
      work(begin, std::min(begin + grain, count));
      if (tells && done) done(static_cast<double>(begin) / static_cast<double>(count));
    }
  };
  const std::size_t parts = (count + grain - 1) / grain;
  const std::size_t threads = std::min<std::size_t>({std::max(1u, std::thread::hardware_concurrency()), 16, std::max<std::size_t>(parts, 1)});
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([&loop] { loop(false); });
    loop(true);
  }
  if (stop.stop_requested()) throw Cancelled();
}

}  // namespace etude
