// Named groups of settings for a run's purpose: a quick look, an ordinary run, a thorough one, and one that overfits on
// purpose. A preset sets every setting of the group, so that changing from one to another leaves nothing behind.
#pragma once

#include "core/run/recipe.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

struct Preset {
  const char* key;      ///< "quick"; for the command line
  const char* name;     ///< "Quick look"; for the window
  const char* summary;  ///< what it sets, and what for, in plain words
  std::vector<std::pair<std::string, Json>> values;  ///< key of the setting, value

  void apply(Recipe& recipe) const;
  bool matches(const Recipe& recipe) const;
};

/// The visible list. Each sets the same keys; "balanced" is what a new recipe has.
const std::vector<Preset>& presets();
/// Throws ProblemError that lists the known ones.
const Preset& preset(const std::string& key);
/// The one whose settings the recipe has; null: the user's own mixture.
const Preset* currentPreset(const Recipe& recipe);

}  // namespace etude
