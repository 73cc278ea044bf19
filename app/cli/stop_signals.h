// Ctrl+C and SIGTERM as a polite request: the first asks the work to stop, a second one ends the program at once.
#pragma once

#include <atomic>
#include <stop_token>
#include <string>
#include <thread>

namespace etude::cli {

class StopSignals {
 public:
  /// Make it before any other thread is started. `message` goes to standard error at the first signal.
  explicit StopSignals(std::string message);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  std::stop_token token() const { return source_.get_token(); }

 private:
  void watch();

  std::string message_;
  std::stop_source source_;
  std::atomic<bool> ending_{false};
  std::thread watcher_;
};

}  // namespace etude::cli
