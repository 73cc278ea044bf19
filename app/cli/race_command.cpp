// race: several tuning methods on one recipe, one after the other, and what each cost and brought in one table.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/settings_options.h"
#include "app/cli/watch_run.h"
#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/run/race_table.h"

namespace etude::cli {

namespace {

std::string choicesHelp() {
  std::string text = "Methods, in the order in which they run (default: those with a star):\n";
  for (const RaceChoice& choice : raceChoices()) {
    std::string name = (choice.usual ? "* " : "  ") + choice.key;
    name.resize(std::max<std::size_t>(name.size() + 1, 12), ' ');
    text += "  " + name + choice.label + "\n";
  }
  return text + "A method may stand there more than once, with settings of its own: lora:lora_r=4,lora:lora_r=16:lora_alpha=32";
}

std::vector<std::string> usualMethods() {
  std::vector<std::string> keys;
  for (const RaceChoice& choice : raceChoices())
    if (choice.usual) keys.push_back(choice.key);
  return keys;
}

class RaceCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("RECIPE", what_, "recipe.json, or the folder of a race to go on with; left out: the built-in settings")->type_name("");
    app.add_option("--methods", methods_, "Methods that take part, separated by commas (below)")->delimiter(',')->type_name("");
    app.add_option("--out", out_, "Folder of the race (default: a new one in " + runsDirectory().string() + ")");
    app.add_option("--name", name_, "Name of the race");
    app.add_flag("--same_rate", same_rate_, "All take the recipe's learning rate; without, each takes its usual one in proportion");
    app.add_option("--table", table_, "Also write the table to this file: Markdown, or CSV if it ends in .csv")->type_name("FILE");
    addJson(app, "Print the events as JSON lines, and the table as the last of them");
    settings_.declare(app);
    app.footer(choicesHelp());
  }

  int run() override {
    const bool on = holdsRace(what_);
    if (on && (!methods_.empty() || settings_.any() || !out_.empty()))
      throw ProblemError("A race goes on as it was begun", "Give nothing but its folder, or begin another one with --out.", what_);
    requireEngine();
    RaceRunner runner(on ? openRace(what_) : begin());
    if (!json()) print("Race folder: " + runner.race().folder.string());
    while (const std::optional<RunDir> directory = runner.next()) {
      announce(runner);
      if (runToTheEnd([&] { return *directory; }, json()) == kStopped) return stopped(runner.race());
    }
    return report(runner.race());
  }

 private:
  Race begin() const {
    Recipe recipe = what_.empty() ? Recipe() : loadRecipe(what_);
    settings_.apply(recipe);
    if (!name_.empty()) recipe.name = name_;
    printProblems(checkRecipe(recipe));
    const Race plan = planRace(recipe, methods_.empty() ? usualMethods() : methods_, same_rate_);
    return createRace(out_.empty() ? RunDir::freshPath(runsDirectory(), "race " + recipe.name) : fs::path(out_), plan);
  }

  void announce(const RaceRunner& runner) const {
    if (json()) printJsonLine({{"entry", runner.current()->name}, {"title", runner.current()->title}});
    else print("\n" + printable(runner.current()->title));
  }

  int stopped(const Race& race) const {
    if (!json()) print("Go on with the race:  etude-cli race '" + race.folder.string() + "'");
    return kStopped;
  }

  int report(const Race& race) const {
    const std::vector<RaceRow> rows = raceRows(race);
    if (!table_.empty()) writeFileAtomically(table_, table_.ends_with(".csv") ? raceCsv(rows) : raceMarkdown(race, rows));
    json() ? printRows(race, rows) : printTable(rows);
    bool failed = false;
    for (const RaceRow& row : rows) failed |= row.state == RaceState::Failed;
    return failed ? kFailed : kOk;
  }

  static void printRows(const Race& race, const std::vector<RaceRow>& rows) {
    Json list = Json::array();
    for (const RaceRow& row : rows) list.push_back(toJson(row));
    printJsonLine({{"race", race.folder.string()}, {"rows", list}});
  }

  static void printTable(const std::vector<RaceRow>& rows) {
    std::vector<std::pair<std::string, TextTable::Align>> columns;
    for (const RaceColumn& column : raceColumns()) columns.emplace_back(column.title, columns.size() < 2 ? TextTable::Align::Left : TextTable::Align::Right);
    TextTable table(columns);
    for (const RaceRow& row : rows) table.add(raceCells(row));
    print("\n" + table.text());
    for (const RaceRow& row : rows) {
      if (!row.reason.empty()) print(wrap(printable(row.title + ": " + row.reason), 0));
      if (row.general_text && !row.general_text->why_not.empty()) print(wrap(printable(row.title + ": " + row.general_text->why_not), 0));
    }
  }

  std::string what_, out_, name_, table_;
  std::vector<std::string> methods_;
  bool same_rate_ = false;
  RecipeOptions settings_;
};

}  // namespace

std::unique_ptr<Command> makeRaceCommand() { return std::make_unique<RaceCommand>(); }

}  // namespace etude::cli
