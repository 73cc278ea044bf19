// From the bytes of a file to UTF-8: byte order marks, UTF-16, UTF-32 and the legacy code pages that spreadsheets still write.
#pragma once

#include "core/base/problem.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace etude {

struct DecodedText {
  std::string text;            ///< valid UTF-8 without byte order mark
  std::string encoding;        ///< "UTF-8", "UTF-16LE", "windows-1252", ...
  std::uint64_t replaced = 0;  ///< bytes or sequences that mean nothing in the encoding and became U+FFFD
  bool guessed = false;        ///< a legacy code page taken because the bytes are not UTF-8
};

/// Detects the encoding (or takes `wanted`, an ICU converter name, unless it is "auto" or empty) and converts. Throws a
/// ProblemError for binary content (says what it looks like) and for an encoding that ICU does not know.
DecodedText decodeText(std::string bytes, const std::string& wanted, const std::string& path);

}  // namespace etude
