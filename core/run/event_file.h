// Reading of events.jsonl line by line: whole runs and, for the history of runs, only what a summary needs.
#pragma once

#include "core/train/event.h"

#include <filesystem>
#include <functional>
#include <string_view>

namespace etude {

/// Calls `take(line, number)` for each complete line (one that ends in "\n"), numbered from 1. A missing file has none.
/// Throws ProblemError if the file cannot be read.
void forEachLine(const std::filesystem::path& path, const std::function<void(std::string_view line, std::size_t number)>& take);

/// The event of a line; nothing if it is of an unknown kind, or broken: then `broken` is set.
std::optional<Event> eventFromLine(std::string_view line, bool& broken);

/// The "time" of a line, or empty.
std::string timeOfLine(std::string_view line);

}  // namespace etude
