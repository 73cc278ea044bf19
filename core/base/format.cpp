#include "core/base/format.h"

#include "core/base/say.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace etude {

namespace {

template <class... Arguments>
std::string print(const char* pattern, Arguments... arguments) {
  std::array<char, 64> buffer;
  std::snprintf(buffer.data(), buffer.size(), pattern, arguments...);
  return buffer.data();
}

}  // namespace

std::string formatBytes(double bytes) {
  static constexpr std::array<const char*, 5> units = {"B", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (bytes >= 999.5 && unit + 1 < units.size()) {
    bytes /= 1000;
    ++unit;
  }
  return print(unit == 0 || bytes >= 99.95 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
}

std::string formatDuration(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0) return say("unknown");
  if (seconds < 9.95) return print("%.1f s", seconds);
  const auto whole = static_cast<long long>(std::llround(seconds));
  if (whole < 60) return print("%lld s", whole);
  if (whole < 3600) return print("%lld min %02lld s", whole / 60, whole % 60);
  return print("%lld h %02lld min", whole / 3600, whole % 3600 / 60);
}

std::string formatCount(std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::size_t start = count < 0 ? 1 : 0;
  const std::string separator = thousandsSeparator();
  for (std::size_t i = digits.size(); i > start + 3;) digits.insert(i -= 3, separator);
  return digits;
}

std::string formatPercent(double fraction) { return print("%.1f %%", fraction * 100); }

std::string utcNow() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> buffer;
  std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return buffer.data();
}

}  // namespace etude
