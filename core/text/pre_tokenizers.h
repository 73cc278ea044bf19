// What cuts a text into the pieces that the model sees one by one: the `pre_tokenizer` of tokenizer.json.
#pragma once

#include "core/text/normalised_text.h"
#include "core/text/tokenizer_part.h"

#include <memory>

namespace etude {

/// A normalised text cut into pieces; what lies between pieces is gone.
struct PieceList {
  NormalisedText text;
  std::vector<Span> spans;  ///< in order, none of them empty
  bool starts_text = true;  ///< the original text begins here
};

class PreTokenizer {
 public:
  virtual ~PreTokenizer() = default;
  virtual void split(PieceList& pieces) const = 0;
};

/// nullptr if there is none, or if it cannot be read (reported). If `raw_bytes` is given it is set if the last step is
/// ByteLevel, which then leaves the bytes as they are instead of writing them in GPT-2's alphabet: a model that knows its
/// tokens as bytes spares itself the way there.
std::unique_ptr<PreTokenizer> readPreTokenizer(const TokenizerPart& part, bool* raw_bytes = nullptr);

}  // namespace etude
