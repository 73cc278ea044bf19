// From tokens back to text: the `decoder` of tokenizer.json.
#pragma once

#include "core/text/tokenizer_part.h"

#include <memory>
#include <string>
#include <string_view>

namespace etude {

class Decoder {
 public:
  virtual ~Decoder() = default;
  /// Changes the tokens (as the vocabulary writes them) into pieces of text, which only have to be put together.
  virtual void decode(std::vector<std::string>& tokens) const = 0;
};

/// nullptr if there is none (then the library puts blanks between tokens) or if it cannot be read (reported).
std::unique_ptr<Decoder> readDecoder(const TokenizerPart& part);

/// Joins punctuation and English contractions to the word before, as the `tokenizers` library does token by token.
void cleanUpSpaces(std::string& token);

void replaceAll(std::string& text, std::string_view from, std::string_view to);

}  // namespace etude
