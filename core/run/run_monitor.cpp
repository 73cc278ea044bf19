#include "core/run/run_monitor.h"

#include <algorithm>
#include <type_traits>

namespace etude {

namespace {

/// Samples that the pace is an even mean of; beyond, older ones fade.
constexpr std::int64_t kPaceMemory = 30;
constexpr std::int64_t kPaceFirst = 3;
constexpr double kMebibyte = 1024.0 * 1024.0;
constexpr std::size_t kMostPredictions = 1000;  ///< even, so that the newest stays when they are halved

template <class T>
void dropAfter(std::vector<T>& items, std::int64_t step) {
  std::erase_if(items, [step](const T& item) { return item.step > step; });
}

}  // namespace

void RunMonitor::start(const RunStarted& event) {
  if (event.resumed_from < 0) clear();
  plan_ = event;
  state_ = State::Running;
  result_.reset();
  failure_.clear();
  paced_ = 0;
  notices_.clear();  // said anew by every attempt
  last_step_ = StepSample{};
  if (event.resumed_from < 0) return;
  for (Series* series : {&loss_, &learning_rate_, &grad_norm_, &tokens_per_second_, &memory_, &seconds_, &tokens_}) {
    series->cutAfter(static_cast<double>(event.resumed_from));
  }
  dropAfter(evals_, event.resumed_from);
  dropAfter(checkpoints_, event.resumed_from);
  std::erase_if(resumes_, [&](std::int64_t step) { return step >= event.resumed_from; });
  if (event.resumed_from > 0) resumes_.push_back(event.resumed_from);
  dropAfter(rate_changes_, event.resumed_from);
  dropAfter(live_, event.resumed_from);
  if (overfitting_ && overfitting_->seen_at > event.resumed_from) overfitting_.reset();
  last_step_.step = event.resumed_from;
}

void RunMonitor::addStep(const StepSample& event) {
  const std::int64_t steps = event.step - last_step_.step;
  // The first sample of an attempt has none before it to be measured from.
  if (last_step_.seconds > 0 && steps > 0 && event.seconds >= last_step_.seconds) {
    paced_ = std::min(paced_ + 1, kPaceMemory);
    pace_ += ((event.seconds - last_step_.seconds) / static_cast<double>(steps) - pace_) / static_cast<double>(paced_);
  }
  last_step_ = event;
  const double x = static_cast<double>(event.step);
  loss_.add(x, event.loss);
  learning_rate_.add(x, event.learning_rate);
  grad_norm_.add(x, event.grad_norm);
  tokens_per_second_.add(x, event.tokens_per_second);
  memory_.add(x, static_cast<double>(event.memory_bytes) / kMebibyte);
  seconds_.add(x, event.seconds);
  tokens_.add(x, static_cast<double>(event.tokens));
}

/// Several changes before one and the same step count as one.
void RunMonitor::addRateChange(const LearningRateChanged& event) {
  if (!rate_changes_.empty() && rate_changes_.back().step == event.step) {
    rate_changes_.back().after = event.after;
  } else {
    rate_changes_.push_back(event);
  }
}

void RunMonitor::addPredictions(const LivePredictions& event) {
  if (!live_.empty() && live_.back().step == event.step) live_.pop_back();
  live_.push_back(event);
  if (live_.size() < kMostPredictions) return;
  std::size_t kept = 0;  // every second one, the newest among them
  for (std::size_t i = 1; i < live_.size(); i += 2) live_[kept++] = std::move(live_[i]);
  live_.resize(kept);
}

void RunMonitor::take(const Event& event) {
  std::visit(
      [this](const auto& e) {
        using E = std::remove_cvref_t<decltype(e)>;
        if constexpr (std::is_same_v<E, RunStarted>) {
          start(e);
        } else if constexpr (std::is_same_v<E, PhaseChanged>) {
          phase_ = e;
          if (state_ != State::Paused) state_ = State::Running;
        } else if constexpr (std::is_same_v<E, StepSample>) {
          addStep(e);
        } else if constexpr (std::is_same_v<E, EvalSample>) {
          evals_.push_back(e);
          // It learned something general after all.
          if (overfitting_ && e.loss < overfitting_->best_loss) overfitting_.reset();
        } else if constexpr (std::is_same_v<E, CheckpointSaved>) {
          checkpoints_.push_back(e);
        } else if constexpr (std::is_same_v<E, OverfittingFound>) {
          overfitting_ = e;
        } else if constexpr (std::is_same_v<E, Paused>) {
          state_ = State::Paused;
        } else if constexpr (std::is_same_v<E, Continued>) {
          state_ = State::Running;
        } else if constexpr (std::is_same_v<E, Notice>) {
          notices_.push_back(e.problem);
        } else if constexpr (std::is_same_v<E, LearningRateChanged>) {
          addRateChange(e);
        } else if constexpr (std::is_same_v<E, LivePredictions>) {
          addPredictions(e);
        } else if constexpr (std::is_same_v<E, RunFinished>) {
          result_ = e;
          state_ = State::Finished;
        } else if constexpr (std::is_same_v<E, RunFailed>) {
          failure_ = e.problems;
          state_ = State::Failed;
        }
      },
      event);
}

double RunMonitor::progress() const {
  if (result_ && result_->reason != "stopped") return 1;
  if (plan_.total_steps <= 0) return 0;
  return std::clamp(static_cast<double>(last_step_.step) / static_cast<double>(plan_.total_steps), 0.0, 1.0);
}

std::optional<double> RunMonitor::secondsLeft() const {
  if (paced_ < kPaceFirst || (state_ != State::Running && state_ != State::Paused)) return {};
  return pace_ * static_cast<double>(std::max<std::int64_t>(plan_.total_steps - last_step_.step, 0));
}

}  // namespace etude
