// pretrain: a vocabulary and a language model (of one of three objectives) from a folder of texts.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "app/cli/watch_run.h"
#include "core/base/format.h"
#include "core/run/engine_loader.h"
#include "core/run/event_text.h"

#include <chrono>

namespace etude::cli {

namespace {

Json toJson(const PretrainProgress& progress) {
  return {{"step", progress.step},
          {"fraction", progress.fraction},
          {"loss", progress.loss},
          {"learning_rate", progress.learning_rate},
          {"tokens_per_second", progress.tokens_per_second},
          {"seconds", progress.seconds},
          {"text", progress.text}};
}

class PretrainCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--out", out_, "Folder for the model; the same command goes on after a stop or a kill")->required();
    addJson(app, "Print the progress as JSON lines, at most one a second");
    settings_.declare(app, "Settings (--corpus must be given):");
  }

  int run() override {
    PretrainSettings settings;
    settings_.apply(settings);
    if (settings.corpus.empty())
      throw ProblemError("No corpus is given", "Name a folder of .txt files, or one such file, with --corpus.", "--corpus");
    StopSignals signals("Stopping: what has been learned is saved. Press Ctrl+C again to leave at once.");
    requireEngine();
    try {
      engine().pretrain(
          settings, out_, [this](const PretrainProgress& progress) { show(progress); }, signals.token());
    } catch (const Cancelled&) {
      line_.clear();
      if (!json()) print("Stopped. The same command goes on from here.");
      return kStopped;
    } catch (const ProblemError& error) {
      if (!training_) throw;
      line_.clear();
      printProblems(error.problems());
      if (json()) printJsonLine({{"problems", cli::toJson(error.problems())}});
      return kFailed;
    }
    line_.clear();
    if (json()) {
      printJsonLine({{"model", out_}});
    } else {
      print("Model: " + out_);
    }
    return kOk;
  }

 private:
  void show(const PretrainProgress& progress) {
    training_ = training_ || progress.step > 0;
    if (json()) {
      const auto now = std::chrono::steady_clock::now();
      if (now - last_ < std::chrono::seconds(1)) return;
      last_ = now;
      printJsonLine(toJson(progress));
    } else if (!progress.text.empty() && progress.text != last_text_) {
      last_text_ = progress.text;
      line_.say(progress.text);
    } else if (progress.step > 0) {
      line_.show(progress.fraction, text(progress));
    }
  }

  static std::string text(const PretrainProgress& progress) {
    std::string out = "step " + formatCount(progress.step) + "  loss " + formatNumber(progress.loss) + "  " +
                      formatCount(static_cast<std::int64_t>(progress.tokens_per_second)) + " tokens/s";
    if (progress.fraction > 0.01)
      out += "  " + formatDuration(progress.seconds * (1 - progress.fraction) / progress.fraction) + " left";
    return out;
  }

  std::string out_, last_text_;
  bool training_ = false;
  std::chrono::steady_clock::time_point last_{};
  ProgressLine line_;
  SectionOptions<PretrainSettings> settings_;
};

}  // namespace

std::unique_ptr<Command> makePretrainCommand() { return std::make_unique<PretrainCommand>(); }

}  // namespace etude::cli
