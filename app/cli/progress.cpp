#include "app/cli/progress.h"

#include "app/cli/output.h"

#include "core/base/format.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace etude::cli {

namespace {

constexpr auto kTerminalPause = std::chrono::milliseconds(100);
constexpr auto kPlainPause = std::chrono::seconds(10);
constexpr int kBarWidth = 24;

std::size_t terminalColumns() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

}  // namespace

ProgressLine::ProgressLine() : terminal_(::isatty(STDOUT_FILENO) == 1) {
  if (!terminal_) last_ = Clock::now();  // short work needs no lines
}

void ProgressLine::show(double fraction, const std::string& text) {
  const auto now = Clock::now();
  if (last_ != Clock::time_point{} && now - last_ < (terminal_ ? Clock::duration(kTerminalPause) : Clock::duration(kPlainPause)))
    return;
  last_ = now;
  if (!terminal_) {
    std::cout << formatPercent(fraction) << "  " << text << std::endl;
    return;
  }
  const int filled = static_cast<int>(std::lround(std::clamp(fraction, 0.0, 1.0) * kBarWidth));
  std::string bar;
  for (int i = 0; i < kBarWidth; ++i) bar += i < filled ? "█" : "░";
  std::cout << "\r\x1b[K" << printable(bar + "  " + formatPercent(fraction) + "  " + text, terminalColumns() - 1) << std::flush;
  drawn_ = true;
}

void ProgressLine::say(const std::string& text) {
  clear();
  std::cout << text << std::endl;
}

void ProgressLine::clear() {
  if (drawn_) std::cout << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace etude::cli
