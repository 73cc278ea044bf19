// One execution of a recipe on a worker thread of its own.
#pragma once

#include "core/run/engine.h"
#include "core/run/feed.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace etude {

class Run {
 public:
  /// Starts (or, where the directory has a checkpoint, resumes) at once. `Engine` is opened on the worker.
  explicit Run(RunDir directory);
  /// Asks the worker to stop and waits for it.
  ~Run();

  const RunDir& directory() const { return directory_; }
  Feed& feed() { return feed_; }
  void pause() { control_.pause = true; }
  void resume() { control_.pause = false; }
  /// While paused: makes one step, then waits again.
  void stepOnce() { control_.live.step_once = true; }
  /// The schedule's peak from the next step on.
  void setLearningRate(double rate) { control_.live.learning_rate = rate; }
  /// Predicted now and then while the run trains; replaces those of before.
  void setSentences(std::vector<std::string> sentences) { control_.live.sentences.set(std::move(sentences)); }
  bool paused() const { return control_.pause; }
  /// The worker saves a checkpoint, evaluates nothing, and ends within two seconds.
  void stop();
  /// Ends the training after the step under way; the best checkpoint is judged and becomes the result.
  void finish() {
    control_.finish = true;
    control_.pause = false;
  }
  /// True once the worker has ended and its last event is in the feed.
  bool done() const { return done_; }
  void wait();

 private:
  void work();

  RunDir directory_;
  Feed feed_;
  std::stop_source stop_;
  RunControl control_;
  std::atomic<bool> done_{false};
  std::jthread worker_;
};

}  // namespace etude
