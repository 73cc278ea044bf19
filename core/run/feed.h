// The bounded queue between a run's worker and whoever watches it. Pushing never blocks: when the reader falls behind,
// every second waiting step sample is dropped (the events file has them all); other events are never dropped.
#pragma once

#include "core/train/event.h"

#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

namespace etude {

class Feed {
 public:
  explicit Feed(std::size_t capacity = 8192) : capacity_(capacity) {}
  void push(const Event& event);
  /// Everything that waits, oldest first.
  std::vector<Event> pull();
  /// Step samples dropped so far.
  std::size_t dropped() const;

 private:
  void thin();

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::deque<Event> events_;
  std::size_t dropped_ = 0;
};

}  // namespace etude
