// A lesson: a plan with one or more experiments, steps of text that point at the window, questions with answers to reveal, and
// claims about what comes out. Each lies in a folder of its own; lessons.md beside this file documents the format.
#pragma once

#include "core/run/recipe.h"

#include <optional>

namespace etude {

namespace fs = std::filesystem;

struct LessonQuestion {
  std::string text;
  std::vector<std::string> choices;  ///< empty: answered in the learner's own words
  std::int64_t right = -1;           ///< index of the right choice; -1 where there are none
  std::string answer;                ///< what is revealed: the answer and why

  bool operator==(const LessonQuestion&) const = default;
};

/// In the place of an experiment's name: all of them, one after the other.
inline constexpr const char* kEveryExperiment = "*";

/// What a step waits for before the next one.
struct LessonCondition {
  enum class When { Next, RunStarted, RunFinished, StageVisited, SettingChanged };
  When when = When::Next;
  std::string experiment;  ///< RunStarted, RunFinished: of this one, or of every one; empty: any run
  std::string setting;     ///< SettingChanged: the key
  Stage stage = Stage::Data;  ///< StageVisited

  bool operator==(const LessonCondition&) const = default;
};

struct LessonStep {
  std::string text;            ///< Markdown
  std::optional<Stage> stage;  ///< shown when the step begins
  std::string points_at;       ///< object name (or accessible name) of a widget; empty: none
  std::string experiment;      ///< started by a button of this step, this one or every one; empty: no button
  LessonCondition until;
  std::vector<LessonQuestion> questions;

  bool operator==(const LessonStep&) const = default;
};

/// The lesson's recipe with some settings changed.
struct LessonExperiment {
  std::string name;   ///< letters, digits, - and _; also the folder of its run
  std::string title;
  Json changes = Json::object();  ///< full key -> value

  bool operator==(const LessonExperiment&) const = default;
};

/// A statement about results that can be checked: VALUE of OF is at least (or at most) NUMBER, or NUMBER times RELATIVE of
/// THAN, or NUMBER above it.
struct LessonClaim {
  enum class Relation { None, Times, Above };
  std::string text;   ///< the statement in words
  std::string value;  ///< a name from lessonQuantities()
  std::string of;     ///< experiment
  bool at_least = true;
  double number = 0;
  Relation relation = Relation::None;
  std::string relative, than;  ///< quantity and experiment; empty if `relation` is None

  bool operator==(const LessonClaim&) const = default;
};

struct Lesson {
  static constexpr int kSchema = 1;

  fs::path folder;
  std::string title, summary;
  std::int64_t minutes = 1;  ///< for all experiments, on two cores
  Recipe recipe;
  std::vector<std::string> locked, hidden;  ///< setting keys and object names of widgets
  std::string reason;                       ///< why they are: the tooltip of what is locked
  std::vector<LessonExperiment> experiments;  ///< at least one
  std::vector<std::string> table;             ///< quantities compared in the panel
  std::vector<LessonStep> steps;
  std::vector<LessonClaim> claims;

  /// The folder's name, by which the command line knows it.
  std::string name() const { return folder.filename().string(); }
};

/// Settings and widgets stand in one list: what begins with the name of a stage and a dot is a setting.
bool namesSetting(const std::string& control);

/// What is wrong is added to `problems`, at `place`.
LessonExperiment experimentFromJson(const Json& json, const std::string& place, Problems& problems);
Json toJson(const LessonExperiment& experiment);

/// The recipe of one experiment, named after it.
Recipe experimentRecipe(const Lesson& lesson, const LessonExperiment& experiment);
/// Null if there is none of this name.
const LessonExperiment* findExperiment(const Lesson& lesson, const std::string& name);

/// `folder` (or its lesson.json) with the texts of `language` ("de": lesson.de.json) where there are some. Throws ProblemError
/// with all that is wrong in the files: unknown keys, settings and experiments, values out of range, missing files.
Lesson loadLesson(const fs::path& folder, const std::string& language = "en");

/// A warning for each translation in the folder that does not fit its lesson.json, for instance after a change of the lesson: a
/// window in that language refuses the lesson.
Problems unfitTranslations(const fs::path& folder);

/// True if it is a folder with a lesson.json, or that file.
bool holdsLesson(const fs::path& path);

/// The built-in lessons in the order in which they are best taken. Throws as loadLesson.
std::vector<Lesson> builtinLessons(const std::string& language = "en");

/// Takes a lesson as JSON; recipe files are looked for in `folder`. All that is wrong is added to `problems`.
Lesson lessonFromJson(const Json& json, const fs::path& folder, Problems& problems);
/// With the recipe inside.
Json toJson(const Lesson& lesson);

/// Writes the folder; with `copy_data` the data files go along. Data inside the folder is named relative to it. Over a lesson
/// that is there only lesson.json is replaced: data is added under names that are free, and all other files stay. Throws
/// ProblemError if something else is there, or if the lesson is not valid.
void saveLesson(const Lesson& lesson, const fs::path& folder, bool copy_data);

}  // namespace etude
