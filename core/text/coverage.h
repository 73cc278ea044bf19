// Does a vocabulary suit a set of texts? Counts what the tokenizer does not know and into how many pieces words fall; both
// cost a model dearly: an unknown token is a hole in the text, and a word in six pieces has to be put together again.
#pragma once

#include "core/text/tokenizer.h"

#include <functional>
#include <stop_token>

namespace etude {

struct WordPieces {
  std::string word;
  std::vector<std::string> pieces;  ///< as the vocabulary writes them
  std::int64_t count = 0;           ///< how often the word was met
  bool unknown = false;             ///< a piece of it is the unknown token
};

struct Coverage {
  std::int64_t texts = 0, all_texts = 0;  ///< looked at, and given
  std::int64_t words = 0;                 ///< runs of letters, digits and marks
  std::int64_t word_tokens = 0;           ///< the tokens of these words
  std::int64_t whole_words = 0;           ///< words that are one token
  std::int64_t tokens = 0, unknown_tokens = 0;  ///< without those that the tokenizer adds
  std::vector<WordPieces> fragmented;  ///< those that cost most: (pieces - 1)^2 times count, largest first
  std::vector<WordPieces> unknown;     ///< most frequent first

  double unknownShare() const { return tokens > 0 ? static_cast<double>(unknown_tokens) / static_cast<double>(tokens) : 0; }
  double piecesPerWord() const { return words > 0 ? static_cast<double>(word_tokens) / static_cast<double>(words) : 0; }
  double wholeShare() const { return words > 0 ? static_cast<double>(whole_words) / static_cast<double>(words) : 0; }

  enum class Verdict { Good, Fair, Poor };
  /// Good: under 0.5 % unknown and under 1.5 pieces a word; poor: over 3 % unknown or over 2.2 pieces a word.
  Verdict verdict() const;
};

inline constexpr std::size_t kCoverageTexts = 4000, kCoverageWords = 12;

/// Looks at no more than `kCoverageTexts` texts, evenly spread, and the first 20,000 bytes of each; lists `kCoverageWords` words
/// of each kind. Throws Cancelled.
Coverage measureCoverage(const Tokenizer& tokenizer, const std::vector<std::string_view>& texts, std::stop_token stop = {},
                         const std::function<void(double fraction)>& progress = {});

}  // namespace etude
