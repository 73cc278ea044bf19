// find-rate: the learning-rate range test of the window's Tuning stage.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "app/cli/watch_run.h"
#include "core/run/engine_loader.h"
#include "core/run/event_text.h"
#include "core/run/recipe_data.h"

namespace etude::cli {

namespace {

Json rangeJson(const LrRange& range) {
  const auto orNull = [](const std::optional<double>& value) { return value ? Json(*value) : Json(); };
  Json points = Json::array();
  for (const LrPoint& point : range.points()) points.push_back({{"learning_rate", point.rate}, {"loss", point.loss}, {"smoothed", point.smoothed}});
  return {{"suggestion", orNull(range.suggestion())},
          {"steepest", orNull(range.steepest())},
          {"tenth_of_lowest", orNull(range.tenthOfLowest())},
          {"diverged", range.diverged()},
          {"explanation", range.explanation()},
          {"points", points}};
}

class FindRateCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("RECIPE", recipe_, "recipe.json; left out: the built-in settings, with what --set changes")->type_name("");
    addJson(app, "Print the curve and the suggestion as JSON");
    settings_.declare(app);
  }

  int run() override {
    StopSignals signals("Stopping.");
    Recipe recipe = recipe_.empty() ? Recipe() : loadRecipe(recipe_);
    settings_.apply(recipe);
    throwIfErrors(checkRecipe(recipe));
    requireEngine();
    const Dataset data = prepareRecipeData(recipe, signals.token());
    throwIfErrors(data.problems);
    LrRange range;
    {
      ProgressLine line;
      int steps = 0;
      range = engine().findLearningRate(
          recipe, data,
          [&](const LrPoint& point) {
            if (json()) return;
            line.show(static_cast<double>(++steps) / LrRange::kSteps,
                      "rate " + formatNumber(point.rate) + "  loss " + formatNumber(point.smoothed));
          },
          signals.token());
    }
    const std::optional<double> suggestion = range.suggestion();
    if (json()) {
      printJson(rangeJson(range));
    } else {
      print(wrap(range.explanation(), 0));
      if (suggestion) print("Use it with:  --set tuning.learning_rate=" + formatNumber(*suggestion));
    }
    return suggestion ? kOk : kFailed;
  }

 private:
  std::string recipe_;
  RecipeOptions settings_;
};

}  // namespace

std::unique_ptr<Command> makeFindRateCommand() { return std::make_unique<FindRateCommand>(); }

}  // namespace etude::cli
