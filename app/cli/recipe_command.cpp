// recipe: a starting point for a data file and a model.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "core/base/paths.h"
#include "core/run/presets.h"
#include "core/run/starting_recipe.h"

#include <filesystem>

namespace etude::cli {

namespace {

/// As it must stand in a recipe that can be moved: built-in names stay, paths become absolute.
std::string settledPath(const std::string& text) {
  const bool stays = text.starts_with("builtin:") || text.starts_with("~/");
  return stays ? text : std::filesystem::absolute(text).lexically_normal().string();
}

std::string nameFor(const std::string& data) {
  constexpr std::string_view builtin = "builtin:";
  return data.starts_with(builtin) ? data.substr(builtin.size()) : std::filesystem::path(data).stem().string();
}

std::string presetHelp() {
  std::string text = "A group of settings for a purpose:";
  for (const Preset& preset : presets()) text += std::string("\n") + preset.key + ": " + preset.summary;
  return text;
}

class RecipeCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--data", data_, "The data file, or builtin:reviews")->capture_default_str();
    app.add_option("--model", model_, "Model folder, or builtin:NAME")->capture_default_str();
    app.add_option("--out", out_, "Write the recipe to this file instead of standard output");
    app.add_option("--name", name_, "Name of the recipe (default: that of the data)");
    app.add_option("--preset", preset_, presetHelp())->type_name("NAME");
    addJson(app, "Print the recipe alone, without remarks");
    settings_.declare(app);
  }

  int run() override {
    StopSignals signals("Stopping.");
    Recipe recipe;
    recipe.name = name_.empty() ? nameFor(data_) : name_;
    recipe.exporting.name = recipe.name;
    recipe.data.path = settledPath(data_);
    recipe.model.path = settledPath(model_);
    settings_.apply(recipe);  // columns and files that are given guide what is guessed
    Problems notes;
    recipe = startingRecipe(recipe, notes, signals.token());
    if (!preset_.empty()) preset(preset_).apply(recipe);
    settings_.apply(recipe);  // and what is given stands above what was guessed
    const Problems problems = checkRecipe(recipe);
    notes.insert(notes.end(), problems.begin(), problems.end());
    if (!json()) printProblems(notes);
    if (!out_.empty()) saveRecipe(recipe, out_);
    if (out_.empty() || json()) printJson(etude::toJson(recipe));
    if (!out_.empty() && !json()) print("Written: " + out_ + "\nRun it with:  etude-cli run '" + out_ + "'");
    return hasErrors(notes) ? kWrong : kOk;
  }

 private:
  std::string data_ = "builtin:reviews", model_ = "builtin:starter-encoder", out_, name_, preset_;
  RecipeOptions settings_;
};

}  // namespace

std::unique_ptr<Command> makeRecipeCommand() { return std::make_unique<RecipeCommand>(); }

}  // namespace etude::cli
