// Letters that went wrong before the file was written: UTF-8 that somebody read as windows-1252 ("cafÃ©"), control characters,
// and the mark that stands where a letter was lost. Found in every text; mended where the settings say so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etude {

enum OddCharacters : std::uint8_t {
  kMisdecoded = 1,          ///< "Ã©" for "é"
  kControlCharacters = 2,   ///< C0 without tab and line ends, C1, and invisible marks (byte order mark, zero-width space)
  kLostCharacters = 4,      ///< U+FFFD
};

/// Bits of OddCharacters.
std::uint8_t findOddCharacters(std::string_view text);

/// Mis-decoded sequences decoded, up to three times over; control and lost characters taken out (C1 characters that
/// windows-1252 uses for quotes and dashes become these). Text without odd characters is returned as it is.
std::string repairedText(std::string_view text);

}  // namespace etude
