// Bytes as printable characters, as GPT-2 writes its vocabulary: a blank is "Ġ", and printable bytes stand for themselves
// (Radford et al. 2019, `bytes_to_unicode`). And bytes as SentencePiece writes them: <0x0A>.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace etude {

/// The character of each byte.
const std::array<char32_t, 256>& byteAlphabet();

/// The byte that a character stands for; -1 if none.
int byteOfCharacter(char32_t c);

/// "Ġthe" -> " the"; nothing if a character stands for no byte.
std::optional<std::string> bytesOfToken(std::string_view token);

/// "<0x0A>" -> 10; nothing for any other token.
std::optional<unsigned char> byteOfFallbackToken(std::string_view token);
std::string fallbackToken(unsigned char byte);

/// Each broken sequence becomes one U+FFFD, as Python's `errors="replace"` does it.
std::string replaceBrokenUtf8(std::string_view text);

}  // namespace etude
