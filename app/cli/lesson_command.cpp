// lesson: a built-in recipe with an explanation.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/watch_run.h"
#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/run/run_dir.h"

#include <algorithm>
#include <iostream>

namespace etude::cli {

namespace {

struct Lesson {
  std::string name, title, text;
  fs::path recipe;
};

/// The title is the first line of lesson.md ("# ...").
Lesson readLesson(const fs::path& folder) {
  Lesson lesson{folder.filename().string(), folder.filename().string(), {}, folder / "recipe.json"};
  const fs::path path = folder / "lesson.md";
  if (!fs::exists(path)) return lesson;
  lesson.text = readFile(path, 1 << 20);
  const std::string first = lesson.text.substr(0, lesson.text.find('\n'));
  if (first.starts_with("# ")) lesson.title = first.substr(2);
  return lesson;
}

std::vector<Lesson> lessons() {
  std::vector<Lesson> found;
  std::error_code error;
  for (fs::directory_iterator it(resourceDirectory() / "lessons", error), end; !error && it != end; it.increment(error)) {
    if (fs::exists(it->path() / "recipe.json")) found.push_back(readLesson(it->path()));
  }
  std::sort(found.begin(), found.end(), [](const Lesson& a, const Lesson& b) { return a.name < b.name; });
  return found;
}

class LessonCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("NAME", name_, "The lesson; left out: list the lessons")->type_name("");
    app.add_option("--out", out_, "Folder of the run (default: a new one in " + runsDirectory().string() + ")");
    addJson(app, "Print the list, or the events of the run, as JSON");
  }

  int run() override {
    const std::vector<Lesson> all = lessons();
    if (name_.empty()) return list(all);
    const auto found = std::find_if(all.begin(), all.end(), [this](const Lesson& lesson) { return lesson.name == name_; });
    if (found == all.end()) throw ProblemError("There is no lesson “" + name_ + "”", "etude-cli lesson lists them.", "NAME");
    const Recipe recipe = loadRecipe(found->recipe);
    if (!json()) print(found->text);
    return runToTheEnd(
        [&] { return RunDir::create(out_.empty() ? RunDir::freshPath(runsDirectory(), recipe.name) : fs::path(out_), recipe); },
        json());
  }

 private:
  int list(const std::vector<Lesson>& all) const {
    using enum TextTable::Align;
    TextTable table({{"lesson", Left}, {"title", Left}});
    Json json_list = Json::array();
    for (const Lesson& lesson : all) {
      table.add({lesson.name, lesson.title});
      json_list.push_back({{"name", lesson.name}, {"title", lesson.title}, {"recipe", lesson.recipe.string()}});
    }
    if (json()) {
      printJson(json_list);
    } else {
      print(table.text());
    }
    return kOk;
  }

  std::string name_, out_;
};

}  // namespace

std::unique_ptr<Command> makeLessonCommand() { return std::make_unique<LessonCommand>(); }

}  // namespace etude::cli
