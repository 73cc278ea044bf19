#include "app/cli/settings_options.h"

#include "app/cli/output.h"

#include <algorithm>
#include <filesystem>

namespace etude::cli {

namespace {

std::string placeholder(const SettingInfo& info) {
  switch (info.kind) {
    case SettingKind::Flag:
      return "true|false";
    case SettingKind::Integer:
      return "N";
    case SettingKind::Real:
      return "X";
    case SettingKind::Path:
      return "PATH";
    case SettingKind::TextList:
      return "A,B,...";
    case SettingKind::Choice:
    case SettingKind::Text:
      break;
  }
  return "TEXT";
}

std::string shownDefault(const Json& value) {
  if (value.is_string()) return value.get<std::string>().empty() ? "none" : value.get<std::string>();
  return value.is_array() && value.empty() ? "none" : dumpJson(value);
}

bool inSections(const std::string& key, const std::vector<std::string>& sections) {
  return sections.empty() ||
         std::any_of(sections.begin(), sections.end(), [&](const std::string& s) { return key.starts_with(s + "."); });
}

}  // namespace

std::string settingsHelp(const std::vector<std::pair<SettingInfo, Json>>& rows) {
  std::string text;
  for (const auto& [info, value] : rows) {
    const bool ranged = info.kind == SettingKind::Integer || info.kind == SettingKind::Real || info.kind == SettingKind::Choice;
    text += "  --" + info.key + " " + (info.kind == SettingKind::Choice ? describeRange(info) : placeholder(info)) + "\n";
    text += wrap(info.label + ". " + info.help, 6) + "\n";
    text += "      [" + (ranged && info.kind != SettingKind::Choice ? describeRange(info) + "; " : "") +
            "default: " + shownDefault(value) + "]\n";
  }
  return text;
}

void addSettingOptions(CLI::App& app, const std::vector<SettingInfo>& rows, const std::shared_ptr<GivenSettings>& given) {
  for (const SettingInfo& info : rows) {
    const std::string key = info.key;
    app.add_option_function<std::string>("--" + key, [given, key](const std::string& text) { given->emplace_back(key, text); })
        ->group("");
  }
}

bool parseSetting(const SettingInfo& info, const std::string& text, Json& value, Problems& problems) {
  value = settingFromText(info, text);
  if (!checkSetting(info, value, problems)) return false;
  const bool relative =
      info.kind == SettingKind::Path && !text.empty() && !text.starts_with("builtin:") && !text.starts_with("~/");
  if (relative) value = std::filesystem::absolute(text).lexically_normal().string();
  return true;
}

void RecipeOptions::declare(CLI::App& app, const std::vector<std::string>& sections) {
  std::vector<SettingInfo> infos;
  std::vector<std::pair<SettingInfo, Json>> shown;
  for (const Setting<Recipe>& row : recipeSettings()) {
    if (!inSections(row.info.key, sections)) continue;
    rows_.push_back(&row);
    infos.push_back(row.info);
    shown.emplace_back(row.info, row.get(Recipe()));
  }
  app.add_option("--set", assignments_, "A setting of the recipe, as KEY=VALUE; can be repeated")
      ->expected(1)
      ->take_all()
      ->type_name("KEY=VALUE");
  addSettingOptions(app, infos, given_);
  app.footer([shown] { return "Settings, each also as --set KEY=VALUE:\n\n" + settingsHelp(shown); });
}

void RecipeOptions::apply(Recipe& recipe) const {
  Problems problems;
  std::vector<std::string> known;
  for (const auto* row : rows_) known.push_back(row->info.key);
  const auto applyOne = [&](const std::string& key, const std::string& text) {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const auto* r) { return r->info.key == key; });
    if (row == rows_.end()) return reportUnknownKey({}, key, known, problems);
    Json value;
    if (parseSetting((*row)->info, text, value, problems)) (*row)->set(recipe, value);
  };
  for (const std::string& assignment : assignments_) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos) {
      problems.push_back({Severity::Error, "“" + assignment + "” is no setting",
                          "Write KEY=VALUE, for example tuning.learning_rate=1e-4.", "--set"});
    } else {
      applyOne(assignment.substr(0, equals), assignment.substr(equals + 1));
    }
  }
  for (const auto& [key, text] : *given_) applyOne(key, text);
  throwIfErrors(problems);
}

}  // namespace etude::cli
