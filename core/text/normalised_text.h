// Text on its way through a tokenizer, and where each of its bytes came from. Normalisers change the text; offsets of tokens
// must still name code points of what the user wrote.
#pragma once

#include "core/text/tokenizer.h"

#include <string>
#include <string_view>
#include <vector>

namespace etude {

/// Half-open range of bytes.
struct Span {
  std::size_t begin = 0, end = 0;
  bool operator==(const Span&) const = default;
};

/// Normalised UTF-8 (always valid) and, for each of its bytes, the code points of the original text that it stands for. Throws a
/// ProblemError when a tokenizer's rules make it grow beyond all measure.
struct NormalisedText {
  std::string text;
  std::vector<Offset> offsets;

  void clear() {
    text.clear();
    offsets.clear();
  }
  void append(char32_t c, Offset at);
  void append(std::string_view utf8, Offset at);
  void append(const NormalisedText& other, Span span);
  Offset range(Span span) const;  ///< original code points of a span that is not empty

 private:
  void checkGrowth(std::size_t bytes) const;
};

/// Appends `text` as it is, broken sequences as U+FFFD. Its first code point is number `at` of the original; returns the
/// number of the one behind it.
std::uint32_t appendOriginal(std::string_view text, std::uint32_t at, NormalisedText& result);

/// One character of a changed text, as the `tokenizers` library notes changes: 0 takes the place of the next old character,
/// -n takes its place and that of n more behind it, a positive number is put in between.
struct CharacterChange {
  char32_t character;
  int change;
};

/// Makes `text` what `changes` say. Characters put in between belong to what stands before them; others to the first of the
/// characters whose place they take.
void applyChanges(NormalisedText& text, const std::vector<CharacterChange>& changes);

}  // namespace etude
