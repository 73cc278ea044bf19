// What can be done about a finding: settings of the recipe that one click changes, in the window, or that the command line names.
#pragma once

#include "core/data/dataset.h"
#include "core/run/recipe.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

using SettingValues = std::vector<std::pair<std::string, Json>>;

struct FindingFix {
  std::string title;     ///< what a button says: "Leave them out"
  std::string done;      ///< what is then said: "left out"
  SettingValues wanted;  ///< full keys with the values that mend it
  SettingValues before;  ///< values that leave the rows as they are
};

/// In the order in which they are advised; none for what only the file's author can mend. `settings`: as they are now.
std::vector<FindingFix> fixesFor(const Finding& finding, const DataSettings& settings);

bool isApplied(const FindingFix& fix, const Recipe& recipe);
void applyValues(const SettingValues& values, Recipe& recipe);

/// "--data.drop_empty true": the options of the command line that apply the fix.
std::string asOptions(const FindingFix& fix);

}  // namespace etude
