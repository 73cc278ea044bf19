// A language model ready to write; made by the engine.
#pragma once

#include "core/base/problem.h"
#include "core/serve/writing_settings.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

struct WrittenText {
  std::string text;               ///< without the prompt, the end token and the text it was stopped at
  std::vector<std::int64_t> ids;  ///< all tokens that were written
  bool ended = false;             ///< by itself or at one of `stop`, not because it became too long
};

/// Whether prompts get the tokenizer's special tokens, or have them already: then they are a conversation as a chat template puts it,
/// and the answer ends where the tokenizer's own end token stands, too.
enum class PromptForm { Plain, Conversation };

/// Called with more text of a row as it is written (not for beams).
using OnText = std::function<void(std::size_t row, const std::string& more)>;

class Writer {
 public:
  virtual ~Writer() = default;
  /// What the model writes after each prompt (or, if it rewrites texts, makes of each). All prompts are written side by side. Throws
  /// ProblemError for a prompt that does not fit, and Cancelled.
  virtual std::vector<WrittenText> write(const std::vector<std::string>& prompts, const WritingSettings& settings, const OnText& on_text = {},
                                         std::stop_token stop = {}, PromptForm form = PromptForm::Plain) = 0;
};

}  // namespace etude
