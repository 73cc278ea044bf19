// What every tokenizer does with its lists of tokens: append, cut off, shorten a pair.
#pragma once

#include "core/text/tokenizer.h"

namespace etude {

void pushToken(Encoding& encoding, std::int32_t id, Offset offset, std::int32_t type = 0, bool special = false);
void shortenEncoding(Encoding& encoding, std::size_t length);

/// Cuts the texts to `budget` tokens together; true if something was cut. See Tokenizer::encode.
bool truncateEncodings(Encoding& first, Encoding& second, bool is_pair, std::size_t budget, Truncation truncation);

}  // namespace etude
