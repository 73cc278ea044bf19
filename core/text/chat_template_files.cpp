// Where the files of a model keep its chat templates.
#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer_files.h"

namespace etude {

namespace {

constexpr const char* kMoreTemplates = "additional_chat_templates";

[[noreturn]] void throwSourceProblem(const fs::path& path) {
  throw ProblemError(say("“%1” is neither a text nor a list of texts with names", "chat_template"),
                     say("Correct the file, or download the model again."), path.string());
}

/// A template, or a list of {"name": ..., "template": ...}.
ChatSources sourcesOf(const nlohmann::json& setting, const fs::path& path) {
  ChatSources sources;
  if (setting.is_null()) return sources;
  if (setting.is_string()) return {{"default", setting.get<std::string>()}};
  if (!setting.is_array()) throwSourceProblem(path);
  for (const nlohmann::json& entry : setting) {
    if (!entry.is_object() || !entry.value("name", nlohmann::json()).is_string() ||
        !entry.value("template", nlohmann::json()).is_string())
      throwSourceProblem(path);
    sources[entry["name"].get<std::string>()] = entry["template"].get<std::string>();
  }
  return sources;
}

/// A name goes into the name of a file.
bool isPlainName(const std::string& name) {
  return !name.empty() && !name.starts_with('.') && name.size() <= 100 &&
         name.find_first_of(std::string("/\\\0", 3)) == std::string::npos;
}

}  // namespace

ChatSources readChatSources(const fs::path& folder) {
  ChatSources sources;
  if (isThere(folder / "chat_template.jinja")) sources["default"] = readFile(folder / "chat_template.jinja", kMaxTokenizerFile);
  std::error_code error;
  for (fs::directory_iterator entry(folder / kMoreTemplates, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".jinja")
      sources[entry->path().stem().string()] = readFile(entry->path(), kMaxTokenizerFile);
  }
  for (const char* name : {"tokenizer_config.json", "chat_template.json"}) {
    if (sources.contains("default") || !isThere(folder / name)) continue;
    const nlohmann::json json = readPlainJson(folder / name);
    if (json.is_object() && json.contains("chat_template")) sources.merge(sourcesOf(json["chat_template"], folder / name));
  }
  std::erase_if(sources, [](const auto& source) { return !isPlainName(source.first); });
  return sources;
}

std::string chatTemplateFile(const std::string& name) {
  return name == "default" ? "chat_template.jinja" : std::string(kMoreTemplates) + "/" + name + ".jinja";
}

Json chatTemplateSetting(const ChatSources& sources) {
  if (sources.size() == 1 && sources.begin()->first == "default") return sources.begin()->second;
  Json list = Json::array();
  for (const auto& [name, source] : sources) list.push_back({{"name", name}, {"template", source}});
  return list;
}

namespace {

ChatTemplate makeChatTemplate(const fs::path& folder, const ChatSources& sources, const std::string& name) {
  const auto chosen = sources.find(name.empty() ? "default" : name);
  if (chosen == sources.end()) {
    std::string names;
    for (const auto& [known, source] : sources) names += (names.empty() ? "" : ", ") + known;
    throw ProblemError(name.empty() ? say("The model has several chat templates, but none that is called “%1”", "default")
                                    : say("The model has no chat template that is called “%1”", name),
                       say("Name one of these: %1.", names), folder.string());
  }
  ChatTemplate result(chosen->second, (folder / chatTemplateFile(chosen->first)).string());
  const auto tools = sources.find("tool_use");
  if (name.empty() && tools != sources.end()) result.setToolTemplate(tools->second);
  Problems ignored;  // they are reported with the tokenizer
  result.setSpecialTokens(readTokenizerConfig(folder, ignored).special_tokens);
  return result;
}

}  // namespace

ChatTemplate chooseChatTemplate(const fs::path& folder, const std::string& name) {
  const ChatSources sources = readChatSources(folder);
  if (sources.empty())
    throw ProblemError(say("The model has no chat template, so nothing says how it is to be shown a conversation"),
                       say("Choose a model that was tuned for conversations, put its chat_template.jinja into the folder, or let this one "
                           "go on from a plain text."),
                       folder.string());
  return makeChatTemplate(folder, sources, name);
}

std::optional<ChatTemplate> loadChatTemplate(const fs::path& folder) {
  const ChatSources sources = readChatSources(folder);
  if (sources.empty()) return {};
  return makeChatTemplate(folder, sources, {});
}

}  // namespace etude
