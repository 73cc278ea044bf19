#include "core/text/chat_template.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/text/jinja_machine.h"
#include "core/text/tokenizer.h"

#include <limits>

namespace etude {

namespace {

/// The largest template that is read; the largest of real models have some 30 kB.
constexpr std::size_t kMaxTemplate = 1 << 20;

[[noreturn]] void throwTemplateProblem(jinja::Refusal refusal, const std::string& where) {
  constexpr std::size_t longest = 1000;  // a sentence may hold a text of the template
  if (std::size_t end = longest; refusal.sentence.size() > end) {
    while (end > 0 && (refusal.sentence[end] & 0xc0) == 0x80) --end;
    refusal.sentence = refusal.sentence.substr(0, end) + "…";
  }
  if (refusal.asked) {
    throw ProblemError(
        say("The chat template refuses the conversation: %1 (line %2 of the template)", refusal.sentence, refusal.line),
        say("Change the messages, their roles or their order as the template asks."), where);
  }
  throw ProblemError(say("The chat template cannot be used: %1 (line %2 of the template)", refusal.sentence, refusal.line),
                     say("Correct that line of the template, or what it expects of the conversation."), where);
}

std::shared_ptr<const jinja::Program> parsed(const std::string& source, const std::string& where) {
  if (source.size() > kMaxTemplate) {
    throw ProblemError(say("The chat template is larger than any real one (%1 bytes)", source.size()),
                       say("Check that it is the file of a chat template."), where);
  }
  try {
    return std::make_shared<const jinja::Program>(jinja::parseTemplate(source));
  } catch (const jinja::Refusal& refusal) {
    throwTemplateProblem(refusal, where);
  }
}

jinja::Value valueOf(const Json& json, int depth = 0) {
  if (depth > jinja::kMaxValueDepth) jinja::refuse(say("Lists or mappings are nested more than %1 deep", jinja::kMaxValueDepth));
  switch (json.type()) {
    case Json::value_t::boolean:
      return jinja::Value(json.get<bool>());
    case Json::value_t::number_integer:
      return jinja::Value(json.get<std::int64_t>());
    case Json::value_t::number_unsigned:
      if (json.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        jinja::refuse(say("A number grows larger than 64 bits can hold"));
      return jinja::Value(json.get<std::int64_t>());
    case Json::value_t::number_float:
      return jinja::Value(json.get<double>());
    case Json::value_t::string:
      return jinja::Value(json.get<std::string>());
    case Json::value_t::array: {
      jinja::Values items;
      for (const Json& item : json) items.push_back(valueOf(item, depth + 1));
      return jinja::Value(jinja::SequenceKind::List, std::move(items));
    }
    case Json::value_t::object: {
      jinja::Mapping mapping;
      for (const auto& [key, value] : json.items()) mapping.set(jinja::Value(key), valueOf(value, depth + 1));
      return jinja::Value(std::move(mapping));
    }
    default:
      return jinja::None{};
  }
}

std::tm localTime() {
  const std::time_t seconds = std::time(nullptr);
  std::tm time{};
  localtime_r(&seconds, &time);
  return time;
}

}  // namespace

ChatTemplate::ChatTemplate(std::string source, std::string where) : source_(std::move(source)), where_(std::move(where)) {
  program_ = parsed(source_, where_);
}

void ChatTemplate::setToolTemplate(std::string source) { tool_program_ = parsed(source, where_); }

std::string ChatTemplate::render(const Json& messages, const ChatOptions& options) const {
  try {
    jinja::Mapping variables;
    const auto set = [&](const std::string& name, jinja::Value value) { variables.set(jinja::Value(name), std::move(value)); };
    for (const SpecialTokens* tokens : {&special_tokens_, &options.special_tokens}) {
      for (const auto& [role, token] : *tokens) set(role, jinja::Value(token));
    }
    set("messages", valueOf(messages));
    set("tools", valueOf(options.tools));
    set("documents", valueOf(options.documents));
    set("add_generation_prompt", jinja::Value(options.add_generation_prompt));
    for (const auto& [name, value] : options.variables.items()) set(name, valueOf(value));
    const bool with_tools = tool_program_ && !options.tools.is_null();
    return jinja::Machine(with_tools ? *tool_program_ : *program_, std::move(variables), options.now.value_or(localTime()),
                          options.most_work.value_or(jinja::Work::kLimit))
        .run();
  } catch (const jinja::Refusal& refusal) {
    throwTemplateProblem(refusal, where_);
  }
}

SpecialTokens specialTokensOf(const Tokenizer& tokenizer) {
  SpecialTokens tokens;
  const std::pair<const char*, std::int32_t> roles[] = {{"bos_token", tokenizer.beginId()},
                                                        {"eos_token", tokenizer.endId()},
                                                        {"unk_token", tokenizer.unknownId()},
                                                        {"pad_token", tokenizer.padId()},
                                                        {"mask_token", tokenizer.maskId()}};
  for (const auto& [role, id] : roles) {
    if (id >= 0) tokens[role] = tokenizer.token(id);
  }
  return tokens;
}

}  // namespace etude
