// How well a language model tells given texts, whatever its family: the mean cross-entropy of masked tokens, of each next token, or
// of missing spans. What is masked or cut out depends on the texts alone, so that two models are asked the very same questions.
#pragma once

#include "core/models/model.h"
#include "core/text/tokenizer.h"

#include <functional>
#include <string>
#include <vector>

namespace etude {

struct LanguageLoss {
  double sum = 0;           ///< in nats
  std::int64_t tokens = 0;  ///< that were told
  double mean() const { return tokens > 0 ? sum / static_cast<double>(tokens) : 0; }
};

/// Empty, or a sentence that says why texts cut by this tokenizer cannot be masked for the model.
std::string cannotTell(const Model& model, const Tokenizer& tokenizer);

/// `model`: with the head of languageHead (core/models/language_model.h). Texts are cut to `max_length` tokens; those of fewer than two
/// are left out. `interrupt` as in Pass. Masked models see each text twice, masked in other places, 15 % of it each time.
LanguageLoss languageLoss(Model& model, const Tokenizer& tokenizer, const std::vector<std::string>& texts, std::size_t max_length,
                          const std::function<void()>* interrupt);

}  // namespace etude
