#include "core/run/recipe.h"

#include "core/base/files.h"
#include "core/base/say.h"

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
    problems.push_back({Severity::Error, say("“%1” must be a text", key), say("Write it in quotes."), key});
  }
}

void checkSchema(const Json& json, Problems& problems) {
  if (!json.contains("schema")) return;
  const Json& schema = json["schema"];
  if (!schema.is_number_integer() || schema.get<std::int64_t>() < 1) {
    problems.push_back({Severity::Error, say("“schema” must be a whole number from 1 on, not %1", dumpJson(schema).substr(0, 40)),
                        say("Write \"schema\": %1.", Recipe::kSchema), "schema"});
  } else if (schema.get<std::int64_t>() > Recipe::kSchema) {
    problems.push_back({Severity::Error,
                        say("This recipe is of schema %1, which is newer than this program (it knows up to %2)", dumpJson(schema),
                            Recipe::kSchema),
                        say("Use the version of Etude that wrote it, or a newer one."), "schema"});
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
  if (!recipe.parent.empty()) json["parent"] = recipe.parent;
  forEachSection([&](const char* key, auto member) { json[key] = sectionToJson(recipe.*member); });
  return json;
}

Recipe recipeFromJson(const Json& json, Problems& problems) {
  Recipe recipe;
  if (!json.is_object()) {
    reportWrongSection({}, json, problems);
    return recipe;
  }
  std::vector<std::string> known = {"schema", "name", "notes", "parent"};
  checkSchema(json, problems);
  readText(json, "name", recipe.name, problems);
  readText(json, "notes", recipe.notes, problems);
  readText(json, "parent", recipe.parent, problems);
  forEachSection([&](const char* key, auto member) {
    known.push_back(key);
    readSection(json, key, recipe.*member, problems);
  });
  for (const auto& [key, value] : json.items()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) reportUnknownKey({}, key, known, problems);
  }
  return recipe;
}

namespace {

std::string anchoredPath(const std::string& text, const std::filesystem::path& folder) {
  if (text.empty() || text.starts_with("builtin:") || text.starts_with("~/") || std::filesystem::path(text).is_absolute())
    return text;
  return (std::filesystem::absolute(folder) / text).lexically_normal().string();
}

}  // namespace

void anchorPaths(Recipe& recipe, const std::filesystem::path& folder) {
  for (const Setting<Recipe>& row : recipeSettings()) {
    if (row.info.kind == SettingKind::Path) row.set(recipe, anchoredPath(row.get(recipe).get<std::string>(), folder));
  }
  for (std::string& path : recipe.data.more_paths) path = anchoredPath(path, folder);
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
