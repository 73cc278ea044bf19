#include "core/run/lesson.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/run/lesson_claims.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kMostItems = 200;       ///< of any list in a lesson
constexpr std::size_t kLongestText = 20'000;  ///< bytes of one text

constexpr std::pair<LessonCondition::When, const char*> kConditions[] = {
    {LessonCondition::When::Next, "next"},
    {LessonCondition::When::RunStarted, "run_started"},
    {LessonCondition::When::RunFinished, "run_finished"},
    {LessonCondition::When::StageVisited, "stage_visited"},
    {LessonCondition::When::SettingChanged, "setting_changed"},
};

constexpr Stage kLessonStages[] = {Stage::Data,       Stage::Model,  Stage::Environment, Stage::Tuning,
                                   Stage::Evaluation, Stage::Export, Stage::Monitoring};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// An object of the lesson that is being read: every key must be asked for, and what is wrong is reported with its place.
class Fields {
 public:
  Fields(const Json& json, std::string place, Problems& problems) : json_(json), place_(std::move(place)), problems_(problems) {
    if (!json_.is_object()) report(say("An object in braces is expected here"), say("Write { … }."));
  }
  ~Fields() {
    if (!json_.is_object()) return;
    for (const auto& [key, value] : json_.items()) {
      if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
      const std::string close = closestKey(key, asked_);
      reportAt(key, say("A lesson has no “%1” here", key),
               close.empty() ? say("Remove it, or choose one of: %1.", joined(asked_)) : say("Did you mean “%1”?", close));
    }
  }
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  std::string place(const std::string& key) const { return place_.empty() ? key : place_ + "." + key; }
  void report(const std::string& what, const std::string& remedy) { problems_.push_back({Severity::Error, what, remedy, place_}); }
  void reportAt(const std::string& key, const std::string& what, const std::string& remedy) {
    problems_.push_back({Severity::Error, what, remedy, place(key)});
  }
  Problems& problems() { return problems_; }

  const Json* find(const char* key) {
    asked_.emplace_back(key);
    return json_.is_object() && json_.contains(key) ? &json_[key] : nullptr;
  }
  void missing(const char* key) { reportAt(key, say("“%1” is missing", key), say("Write it; it must be there.")); }

  /// A text, or a list of paragraphs.
  std::string text(const char* key, bool required) {
    const Json* json = find(key);
    std::string text;
    if (!json) {
      if (required) missing(key);
      return text;
    }
    const bool list = json->is_array() && std::all_of(json->begin(), json->end(), [](const Json& part) { return part.is_string(); });
    if (json->is_string()) {
      text = json->get<std::string>();
    } else if (list) {
      for (const Json& part : *json) text += (text.empty() ? "" : "\n\n") + part.get<std::string>();
    } else {
      reportAt(key, say("“%1” must be a text", key), say("Write it in quotes, or as a list of paragraphs."));
      return text;
    }
    if (required && text.empty()) reportAt(key, say("“%1” is empty", key), say("Write something."));
    if (text.size() > kLongestText) reportAt(key, say("“%1” is longer than %2 bytes", key, kLongestText), say("Shorten it."));
    return text;
  }

  /// The items of a list with their places.
  template <class Take>
  void forEach(const char* key, Take take) {
    const Json* json = find(key);
    if (!json) return;
    if (!json->is_array() || json->size() > kMostItems) {
      reportAt(key, say("“%1” must be a list of at most %2 items", key, kMostItems), say("Write [ … ]."));
      return;
    }
    for (std::size_t i = 0; i < json->size(); ++i) take((*json)[i], place(key) + "[" + std::to_string(i) + "]");
  }

  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> all;
    forEach(key, [&](const Json& item, const std::string& where) {
      if (item.is_string() && !item.get<std::string>().empty()) all.push_back(item.get<std::string>());
      else problems_.push_back({Severity::Error, say("A name in quotes is expected here"), say("Write it in quotes."), where});
    });
    return all;
  }

  std::optional<std::int64_t> whole(const char* key, std::int64_t low, std::int64_t high) {
    const Json* json = find(key);
    if (!json) return {};
    if (json->is_number_integer() && *json >= low && *json <= high) return json->get<std::int64_t>();
    reportAt(key, say("“%1” must be a whole number from %2 to %3", key, low, high), say("Write such a number."));
    return {};
  }

 private:
  const Json& json_;
  const std::string place_;
  Problems& problems_;
  std::vector<std::string> asked_;
};

/// The row of a setting's key; reports an unknown one.
const SettingInfo* knownSetting(const std::string& key, const std::string& where, Problems& problems) {
  std::vector<std::string> known;
  for (const Setting<Recipe>& row : recipeSettings()) {
    if (row.info.key == key) return &row.info;
    known.push_back(row.info.key);
  }
  const std::string close = closestKey(key, known);
  problems.push_back({Severity::Error, say("There is no setting called “%1”", key),
                      close.empty() ? say("Check its spelling.") : say("Did you mean “%1”?", close), where});
  return nullptr;
}

void checkQuantity(const std::string& name, const std::string& where, Problems& problems) {
  if (name.empty() || findQuantity(name)) return;
  std::vector<std::string> known;
  for (const LessonQuantity& quantity : lessonQuantities()) known.emplace_back(quantity.name);
  problems.push_back({Severity::Error, say("There is no figure called “%1”", name), say("Choose one of: %1.", joined(known)), where});
}

std::optional<Stage> readStage(Fields& fields, const char* key) {
  const std::string name = fields.text(key, false);
  if (name.empty()) return {};
  std::vector<std::string> known;
  for (const Stage stage : kLessonStages) {
    if (name == stageKey(stage)) return stage;
    known.emplace_back(stageKey(stage));
  }
  fields.reportAt(key, say("There is no stage called “%1”", name), say("Choose one of: %1.", joined(known)));
  return {};
}

std::vector<std::string> readControls(Fields& fields, const char* key) {
  const std::vector<std::string> names = fields.texts(key);
  for (const std::string& name : names)
    if (namesSetting(name)) knownSetting(name, fields.place(key), fields.problems());
  return names;
}

Recipe readLessonRecipe(Fields& fields, const fs::path& folder) {
  const Json* json = fields.find("recipe");
  Problems found;
  Recipe recipe;
  if (!json) {
    fields.missing("recipe");
  } else if (json->is_string()) {
    const fs::path file = json->get<std::string>();
    if (file.filename() != file || file.empty()) {
      fields.reportAt("recipe", say("The recipe “%1” is not in the lesson's folder", file.string()), say("Put the file beside lesson.json and name it alone."));
      return recipe;
    }
    try {
      recipe = loadRecipe(folder / file);
    } catch (const ProblemError& error) {
      found = error.problems();
    }
  } else {
    recipe = recipeFromJson(*json, found);
    if (!folder.empty()) anchorPaths(recipe, folder);
  }
  for (Problem& problem : found) {
    problem.where = fields.place("recipe") + (problem.where.empty() ? "" : ": " + problem.where);
    fields.problems().push_back(problem);
  }
  return recipe;
}

bool goodExperimentName(const std::string& name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
}

LessonQuestion readQuestion(const Json& json, const std::string& place, Problems& problems) {
  Fields fields(json, place, problems);
  LessonQuestion question;
  question.text = fields.text("text", true);
  question.choices = fields.texts("choices");
  question.answer = fields.text("answer", true);
  const auto last = static_cast<std::int64_t>(question.choices.size()) - 1;
  question.right = fields.whole("right", 0, std::max<std::int64_t>(last, 0)).value_or(-1);
  if (last == 0) fields.reportAt("choices", say("One choice is none"), say("Give two or more, or leave “choices” out."));
  if (last >= 0 && question.right < 0) fields.reportAt("right", say("No choice is marked as the right one"), say("Write “right” with its number, counted from 0."));
  if (last < 0 && question.right >= 0) fields.reportAt("right", say("There are no choices of which one could be right"), say("Give “choices”, or leave “right” out."));
  return question;
}

LessonCondition readCondition(const Json& json, const std::string& place, Problems& problems) {
  LessonCondition condition;
  const Json whole = json.is_string() ? Json{{"when", json}} : json;
  Fields fields(whole, place, problems);
  const std::string when = fields.text("when", true);
  const auto found = std::find_if(std::begin(kConditions), std::end(kConditions), [&](const auto& entry) { return when == entry.second; });
  if (found != std::end(kConditions)) {
    condition.when = found->first;
  } else if (!when.empty()) {
    std::vector<std::string> known;
    for (const auto& [value, name] : kConditions) known.emplace_back(name);
    fields.reportAt("when", say("A step cannot wait for “%1”", when), say("Choose one of: %1.", joined(known)));
  }
  using enum LessonCondition::When;
  if (condition.when == RunStarted || condition.when == RunFinished) condition.experiment = fields.text("experiment", false);
  if (condition.when == SettingChanged) {
    condition.setting = fields.text("setting", true);
    if (!condition.setting.empty()) knownSetting(condition.setting, fields.place("setting"), problems);
  }
  if (condition.when == StageVisited) {
    const std::optional<Stage> stage = readStage(fields, "stage");
    if (stage) condition.stage = *stage;
    else fields.missing("stage");
  }
  return condition;
}

LessonStep readStep(const Json& json, const std::string& place, Problems& problems) {
  Fields fields(json, place, problems);
  LessonStep step;
  step.text = fields.text("text", true);
  step.stage = readStage(fields, "stage");
  step.points_at = fields.text("points_at", false);
  step.experiment = fields.text("experiment", false);
  if (const Json* until = fields.find("until")) step.until = readCondition(*until, fields.place("until"), problems);
  fields.forEach("questions", [&](const Json& item, const std::string& where) { step.questions.push_back(readQuestion(item, where, problems)); });
  return step;
}

void readRelation(Fields& fields, LessonClaim& claim) {
  const std::string times = fields.text("times", false), above = fields.text("above", false);
  claim.than = fields.text("than", false);
  if (!times.empty() && !above.empty()) fields.report(say("A claim is about “times” or “above”, not both"), say("Leave one of them out."));
  if (times.empty() && above.empty()) {
    if (!claim.than.empty()) fields.reportAt("than", say("“than” says nothing without “times” or “above”"), say("Add one of them, or leave “than” out."));
    claim.than.clear();
    return;
  }
  claim.relation = times.empty() ? LessonClaim::Relation::Above : LessonClaim::Relation::Times;
  claim.relative = times.empty() ? above : times;
  if (claim.than.empty()) claim.than = claim.of;
  checkQuantity(claim.relative, fields.place(times.empty() ? "above" : "times"), fields.problems());
}

LessonClaim readClaim(const Json& json, const std::string& place, const std::string& only, Problems& problems) {
  Fields fields(json, place, problems);
  LessonClaim claim;
  claim.text = fields.text("text", true);
  claim.value = fields.text("value", true);
  checkQuantity(claim.value, fields.place("value"), problems);
  claim.of = fields.text("of", only.empty());
  if (claim.of.empty()) claim.of = only;
  const Json *least = fields.find("at_least"), *most = fields.find("at_most");
  if (!least == !most) {
    fields.report(say("A claim needs “at_least” or “at_most”, one of them"), say("Write the number that is claimed."));
  } else if (const Json& bound = least ? *least : *most; bound.is_number() && std::isfinite(bound.get<double>())) {
    claim.number = bound.get<double>();
  } else {
    fields.reportAt(least ? "at_least" : "at_most", say("A claim is about a number"), say("Write a number."));
  }
  claim.at_least = least != nullptr;
  readRelation(fields, claim);
  return claim;
}

void checkSchema(Fields& fields) {
  const Json* schema = fields.find("schema");
  if (!schema) {
    fields.missing("schema");
  } else if (!schema->is_number_integer() || *schema < 1) {
    fields.reportAt("schema", say("“schema” must be a whole number from 1 on"), say("Write \"schema\": %1.", Lesson::kSchema));
  } else if (*schema > Lesson::kSchema) {
    fields.reportAt("schema", say("This lesson was written for a newer version of this program"), say("Use the version of Etude that wrote it, or a newer one."));
  }
}

/// Names that must be those of experiments.
void checkReferences(const Lesson& lesson, Problems& problems) {
  const auto check = [&](const std::string& name, const std::string& where) {
    if (name.empty() || findExperiment(lesson, name)) return;
    std::vector<std::string> known;
    for (const LessonExperiment& experiment : lesson.experiments) known.push_back(experiment.name);
    problems.push_back({Severity::Error, say("There is no experiment called “%1”", name), say("Choose one of: %1.", joined(known)), where});
  };
  for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
    const std::string place = "steps[" + std::to_string(i) + "]";
    const LessonStep& step = lesson.steps[i];
    if (step.experiment != kEveryExperiment) check(step.experiment, place + ".experiment");
    if (step.until.experiment != kEveryExperiment) check(step.until.experiment, place + ".until.experiment");
  }
  for (std::size_t i = 0; i < lesson.claims.size(); ++i) {
    const std::string place = "claims[" + std::to_string(i) + "]";
    check(lesson.claims[i].of, place + ".of");
    if (lesson.claims[i].than != lesson.claims[i].of) check(lesson.claims[i].than, place + ".than");
  }
  for (std::size_t i = 0; i < lesson.experiments.size(); ++i) {
    const auto same = [&](const LessonExperiment& other) { return other.name == lesson.experiments[i].name; };
    if (std::count_if(lesson.experiments.begin(), lesson.experiments.end(), same) > 1)
      problems.push_back({Severity::Error, say("There are two experiments called “%1”", lesson.experiments[i].name), say("Give each a name of its own."),
                          "experiments[" + std::to_string(i) + "].name"});
  }
}

void checkPlans(const Lesson& lesson, Problems& problems) {
  for (const LessonExperiment& experiment : lesson.experiments) {
    for (Problem problem : checkRecipe(experimentRecipe(lesson, experiment))) {
      if (problem.severity != Severity::Error) continue;
      problem.where = experiment.name + ": " + problem.where;
      if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
    }
  }
}

Json conditionToJson(const LessonCondition& condition) {
  const auto found = std::find_if(std::begin(kConditions), std::end(kConditions), [&](const auto& entry) { return condition.when == entry.first; });
  Json json = {{"when", found->second}};
  if (!condition.experiment.empty()) json["experiment"] = condition.experiment;
  if (!condition.setting.empty()) json["setting"] = condition.setting;
  if (condition.when == LessonCondition::When::StageVisited) json["stage"] = stageKey(condition.stage);
  return json.size() == 1 ? json["when"] : json;
}

Json questionToJson(const LessonQuestion& question) {
  Json json = {{"text", question.text}};
  if (!question.choices.empty()) json["choices"] = question.choices, json["right"] = question.right;
  json["answer"] = question.answer;
  return json;
}

Json stepToJson(const LessonStep& step) {
  Json json = {{"text", step.text}};
  if (step.stage) json["stage"] = stageKey(*step.stage);
  if (!step.points_at.empty()) json["points_at"] = step.points_at;
  if (!step.experiment.empty()) json["experiment"] = step.experiment;
  if (step.until != LessonCondition{}) json["until"] = conditionToJson(step.until);
  for (const LessonQuestion& question : step.questions) json["questions"].push_back(questionToJson(question));
  return json;
}

Json claimToJson(const LessonClaim& claim) {
  using enum LessonClaim::Relation;
  Json json = {{"text", claim.text}, {"value", claim.value}, {"of", claim.of}, {claim.at_least ? "at_least" : "at_most", claim.number}};
  if (claim.relation == None) return json;
  json[claim.relation == Times ? "times" : "above"] = claim.relative;
  if (claim.than != claim.of) json["than"] = claim.than;
  return json;
}

}  // namespace

bool namesSetting(const std::string& control) {
  return std::any_of(std::begin(kLessonStages), std::end(kLessonStages),
                     [&](Stage stage) { return control.starts_with(std::string(stageKey(stage)) + "."); });
}

LessonExperiment experimentFromJson(const Json& json, const std::string& place, Problems& problems) {
  Fields fields(json, place, problems);
  LessonExperiment experiment;
  experiment.name = fields.text("name", true);
  if (!experiment.name.empty() && !goodExperimentName(experiment.name))
    fields.reportAt("name", say("“%1” cannot be the name of an experiment", experiment.name), say("Use letters without accents, digits, - and _ only."));
  experiment.title = fields.text("title", true);
  const Json* changes = fields.find("changes");
  if (!changes) return experiment;
  if (!changes->is_object()) {
    fields.reportAt("changes", say("“changes” must be settings with their values"), say("Write { \"tuning.learning_rate\": 0.01 }."));
    return experiment;
  }
  for (const auto& [key, value] : changes->items()) {
    const SettingInfo* info = knownSetting(key, fields.place("changes"), problems);
    if (info && checkSetting(*info, value, problems)) experiment.changes[key] = value;
  }
  return experiment;
}

Json toJson(const LessonExperiment& experiment) {
  return {{"name", experiment.name}, {"title", experiment.title}, {"changes", experiment.changes}};
}

Lesson lessonFromJson(const Json& json, const fs::path& folder, Problems& problems) {
  Lesson lesson;
  lesson.folder = folder;
  {
    Fields fields(json, {}, problems);
    checkSchema(fields);
    lesson.title = fields.text("title", true);
    lesson.summary = fields.text("summary", true);
    lesson.minutes = fields.whole("minutes", 1, 600).value_or(1);
    lesson.recipe = readLessonRecipe(fields, folder);
    lesson.locked = readControls(fields, "locked");
    lesson.hidden = readControls(fields, "hidden");
    lesson.reason = fields.text("reason", false);
    fields.forEach("experiments", [&](const Json& item, const std::string& where) { lesson.experiments.push_back(experimentFromJson(item, where, problems)); });
    if (lesson.experiments.empty()) lesson.experiments.push_back({"run", lesson.title, Json::object()});
    lesson.table = fields.texts("table");
    for (const std::string& name : lesson.table) checkQuantity(name, "table", problems);
    fields.forEach("steps", [&](const Json& item, const std::string& where) { lesson.steps.push_back(readStep(item, where, problems)); });
    if (lesson.steps.empty()) fields.reportAt("steps", say("The lesson has no steps"), say("Write at least one."));
    const std::string only = lesson.experiments.size() == 1 ? lesson.experiments.front().name : std::string();
    fields.forEach("claims", [&](const Json& item, const std::string& where) { lesson.claims.push_back(readClaim(item, where, only, problems)); });
  }
  checkReferences(lesson, problems);
  if (!hasErrors(problems)) checkPlans(lesson, problems);
  return lesson;
}

Json toJson(const Lesson& lesson) {
  Json json = {{"schema", Lesson::kSchema}, {"title", lesson.title}, {"summary", lesson.summary}, {"minutes", lesson.minutes}};
  json["recipe"] = toJson(lesson.recipe);
  if (!lesson.locked.empty()) json["locked"] = lesson.locked;
  if (!lesson.hidden.empty()) json["hidden"] = lesson.hidden;
  if (!lesson.reason.empty()) json["reason"] = lesson.reason;
  for (const LessonExperiment& experiment : lesson.experiments)
    json["experiments"].push_back(toJson(experiment));
  if (!lesson.table.empty()) json["table"] = lesson.table;
  for (const LessonStep& step : lesson.steps) json["steps"].push_back(stepToJson(step));
  for (const LessonClaim& claim : lesson.claims) json["claims"].push_back(claimToJson(claim));
  return json;
}

}  // namespace etude
