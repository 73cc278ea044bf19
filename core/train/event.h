// What happens in a run, one value each. A run writes every event as one JSON line to events.jsonl and pushes it into
// the Feed; a window that opens an old run replays the file through the same code. events.md beside this file
// documents the format.
#pragma once

#include "core/base/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace etude {

/// The run has planned its work and begins (or, with `resumed_from` >= 0, goes on from that step's checkpoint: later
/// samples of the earlier attempt are void).
struct RunStarted {
  std::int64_t total_steps = 0;
  std::int64_t steps_per_epoch = 0;
  std::int64_t train_examples = 0, validation_examples = 0, test_examples = 0;
  std::int64_t trainable_parameters = 0, total_parameters = 0;
  std::string device;     ///< "cpu", "cuda:0"
  std::string precision;  ///< "fp32", "bf16"
  std::int64_t threads = 0;
  std::int64_t resumed_from = -1;
  std::vector<std::string> labels;
};

/// "preparing", "training", "evaluating", "saving": what the run is busy with, with a sentence for the user.
struct PhaseChanged {
  std::string phase;
  std::string text;
};

/// One optimizer step.
struct StepSample {
  std::int64_t step = 0;  ///< optimizer steps done, from 1
  double epoch = 0;
  double loss = 0;        ///< mean over the effective batch
  double learning_rate = 0;  ///< used in this step
  double grad_norm = 0;      ///< L2, before clipping
  double seconds = 0;        ///< training time so far, pauses left out
  double tokens_per_second = 0;
  std::int64_t memory_bytes = 0;  ///< tensors on the device
  std::int64_t tokens = 0;        ///< learned from since the run began; 0 in runs of older versions
};

/// One pass over the validation split.
struct EvalSample {
  std::int64_t step = 0;
  double epoch = 0;
  double loss = 0;
  double accuracy = 0;
  double f1 = 0;  ///< macro
  double train_loss = 0;  ///< mean training loss since the last validation
  bool best = false;
};

struct CheckpointSaved {
  std::int64_t step = 0;
  std::string path;  ///< relative to the run directory
  bool best = false;
};

/// Validation loss has turned up while training loss falls on: overfitting begins after `step`.
struct OverfittingFound {
  std::int64_t step = 0;       ///< where the validation loss was lowest
  double best_loss = 0;
  std::int64_t seen_at = 0;    ///< step at which it became clear
};

struct Paused {
  std::int64_t step = 0;
};
struct Continued {
  std::int64_t step = 0;
};

/// The user has changed the learning rate while the run was under way: the peak of its schedule.
struct LearningRateChanged {
  std::int64_t step = 0;  ///< the first step that is made with it
  double before = 0, after = 0;
};

/// What the model in training says of the user's own sentences.
struct LivePredictions {
  struct Sentence {
    std::string text;
    std::vector<double> shares;  ///< of each label, in the order of RunStarted's
  };
  std::int64_t step = 0;  ///< steps done
  std::vector<Sentence> sentences;
};

/// Something the user should know that does not end the run.
struct Notice {
  Problem problem;
};

/// The run's work is done, or it was stopped (`reason`: "completed", "stopped", "early_stopping", or "ended" on request
/// with the best checkpoint as its result).
struct RunFinished {
  std::string reason;
  std::int64_t step = 0;
  std::int64_t best_step = 0;
  double seconds = 0;
  std::int64_t peak_memory_bytes = 0;
};

struct RunFailed {
  Problems problems;
  std::int64_t step = 0;
};

using Event = std::variant<RunStarted, PhaseChanged, StepSample, EvalSample, CheckpointSaved, OverfittingFound, Paused, Continued, Notice,
                           RunFinished, RunFailed, LearningRateChanged, LivePredictions>;

/// One object with "event" (the kind) and "time" (UTC).
Json toJson(const Event& event, const std::string& time);
/// Nothing for a kind that this version does not know. Throws ProblemError for one that is broken.
std::optional<Event> eventFromJson(const Json& json);

/// Takes what the trainer reports; called on the worker thread only.
class EventSink {
 public:
  virtual ~EventSink() = default;
  virtual void emit(const Event& event) = 0;
};

}  // namespace etude
