#include "core/run/run_compare.h"

#include "core/base/format.h"
#include "core/base/say.h"

#include <algorithm>
#include <limits>

namespace etude {

namespace {

// Where stronger regularisation does more harm than good for models of this kind.
constexpr double kUsualDropout = 0.1, kDropoutStep = 0.1, kMostDropout = 0.3;
constexpr double kLeastDecay = 0.05, kDecayFactor = 2, kMostDecay = 0.2;

/// What differs between two recipes, as changes.
std::vector<SettingChange> changesBetween(const Recipe& before, const Recipe& after) {
  std::vector<SettingChange> changes;
  for (const SettingDifference& difference : differingSettings({before, after}))
    changes.push_back({difference.info, difference.values[0], difference.values[1]});
  return changes;
}

}  // namespace

std::string settingText(const SettingInfo& info, const Json& value) {
  std::string text;
  switch (info.kind) {
    case SettingKind::Flag:
      return value.get<bool>() ? say("yes") : say("no");
    case SettingKind::Choice:
      for (const Choice& choice : info.choices)
        if (value == choice.value) return say(choice.label);
      text = value.get<std::string>();
      break;
    case SettingKind::TextList:
      for (const Json& one : value) text += (text.empty() ? "" : ", ") + one.get<std::string>();
      break;
    case SettingKind::Text:
    case SettingKind::Path:
      text = value.get<std::string>();
      break;
    case SettingKind::Integer:
    case SettingKind::Real:
      text = dumpJson(value);
      if (text.ends_with(".0")) text.resize(text.size() - 2);
      break;
  }
  return text.empty() ? "–" : text;
}

std::vector<SettingDifference> differingSettings(const std::vector<Recipe>& recipes) {
  std::vector<SettingDifference> differences;
  for (const Setting<Recipe>& setting : recipeSettings()) {
    std::vector<Json> values;
    for (const Recipe& recipe : recipes) values.push_back(setting.get(recipe));
    if (std::all_of(values.begin(), values.end(), [&](const Json& value) { return value == values.front(); })) continue;
    SettingDifference difference{setting.info, {}};
    for (const Json& value : values) difference.values.push_back(settingText(setting.info, value));
    differences.push_back(std::move(difference));
  }
  return differences;
}

std::vector<SettingChange> regularise(Recipe& recipe) {
  const Recipe before = recipe;
  TrainSettings& tuning = recipe.tuning;
  const double dropout = tuning.dropout < 0 ? kUsualDropout : tuning.dropout;
  if (dropout < kMostDropout) tuning.dropout = std::min(dropout + kDropoutStep, kMostDropout);
  if (tuning.weight_decay < kMostDecay) tuning.weight_decay = std::min(std::max(kLeastDecay, kDecayFactor * tuning.weight_decay), kMostDecay);
  tuning.load_best_model_at_end = true;
  return changesBetween(before, recipe);
}

std::vector<SettingChange> useMoreRows(Recipe& recipe, std::int64_t available) {
  if (recipe.data.train_rows <= 0) return {};
  const Recipe before = recipe;
  std::int64_t& rows = recipe.data.train_rows;
  rows = rows > std::numeric_limits<std::int64_t>::max() / 2 ? 0 : 2 * rows;
  if (available > 0 && rows >= available) rows = 0;
  return changesBetween(before, recipe);
}

}  // namespace etude
