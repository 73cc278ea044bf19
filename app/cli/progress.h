// Progress of long work for people: one line that is drawn again on a terminal, plain lines now and then elsewhere.
#pragma once

#include <chrono>
#include <string>

namespace etude::cli {

class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { clear(); }
  /// `fraction` in [0, 1]. `text` says how far and how well.
  void show(double fraction, const std::string& text);
  /// A line that stays.
  void say(const std::string& text);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool terminal_ = false, drawn_ = false;
  Clock::time_point last_{};
};

}  // namespace etude::cli
