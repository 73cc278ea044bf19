// The whole plan of a run as a plain value, a section per stage. The window is an editor of a Recipe; the command line
// runs one. The rows of the sections' tables are what both are made of.
#pragma once

#include "core/data/data_settings.h"
#include "core/eval/evaluation_settings.h"
#include "core/export/export_settings.h"
#include "core/models/model_settings.h"
#include "core/serve/monitor_settings.h"
#include "core/tuning/train_settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace etude {

struct Recipe {
  static constexpr int kSchema = 1;

  std::string name = "Untitled";
  std::string notes;  ///< the user's own words
  std::string parent;  ///< folder of the run that this plan goes on from (retraining); empty: none
  DataSettings data;
  ModelSettings model;
  EnvironmentSettings environment;
  TrainSettings tuning;
  EvaluationSettings evaluation;
  ExportSettings exporting;  ///< key "export"
  MonitorSettings monitoring;

  bool operator==(const Recipe&) const = default;
};

/// All rows of all sections, with full keys ("tuning.learning_rate").
const std::vector<Setting<Recipe>>& recipeSettings();
/// The row with this key; a ProblemError that suggests the closest one if there is none.
const Setting<Recipe>& recipeSetting(const std::string& key);

Json toJson(const Recipe& recipe);
/// Every unknown key, wrong type and value out of range is added to `problems` with its key path; so is a schema that is
/// newer than this program. What is fine is taken.
Recipe recipeFromJson(const Json& json, Problems& problems);

/// Throws ProblemError with all of the file's problems. Paths inside are taken relative to the file's folder.
Recipe loadRecipe(const std::filesystem::path& path);
void saveRecipe(const Recipe& recipe, const std::filesystem::path& path);

/// Makes the relative paths of the recipe absolute, as seen from `folder`; built-in names and "~/..." stay.
void anchorPaths(Recipe& recipe, const std::filesystem::path& folder);

/// What can be said about the plan as a whole without reading data or model (fractions that leave nothing to train on,
/// warm-up longer than the run, ...).
Problems checkRecipe(const Recipe& recipe);

}  // namespace etude
