#include "core/text/wordpiece_trainer.h"

#include "core/base/problem.h"
#include "core/text/bert_words.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>

namespace etude {

namespace {

constexpr std::size_t kMaxAlphabet = 1000;
constexpr std::size_t kMaxCharactersPerWord = 100;  // longer words are [UNK] to the tokenizer
constexpr std::string_view kContinuation = "##";

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct PairHash {
  std::size_t operator()(const Pair& pair) const {
    return ((std::uint64_t{pair.first} << 32) | pair.second) * std::uint64_t{0x9E3779B97F4A7C15} >> 16;
  }
};

struct TrainedWord {
  std::vector<std::uint32_t> pieces;
  std::int64_t count;
};

/// A pair with the count it had when it was queued.
struct Candidate {
  std::int64_t count;
  Pair pair;
  bool operator<(const Candidate& other) const { return count != other.count ? count < other.count : pair > other.pair; }
};

/// Byte-pair encoding: the most frequent pair of neighbours becomes a new piece, again and again. Only the words that
/// hold the pair are looked at, and only the pairs that changed are counted anew.
class PieceMerger {
 public:
  explicit PieceMerger(const WordPieceTraining& settings)
      : settings_(settings), pieces_{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"} {
    for (std::size_t i = 0; i < pieces_.size(); ++i) ids_.emplace(pieces_[i], static_cast<std::uint32_t>(i));
  }

  void addWords(const std::unordered_map<std::string, std::int64_t>& counts);
  void merge(const std::stop_token& stop, const std::function<void(double)>& progress);
  std::vector<std::string> takePieces() { return std::move(pieces_); }

 private:
  using Counts = std::unordered_map<std::string, std::int64_t>;

  static std::map<char32_t, std::int64_t> countCharacters(const std::vector<Counts::const_pointer>& words, std::size_t limit);
  std::uint32_t idOf(const std::string& piece);
  void countPairs();
  void join(const Pair& pair, std::uint32_t joined);
  bool joinInWord(std::uint32_t word, const Pair& pair, std::uint32_t joined, std::set<Pair>& grown);
  void change(const Pair& pair, std::int64_t amount, std::uint32_t word, std::set<Pair>& grown);

  WordPieceTraining settings_;
  std::vector<std::string> pieces_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<TrainedWord> words_;
  std::unordered_map<Pair, std::int64_t, PairHash> counts_;
  std::unordered_map<Pair, std::vector<std::uint32_t>, PairHash> places_;  ///< words that hold (or held) the pair
  std::priority_queue<Candidate> queue_;
};

/// The most frequent characters, in their own order.
std::map<char32_t, std::int64_t> PieceMerger::countCharacters(const std::vector<Counts::const_pointer>& words,
                                                              std::size_t limit) {
  std::map<char32_t, std::int64_t> characters;
  for (const auto* word : words) {
    for (std::size_t position = 0; position < word->first.size();)
      characters[nextCodePoint(word->first, position)] += word->second;
  }
  std::vector<std::pair<char32_t, std::int64_t>> ranked(characters.begin(), characters.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (std::size_t i = limit; i < ranked.size(); ++i) characters.erase(ranked[i].first);
  return characters;
}

std::uint32_t PieceMerger::idOf(const std::string& piece) {
  const auto [found, fresh] = ids_.emplace(piece, static_cast<std::uint32_t>(pieces_.size()));
  if (fresh) pieces_.push_back(piece);
  return found->second;
}

void PieceMerger::addWords(const Counts& counts) {
  std::vector<Counts::const_pointer> sorted;
  sorted.reserve(counts.size());
  for (const auto& entry : counts) {
    if (entry.second > 0) sorted.push_back(&entry);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->first < b->first; });

  // Each character may need two pieces: one that starts a word and one that continues it.
  const auto room =
      static_cast<std::size_t>(std::max<std::int64_t>(0, settings_.vocabulary_size - static_cast<std::int64_t>(pieces_.size())));
  const auto alphabet = countCharacters(sorted, std::min(kMaxAlphabet, room / 2));
  std::set<char32_t> continuing;
  const auto forEachCharacter = [&](const std::string& word, const auto& visit) {
    bool first = true;
    for (std::size_t position = 0; position < word.size();) {
      const char32_t c = nextCodePoint(word, position);
      if (!alphabet.contains(c)) continue;
      visit(c, first);
      first = false;
    }
  };
  const auto pieceOf = [](char32_t c, bool first) {
    std::string piece(first ? std::string_view() : kContinuation);
    appendUtf8(piece, c);
    return piece;
  };
  for (const auto* word : sorted)
    forEachCharacter(word->first, [&](char32_t c, bool first) {
      if (!first) continuing.insert(c);
    });
  for (const auto& [c, count] : alphabet) idOf(pieceOf(c, true));
  for (char32_t c : continuing) idOf(pieceOf(c, false));

  for (const auto* entry : sorted) {
    TrainedWord word{{}, entry->second};
    forEachCharacter(entry->first, [&](char32_t c, bool first) { word.pieces.push_back(idOf(pieceOf(c, first))); });
    if (word.pieces.size() > 1) words_.push_back(std::move(word));
  }
}

void PieceMerger::countPairs() {
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const TrainedWord& word = words_[w];
    for (std::size_t i = 0; i + 1 < word.pieces.size(); ++i) {
      const Pair pair{word.pieces[i], word.pieces[i + 1]};
      counts_[pair] += word.count;
      std::vector<std::uint32_t>& places = places_[pair];
      if (places.empty() || places.back() != w) places.push_back(static_cast<std::uint32_t>(w));
    }
  }
  for (const auto& [pair, count] : counts_) queue_.push({count, pair});
}

void PieceMerger::merge(const std::stop_token& stop, const std::function<void(double)>& progress) {
  countPairs();
  const auto target = static_cast<std::size_t>(std::max<std::int64_t>(0, settings_.vocabulary_size));
  const std::size_t start = pieces_.size();
  while (pieces_.size() < target && !queue_.empty()) {
    Candidate best = queue_.top();
    queue_.pop();
    if (const std::int64_t now = counts_[best.pair]; now != best.count) {
      if (now > 0) queue_.push({now, best.pair});
      continue;
    }
    if (best.count < std::max<std::int64_t>(1, settings_.min_frequency)) break;
    join(best.pair, idOf(pieces_[best.pair.first] + pieces_[best.pair.second].substr(kContinuation.size())));
    if (pieces_.size() % 64 != 0) continue;
    if (stop.stop_requested()) throw Cancelled();
    if (progress) progress(static_cast<double>(pieces_.size() - start) / static_cast<double>(target - start));
  }
  if (progress) progress(1.0);
}

void PieceMerger::join(const Pair& pair, std::uint32_t joined) {
  const auto found = places_.find(pair);
  const std::vector<std::uint32_t> words = found == places_.end() ? std::vector<std::uint32_t>() : std::move(found->second);
  if (found != places_.end()) places_.erase(found);
  std::set<Pair> grown;
  for (std::uint32_t word : words) joinInWord(word, pair, joined, grown);
  counts_.erase(pair);
  grown.erase(pair);
  for (const Pair& changed : grown) queue_.push({counts_[changed], changed});
}

bool PieceMerger::joinInWord(std::uint32_t word, const Pair& pair, std::uint32_t joined, std::set<Pair>& grown) {
  std::vector<std::uint32_t>& pieces = words_[word].pieces;
  const std::int64_t count = words_[word].count;
  bool changed = false;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces[i] != pair.first || pieces[i + 1] != pair.second) continue;
    changed = true;
    if (i > 0) {
      change({pieces[i - 1], pair.first}, -count, word, grown);
      change({pieces[i - 1], joined}, count, word, grown);
    }
    if (i + 2 < pieces.size()) {
      change({pair.second, pieces[i + 2]}, -count, word, grown);
      change({joined, pieces[i + 2]}, count, word, grown);
    }
    pieces[i] = joined;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return changed;
}

void PieceMerger::change(const Pair& pair, std::int64_t amount, std::uint32_t word, std::set<Pair>& grown) {
  counts_[pair] += amount;
  if (amount <= 0) return;
  std::vector<std::uint32_t>& places = places_[pair];
  if (places.empty() || places.back() != word) places.push_back(word);
  grown.insert(pair);
}

}  // namespace

void WordCounter::add(std::string_view text) {
  std::string key;
  BertWords words({.clean_text = true, .chinese_characters = true, .strip_accents = lower_case_, .lower_case = lower_case_});
  words.split(text, 0, [&](const Word& word) {
    if (word.characters > kMaxCharactersPerWord) return;
    key.assign(word.text);
    ++counts_[key];
  });
}

std::vector<std::string> trainWordPiece(const std::unordered_map<std::string, std::int64_t>& counts,
                                        const WordPieceTraining& settings, std::stop_token stop,
                                        const std::function<void(double)>& progress) {
  PieceMerger merger(settings);
  merger.addWords(counts);
  merger.merge(stop, progress);
  return merger.takePieces();
}

}  // namespace etude
