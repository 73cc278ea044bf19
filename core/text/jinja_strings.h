// Text as Python's str treats it: white space, letter case, escapes, counted in code points.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etude::jinja {

/// What str.isspace() and \s of Python's `re` take for white space.
bool isPythonSpace(char32_t c);
/// The bytes of the white space with which the text begins.
std::size_t spaceAt(std::string_view text);

/// Without the characters of `characters` (null: white space) at its ends.
std::string_view trimmed(std::string_view text, const std::string* characters, bool left, bool right);

std::u32string toCodePoints(std::string_view text);
std::string fromCodePoints(std::u32string_view text);

/// What stands between the quotes of a literal. Refuses escapes that give no character.
std::string unescaped(std::string_view literal);

std::string upperCase(std::string_view text);
std::string lowerCased(std::string_view text);
/// The first character in title case, the others in lower case.
std::string capitalized(std::string_view text);
/// str.title(): each letter that follows none begins a word.
std::string titled(std::string_view text);
/// The filter `title`: words begin behind white space, hyphens and opening brackets.
std::string titledWords(std::string_view text);

/// At white space, at most `limit` times; from the right if `from_right`.
std::vector<std::string> splitAtSpace(std::string_view text, std::size_t limit, bool from_right);
/// At `separator`, which is not empty, at most `limit` times.
std::vector<std::string> splitAt(std::string_view text, std::string_view separator, std::size_t limit);
std::vector<std::string> splitAtFromRight(std::string_view text, std::string_view separator, std::size_t limit);
/// str.splitlines().
std::vector<std::string> splitLines(std::string_view text, bool keep_ends);

/// Where `part` first stands in `text` from byte `from` on, or npos; takes time in proportion to the length.
std::size_t findPart(std::string_view text, std::string_view part, std::size_t from = 0);
std::size_t findLastPart(std::string_view text, std::string_view part);
std::size_t countParts(std::string_view text, std::string_view part);

/// Python's int() and float() of a text; nothing if it is no such number.
std::optional<long long> parseWhole(std::string_view text, int base);
std::optional<double> parseReal(std::string_view text);

}  // namespace etude::jinja
