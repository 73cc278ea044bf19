#include "app/cli/stop_signals.h"

#include "app/cli/command.h"

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <ctime>

namespace etude::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// Launchers (timeout, srun, make) pass a signal on that the terminal has sent already: that one is no second request.
constexpr auto kEcho = std::chrono::milliseconds(500);

sigset_t stopSet() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

StopSignals::StopSignals(std::string message) : message_(std::move(message)) {
  // Threads inherit the mask, so that only the watcher takes these signals.
  const sigset_t set = stopSet();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  watcher_ = std::thread([this] { watch(); });
}

StopSignals::~StopSignals() {
  ending_ = true;
  watcher_.join();
}

void StopSignals::watch() {
  const sigset_t set = stopSet();
  const timespec wait{0, 50'000'000};
  Clock::time_point asked;
  while (!ending_) {
    if (sigtimedwait(&set, nullptr, &wait) < 0) continue;
    if (source_.stop_requested()) {
      if (Clock::now() - asked > kEcho) ::_exit(kStopped);
      continue;
    }
    asked = Clock::now();
    const std::string line = "\n" + message_ + "\n";
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    source_.request_stop();
  }
}

}  // namespace etude::cli
