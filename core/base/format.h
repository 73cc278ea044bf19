// Numbers as people read them: "1.2 GB", "3 min 20 s", "5,300,224".
#pragma once

#include <cstdint>
#include <string>

namespace etude {

std::string formatBytes(double bytes);
std::string formatDuration(double seconds);
std::string formatCount(std::int64_t count);
/// A fraction as "93.4 %".
std::string formatPercent(double fraction);

/// Now, as "2026-11-21T08:19:54Z".
std::string utcNow();

}  // namespace etude
