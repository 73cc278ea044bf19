// What a tokenizer looks for in a text: a fixed text, a class of characters, one of the well-known word patterns, or any
// regular expression.
#pragma once

#include "core/text/normalised_text.h"
#include "core/text/tokenizer_part.h"

#include <memory>

namespace etude {

class TextPattern {
 public:
  virtual ~TextPattern() = default;
  /// Appends the matches in `span` of `text`, in order and without overlap; a match may be empty, but not right behind another one.
  /// Look-around ends at the span.
  virtual void find(std::string_view text, Span span, std::vector<Span>& matches) const = 0;
};

std::unique_ptr<TextPattern> literalPattern(std::string text);
/// Each character for which `test` holds.
std::unique_ptr<TextPattern> characterPattern(std::function<bool(char32_t)> test);
/// The known word patterns are found by their text and scanned by hand, others run on ICU within a limit of time (a
/// ProblemError behind it). nullptr and the reason in `error` if ICU cannot compile it.
std::unique_ptr<TextPattern> regexPattern(const std::string& expression, std::string& error);

/// {"String": "..."} or {"Regex": "..."} under `key`; nullptr (reported) if there is neither.
std::unique_ptr<TextPattern> readPattern(const TokenizerPart& part, const char* key);

/// The word pattern of GPT-2, with which ByteLevel splits.
extern const char* const kGpt2Pattern;
/// Of Llama 3: numbers are cut into groups of three digits.
extern const char* const kLlama3Pattern;
/// Of Qwen 2: each digit stands alone.
extern const char* const kQwen2Pattern;

/// A scanner for one of the three patterns above, else nullptr.
std::unique_ptr<TextPattern> wordScanner(std::string_view expression);

}  // namespace etude
