#include "core/data/text_key.h"

#include "core/base/random.h"
#include "core/data/cells.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>

namespace etude {

namespace {

bool isAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normaliseAscii(std::string_view text) {
  std::string normal;
  normal.reserve(text.size());
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      normal.push_back(lower);
    } else if (!normal.empty() && normal.back() != ' ') {
      normal.push_back(' ');
    }
  }
  return normal;
}

/// Letters and digits, and the marks that many scripts write vowels with.
bool belongsToWord(UChar32 c) { return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

std::string normaliseUnicode(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(error);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  if (U_SUCCESS(error)) folding->normalizeUTF8(0, text, sink, nullptr, error);
  if (U_FAILURE(error)) folded = text;
  std::string normal;
  normal.reserve(folded.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(folded.data());
  const auto size = static_cast<std::int64_t>(folded.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 c;
    U8_NEXT(data, i, size, c);
    if (c >= 0 && belongsToWord(c)) {
      normal.append(folded, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    } else if (!normal.empty() && normal.back() != ' ') {
      normal.push_back(' ');
    }
  }
  return normal;
}

void mixInto(TextKey& key, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint64_t block = 0;
    for (std::size_t j = i; j < std::min(i + 8, text.size()); ++j) block = block << 8 | static_cast<unsigned char>(text[j]);
    key.low = mixKeys(key.low, block);
    key.high = mixKeys(key.high + 0x632be59bd9b4e019ull, block);
  }
  key.low = mixKeys(key.low, text.size());
  key.high = mixKeys(key.high, ~static_cast<std::uint64_t>(text.size()));
}

}  // namespace

std::string normalisedForComparison(const std::string& text) {
  std::string normal = isAscii(text) ? normaliseAscii(text) : normaliseUnicode(text);
  if (normal.ends_with(' ')) normal.pop_back();
  return normal;
}

TextKey comparisonKey(const std::string& text, const std::string& pair) {
  TextKey key;
  for (const std::string* part : {&text, &pair}) {
    const std::string normal = normalisedForComparison(*part);
    mixInto(key, normal.empty() ? "=" + trimmed(*part) : normal);
  }
  return key;
}

}  // namespace etude
