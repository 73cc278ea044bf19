// Settings rows as command line options. What a user gives is kept as text and applied later, so that everything that is
// wrong is reported at once.
#pragma once

#include "core/base/settings.h"
#include "core/run/recipe.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace etude::cli {

/// Values in the order of the options: (key, text).
using GivenSettings = std::vector<std::pair<std::string, std::string>>;

/// The rows as an indented list for --help: option, label, help, range, default.
std::string settingsHelp(const std::vector<std::pair<SettingInfo, Json>>& rows);

/// Adds a hidden option --KEY for each row; what is given goes to `given`.
void addSettingOptions(CLI::App& app, const std::vector<SettingInfo>& rows, const std::shared_ptr<GivenSettings>& given);

/// JSON for a row from what was typed; relative paths are taken from the current folder. Adds Problems.
bool parseSetting(const SettingInfo& info, const std::string& text, Json& value, Problems& problems);

/// Recipe settings as --KEY VALUE and --set KEY=VALUE; `sections` limits them ("data"), empty: all.
class RecipeOptions {
 public:
  void declare(CLI::App& app, const std::vector<std::string>& sections = {});
  /// Throws ProblemError with everything that is wrong.
  void apply(Recipe& recipe) const;
  bool any() const { return !given_->empty() || !assignments_.empty(); }

 private:
  std::vector<const Setting<Recipe>*> rows_;
  std::shared_ptr<GivenSettings> given_ = std::make_shared<GivenSettings>();
  std::vector<std::string> assignments_;
};

/// The same for a plain section: --KEY VALUE.
template <class S>
class SectionOptions {
 public:
  void declare(CLI::App& app, const std::string& headline) {
    std::vector<SettingInfo> infos;
    std::vector<std::pair<SettingInfo, Json>> rows;
    for (const Field<S>& field : S::fields()) {
      infos.push_back(field.info);
      rows.emplace_back(field.info, getField(S(), field));
    }
    addSettingOptions(app, infos, given_);
    app.footer([headline, rows] { return headline + "\n\n" + settingsHelp(rows); });
  }
  void apply(S& section) const {
    Problems problems;
    for (const auto& [key, text] : *given_) {
      for (const Field<S>& field : S::fields()) {
        Json value;
        if (field.info.key == key && parseSetting(field.info, text, value, problems)) setField(section, field, value);
      }
    }
    throwIfErrors(problems);
  }

 private:
  std::shared_ptr<GivenSettings> given_ = std::make_shared<GivenSettings>();
};

}  // namespace etude::cli
