// The chat template of a model: turns a conversation into the text that the model was trained on, character for character as
// Transformers does it. Templates are written in Jinja; what real ones use of it is built here (jinja_*.h), the rest is refused.
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"

#include <ctime>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace etude {

class Tokenizer;
namespace jinja {
struct Program;
}

/// bos_token, eos_token, ...: their texts by role.
using SpecialTokens = std::map<std::string, std::string>;

struct ChatOptions {
  bool add_generation_prompt = false;  ///< ends with the words that open an answer
  Json tools = nullptr;                ///< a list of function descriptions, or null
  Json documents = nullptr;            ///< a list, or null
  SpecialTokens special_tokens = {};   ///< before those of the template's own folder
  Json variables = Json::object();     ///< further ones that the template may ask for (enable_thinking, ...)
  std::optional<std::tm> now = {};     ///< local time for `strftime_now`; the time of the call if absent
  std::optional<std::size_t> most_work = {};  ///< bytes made, and 64 for each step, before it is given up; absent: 512 MiB
};

class ChatTemplate {
 public:
  /// Throws a ProblemError that names the line: what is wrong there, or what is not supported. `where` is for its problems.
  explicit ChatTemplate(std::string source, std::string where = {});

  /// A second template, for conversations with tools. Throws as the constructor.
  void setToolTemplate(std::string source);
  void setSpecialTokens(SpecialTokens tokens) { special_tokens_ = std::move(tokens); }

  /// `messages` is a list of {"role": ..., "content": ...}. Throws a ProblemError that names the line: where the template itself
  /// refuses the conversation (`raise_exception`), where it cannot be evaluated, or where it takes too much work or memory.
  std::string render(const Json& messages, const ChatOptions& options = {}) const;

  const std::string& source() const { return source_; }

 private:
  std::string source_, where_;
  std::shared_ptr<const jinja::Program> program_, tool_program_;
  SpecialTokens special_tokens_;
};

/// The texts of the special tokens that the tokenizer has.
SpecialTokens specialTokensOf(const Tokenizer& tokenizer);

/// Templates by name: "default", "tool_use", ...
using ChatSources = std::map<std::string, std::string>;

/// The chat templates of a model folder: chat_template.jinja with additional_chat_templates/NAME.jinja, else `chat_template` in
/// tokenizer_config.json, else chat_template.json; empty if it has none. Throws a ProblemError if one cannot be read.
ChatSources readChatSources(const fs::path& folder);
/// The file that a template of this name is kept in, and what `chat_template` of tokenizer_config.json is for all of them.
std::string chatTemplateFile(const std::string& name);
Json chatTemplateSetting(const ChatSources& sources);

/// The template of this name (empty: the one for ordinary conversations) of a model folder, with the special tokens of its
/// tokenizer_config.json. Throws a ProblemError: the folder has none, none of this name, or it cannot be used.
ChatTemplate chooseChatTemplate(const fs::path& folder, const std::string& name = {});
/// The chat template of a model folder with the special tokens of its tokenizer_config.json; nothing if it has none. Throws a
/// ProblemError if one is there and cannot be used.
std::optional<ChatTemplate> loadChatTemplate(const fs::path& folder);

}  // namespace etude
