#include "core/text/coverage.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <unordered_map>

namespace etude {

namespace {

constexpr std::size_t kTextBytes = 20000, kMostWords = 300000, kTextsBetweenLooks = 64;

struct WordPlace {
  std::uint32_t begin = 0, end = 0;  ///< code points
  std::string_view text;
};

/// The start of a text, cut between characters.
std::string_view startOf(std::string_view text) {
  if (text.size() <= kTextBytes) return text;
  std::size_t end = kTextBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::vector<WordPlace> wordsOf(std::string_view text) {
  std::vector<WordPlace> words;
  std::uint32_t index = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++index) {
    const std::size_t begin = at;
    const bool letter = isWordCharacter(nextCodePoint(text, at));
    if (letter && !inside) words.push_back({index, index, text.substr(begin, 0)});
    if (letter) {
      WordPlace& word = words.back();
      word.end = index + 1;
      word.text = {word.text.data(), static_cast<std::size_t>(text.data() + at - word.text.data())};
    }
    inside = letter;
  }
  return words;
}

using WordTable = std::unordered_map<std::string, WordPieces>;

void countWord(const WordPlace& word, const std::vector<std::int32_t>& pieces, const Tokenizer& tokenizer, Coverage& coverage,
               WordTable& table) {
  ++coverage.words;
  coverage.word_tokens += static_cast<std::int64_t>(pieces.size());
  const bool unknown = std::find(pieces.begin(), pieces.end(), tokenizer.unknownId()) != pieces.end();
  if (pieces.size() == 1 && !unknown) ++coverage.whole_words;
  if (pieces.size() < 2 && !unknown) return;
  auto found = table.find(std::string(word.text));
  if (found == table.end()) {
    if (table.size() >= kMostWords) return;
    WordPieces entry{std::string(word.text), {}, 0, unknown};
    for (const std::int32_t id : pieces) entry.pieces.push_back(tokenizer.token(id));
    found = table.emplace(entry.word, std::move(entry)).first;
  }
  ++found->second.count;
}

void countText(const Tokenizer& tokenizer, std::string_view text, Coverage& coverage, WordTable& table) {
  const Encoding encoding = tokenizer.encodePlain(text);
  coverage.tokens += static_cast<std::int64_t>(encoding.ids.size());
  coverage.unknown_tokens += std::count(encoding.ids.begin(), encoding.ids.end(), tokenizer.unknownId());
  std::size_t token = 0;
  std::vector<std::int32_t> pieces;
  for (const WordPlace& word : wordsOf(text)) {
    pieces.clear();
    // A piece belongs to the word that its last character stands in: some vocabularies count the blank before a word to it.
    while (token < encoding.ids.size() && encoding.offsets[token].end <= word.begin) ++token;
    for (; token < encoding.ids.size() && encoding.offsets[token].end <= word.end; ++token) pieces.push_back(encoding.ids[token]);
    if (!pieces.empty()) countWord(word, pieces, tokenizer, coverage, table);
  }
}

double costOf(const WordPieces& word) {
  const auto extra = static_cast<double>(word.pieces.size() - 1);
  return extra * extra * static_cast<double>(word.count);
}

void listWords(WordTable& table, Coverage& coverage) {
  for (auto& [text, word] : table) (word.unknown ? coverage.unknown : coverage.fragmented).push_back(std::move(word));
  const auto keep = [](std::vector<WordPieces>& words, auto value) {
    std::sort(words.begin(), words.end(), [&](const WordPieces& a, const WordPieces& b) {
      return value(a) != value(b) ? value(a) > value(b) : a.word < b.word;
    });
    if (words.size() > kCoverageWords) words.resize(kCoverageWords);
  };
  keep(coverage.fragmented, costOf);
  keep(coverage.unknown, [](const WordPieces& word) { return static_cast<double>(word.count); });
}

}  // namespace

Coverage::Verdict Coverage::verdict() const {
  if (unknownShare() > 0.03 || piecesPerWord() > 2.2) return Verdict::Poor;
  return unknownShare() < 0.005 && piecesPerWord() < 1.5 ? Verdict::Good : Verdict::Fair;
}

Coverage measureCoverage(const Tokenizer& tokenizer, const std::vector<std::string_view>& texts, std::stop_token stop,
                         const std::function<void(double fraction)>& progress) {
  Coverage coverage;
  coverage.all_texts = static_cast<std::int64_t>(texts.size());
  const std::size_t wanted = std::min(texts.size(), kCoverageTexts);
  WordTable table;
  for (std::size_t i = 0; i < wanted; ++i) {
    if (i % kTextsBetweenLooks == 0) {
      if (stop.stop_requested()) throw Cancelled();
      if (progress) progress(static_cast<double>(i) / static_cast<double>(wanted));
    }
    countText(tokenizer, startOf(texts[i * texts.size() / wanted]), coverage, table);
    ++coverage.texts;
  }
  listWords(table, coverage);
  return coverage;
}

}  // namespace etude
