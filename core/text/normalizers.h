// What changes the text before it is cut: the `normalizer` of tokenizer.json.
#pragma once

#include "core/text/normalised_text.h"
#include "core/text/tokenizer_part.h"

#include <memory>

namespace etude {

class Normalizer {
 public:
  virtual ~Normalizer() = default;
  virtual void normalize(NormalisedText& text) const = 0;
  virtual bool lowersCase() const { return false; }
};

/// nullptr if there is none, or if it cannot be read (reported).
std::unique_ptr<Normalizer> readNormalizer(const TokenizerPart& part);

}  // namespace etude
