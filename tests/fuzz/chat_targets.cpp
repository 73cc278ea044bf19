#include "core/base/problem.h"
#include "core/text/chat_template.h"
#include "core/text/unicode.h"
#include "tests/fuzz/fuzz_folder.h"
#include "tests/fuzz/targets.h"

namespace etude::fuzz {

namespace {

/// What any template must take.
const Json& conversation() {
  static const Json messages =
      Json::parse(R"([{"role": "user", "content": " Hi,\n<b>\"you\"</b> "}, {"role": "assistant", "content": "Hello \u4F60!"},
                                               {"role": "user", "content": "What's 2 + 2?"}])");
  return messages;
}

/// A system message, calls of tools and their answers, content in parts, and members that are missing or of another type.
const Json& oddConversation() {
  static const Json messages =
      Json::parse(R"([{"role": "system", "content": "Be brief."}, {"role": "user", "content": [{"type": "text", "text": "a"}]},
      {"role": "assistant", "content": null, "tool_calls": [{"type": "function", "id": "1", "function": {"name": "add", "arguments": {"x": 1, "y": [2.5, true]}}}]},
      {"role": "tool", "name": "add", "content": 3}, {"role": "assistant"}])");
  return messages;
}

ChatOptions options(bool prompt) {
  ChatOptions options;
  options.add_generation_prompt = prompt;
  options.special_tokens = {{"bos_token", "<s>"}, {"eos_token", "</s>"}, {"pad_token", "<pad>"}};
  options.most_work = std::size_t{2} << 20;  // the whole of it takes the sanitizers half a minute
  options.now = std::tm{};
  options.now->tm_year = 124;
  options.now->tm_mday = 9;
  return options;
}

/// Templates may refuse this conversation.
void renderOdd(const ChatTemplate& chat) {
  ChatOptions given = options(true);
  given.tools = Json::parse(
      R"([{"type": "function", "function": {"name": "add", "description": "Adds.", "parameters": {"type": "object"}}}])");
  given.documents = Json::parse(R"([{"title": "T", "text": "x"}])");
  given.variables = {{"enable_thinking", false}};
  try {
    chat.render(oddConversation(), given);
  } catch (const ProblemError&) {
    return;
  }
}

}  // namespace

bool acceptsChatTemplate(std::string_view file) {
  try {
    const ChatTemplate chat{std::string(file), "template"};
    renderOdd(chat);
    const std::string with = chat.render(conversation(), options(true));
    require(with == chat.render(conversation(), options(true)), "a template that renders in two ways");
    require(isValidUtf8(with) || !isValidUtf8(file), "a rendered conversation that is not UTF-8");
    chat.render(conversation(), options(false));
    return true;
  } catch (const ProblemError&) {
    return false;
  }
}

}  // namespace etude::fuzz
