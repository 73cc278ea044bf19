#include "core/text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <array>

namespace etude {

namespace {

/// Blocks of the living alphabets and general punctuation, looked up instead of asked for.
constexpr char32_t kTableSize = 0x3000;

const UNormalizer2* canonical() {
  static const UNormalizer2* const normalizer = [] {
    UErrorCode error = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&error);
  }();
  return normalizer;
}

UChar32 toIcu(char32_t c) { return static_cast<UChar32>(c); }

bool isChinese(char32_t c) {
  // The ranges of the `tokenizers` library, U+2B920 included (Python's BERT has U+2B820 there).
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool isAsciiPunctuation(char32_t c) {
  return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
}

std::uint8_t classify(char32_t c) {
  const UChar32 icu = toIcu(c);
  const std::uint32_t category = U_GET_GC_MASK(icu);
  unsigned bits = 0;
  const bool line_end = c == '\t' || c == '\n' || c == '\r';
  // Unassigned characters stay, as in the `tokenizers` library; they become [UNK].
  if ((!line_end && (category & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK)) != 0) || c == 0xFFFD) bits |= kControlCharacter;
  if (u_hasBinaryProperty(icu, UCHAR_WHITE_SPACE)) bits |= kSpaceCharacter;
  if (isAsciiPunctuation(c) || (category & U_GC_P_MASK) != 0) bits |= kPunctuationCharacter;
  if (isChinese(c)) bits |= kChineseCharacter;
  if ((category & U_GC_MN_MASK) != 0) bits |= kNonspacingMark;
  UChar buffer[32];
  UErrorCode error = U_ZERO_ERROR;
  if (unorm2_getDecomposition(canonical(), icu, buffer, 32, &error) >= 0) bits |= kDecomposes;
  if (u_getCombiningClass(icu) != 0) bits |= kReorders;
  if (u_tolower(icu) != icu) bits |= kHasLowerCase;
  return static_cast<std::uint8_t>(bits);
}

const std::array<std::uint8_t, kTableSize>& classTable() {
  static const std::array<std::uint8_t, kTableSize> table = [] {
    std::array<std::uint8_t, kTableSize> filled;
    for (char32_t c = 0; c < kTableSize; ++c) filled[c] = classify(c);
    return filled;
  }();
  return table;
}

}  // namespace

char32_t nextCodePoint(std::string_view text, std::size_t& position) {
  const auto first = static_cast<unsigned char>(text[position]);
  if (first < 0x80) {
    ++position;
    return first;
  }
  // ICU counts in 32 bits; no sequence is longer than four bytes.
  const std::string_view rest = text.substr(position, 4);
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(rest.data(), i, static_cast<std::int32_t>(rest.size()), c);
  position += static_cast<std::size_t>(i);
  return static_cast<char32_t>(c);
}

void appendUtf8(std::string& text, char32_t code_point) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  UBool failed = false;
  U8_APPEND(buffer, length, U8_MAX_LENGTH, toIcu(code_point), failed);
  if (failed)
    text += "\uFFFD";
  else
    text.append(buffer, static_cast<std::size_t>(length));
}

std::size_t countCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t position = 0; position < text.size(); ++count) nextCodePoint(text, position);
  return count;
}

bool isValidUtf8(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    const std::string_view rest = text.substr(position, 4);
    std::int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(rest.data(), i, static_cast<std::int32_t>(rest.size()), c);
    if (c < 0) return false;
    position += static_cast<std::size_t>(i);
  }
  return true;
}

std::uint8_t characterClass(char32_t c) { return c < kTableSize ? classTable()[c] : classify(c); }

std::u32string_view lowerCase(char32_t c, char32_t (&buffer)[2]) {
  if (c == 0x130) {
    buffer[0] = U'i';
    buffer[1] = 0x307;
    return {buffer, 2};
  }
  buffer[0] = static_cast<char32_t>(u_tolower(toIcu(c)));
  return {buffer, 1};
}

std::u32string_view decompose(char32_t c, char32_t (&buffer)[8]) {
  UChar units[16];
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length = unorm2_getDecomposition(canonical(), toIcu(c), units, 16, &error);
  std::size_t count = 0;
  if (length < 0 || U_FAILURE(error)) buffer[count++] = c;
  for (std::int32_t i = 0; i < length && count < 8;) {
    UChar32 part = 0;
    U16_NEXT(units, i, length, part);
    buffer[count++] = static_cast<char32_t>(part);
  }
  return {buffer, count};
}

int combiningClass(char32_t c) { return u_getCombiningClass(toIcu(c)); }

bool isWordCharacter(char32_t c) {
  return (U_GET_GC_MASK(toIcu(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0 ||
         u_hasBinaryProperty(toIcu(c), UCHAR_ALPHABETIC) || u_hasBinaryProperty(toIcu(c), UCHAR_JOIN_CONTROL);
}

bool isMark(char32_t c) { return (U_GET_GC_MASK(toIcu(c)) & U_GC_M_MASK) != 0; }

bool isNumeric(char32_t c) { return (U_GET_GC_MASK(toIcu(c)) & U_GC_N_MASK) != 0; }

WordClass wordClass(char32_t c) {
  if (c == '\r' || c == '\n') return WordClass::LineEnd;
  const std::uint32_t category = U_GET_GC_MASK(toIcu(c));
  if (category & U_GC_L_MASK) return WordClass::Letter;
  if (category & U_GC_N_MASK) return WordClass::Number;
  return u_isUWhiteSpace(toIcu(c)) ? WordClass::Space : WordClass::Other;
}

}  // namespace etude
