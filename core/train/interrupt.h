// Stop and pause, asked and answered: long work calls `check` between layers and batches; it waits while the run is paused
// and leaves by throwing Cancelled when it shall stop.
#pragma once

#include "core/train/event.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <stop_token>
#include <thread>

namespace etude {

class Interrupt {
 public:
  Interrupt(std::stop_token stop, const std::atomic<bool>& pause, EventSink& sink)
      : stop_(std::move(stop)), pause_(pause), sink_(sink), callback_([this] { check(); }) {}
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  void check() {
    if (pause_ && !stop_.stop_requested()) waitWhilePaused();
    if (stop_.stop_requested()) throw Cancelled();
  }
  /// For Pass::interrupt; lives as long as this object.
  const std::function<void()>* callback() const { return &callback_; }
  /// The step that Paused and Continued events name.
  void setStep(std::int64_t step) { step_ = step; }
  /// Set from outside when the training shall end as if it were done.
  void watchFinish(const std::atomic<bool>& finish) { finish_ = &finish; }
  bool finishAsked() const { return finish_ && *finish_; }
  double pausedSeconds() const { return paused_seconds_; }
  const std::stop_token& stopToken() const { return stop_; }

 private:
  void waitWhilePaused() {
    const auto begin = std::chrono::steady_clock::now();
    sink_.emit(Paused{step_});
    while (pause_ && !stop_.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    paused_seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!stop_.stop_requested()) sink_.emit(Continued{step_});
  }

  std::stop_token stop_;
  const std::atomic<bool>& pause_;
  const std::atomic<bool>* finish_ = nullptr;
  EventSink& sink_;
  std::function<void()> callback_;
  std::int64_t step_ = 0;
  double paused_seconds_ = 0;
};

}  // namespace etude
