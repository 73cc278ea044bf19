// What the tokenizers need of Unicode, on ICU: decoding, character classes as BERT's tokenizer defines them, lower case
// and canonical decomposition of one character at a time, so that each result keeps its place in the original text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etude {

/// Decodes the code point at `position` and moves `position` behind it. A broken sequence counts as one U+FFFD for each
/// maximal broken part, as Python's `errors="replace"` does it.
char32_t nextCodePoint(std::string_view text, std::size_t& position);
void appendUtf8(std::string& text, char32_t code_point);
/// In code points as `nextCodePoint` counts them.
std::size_t countCodePoints(std::string_view text);
bool isValidUtf8(std::string_view text);

/// Properties of a character, as bits.
enum CharacterClass : std::uint8_t {
  kControlCharacter = 1,      ///< Cc, Cf, Co except tab and line ends, and U+FFFD: what BertNormalizer removes
  kSpaceCharacter = 2,        ///< White_Space
  kPunctuationCharacter = 4,  ///< ASCII symbols and general category P
  kChineseCharacter = 8,      ///< the CJK ideographs that BERT sets apart (not Hangul, not kana)
  kNonspacingMark = 16,       ///< Mn
  kDecomposes = 32,           ///< has a canonical decomposition
  kReorders = 64,             ///< canonical combining class is not 0
  kHasLowerCase = 128,
};

std::uint8_t characterClass(char32_t c);

/// Full lower case without context: one character, except for U+0130, which becomes "i" and U+0307.
std::u32string_view lowerCase(char32_t c, char32_t (&buffer)[2]);

/// Full canonical decomposition (NFD of this one character); the character itself if it has none.
std::u32string_view decompose(char32_t c, char32_t (&buffer)[8]);

/// 0 for starters.
int combiningClass(char32_t c);

/// Letters, digits, marks and connectors: what a regular expression's \w matches.
bool isWordCharacter(char32_t c);

/// \p{M}: what stands on or around another character.
bool isMark(char32_t c);

/// \p{N}: digits and other numbers.
bool isNumeric(char32_t c);

/// Where the word patterns of byte-level tokenizers tell characters apart: \p{L}, \p{N}, [\r\n], other \s, the rest.
enum class WordClass : std::uint8_t { Other, Letter, Number, Space, LineEnd, End };
WordClass wordClass(char32_t c);

}  // namespace etude
