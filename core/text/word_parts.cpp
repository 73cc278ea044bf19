#include "core/text/word_parts.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

std::u32string codePoints(std::string_view text) {
  std::u32string result;
  for (std::size_t position = 0; position < text.size();) result += nextCodePoint(text, position);
  return result;
}

/// No blank and no punctuation on either side of the border between two neighbouring tokens.
bool insideWord(const std::u32string& text, const Offset& before, const Offset& after) {
  if (after.begin < before.end) return true;  // both are parts of one character
  if (before.end != after.begin || before.begin == before.end || after.begin == after.end || after.end > text.size()) return false;
  return isWordCharacter(text[before.end - 1]) && isWordCharacter(text[after.begin]);
}

}  // namespace

PieceMark pieceMark(const Tokenizer& tokenizer) {
  constexpr std::array<std::string_view, 3> kMarks = {"##", "\u0120", "\u2581"};
  std::array<std::size_t, 3> count{};
  for (std::int32_t id = 0; id < tokenizer.vocabularySize(); ++id) {
    const std::string& token = tokenizer.token(id);
    for (std::size_t i = 0; i < kMarks.size(); ++i) count[i] += token.size() > kMarks[i].size() && token.starts_with(kMarks[i]);
  }
  const std::size_t most = static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin());
  if (count[most] == 0) return {};
  return {most == 0 ? PieceMark::Place::Continues : PieceMark::Place::Begins, std::string(kMarks[most])};
}

std::vector<std::uint8_t> goesOn(const Tokenizer& tokenizer, const PieceMark& mark, const Encoding& encoding, std::string_view text,
                                 std::string_view pair) {
  const std::array<std::u32string, 2> texts = {codePoints(text), codePoints(pair)};
  std::vector<std::uint8_t> result(encoding.ids.size());
  for (std::size_t i = 1; i < result.size(); ++i) {
    if (encoding.special[i] || encoding.special[i - 1] || encoding.ofSecond(i) != encoding.ofSecond(i - 1)) continue;
    const bool marked = mark.place == PieceMark::Place::None || tokenizer.token(encoding.ids[i]).starts_with(mark.text) ==
                                                                     (mark.place == PieceMark::Place::Continues);
    result[i] = marked && insideWord(texts[encoding.ofSecond(i)], encoding.offsets[i - 1], encoding.offsets[i]);
  }
  return result;
}

}  // namespace etude
