#include "core/run/race.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/hub/model_folder.h"
#include "core/run/race_table.h"
#include "core/run/run_compare.h"
#include "core/tuning/method_info.h"

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kRaceFile = "race.json";
constexpr std::uint64_t kLargestRace = 4 << 20;
constexpr double kHeadRate = 10;  ///< a fresh head alone bears far larger steps than the layers below it

std::string sentenceOf(const std::string& text) {
  const std::size_t end = text.find(". ");
  return end == std::string::npos ? text : text.substr(0, end + 1);
}

const RaceChoice* findChoice(const std::vector<RaceChoice>& all, const std::string& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const RaceChoice& choice) { return choice.key == key; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> splitAt(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// Puts the shape of the choice into a recipe whose method is set already.
void takeShape(const RaceChoice& choice, Recipe& recipe) {
  TrainSettings& tuning = recipe.tuning;
  if (choice.key == "dora") tuning.use_dora = true;
  if (choice.key != "head" && choice.key != "last_1") return;
  tuning.trainable_parts.clear();
  tuning.freeze_head = false;
  tuning.freeze_embeddings = true;
  tuning.last_layers = choice.key == "last_1" ? 1 : 0;
  if (choice.key == "head") tuning.freeze_layers = summariseModel(resolvePath(recipe.model.path, "models")).layers;
}

/// "Learn sizes apart from directions (DoRA)": the short name in the brackets.
std::string shortName(const std::string& label) {
  const std::size_t open = label.rfind('(');
  return open == std::string::npos || !label.ends_with(')') ? label : label.substr(open + 1, label.size() - open - 2);
}

/// "lora_r=16" as a change of the recipe and as words: "Rank 16"; what is switched on, by its name alone.
std::string takeSetting(const std::string& text, Recipe& recipe, Problems& problems) {
  const std::size_t equals = text.find('=');
  const std::string key = "tuning." + text.substr(0, equals), value = equals == std::string::npos ? "" : text.substr(equals + 1);
  try {
    const Setting<Recipe>& row = recipeSetting(key);
    const Json json = settingFromText(row.info, value);
    if (checkSetting(row.info, json, problems)) row.set(recipe, json);
    const std::string label = shortName(say(row.info.label.c_str()));
    return row.get(recipe) == Json(true) ? label : label + " " + settingText(row.info, row.get(recipe));
  } catch (const ProblemError& unknown) {
    problems.insert(problems.end(), unknown.problems().begin(), unknown.problems().end());
    return {};
  }
}

Json changesOf(const Recipe& before, const Recipe& after) {
  Json changes = Json::object();
  for (const Setting<Recipe>& row : recipeSettings()) {
    if (Json value = row.get(after); value != row.get(before)) changes[row.info.key] = std::move(value);
  }
  return changes;
}

/// Letters, digits, - and _ of the text.
std::string folderName(const std::string& text) {
  std::string name;
  for (const char c : text) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (good || (!name.empty() && name.back() != '-')) name += good ? c : '-';
  }
  return name.substr(0, 32);
}

class Planner {
 public:
  Planner(const Recipe& recipe, bool same_rate) : same_rate_(same_rate), choices_(raceChoices()) {
    race_.name = recipe.name;
    race_.recipe = recipe;
    race_.recipe.evaluation.general_text = true;
    anchorPaths(race_.recipe, fs::current_path());
  }

  void add(const std::string& wish) {
    std::vector<std::string> parts = splitAt(wish, ':');
    const RaceChoice* choice = findChoice(choices_, parts.front());
    if (!choice) return reportUnknown(parts.front());
    Recipe recipe = race_.recipe;
    recipe.tuning.method = choice->method;
    takeShape(*choice, recipe);
    if (!same_rate_) recipe.tuning.learning_rate *= choice->rate_factor / methodInfo(race_.recipe.tuning.method).rate_factor;
    std::string title = choice->label;
    for (std::size_t i = 1; i < parts.size(); ++i) title += ", " + takeSetting(parts[i], recipe, problems_);
    race_.entries.push_back({freeName(folderName(wish)), title, changesOf(race_.recipe, recipe)});
  }

  Race finish() {
    if (race_.entries.empty() && problems_.empty())
      problems_.push_back({Severity::Error, say("A race needs methods"), say("Choose at least one; two or more can be compared."), "--methods"});
    if (race_.entries.size() > Race::kMost)
      problems_.push_back({Severity::Error, say("A race has at most %1 entries", Race::kMost), say("Choose fewer methods."), "--methods"});
    for (const Problem& problem : checkRecipe(race_.recipe))
      if (problem.severity == Severity::Error) problems_.push_back(problem);
    throwIfErrors(problems_);
    return std::move(race_);
  }

 private:
  void reportUnknown(const std::string& key) {
    std::string known;
    for (const RaceChoice& choice : choices_) known += (known.empty() ? "" : ", ") + choice.key;
    problems_.push_back({Severity::Error, say("“%1” cannot take part in a race", key), say("Choose of these: %1.", known), "--methods"});
  }

  std::string freeName(const std::string& wished) const {
    std::string name = wished;
    for (int i = 2; race_.find(name); ++i) name = wished + "-" + std::to_string(i);
    return name;
  }

  const bool same_rate_;
  const std::vector<RaceChoice> choices_;
  Race race_;
  Problems problems_;
};

void checkNames(const Race& race, Problems& problems) {
  for (const LessonExperiment& entry : race.entries) {
    if (race.find(entry.name) != &entry)
      problems.push_back({Severity::Error, say("There are two entries called “%1”", entry.name), say("Give each a name of its own."), "entries"});
  }
}

}  // namespace

std::vector<RaceChoice> raceChoices() {
  std::vector<RaceChoice> all;
  const auto usual = [](const std::string& key) { return key == "full" || key == "bitfit" || key == "lora" || key == "houlsby"; };
  for (const MethodInfo& info : methodInfos()) {
    all.push_back({info.key, info.key, say(info.label), sentenceOf(say(info.what)), info.rate_factor, usual(info.key)});
    if (all.back().key == "lora")
      all.push_back({"dora", "lora", say("DoRA"), say("LoRA that learns the sizes of the weights apart from their directions."), info.rate_factor, false});
    if (all.back().key != "full") continue;
    all.push_back({"head", "partial", say("Head only"), say("The whole model stays as it was pretrained; only the new head on top learns."), kHeadRate, true});
    all.push_back({"last_1", "partial", say("Last layer"), say("The last layer and the head learn, and all below them stays."), 1, false});
  }
  return all;
}

const LessonExperiment* Race::find(const std::string& entry) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const LessonExperiment& one) { return one.name == entry; });
  return found == entries.end() ? nullptr : &*found;
}

Race planRace(const Recipe& recipe, const std::vector<std::string>& methods, bool same_rate) {
  Planner planner(recipe, same_rate);
  for (const std::string& wish : methods) planner.add(wish);
  return planner.finish();
}

Race createRace(const fs::path& folder, const Race& plan) {
  Race race = plan;
  race.folder = fs::absolute(folder).lexically_normal();
  std::error_code error;
  if (isThere(race.folder) && !fs::is_empty(race.folder, error))
    throw ProblemError(say("The folder of a race must be new or empty"), say("Choose another one, or go on with the race that is there."), race.folder.string());
  Json json = {{"schema", Race::kSchema}, {"name", race.name}, {"recipe", toJson(race.recipe)}};
  for (const LessonExperiment& entry : race.entries) json["entries"].push_back(toJson(entry));
  makeDirectories(race.folder);
  writeFileAtomically(race.folder / kRaceFile, dumpJson(json, 2) + "\n");
  return race;
}

bool holdsRace(const fs::path& folder) { return isThere(folder / kRaceFile); }

Race openRace(const fs::path& folder) {
  Race race;
  race.folder = fs::absolute(folder).lexically_normal();
  if (!race.folder.has_filename()) race.folder = race.folder.parent_path();
  const fs::path file = race.folder / kRaceFile;
  if (!isThere(file)) throw ProblemError(say("There is no race in this folder: it has no race.json"), say("Choose the folder of a race."), race.folder.string());
  const Json json = parseJson(readFile(file, kLargestRace), file.string());
  const bool shaped = json.is_object() && json.contains("recipe") && json.contains("entries") && json["entries"].is_array() && !json["entries"].empty() &&
                      json["entries"].size() <= Race::kMost && json.contains("name") && json["name"].is_string();
  if (!shaped) throw ProblemError(say("The file of this race is damaged"), say("It needs a name, a recipe and 1 to %1 entries.", Race::kMost), file.string());
  if (json.value("schema", Json(Race::kSchema)) != Json(Race::kSchema))
    throw ProblemError(say("This race was written by another version of Etude"), say("Open it with that one."), file.string());
  Problems problems;
  race.name = json["name"].get<std::string>();
  race.recipe = recipeFromJson(json["recipe"], problems);
  for (std::size_t i = 0; i < json["entries"].size(); ++i)
    race.entries.push_back(experimentFromJson(json["entries"][i], "entries[" + std::to_string(i) + "]", problems));
  checkNames(race, problems);
  throwIfErrors(problems);
  return race;
}

std::vector<fs::path> listRaces(const std::set<fs::path>& roots) {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  for (const fs::path& root : roots) {
    std::error_code error;
    for (fs::directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
      std::error_code ignored;
      if (holdsRace(it->path())) found.emplace_back(fs::last_write_time(it->path() / kRaceFile, ignored), it->path());
    }
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<fs::path> folders;
  for (auto& [time, path] : found) folders.push_back(std::move(path));
  return folders;
}

Recipe entryRecipe(const Race& race, const LessonExperiment& entry) {
  Recipe recipe = race.recipe;
  for (const auto& [key, value] : entry.changes.items()) recipeSetting(key).set(recipe, value);
  recipe.name = race.name + ": " + entry.title;
  return recipe;
}

fs::path entryFolder(const Race& race, const LessonExperiment& entry) { return race.folder / entry.name; }

std::optional<RunDir> RaceRunner::next() {
  for (const bool begun : {true, false}) {
    for (const LessonExperiment& entry : race_.entries) {
      const RaceState state = raceState(race_, entry);
      const bool wanted = begun ? state == RaceState::Interrupted : state == RaceState::ToDo || state == RaceState::Failed;
      if (!wanted || !tried_.insert(entry.name).second) continue;
      const fs::path folder = entryFolder(race_, entry);
      const Recipe recipe = entryRecipe(race_, entry);
      current_ = &entry;
      if (!isThere(folder / "recipe.json")) return RunDir::create(folder, recipe);
      RunDir run = RunDir::open(folder);
      if (run.recipe() != recipe)
        throw ProblemError(say("What is in this folder is not the run of the race"), say("Move it away, and go on with the race."), folder.string());
      return run;
    }
  }
  current_ = nullptr;
  return {};
}

}  // namespace etude
