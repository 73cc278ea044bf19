// lesson: the experiments of a lesson, one after another, and whether they come out as the lesson says.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/watch_run.h"
#include "core/base/paths.h"
#include "core/run/lesson_claims.h"

#include <algorithm>

namespace etude::cli {

namespace {

/// A folder, or the name of a built-in lesson.
Lesson lessonCalled(const std::string& name, const std::string& language) {
  if (name.find('/') != std::string::npos || holdsLesson(name)) return loadLesson(name, language);
  const fs::path folder = resourceDirectory() / "lessons" / name;
  if (!holdsLesson(folder))
    throw ProblemError("There is no lesson “" + name + "”", "etude-cli lesson lists them; a lesson of your own is named by its folder.", "NAME");
  return loadLesson(folder, language);
}

class LessonCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("NAME", name_, "The lesson, or the folder of one; left out: list the built-in lessons")->type_name("");
    app.add_option("--out", out_,
                   "Folder of the run; with several experiments a folder for each in it (default: new ones in " + runsDirectory().string() + ")");
    app.add_option("--experiment", experiment_, "Only this experiment of the lesson")->type_name("");
    app.add_option("--language", language_, "Language of the lesson's texts: en or de")->type_name("");
    app.add_flag("--check", check_, "Afterwards, check what the lesson claims; ends with 1 if something does not hold");
    addJson(app, "Print the list, or the events of the runs and the verdicts, as JSON");
  }

  int run() override {
    if (name_.empty()) return list();
    const Lesson lesson = lessonCalled(name_, language_);
    if (!experiment_.empty() && !findExperiment(lesson, experiment_))
      throw ProblemError("The lesson has no experiment “" + experiment_ + "”", "Choose one of: " + names(lesson) + ".", "--experiment");
    if (!json()) tell(lesson);
    for (const LessonExperiment& experiment : lesson.experiments) {
      if (!experiment_.empty() && experiment.name != experiment_) continue;
      if (const int code = runExperiment(lesson, experiment); code != kOk) return code;
    }
    if (!json()) compare(lesson);
    return check_ && !check(lesson) ? kFailed : kOk;
  }

 private:
  static std::string names(const Lesson& lesson) {
    std::string all;
    for (const LessonExperiment& experiment : lesson.experiments) all += (all.empty() ? "" : ", ") + experiment.name;
    return all;
  }

  static void tell(const Lesson& lesson) {
    std::string text = lesson.title + "\n\n" + wrap(lesson.summary, 0) + "\n";
    for (const LessonStep& step : lesson.steps) text += "\n" + step.text + "\n";
    print(text);
  }

  int list() const {
    using enum TextTable::Align;
    TextTable table({{"lesson", Left}, {"title", Left}, {"minutes", Right}});
    Json json_list = Json::array();
    for (const Lesson& lesson : builtinLessons(language_)) {
      table.add({lesson.name(), lesson.title, std::to_string(lesson.minutes)});
      Json experiments = Json::array();
      for (const LessonExperiment& experiment : lesson.experiments) experiments.push_back({{"name", experiment.name}, {"title", experiment.title}});
      json_list.push_back({{"name", lesson.name()}, {"title", lesson.title}, {"summary", lesson.summary}, {"minutes", lesson.minutes},
                           {"folder", lesson.folder.string()}, {"experiments", experiments}});
    }
    json() ? printJson(json_list) : print(table.text());
    return kOk;
  }

  int runExperiment(const Lesson& lesson, const LessonExperiment& experiment) {
    const Recipe recipe = experimentRecipe(lesson, experiment);
    const bool alone = lesson.experiments.size() == 1 || !experiment_.empty();
    if (!json()) print("\n" + lesson.title + ": " + experiment.title);
    std::optional<RunDir> directory;
    const int code = runToTheEnd(
        [&] {
          const fs::path place = out_.empty() ? RunDir::freshPath(runsDirectory(), recipe.name) : alone ? fs::path(out_) : fs::path(out_) / experiment.name;
          directory = RunDir::create(place, recipe);
          return *directory;
        },
        json());
    if (code == kOk) results_[experiment.name] = experimentResult(*directory);
    return code;
  }

  void compare(const Lesson& lesson) const {
    using enum TextTable::Align;
    std::vector<std::pair<std::string, TextTable::Align>> columns = {{"experiment", Left}};
    const std::vector<std::string> quantities = lesson.table.empty() ? std::vector<std::string>{"lowest_validation_loss", "test_accuracy"} : lesson.table;
    for (const std::string& name : quantities) columns.emplace_back(findQuantity(name)->label, Right);
    TextTable table(columns);
    for (const LessonExperiment& experiment : lesson.experiments) {
      const auto result = results_.find(experiment.name);
      if (result == results_.end()) continue;
      std::vector<std::string> cells = {experiment.title};
      for (const std::string& name : quantities) cells.push_back(showQuantity(*findQuantity(name), measure(result->second, name)));
      table.add(cells);
    }
    print("\n" + table.text());
  }

  /// Claims about experiments that were not asked for are left out.
  bool check(const Lesson& lesson) const {
    bool all_hold = true;
    for (const LessonClaim& claim : lesson.claims) {
      const std::optional<ClaimVerdict> verdict = checkClaim(claim, results_);
      if (!verdict) continue;
      all_hold = all_hold && verdict->holds;
      if (json()) printJsonLine({{"claim", claim.text}, {"holds", verdict->holds}, {"figures", verdict->figures}});
      else print((verdict->holds ? "holds:         " : "does not hold: ") + claim.text + " (" + verdict->figures + ")");
    }
    if (!json()) print(all_hold ? "Everything that the lesson claims holds." : "The lesson claims what did not come out.");
    return all_hold;
  }

  std::string name_, out_, experiment_, language_ = "en";
  bool check_ = false;
  ExperimentResults results_;
};

}  // namespace

std::unique_ptr<Command> makeLessonCommand() { return std::make_unique<LessonCommand>(); }

}  // namespace etude::cli
