#include "core/run/recipe.h"

#include "core/base/files.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::uint64_t kLargestRecipe = 16 << 20;

/// Calls `visit(key, member)` for each section.
template <class Visit>
void forEachSection(Visit visit) {
  visit(stageKey(Stage::Data), &Recipe::data);
  visit(stageKey(Stage::Model), &Recipe::model);
  visit(stageKey(Stage::Environment), &Recipe::environment);
  visit(stageKey(Stage::Tuning), &Recipe::tuning);
  visit(stageKey(Stage::Evaluation), &Recipe::evaluation);
  visit(stageKey(Stage::Export), &Recipe::exporting);
  visit(stageKey(Stage::Monitoring), &Recipe::monitoring);
}

template <class S>
void readSection(const Json& json, const char* key, S& section, Problems& problems) {
  if (json.contains(key)) section = sectionFromJson<S>(json[key], key, problems);
}

void readText(const Json& json, const char* key, std::string& text, Problems& problems) {
  if (!json.contains(key)) return;
  if (json[key].is_string()) {
    text = json[key].get<std::string>();
  } else {
    problems.push_back({Severity::Error, std::string("“") + key + "” must be a text", "Write it in quotes.", key});
  }
}

void checkSchema(const Json& json, Problems& problems) {
  if (!json.contains("schema")) return;
  const Json& schema = json["schema"];
  if (!schema.is_number_integer() || schema.get<std::int64_t>() < 1) {
    problems.push_back({Severity::Error, "“schema” must be a whole number from 1 on, not " + dumpJson(schema).substr(0, 40),
                        "Write \"schema\": " + std::to_string(Recipe::kSchema) + ".", "schema"});
  } else if (schema.get<std::int64_t>() > Recipe::kSchema) {
    problems.push_back({Severity::Error,
                        "This recipe is of schema " + dumpJson(schema) + ", which is newer than this program (it knows up to " +
                            std::to_string(Recipe::kSchema) + ")",
                        "Use the version of Etude that wrote it, or a newer one.", "schema"});
  }
}

}  // namespace

const std::vector<Setting<Recipe>>& recipeSettings() {
  static const std::vector<Setting<Recipe>> rows = [] {
    std::vector<Setting<Recipe>> all;
    forEachSection([&](const char* key, auto member) { appendSettings(all, member, key); });
    return all;
  }();
  return rows;
}

const Setting<Recipe>& recipeSetting(const std::string& key) {
  const auto& rows = recipeSettings();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.info.key == key; });
  if (found != rows.end()) return *found;
  std::vector<std::string> known;
  for (const auto& row : rows) known.push_back(row.info.key);
  Problems problems;
  reportUnknownKey({}, key, known, problems);
  throw ProblemError(problems);
}

Json toJson(const Recipe& recipe) {
  Json json = {{"schema", Recipe::kSchema}, {"name", recipe.name}, {"notes", recipe.notes}};
  forEachSection([&](const char* key, auto member) { json[key] = sectionToJson(recipe.*member); });
  return json;
}

Recipe recipeFromJson(const Json& json, Problems& problems) {
  Recipe recipe;
  if (!json.is_object()) {
    reportWrongSection({}, json, problems);
    return recipe;
  }
  std::vector<std::string> known = {"schema", "name", "notes"};
  checkSchema(json, problems);
  readText(json, "name", recipe.name, problems);
  readText(json, "notes", recipe.notes, problems);
  forEachSection([&](const char* key, auto member) {
    known.push_back(key);
    readSection(json, key, recipe.*member, problems);
  });
  for (const auto& [key, value] : json.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) reportUnknownKey({}, key, known, problems);
  }
  return recipe;
}

void anchorPaths(Recipe& recipe, const std::filesystem::path& folder) {
  for (const Setting<Recipe>& row : recipeSettings()) {
    if (row.info.kind != SettingKind::Path) continue;
    const std::string text = row.get(recipe).get<std::string>();
    if (text.empty() || text.starts_with("builtin:") || text.starts_with("~/") || std::filesystem::path(text).is_absolute())
      continue;
    row.set(recipe, (std::filesystem::absolute(folder) / text).lexically_normal().string());
  }
}

Recipe loadRecipe(const std::filesystem::path& path) {
  const Json json = parseJson(readFile(path, kLargestRecipe), path.string());
  Problems problems;
  Recipe recipe = recipeFromJson(json, problems);
  throwIfErrors(problems);
  anchorPaths(recipe, path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path());
  return recipe;
}

void saveRecipe(const Recipe& recipe, const std::filesystem::path& path) {
  writeFileAtomically(path, dumpJson(toJson(recipe), 2) + "\n");
}

}  // namespace etude
