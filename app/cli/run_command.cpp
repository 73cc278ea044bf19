// run and resume: a recipe from start to finish, exactly as the window's Start does it.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/settings_options.h"
#include "app/cli/watch_run.h"
#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/run/run_dir.h"

namespace etude::cli {

namespace {

/// Nothing is left to do, which is no failure: scripts may resume whatever they find.
bool alreadyDone(const RunDir& directory, bool json) {
  const RunSummary summary = summariseRun(directory.path());
  if (summary.state != "completed" && summary.state != "early_stopping" && summary.state != "ended") return false;
  if (json) {
    printJsonLine({{"already", summary.state}, {"path", directory.path().string()}});
  } else {
    print("This run is finished already: " + directory.path().string());
  }
  return true;
}

class RunCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("RECIPE", recipe_, "recipe.json; left out: the built-in settings, with what --set changes")->type_name("");
    app.add_option(
        "--out", out_,
        "Folder of the run: new, or with --resume an interrupted one (default: a new one in " + runsDirectory().string() + ")");
    app.add_option("--name", name_, "Name of the run");
    app.add_flag("--resume", resume_,
                 "Go on with the run in --out (or in the folder given in place of the recipe), if there is one");
    addJson(app, "Print the events as JSON lines (core/train/events.md) and nothing else");
    settings_.declare(app);
  }

  int run() override {
    if (resume_ && out_.empty() && fs::is_directory(recipe_)) return goOn(RunDir::open(recipe_), nullptr);
    Recipe recipe = recipe_.empty() ? Recipe() : loadRecipe(recipe_);
    settings_.apply(recipe);
    if (!name_.empty()) recipe.name = name_;
    if (resume_ && !out_.empty() && fs::exists(fs::path(out_) / "recipe.json")) {
      const bool given = !recipe_.empty() || settings_.any();
      return goOn(RunDir::open(out_), given ? &recipe : nullptr);
    }
    const Problems problems = checkRecipe(recipe);
    throwIfErrors(problems);
    printProblems(problems);
    return runToTheEnd(
        [&] { return RunDir::create(out_.empty() ? RunDir::freshPath(runsDirectory(), recipe.name) : fs::path(out_), recipe); },
        json());
  }

 private:
  int goOn(const RunDir& directory, const Recipe* recipe) {
    if (recipe) {
      Recipe given = *recipe;
      anchorPaths(given, fs::current_path());
      if (!(given == directory.recipe())) {
        throw ProblemError("The run in this folder was started with another recipe",
                           "Give no recipe to go on with it, or choose a new folder.", directory.path().string());
      }
    }
    if (alreadyDone(directory, json())) return kOk;
    return runToTheEnd([&] { return directory; }, json());
  }

  std::string recipe_, out_, name_;
  bool resume_ = false;
  RecipeOptions settings_;
};

class ResumeCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("RUN", run_, "Folder of the run")->required()->type_name("");
    addJson(app, "Print the events as JSON lines and nothing else");
  }

  int run() override {
    const RunDir directory = RunDir::open(run_);
    return alreadyDone(directory, json()) ? kOk : runToTheEnd([&] { return directory; }, json());
  }

 private:
  std::string run_;
};

}  // namespace

std::unique_ptr<Command> makeRunCommand() { return std::make_unique<RunCommand>(); }
std::unique_ptr<Command> makeResumeCommand() { return std::make_unique<ResumeCommand>(); }

}  // namespace etude::cli
