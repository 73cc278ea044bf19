#include "core/run/feed.h"

#include <algorithm>

namespace etude {

void Feed::push(const Event& event) {
  const std::lock_guard lock(mutex_);
  if (events_.size() >= capacity_) thin();
  events_.push_back(event);
}

std::vector<Event> Feed::pull() {
  std::deque<Event> taken;
  {
    const std::lock_guard lock(mutex_);
    taken.swap(events_);
  }
  return {std::make_move_iterator(taken.begin()), std::make_move_iterator(taken.end())};
}

std::size_t Feed::dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

void Feed::thin() {
  bool drop = false;
  const auto rest = std::remove_if(events_.begin(), events_.end(), [&](const Event& event) {
    if (!std::holds_alternative<StepSample>(event)) return false;
    drop = !drop;
    return drop;
  });
  dropped_ += static_cast<std::size_t>(events_.end() - rest);
  events_.erase(rest, events_.end());
}

}  // namespace etude
