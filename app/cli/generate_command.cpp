// generate: what a language model writes after a prompt, word by word.
#include "app/cli/commands.h"
#include "app/cli/model_source.h"
#include "app/cli/output.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "app/cli/watch_run.h"
#include "core/run/engine_loader.h"

#include <iostream>

namespace etude::cli {

namespace {

class GenerateCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--model", model_, "Model folder, or builtin:NAME")->required();
    app.add_option("--prompt", prompts_, "What the model goes on from; can be repeated. Without: one a line from standard input")
        ->expected(1)
        ->take_all();
    app.add_option("--device", device_, "auto, cpu, cuda:0, ...")->capture_default_str();
    addJson(app, "Print {\"texts\": [{\"prompt\", \"text\", \"ids\", \"ended\"}]} in the order of the prompts");
    settings_.declare(app, "Settings:");
  }

  int run() override {
    WritingSettings settings;
    settings_.apply(settings);
    std::vector<std::string> prompts = prompts_;
    if (prompts.empty()) {
      for (std::string line; std::getline(std::cin, line);) prompts.push_back(line);
    }
    const fs::path folder = findModelFolder(model_);
    StopSignals signals("Stopping.");
    requireEngine();
    const auto writer = engine().loadWriter(folder, device_);
    // One text is shown as it is written; several would run into each other.
    const bool streams = !json() && prompts.size() == 1;
    const OnText on_text = [](std::size_t, const std::string& more) { std::cout << more << std::flush; };
    std::vector<WrittenText> texts;
    try {
      texts = writer->write(prompts, settings, streams ? on_text : OnText(), signals.token());
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
  std::string model_, device_ = "auto";
  std::vector<std::string> prompts_;
  SectionOptions<WritingSettings> settings_;
};

}  // namespace

std::unique_ptr<Command> makeGenerateCommand() { return std::make_unique<GenerateCommand>(); }

}  // namespace etude::cli
