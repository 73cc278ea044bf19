// The training loop: recipe settings in, events out, a tuned model at the end. Everything random is a function of the seed
// and the step, so that a run that goes on from a checkpoint repeats the uninterrupted one to the last bit.
#pragma once

#include "core/models/model.h"
#include "core/tasks/classification.h"
#include "core/tasks/batches.h"
#include "core/train/checkpoint.h"
#include "core/train/interrupt.h"
#include "core/train/live_predictor.h"
#include "core/train/resting_cache.h"
#include "core/tuning/method.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace etude {

/// Where a run's steps come from.
struct TrainingPlan {
  std::int64_t steps_per_epoch = 0, total_steps = 0, warmup_steps = 0, effective_batch = 0;
};
TrainingPlan planTraining(const TrainSettings& settings, std::size_t train_rows);
/// Of the settings' method for a model of so many layers.
AdamSettings adamSettings(const TrainSettings& settings, int layers);

/// Those of the lowest layers at which nothing moves now, and whether their dropout is off so that what they give can be kept: wanted,
/// or head-only tuning.
RestingLayers restingNow(Model& model, const TrainSettings& settings);

struct TrainerInputs {
  Model& model;  ///< on the device, the method already applied
  const Tokenizer& tokenizer;
  const std::vector<Tokens>& train;
  const std::vector<Tokens>& validation;
  const std::vector<std::string>& labels;
  const TrainSettings& settings;
  at::Device device;
  bool bf16 = false;
  std::filesystem::path directory;  ///< of the run; checkpoints go to checkpoints/
  std::size_t max_length = 512;     ///< of the user's own sentences, in tokens
  LiveControl* live = nullptr;      ///< what the user asks for meanwhile; null: nothing
  std::int64_t cache_bytes = 0;     ///< most that may be kept of what resting layers give
};

struct TrainOutcome {
  std::string reason;  ///< "completed", "stopped", "early_stopping", "ended" (Interrupt::finishAsked)
  TrainerState state;
};

class Trainer {
 public:
  Trainer(const TrainerInputs& inputs, EventSink& sink, Interrupt& interrupt);

  /// Takes over the state of a checkpoint whose weights the model already has. Throws ProblemError if the data changed.
  void resume(const std::filesystem::path& checkpoint);
  /// Trains to the end, or until stopped (then a checkpoint of the last whole step is saved). Throws ProblemError: loss not finite, out of
  /// memory with a single row, disk full.
  TrainOutcome train();
  const TrainingPlan& plan() const { return plan_; }

 private:
  void loop();
  void unfreeze(std::int64_t step);
  void keepResting();
  void takeLearningRate();
  double peakRate() const { return state_.rate_change ? state_.rate_change->after : in_.settings.learning_rate; }
  void trainStep();
  double accumulateGradients(const std::vector<std::uint32_t>& rows);
  void shrinkMicroBatch();
  void validate();
  bool validationDue() const;
  bool validationPending() const;
  bool improved(const EvalSample& sample) const;
  void save(bool best);
  bool shouldStopEarly() const;
  [[noreturn]] void failNotFinite(double loss, double norm) const;
  double secondsNow() const;

  TrainerInputs in_;
  EventSink& sink_;
  Interrupt& interrupt_;
  TrainingPlan plan_;
  std::vector<Parameter> waiting_;  ///< will move later on
  RestingLayers resting_;
  AdamW optimizer_;
  RestingCache cache_;
  ClassificationLoss loss_;
  LivePredictor live_;
  TrainerState state_;
  std::vector<std::vector<std::uint32_t>> epoch_batches_;
  std::int64_t epoch_ = -1;
  std::chrono::steady_clock::time_point start_;
  double seconds_before_ = 0, paused_before_ = 0;
  double tokens_per_second_ = 0;
  std::int64_t step_tokens_ = 0;
  std::int64_t last_saved_ = -1;
};

/// Identifies tokenised rows, so that a resumed run notices that its data file was changed.
std::string fingerprint(const std::vector<Tokens>& train, const std::vector<Tokens>& validation);

}  // namespace etude
