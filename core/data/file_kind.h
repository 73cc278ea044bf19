// Recognises files that hold no text (spreadsheets, archives, pictures, models), so that a student who opens one is told
// what it is and what to export instead, rather than shown a table of rubbish.
#pragma once

#include "core/base/problem.h"

#include <optional>
#include <string>
#include <string_view>

namespace etude {

/// A Problem if `bytes` (the whole file or its beginning) open like a known kind of file that is not a table of text.
std::optional<Problem> recogniseOtherFile(std::string_view bytes, const std::string& path);

/// A Problem if `text` (8-bit, not UTF-16) holds NULs or many control characters.
std::optional<Problem> findBinaryContent(std::string_view text, const std::string& path);

}  // namespace etude
