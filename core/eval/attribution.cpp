#include "core/eval/attribution.h"

#include "core/text/unicode.h"

namespace etude {

namespace {

std::u32string codePoints(const std::string& text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += nextCodePoint(text, at);
  return points;
}

/// True if the characters on both sides of `border` belong to one word.
bool insideWord(const std::u32string& text, std::uint32_t border) {
  return border > 0 && border < text.size() && isWordCharacter(text[border - 1]) && isWordCharacter(text[border]) &&
         !(characterClass(text[border - 1]) & kChineseCharacter) && !(characterClass(text[border]) & kChineseCharacter);
}

}  // namespace

std::vector<WordScore> wordScores(const Explanation& explanation, const std::string& text, const std::string& pair) {
  const std::u32string texts[] = {codePoints(text), codePoints(pair)};
  std::vector<WordScore> words;
  for (const TokenScore& token : explanation.tokens) {
    const bool joins = !words.empty() && words.back().second == token.second && words.back().end == token.begin &&
                       insideWord(texts[token.second ? 1 : 0], token.begin);
    if (joins) {
      words.back().end = token.end;
      words.back().score += token.score;
    } else {
      words.push_back({token.begin, token.end, token.second, token.score});
    }
  }
  return words;
}

}  // namespace etude
