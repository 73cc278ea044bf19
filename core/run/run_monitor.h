// A run as its watcher sees it: the state and the curves, built from events alone, live or replayed.
#pragma once

#include "core/train/event.h"
#include "core/train/series.h"

#include <optional>
#include <string>
#include <vector>

namespace etude {

class RunMonitor {
 public:
  enum class State { Idle, Running, Paused, Finished, Failed };

  void take(const Event& event);
  void clear() { *this = RunMonitor(); }

  State state() const { return state_; }
  const RunStarted& plan() const { return plan_; }
  const PhaseChanged& phase() const { return phase_; }
  const StepSample& lastStep() const { return last_step_; }
  const std::vector<EvalSample>& evals() const { return evals_; }
  const std::vector<CheckpointSaved>& checkpoints() const { return checkpoints_; }
  const std::vector<Problem>& notices() const { return notices_; }
  const std::optional<OverfittingFound>& overfitting() const { return overfitting_; }
  const std::vector<LearningRateChanged>& rateChanges() const { return rate_changes_; }
  /// Oldest first; when there are very many, every second one is forgotten.
  const std::vector<LivePredictions>& livePredictions() const { return live_; }
  const std::optional<RunFinished>& result() const { return result_; }
  const Problems& failure() const { return failure_; }

  const Series& loss() const { return loss_; }
  const Series& learningRate() const { return learning_rate_; }
  const Series& gradNorm() const { return grad_norm_; }
  const Series& tokensPerSecond() const { return tokens_per_second_; }
  const Series& memory() const { return memory_; }  ///< MiB
  const Series& seconds() const { return seconds_; }  ///< training time so far
  const Series& tokens() const { return tokens_; }    ///< learned from so far; 0 throughout in runs of older versions
  /// Steps from whose checkpoint the run has gone on.
  const std::vector<std::int64_t>& resumes() const { return resumes_; }

  /// In [0, 1].
  double progress() const;
  /// Seconds until the last step, from the pace of the recent steps; nothing before the first few.
  std::optional<double> secondsLeft() const;

 private:
  void start(const RunStarted& event);
  void addStep(const StepSample& event);
  void addRateChange(const LearningRateChanged& event);
  void addPredictions(const LivePredictions& event);

  State state_ = State::Idle;
  RunStarted plan_;
  PhaseChanged phase_;
  StepSample last_step_;
  std::vector<EvalSample> evals_;
  std::vector<CheckpointSaved> checkpoints_;
  std::vector<Problem> notices_;
  std::optional<OverfittingFound> overfitting_;
  std::vector<LearningRateChanged> rate_changes_;
  std::vector<LivePredictions> live_;
  std::optional<RunFinished> result_;
  Problems failure_;
  std::vector<std::int64_t> resumes_;
  Series loss_{Series::kMillion};
  Series learning_rate_, grad_norm_, tokens_per_second_, memory_, seconds_, tokens_;
  double pace_ = 0;          ///< seconds per step, smoothed
  std::int64_t paced_ = 0;   ///< samples that it is a mean of
};

}  // namespace etude
