// BertNormalizer and BertPreTokenizer in one pass: text to normalised words that know where they came from. ASCII, the
// bulk of most texts, takes a short way; every other stretch between blanks is normalised character by character.
#pragma once

#include "core/text/normalised_text.h"

#include <functional>

namespace etude {

struct BertRules {
  bool clean_text = true, chinese_characters = true, strip_accents = true, lower_case = true;
};

/// A word as WordPiece takes it apart. Valid only during the call that hands it over.
struct Word {
  std::string_view text;            ///< normalised UTF-8, never empty
  std::size_t characters = 0;       ///< code points of `text`
  const Offset* offsets = nullptr;  ///< one per byte of `text`, or nullptr: byte i is code point first + i
  std::uint32_t first = 0;

  /// Original code points of the bytes [begin, end) of `text`.
  Offset range(std::size_t begin, std::size_t end) const {
    if (offsets) return {offsets[begin].begin, offsets[end - 1].end};
    return {first + static_cast<std::uint32_t>(begin), first + static_cast<std::uint32_t>(end)};
  }
};

using WordSink = std::function<void(const Word&)>;

/// Holds buffers only; make one per call or per thread.
class BertWords {
 public:
  explicit BertWords(const BertRules& rules) : rules_(rules) {}

  /// Calls `sink` for each word of `text`, whose first code point is number `at` of the original. Returns the number of
  /// the code point behind `text`.
  std::uint32_t split(std::string_view text, std::uint32_t at, const WordSink& sink);

  /// The two halves of `split`, for texts in which something is looked for in between.
  std::uint32_t normalise(std::string_view text, std::uint32_t at, NormalisedText& result) const;
  void normalise(NormalisedText& text) const;
  static void splitNormalised(const NormalisedText& normalised, std::size_t begin, std::size_t end, const WordSink& sink);

 private:
  void splitAscii(std::string_view text, std::uint32_t at, const WordSink& sink);

  BertRules rules_;
  NormalisedText normalised_;
  std::string ascii_;
};

}  // namespace etude
