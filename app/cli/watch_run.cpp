#include "app/cli/watch_run.h"

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/stop_signals.h"
#include "core/base/files.h"
#include "core/base/format.h"
#include "core/run/engine_loader.h"
#include "core/run/event_text.h"
#include "core/run/report.h"
#include "core/run/run.h"
#include "core/run/run_monitor.h"

#include <chrono>
#include <iostream>
#include <thread>

namespace etude::cli {

namespace {

class Watcher {
 public:
  explicit Watcher(bool json) : json_(json) {}

  void take(const Event& event) {
    monitor_.take(event);
    if (json_) {
      printJsonLine(etude::toJson(event, utcNow()));
    } else if (std::holds_alternative<StepSample>(event)) {
      line_.show(monitor_.progress(), progressText());
    } else if (const auto* failed = std::get_if<RunFailed>(&event)) {
      line_.clear();
      printProblems(failed->problems);
    } else if (std::holds_alternative<Notice>(event)) {
      line_.clear();
      printProblems({std::get<Notice>(event).problem});
    } else if (!std::holds_alternative<LivePredictions>(event)) {
      line_.say(printable(describe(event)));
    }
  }
  const RunMonitor& monitor() const { return monitor_; }
  void clear() { line_.clear(); }

 private:
  std::string progressText() const {
    const StepSample& step = monitor_.lastStep();
    std::string text =
        "step " + formatCount(step.step) + "/" + formatCount(monitor_.plan().total_steps) + "  loss " + formatNumber(step.loss);
    if (!monitor_.evals().empty()) text += "  validation " + formatNumber(monitor_.evals().back().loss);
    if (const auto left = monitor_.secondsLeft()) text += "  " + formatDuration(*left) + " left";
    return monitor_.overfitting() ? text + "  (overfitting since step " + formatCount(monitor_.overfitting()->step) + ")" : text;
  }

  const bool json_;
  RunMonitor monitor_;
  ProgressLine line_;
};

void printResult(const RunDir& directory) {
  std::error_code ignored;
  if (fs::exists(directory.evaluation(), ignored)) {
    const Json json = parseJson(readFile(directory.evaluation()), directory.evaluation().string());
    print("\n" + wrap(evaluationSummary(evaluationFromJson(json)), 0));
  }
  std::string places;
  if (fs::exists(directory.model(), ignored)) places += "Model:   " + directory.model().string() + "\n";
  if (fs::exists(directory.report(), ignored)) places += "Report:  " + directory.report().string() + "\n";
  if (!places.empty()) std::cout << '\n' << places << std::flush;
}

int finish(const Watcher& watcher, const RunDir& directory, bool json) {
  const RunMonitor& monitor = watcher.monitor();
  if (monitor.state() == RunMonitor::State::Failed || !monitor.result()) return monitor.plan().total_steps > 0 ? kFailed : kWrong;
  if (monitor.result()->reason == "stopped") {
    if (!json) print("Go on with:  etude-cli resume '" + directory.path().string() + "'");
    return kStopped;
  }
  if (!json) printResult(directory);
  return kOk;
}

}  // namespace

void requireEngine() {
  try {
    engine();
  } catch (const ProblemError& error) {
    throw EngineMissing(error.problems());
  }
}

int runToTheEnd(const std::function<RunDir()>& open, bool json) {
  StopSignals signals("Stopping: the run saves a checkpoint and ends. Press Ctrl+C again to leave at once.");
  requireEngine();
  const RunDir directory = open();
  if (!json) print("Run folder: " + directory.path().string());
  Watcher watcher(json);
  Run run(directory);
  const std::stop_callback stop(signals.token(), [&run] { run.stop(); });
  while (true) {
    // Asked before the feed is emptied: what comes last is in it by then.
    const bool done = run.done();
    for (const Event& event : run.feed().pull()) watcher.take(event);
    if (done) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  watcher.clear();
  run.wait();
  return finish(watcher, directory, json);
}

}  // namespace etude::cli
