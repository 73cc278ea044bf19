// generate: what a language model writes after a prompt, word by word.
#include "app/cli/commands.h"
#include "app/cli/model_source.h"
#include "app/cli/output.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "app/cli/watch_run.h"
#include "core/base/files.h"
#include "core/hub/adapter_folder.h"
#include "core/run/engine_loader.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <iostream>

namespace etude::cli {

namespace {

constexpr std::uint64_t kMaxMessages = 16 << 20;

/// A list of {"role": ..., "content": ...}.
Json readMessages(const std::string& file) {
  Json messages = parseJson(readFile(file, kMaxMessages), file);
  const bool usable = messages.is_array() && !messages.empty() && std::all_of(messages.begin(), messages.end(), [](const Json& message) {
    return message.is_object() && message.contains("role") && message["role"].is_string();
  });
  if (!usable)
    throw ProblemError("The file is no list of messages",
                       "Write [{\"role\": \"user\", \"content\": \"...\"}, ...], as the chat templates of Transformers expect it.", file);
  return messages;
}

class GenerateCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--model", model_, "Model folder, or builtin:NAME")->required();
    app.add_option("--prompt", prompts_, "What the model goes on from; can be repeated. Without: one a line from standard input")
        ->expected(1)
        ->take_all();
    CLI::Option* chat =
        app.add_flag("--chat", chat_, "Each prompt is what a user says, put as the model's chat template puts it; the model answers");
    CLI::Option* messages = app.add_option("--messages", messages_, "A conversation to answer: a JSON list of {\"role\", \"content\"}")
                                ->type_name("FILE")
                                ->check(CLI::ExistingFile);
    messages->excludes("--prompt")->excludes(chat);
    app.add_option("--system", system_, "With --chat: what the model is told before")->needs(chat);
    app.add_option("--template", template_, "Which chat template, where the model has several: tool_use, rag, ...")->type_name("NAME");
    app.add_option("--device", device_, "auto, cpu, cuda:0, ...")->capture_default_str();
    addJson(app, "Print {\"texts\": [{\"prompt\", \"text\", \"ids\", \"ended\"}]} in the order of the prompts");
    settings_.declare(app, "Settings:");
  }

  int run() override {
    WritingSettings settings;
    settings_.apply(settings);
    const fs::path folder = findModelFolder(model_);
    const std::vector<std::string> prompts = readPrompts(folder);
    const PromptForm form = converses() ? PromptForm::Conversation : PromptForm::Plain;
    StopSignals signals("Stopping.");
    requireEngine();
    const auto writer = engine().loadWriter(folder, device_);
    // One text is shown as it is written; several would run into each other.
    const bool streams = !json() && prompts.size() == 1;
    const OnText on_text = [](std::size_t, const std::string& more) { std::cout << more << std::flush; };
    std::vector<WrittenText> texts;
    try {
      texts = writer->write(prompts, settings, streams ? on_text : OnText(), signals.token(), form);
    } catch (const Cancelled&) {
      if (streams) std::cout << std::endl;
      return kStopped;
    }
    if (json()) {
      Json list = Json::array();
      for (std::size_t i = 0; i < texts.size(); ++i)
        list.push_back({{"prompt", prompts[i]}, {"text", texts[i].text}, {"ids", texts[i].ids}, {"ended", texts[i].ended}});
      printJson({{"model", folder.string()}, {"texts", list}});
    } else if (streams) {
      std::cout << std::endl;
    } else {
      for (std::size_t i = 0; i < texts.size(); ++i) print(prompts[i] + "\n  -> " + texts[i].text);
    }
    return kOk;
  }

 private:
  bool converses() const { return chat_ || !messages_.empty(); }

  /// As they were given, or as the chat template makes them of conversations.
  std::vector<std::string> readPrompts(const fs::path& folder) const {
    if (!template_.empty() && !converses())
      throw ProblemError("A chat template is for conversations", "Add --chat or --messages.", "--template");
    std::vector<std::string> prompts = prompts_;
    if (prompts.empty() && messages_.empty()) {
      for (std::string line; std::getline(std::cin, line);) prompts.push_back(line);
    }
    if (!converses()) return prompts;
    std::vector<Json> conversations;
    if (!messages_.empty()) conversations.push_back(readMessages(messages_));
    for (const std::string& prompt : prompts) {
      Json& conversation = conversations.emplace_back(Json::array());
      if (!system_.empty()) conversation.push_back({{"role", "system"}, {"content", system_}});
      conversation.push_back({{"role", "user"}, {"content", prompt}});
    }
    const ChatTemplate chat = chooseChatTemplate(tokenizerFolder(folder), template_);
    ChatOptions options;
    options.add_generation_prompt = true;
    options.special_tokens = specialTokensOf(*loadTokenizer(tokenizerFolder(folder)));
    std::vector<std::string> texts;
    for (const Json& conversation : conversations) texts.push_back(chat.render(conversation, options));
    return texts;
  }

  std::string model_, device_ = "auto", messages_, system_, template_;
  bool chat_ = false;
  std::vector<std::string> prompts_;
  SectionOptions<WritingSettings> settings_;
};

}  // namespace

std::unique_ptr<Command> makeGenerateCommand() { return std::make_unique<GenerateCommand>(); }

}  // namespace etude::cli
