// Which tokens begin a word and which go on with one, for people who look at how a text is read.
#pragma once

#include "core/text/tokenizer.h"

namespace etude {

/// How the tokens of a vocabulary say where words begin.
struct PieceMark {
  enum class Place {
    None,       ///< not at all
    Continues,  ///< in front of what goes on with a word: WordPiece's "##"
    Begins,     ///< in front of what follows a blank: "Ġ" of byte-level vocabularies, "▁" of SentencePiece
  };
  Place place = Place::None;
  std::string text;
};

/// The mark that most tokens of the vocabulary carry. Looks at all of them.
PieceMark pieceMark(const Tokenizer& tokenizer);

/// For each token of `encoding` (of `text`, or of `text` and `pair`) whether it goes on with the word of the token before it:
/// nothing lies between them, both sides are letters or digits (or parts of one character), and the mark does not say otherwise.
std::vector<std::uint8_t> goesOn(const Tokenizer& tokenizer, const PieceMark& mark, const Encoding& encoding, std::string_view text,
                                 std::string_view pair = {});

}  // namespace etude
