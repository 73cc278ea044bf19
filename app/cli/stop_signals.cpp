#include "app/cli/stop_signals.h"

#include "app/cli/command.h"

#include <signal.h>
#include <unistd.h>

#include <ctime>

namespace etude::cli {

namespace {

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
  while (!ending_) {
    if (sigtimedwait(&set, nullptr, &wait) < 0) continue;
    if (source_.stop_requested()) ::_exit(kStopped);
    const std::string line = "\n" + message_ + "\n";
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    source_.request_stop();
  }
}

}  // namespace etude::cli
