// A loop over many items on several processors, for work that is pure arithmetic on texts. What it computes must not depend on
// the order.
#pragma once

#include "core/base/problem.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace etude {

/// Calls `work(begin, end)` for parts of [0, count) of at most `grain` items, from several threads (0: as many as there are
/// processors, at most 16); `done(fraction)` from the calling one. The first exception of `work` ends the loop and is thrown
/// again. Throws Cancelled.
template <class Work>
void parallelParts(std::size_t count, std::size_t grain, std::stop_token stop, const Work& work,
                   const std::function<void(double)>& done = {}, unsigned wanted_threads = 0) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::once_flag failed;
  const auto loop = [&](bool tells) {
    try {
      while (!stop.stop_requested()) {
        const std::size_t begin = next.fetch_add(grain);
        if (begin >= count) return;
        work(begin, std::min(begin + grain, count));
        if (tells && done) done(static_cast<double>(begin) / static_cast<double>(count));
      }
    } catch (...) {
      std::call_once(failed, [&] { failure = std::current_exception(); });
      next = count;
    }
  };
  const std::size_t parts = (count + grain - 1) / grain;
  const std::size_t most = wanted_threads > 0 ? wanted_threads : std::min(std::max(1u, std::thread::hardware_concurrency()), 16u);
  const std::size_t threads = std::min(most, std::max<std::size_t>(parts, 1));
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([&loop] { loop(false); });
    loop(true);
  }
  if (failure) std::rethrow_exception(failure);
  if (stop.stop_requested()) throw Cancelled();
}

}  // namespace etude
