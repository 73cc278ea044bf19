// Stop and pause, asked and answered: long work calls `check` between layers and batches; it waits while the run is paused
// and leaves by throwing Cancelled when it shall stop.
#pragma once

#include "core/train/event.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <thread>

namespace etude {

class Interrupt {
 public:
  Interrupt(std::stop_token stop, const std::atomic<bool>& pause, EventSink& sink)
      : stop_(std::move(stop)), pause_(pause), sink_(sink), callback_([this] { check(); }) {}
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// Within a step. A pause is left to the end of the step, unless that is long in coming.
  void check() {
    if (stop_.stop_requested()) throw Cancelled();
    if (!shallWait()) {
      pause_seen_.reset();
      return;
    }
    const Clock::time_point now = Clock::now();
    if (!pause_seen_) pause_seen_ = now;
    if (now - *pause_seen_ >= kPatience) waitWhilePaused({});
    if (stop_.stop_requested()) throw Cancelled();
  }
  /// Between steps and phases: a pause is taken at once. `idle` is called again and again while it lasts.
  void checkBetweenSteps(const std::function<void()>& idle = {}) {
    if (!pause_ && step_once_) *step_once_ = false;  // asked for too late or too early: nothing waits
    if (shallWait() && !stop_.stop_requested()) waitWhilePaused(idle);
    if (stop_.stop_requested()) throw Cancelled();
  }
  /// For Pass::interrupt; lives as long as this object.
  const std::function<void()>* callback() const { return &callback_; }
  /// The step that Paused and Continued events name.
  void setStep(std::int64_t step) { step_ = step; }
  /// Set from outside when the training shall end as if it were done.
  void watchFinish(const std::atomic<bool>& finish) { finish_ = &finish; }
  bool finishAsked() const { return finish_ && *finish_; }
  /// Set from outside when a paused run shall make one step; taken back by `stepDone`.
  void watchSteps(std::atomic<bool>& step_once) { step_once_ = &step_once; }
  bool stepping() const { return step_once_ && *step_once_; }
  /// The weights have moved ...
  void stepMade() { single_made_ = pause_ && stepping(); }
  /// ... and all that belongs to the step (validation, checkpoint) is done too.
  void stepDone() {
    if (single_made_) *step_once_ = false;
    single_made_ = false;
  }
  double pausedSeconds() const { return paused_seconds_; }
  const std::stop_token& stopToken() const { return stop_; }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kPatience{1000};

  bool shallWait() const { return pause_ && !stepping(); }

  void waitWhilePaused(const std::function<void()>& idle) {
    const auto begin = Clock::now();
    sink_.emit(Paused{step_});
    while (shallWait() && !stop_.stop_requested()) {
      if (idle) idle();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    pause_seen_.reset();
    paused_seconds_ += std::chrono::duration<double>(Clock::now() - begin).count();
    if (!stop_.stop_requested() && !pause_) sink_.emit(Continued{step_});
  }

  std::stop_token stop_;
  const std::atomic<bool>& pause_;
  const std::atomic<bool>* finish_ = nullptr;
  std::atomic<bool>* step_once_ = nullptr;
  EventSink& sink_;
  std::function<void()> callback_;
  std::optional<Clock::time_point> pause_seen_;
  std::int64_t step_ = 0;
  double paused_seconds_ = 0;
  bool single_made_ = false;
};

}  // namespace etude
