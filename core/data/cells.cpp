#include "core/data/cells.h"

#include "core/base/format.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace etude {

namespace {

bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::string trimmed(std::string_view text) {
  constexpr std::string_view no_break = "\xc2\xa0";
  for (;;) {
    if (text.starts_with(no_break)) {
      text.remove_prefix(2);
    } else if (text.ends_with(no_break)) {
      text.remove_suffix(2);
    } else if (!text.empty() && isBlank(text.front())) {
      text.remove_prefix(1);
    } else if (!text.empty() && isBlank(text.back())) {
      text.remove_suffix(1);
    } else {
      return std::string(text);
    }
  }
}

std::size_t countCharacters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) continue;
    if (seen++ == characters) return std::string(text.substr(0, i)) + "...";
  }
  return std::string(text);
}

std::size_t countWords(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += !isBlank(c) && !inside;
    inside = !isBlank(c);
  }
  return words;
}

bool isNumber(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || (digits[0] != '.' && (digits[0] < '0' || digits[0] > '9')))
    return false;  // from_chars takes "nan" and "inf"
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

std::string normalisedName(std::string_view name) {
  std::string normal;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      normal.push_back(lower);
    } else if (!normal.empty() && normal.back() != '_') {
      normal.push_back('_');
    }
  }
  while (normal.ends_with('_')) normal.pop_back();
  return normal;
}

std::string countOf(std::uint64_t count, const char* one, const char* many) {
  return formatCount(static_cast<std::int64_t>(count)) + " " + (count == 1 ? one : many);
}

std::string fileName(const std::string& path) { return std::filesystem::path(path).filename().string(); }

}  // namespace etude
