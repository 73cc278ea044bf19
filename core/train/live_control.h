// What can be asked of a run while it is under way. The window writes, the worker reads between two steps; nothing here
// changes what is not asked for.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace etude {

/// The user's own sentences, to be predicted while the model learns.
class LiveSentences {
 public:
  void set(std::vector<std::string> sentences) {
    const std::lock_guard lock(mutex_);
    sentences_ = std::move(sentences);
    ++version_;
  }
  /// Copies them into `sentences` if they were set since `version`, which it brings up to date.
  bool takeNews(std::uint64_t& version, std::vector<std::string>& sentences) const {
    const std::lock_guard lock(mutex_);
    if (version == version_) return false;
    version = version_;
    sentences = sentences_;
    return true;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> sentences_;
  std::uint64_t version_ = 0;  ///< 0: never set; a run that goes on keeps those of its checkpoint
};

struct LiveControl {
  /// A new peak of the learning rate's schedule, taken at the next step, which sets this back to 0: nothing asked.
  std::atomic<double> learning_rate{0};
  /// While paused: make one whole step (with its validation and checkpoint, if due), then wait again.
  std::atomic<bool> step_once{false};
  LiveSentences sentences;
};

}  // namespace etude
