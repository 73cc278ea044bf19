#include "core/run/run.h"

#include "core/base/say.h"
#include "core/run/engine_loader.h"

#include <new>

namespace etude {

namespace {

/// Everything goes to the reader first: it must hear of a full disk too.
class Outlets : public EventSink {
 public:
  explicit Outlets(Feed& feed) : feed_(feed) {}

  void openLog(const RunDir& directory) { log_.emplace(directory); }
  void emit(const Event& event) override {
    if (const auto* step = std::get_if<StepSample>(&event)) step_ = step->step;
    ended_ = std::holds_alternative<RunFinished>(event) || std::holds_alternative<RunFailed>(event);
    feed_.push(event);
    if (log_) log_->emit(event);
  }
  /// The last event of a run that could not say so itself.
  void end(const Event& event) {
    if (ended_) return;
    try {
      emit(event);
    } catch (const ProblemError&) {
      // The log cannot be written, which may be the very reason for the end; the reader has the event.
    }
  }
  void fail(const Problems& problems) { end(RunFailed{problems, step_}); }
  void fail(const std::string& what, const std::string& remedy) { fail(Problems{{Severity::Error, what, remedy, {}}}); }
  std::int64_t step() const { return step_; }

 private:
  Feed& feed_;
  std::optional<EventLog> log_;
  std::int64_t step_ = 0;
  bool ended_ = false;
};

}  // namespace

Run::Run(RunDir directory) : directory_(std::move(directory)) {
  control_.stop = stop_.get_token();
  worker_ = std::jthread([this] { work(); });
}

Run::~Run() {
  stop();
  wait();
}

void Run::stop() {
  stop_.request_stop();
  control_.pause = false;
}

void Run::wait() {
  if (worker_.joinable()) worker_.join();
}

void Run::work() {
  {
    Outlets outlets(feed_);
    try {
      outlets.openLog(directory_);
      engine().run(directory_, outlets, control_);
    } catch (const Cancelled&) {
      outlets.end(RunFinished{"stopped", outlets.step(), 0, 0, 0});
    } catch (const ProblemError& error) {
      outlets.fail(error.problems());
    } catch (const std::bad_alloc&) {
      outlets.fail(say("There is not enough memory for this run"),
                   say("Make the batch or the longest text smaller, or close other programs."));
    } catch (const std::exception& error) {
      outlets.fail(say("The run ended with an unexpected error: %1", error.what()),
                   say("Resume it from its last checkpoint; if it happens again, report it with the run's log.txt."));
    } catch (...) {
      outlets.fail(say("The run ended with an unknown error"),
                   say("Resume it from its last checkpoint; if it happens again, report it with the run's log.txt."));
    }
  }
  done_ = true;
}

}  // namespace etude
