#include "core/text/jinja_strings.h"

#include "core/base/say.h"
#include "core/text/jinja_value.h"
#include "core/text/unicode.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <set>

namespace etude::jinja {

namespace {

std::string changeCase(std::string_view text, void (*change)(icu::UnicodeString&)) {
  icu::UnicodeString changed =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  change(changed);
  std::string result;
  changed.toUTF8String(result);
  return result;
}

void toTitle(icu::UnicodeString& text) {
  text.toTitle(nullptr, icu::Locale::getRoot(), U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_BREAK_ADJUSTMENT);
}

bool isLineEnd(char32_t c) {
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

void appendCharacter(std::string& result, std::uint32_t c) {
  if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) refuse(say("An escape in a text gives no character"));
  appendUtf8(result, static_cast<char32_t>(c));
}

/// A number of at most `digits` digits at `position`, which moves behind it; refuses fewer if they must be that many.
std::uint32_t escapedNumber(std::string_view text, std::size_t& position, std::size_t digits, int base) {
  const std::string_view part = text.substr(std::min(position, text.size()), digits);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number, base);
  const auto length = static_cast<std::size_t>(end - part.data());
  if (error != std::errc() || (base == 16 && length < digits)) refuse(say("An escape in a text gives no character"));
  position += length;
  return number;
}

/// The escape behind a backslash.
void appendEscape(std::string& result, std::string_view text, std::size_t& position) {
  constexpr std::string_view kLetters = "\\'\"abfnrtv", kMeanings = "\\'\"\a\b\f\n\r\t\v";
  const char c = text[position];
  if (const auto found = kLetters.find(c); found != std::string_view::npos) {
    result += kMeanings[found];
    ++position;
  } else if (c == '\n') {
    ++position;
  } else if (c >= '0' && c <= '7') {
    appendCharacter(result, escapedNumber(text, position, 3, 8));
  } else if (c == 'x' || c == 'u' || c == 'U') {
    ++position;
    appendCharacter(result, escapedNumber(text, position, c == 'x' ? 2 : (c == 'u' ? 4 : 8), 16));
  } else if (c == 'N') {
    refuse(say("Characters by their names (\\N) are not supported"));
  } else {
    result += '\\';
  }
}

std::string backwards(std::string_view text) { return {text.rbegin(), text.rend()}; }

std::string titledFrom(std::string_view text, bool (*joins)(char32_t)) {
  std::string result, word;
  const auto flush = [&] {
    result += capitalized(word);
    word.clear();
  };
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = nextCodePoint(text, position);
    if (!joins(c)) flush();
    appendUtf8(joins(c) ? word : result, c);
  }
  flush();
  return result;
}

/// Python allows one underscore between two digits; false if one stands elsewhere.
bool dropUnderscores(std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') continue;
    const auto digit = [&](std::size_t at) { return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])); };
    if (i == 0 || !digit(i - 1) || !digit(i + 1)) return false;
  }
  std::erase(text, '_');
  return true;
}

}  // namespace

bool isPythonSpace(char32_t c) { return (c >= 0x1c && c <= 0x1f) || (characterClass(c) & kSpaceCharacter); }

std::size_t spaceAt(std::string_view text) { return text.size() - trimmed(text, nullptr, true, false).size(); }

std::string_view trimmed(std::string_view text, const std::string* characters, bool left, bool right) {
  std::set<char32_t> set;
  if (characters) {
    for (const char32_t c : toCodePoints(*characters)) set.insert(c);
  }
  const auto goes = [&](char32_t c) { return characters ? set.contains(c) : isPythonSpace(c); };
  std::size_t begin = 0;
  while (left && begin < text.size()) {
    std::size_t next = begin;
    if (!goes(nextCodePoint(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (right && end > begin) {
    std::size_t start = end - 1;
    while (start > begin && end - start < 4 && (text[start] & 0xc0) == 0x80) --start;
    std::size_t next = start;
    if (!goes(nextCodePoint(text, next))) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

std::u32string toCodePoints(std::string_view text) {
  std::u32string result;
  for (std::size_t position = 0; position < text.size();) result += nextCodePoint(text, position);
  return result;
}

std::string fromCodePoints(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) appendUtf8(result, c);
  return result;
}

std::string unescaped(std::string_view literal) {
  std::string result;
  for (std::size_t position = 0; position < literal.size();) {
    const char c = literal[position++];
    if (c == '\\' && position < literal.size())
      appendEscape(result, literal, position);
    else
      result += c;
  }
  return result;
}

std::string upperCase(std::string_view text) {
  return changeCase(text, [](icu::UnicodeString& changed) { changed.toUpper(icu::Locale::getRoot()); });
}

std::string lowerCased(std::string_view text) {
  return changeCase(text, [](icu::UnicodeString& changed) { changed.toLower(icu::Locale::getRoot()); });
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  std::size_t first = 0;
  nextCodePoint(text, first);
  // In lower case as a whole: the form of a sigma depends on what stands before it.
  const std::string lower = lowerCased(text);
  const std::size_t head = lowerCased(text.substr(0, first)).size();
  return changeCase(text.substr(0, first), toTitle) + lower.substr(std::min(head, lower.size()));
}

std::string titled(std::string_view text) {
  return titledFrom(text, [](char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED) != 0; });
}

std::string titledWords(std::string_view text) {
  std::string result, word;
  const auto flush = [&] {
    std::size_t first = 0;
    if (!word.empty()) nextCodePoint(word, first);
    result += upperCase(word.substr(0, first)) + lowerCased(std::string_view(word).substr(first));
    word.clear();
  };
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = nextCodePoint(text, position);
    const bool parts = isPythonSpace(c) || std::u32string_view(U"-({[<").find(c) != std::u32string_view::npos;
    if (parts) flush();
    appendUtf8(parts ? result : word, c);
  }
  flush();
  return result;
}

std::vector<std::string> splitAtSpace(std::string_view text, std::size_t limit, bool from_right) {
  std::vector<std::pair<std::size_t, std::size_t>> words;
  bool inside = false;
  for (std::size_t position = 0, begin = 0; position < text.size(); begin = position) {
    const bool space = isPythonSpace(nextCodePoint(text, position));
    if (!space && !inside) words.emplace_back(begin, begin);
    if (!space) words.back().second = position;
    inside = !space;
  }
  // What the limit leaves over stays as it is, with the white space at its outer end.
  const std::size_t rest = words.size() > limit ? words.size() - limit : 0;
  if (rest > 0 && from_right) {
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(rest - 1));
    words.front().first = 0;
  } else if (rest > 0) {
    words.resize(limit + 1);
    words.back().second = text.size();
  }
  std::vector<std::string> parts;
  for (const auto& [begin, end] : words) parts.emplace_back(text.substr(begin, end - begin));
  return parts;
}

std::vector<std::string> splitAt(std::string_view text, std::string_view separator, std::size_t limit) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = findPart(text, separator); at != std::string_view::npos && parts.size() < limit;
       at = findPart(text, separator, begin)) {
    parts.emplace_back(text.substr(begin, at - begin));
    begin = at + separator.size();
  }
  parts.emplace_back(text.substr(begin));
  return parts;
}

std::vector<std::string> splitAtFromRight(std::string_view text, std::string_view separator, std::size_t limit) {
  std::vector<std::string> parts = splitAt(backwards(text), backwards(separator), limit);
  std::reverse(parts.begin(), parts.end());
  for (std::string& part : parts) std::reverse(part.begin(), part.end());
  return parts;
}

std::vector<std::string> splitLines(std::string_view text, bool keep_ends) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t end = position;
    const char32_t c = nextCodePoint(text, position);
    if (!isLineEnd(c)) continue;
    if (c == '\r' && position < text.size() && text[position] == '\n') ++position;
    lines.emplace_back(text.substr(begin, (keep_ends ? position : end) - begin));
    begin = position;
  }
  if (begin < text.size()) lines.emplace_back(text.substr(begin));
  return lines;
}

std::size_t findPart(std::string_view text, std::string_view part, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  const void* found = memmem(text.data() + from, text.size() - from, part.data(), part.size());
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : std::string_view::npos;
}

std::size_t findLastPart(std::string_view text, std::string_view part) {
  const std::size_t found = findPart(backwards(text), backwards(part));
  return found == std::string_view::npos ? found : text.size() - found - part.size();
}

std::size_t countParts(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = findPart(text, part); at != std::string_view::npos; at = findPart(text, part, at + part.size())) ++count;
  return count;
}

std::optional<long long> parseWhole(std::string_view text, int base) {
  std::string digits(trimmed(text, nullptr, true, true));
  const bool negative = digits.starts_with('-');
  if (negative || digits.starts_with('+')) digits.erase(0, 1);
  const std::string prefix = digits.size() > 2 && digits[0] == '0' ? lowerCased(digits.substr(0, 2)) : "";
  const int named = prefix == "0x" ? 16 : (prefix == "0o" ? 8 : (prefix == "0b" ? 2 : 0));
  if (named != 0 && (base == 0 || base == named)) {
    digits.erase(0, 2);
    base = named;
  }
  if (base == 0) base = 10;
  if (base < 2 || base > 36 || !dropUnderscores(digits)) return {};
  long long number = 0;
  digits.insert(0, negative ? "-" : "");
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return number;
}

std::optional<double> parseReal(std::string_view text) {
  std::string digits = lowerCased(trimmed(text, nullptr, true, true));
  if (digits.starts_with('+') && !digits.starts_with("+-")) digits.erase(0, 1);
  if (!dropUnderscores(digits) || digits.find("nan(") != std::string::npos) return {};
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end != digits.data() + digits.size()) return {};
  if (error == std::errc::result_out_of_range) return std::strtod(digits.c_str(), nullptr);  // infinite, or 0
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

}  // namespace etude::jinja
