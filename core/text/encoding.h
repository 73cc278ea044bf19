// What every tokenizer does with its lists of tokens: append, cut off, shorten a pair.
#pragma once

#include "core/text/tokenizer.h"

namespace etude {

void pushToken(Encoding& encoding, std::int32_t id, Offset offset, std::int32_t type = 0, bool special = false);
void shortenEncoding(Encoding& encoding, std::size_t length);

/// How Truncation::LongestFirst shares out what room there is. They differ by a token where both texts are cut and the room is odd.
enum class LongestFirst {
  TokenByToken,  ///< Transformers' own tokenizers: the longer text loses a token at a time, the second one on a tie
  ByHalves,      ///< the `tokenizers` library: the shorter text stays whole if it fits into half the room
};

/// Cuts the texts to `budget` tokens together; true if something was cut. See Tokenizer::encode.
bool truncateEncodings(Encoding& first, Encoding& second, bool is_pair, std::size_t budget, Truncation truncation, LongestFirst sharing);

}  // namespace etude
