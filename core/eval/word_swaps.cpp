#include "core/base/say.h"
#include "core/eval/fairness.h"
#include "core/text/unicode.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace etude {

namespace {

std::u32string decoded(const std::string& text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += nextCodePoint(text, at);
  return points;
}

char32_t small(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
char32_t capital(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }
bool isCapital(char32_t c) { return small(c) != c; }

std::u32string smallWord(std::u32string word) {
  std::transform(word.begin(), word.end(), word.begin(), small);
  return word;
}

/// `word` (lower case) with the capitals of `like`: none, the first, or all.
std::u32string dressedLike(std::u32string word, const std::u32string& like) {
  if (word.empty() || !isCapital(like.front())) return word;
  const bool all = like.size() > 1 && std::all_of(like.begin(), like.end(), [](char32_t c) { return capital(c) == c; });
  for (std::size_t i = 0; i < (all ? word.size() : 1); ++i) word[i] = capital(word[i]);
  return word;
}

struct SwapPair {
  std::u32string a, b;
};

/// Nothing unless it is two different words with a stroke between them.
std::optional<SwapPair> pairOf(const std::string& entry) {
  const std::u32string text = decoded(entry);
  const std::size_t stroke = text.find(U'/');
  if (stroke == std::u32string::npos) return std::nullopt;
  const auto trimmed = [](std::u32string word) {
    while (!word.empty() && word.back() == U' ') word.pop_back();
    while (!word.empty() && word.front() == U' ') word.erase(word.begin());
    return word;
  };
  SwapPair pair{trimmed(text.substr(0, stroke)), trimmed(text.substr(stroke + 1))};
  const auto isWord = [](const std::u32string& word) { return !word.empty() && std::all_of(word.begin(), word.end(), isWordCharacter); };
  if (!isWord(pair.a) || !isWord(pair.b) || smallWord(pair.a) == smallWord(pair.b)) return std::nullopt;
  return pair;
}

/// True if the next thing behind `position` but blanks is another word.
bool wordFollows(const std::u32string& text, std::size_t position) {
  const std::size_t begin = position;
  while (position < text.size() && text[position] == U' ') ++position;
  return position > begin && position < text.size() && isWordCharacter(text[position]);
}

}  // namespace

WordSwaps::WordSwaps(const std::vector<std::string>& pairs) {
  for (const std::string& entry : pairs) {
    const auto pair = pairOf(entry);
    if (!pair) continue;
    const bool name = isCapital(pair->a.front()) && isCapital(pair->b.front());
    for (const auto& [from, to] : {std::pair(pair->a, pair->b), std::pair(pair->b, pair->a)}) {
      Partners& partners = partners_[smallWord(from)];
      partners.capital = name && (partners.words.empty() || partners.capital);
      partners.words.push_back(smallWord(to));
    }
  }
}

std::optional<std::string> WordSwaps::swapped(const std::string& text) const {
  const std::u32string points = decoded(text);
  std::string out;
  bool any = false;
  for (std::size_t begin = 0; begin < points.size();) {
    std::size_t end = begin;
    while (end < points.size() && isWordCharacter(points[end])) ++end;
    std::u32string word = points.substr(begin, std::max<std::size_t>(end - begin, 1));
    begin += word.size();
    const auto found = partners_.find(smallWord(word));
    if (found != partners_.end() && (!found->second.capital || isCapital(word.front()))) {
      const auto& words = found->second.words;
      word = dressedLike(wordFollows(points, begin) ? words.front() : words.back(), word);
      any = true;
    }
    for (const char32_t c : word) appendUtf8(out, c);
  }
  return any ? std::optional(std::move(out)) : std::nullopt;
}

Problems checkSwaps(const std::vector<std::string>& pairs, const std::string& where) {
  Problems problems;
  for (const std::string& entry : pairs) {
    if (pairOf(entry)) continue;
    problems.push_back({Severity::Error, say("“%1” does not name two different words to swap", entry.substr(0, 60)),
                        say("Write two single words with a stroke between them, such as he/she."), where});
  }
  return problems;
}

}  // namespace etude
