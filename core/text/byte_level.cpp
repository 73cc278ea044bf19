#include "core/text/byte_level.h"

#include "core/text/unicode.h"

#include <charconv>

namespace etude {

const std::array<char32_t, 256>& byteAlphabet() {
  static const std::array<char32_t, 256> alphabet = [] {
    std::array<char32_t, 256> table{};
    char32_t next = 256;
    for (char32_t byte = 0; byte < 256; ++byte) {
      const bool printable = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte != 0xAD);
      table[byte] = printable ? byte : next++;
    }
    return table;
  }();
  return alphabet;
}

int byteOfCharacter(char32_t c) {
  static const std::array<std::int16_t, 512> bytes = [] {
    std::array<std::int16_t, 512> table;
    table.fill(-1);
    for (std::size_t byte = 0; byte < 256; ++byte) table[byteAlphabet()[byte]] = static_cast<std::int16_t>(byte);
    return table;
  }();
  return c < bytes.size() ? bytes[c] : -1;
}

std::optional<std::string> bytesOfToken(std::string_view token) {
  std::string bytes;
  for (std::size_t position = 0; position < token.size();) {
    const int byte = byteOfCharacter(nextCodePoint(token, position));
    if (byte < 0) return {};
    bytes.push_back(static_cast<char>(byte));
  }
  return bytes;
}

std::optional<unsigned char> byteOfFallbackToken(std::string_view token) {
  if (token.size() != 6 || !token.starts_with("<0x") || token[5] != '>') return {};
  unsigned value = 0;
  const auto [end, error] = std::from_chars(token.data() + 3, token.data() + 5, value, 16);
  if (error != std::errc() || end != token.data() + 5) return {};
  return static_cast<unsigned char>(value);
}

std::string fallbackToken(unsigned char byte) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  return std::string("<0x") + kDigits[byte >> 4] + kDigits[byte & 15] + '>';
}

std::string replaceBrokenUtf8(std::string_view text) {
  if (isValidUtf8(text)) return std::string(text);
  std::string result;
  for (std::size_t position = 0; position < text.size();) appendUtf8(result, nextCodePoint(text, position));
  return result;
}

}  // namespace etude
