// Tokens that come one by one -> text that can be shown at once: no half characters, nothing that may turn out to be the beginning of
// a stop text.
#pragma once

#include "core/text/tokenizer.h"

#include <string>
#include <vector>

namespace etude {

class TextStream {
 public:
  /// `prompt`: the tokens before; they decide how the first ones written are spelled (a blank before a word).
  TextStream(const Tokenizer& tokenizer, std::vector<std::int32_t> prompt, std::vector<std::string> stops);

  /// Takes one more token; returns the text that is now certain. After a stop text was met `stopped()` holds and nothing more comes.
  std::string push(std::int32_t id);
  /// What was held back, when no more tokens come.
  std::string finish();
  bool stopped() const { return stopped_; }
  const std::string& text() const { return text_; }  ///< all that was returned so far

 private:
  std::string written() const;  // all text after the prompt, as it stands
  std::string release(std::size_t end);

  const Tokenizer& tokenizer_;
  std::vector<std::int32_t> ids_;
  std::size_t prompt_tokens_;
  std::string prompt_text_, all_, text_;
  std::vector<std::string> stops_;
  bool stopped_ = false;
};

}  // namespace etude
