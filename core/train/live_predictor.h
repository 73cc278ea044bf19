// The user's own sentences, asked of the model now and then while it learns. It only looks: no gradients, no dropout, no
// random numbers, so the training goes on as if nobody had asked.
#pragma once

#include "core/tasks/classification.h"
#include "core/train/event.h"
#include "core/train/live_control.h"

#include <chrono>
#include <string>
#include <vector>

namespace etude {

class LivePredictor {
 public:
  struct Inputs {
    Model& model;
    const Tokenizer& tokenizer;
    std::size_t max_length;
    at::Device device;
    Inference inference;
    const LiveSentences* asked;  ///< null: nobody asks
  };
  LivePredictor(const Inputs& inputs, EventSink& sink) : in_(inputs), sink_(sink) {}

  /// Those of a checkpoint, until others are set.
  void restore(std::vector<std::string> sentences) { take(std::move(sentences)); }
  const std::vector<std::string>& sentences() const { return sentences_; }
  /// Predicts and reports when the sentences are new, when `at_once` is asked, or when the last time was a second ago and longer
  /// than twenty times what it took: less than a twentieth of the training time goes into it.
  void look(std::int64_t step, bool at_once);

 private:
  using Clock = std::chrono::steady_clock;
  void take(std::vector<std::string> sentences);
  LivePredictions predict(std::int64_t step);

  Inputs in_;
  EventSink& sink_;
  std::uint64_t version_ = 0;
  std::vector<std::string> sentences_;
  std::vector<Tokens> rows_;
  std::int64_t last_step_ = -1;
  Clock::time_point next_{};
};

}  // namespace etude
