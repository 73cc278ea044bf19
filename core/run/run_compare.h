// What is different between the plans of several runs, and what a plan can change against overfitting.
#pragma once

#include "core/run/recipe.h"

#include <string>
#include <vector>

namespace etude {

/// A setting's value as people write it: "yes", "0.0003", "Each epoch"; "–" if it is empty.
std::string settingText(const SettingInfo& info, const Json& value);

struct SettingDifference {
  SettingInfo info;
  std::vector<std::string> values;  ///< one per recipe
};
/// Only the settings in which the recipes are not all alike, in the order of the recipe.
std::vector<SettingDifference> differingSettings(const std::vector<Recipe>& recipes);

struct SettingChange {
  SettingInfo info;
  std::string before, after;
};
/// Holds the model back from learning its rows by heart: more dropout, more weight decay, and the best checkpoint as the
/// result. Returns what it changed; nothing if all of it is at its sensible end already.
std::vector<SettingChange> regularise(Recipe& recipe);
/// Twice as many training rows, where the recipe limits them; all of them once the limit reaches `available` (0: not known).
/// Returns nothing where there is no limit: more data must come from elsewhere.
std::vector<SettingChange> useMoreRows(Recipe& recipe, std::int64_t available);

}  // namespace etude
