// runs: the history of runs.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/run/event_text.h"
#include "core/run/run_dir.h"

namespace etude::cli {

namespace {

template <class T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json toJson(const RunSummary& run) {
  return {{"path", run.path.string()},
          {"name", run.name},
          {"started", run.started},
          {"state", run.state},
          {"step", run.step},
          {"total_steps", run.total_steps},
          {"best_loss", orNull(run.best_loss)},
          {"test_accuracy", orNull(run.test_accuracy)},
          {"resumable", run.resumable}};
}

class RunsCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("ROOT", root_, "Folder with runs (default: " + runsDirectory().string() + ")")->type_name("");
    addJson(app, "Print the runs as a JSON list");
  }

  int run() override {
    const fs::path root = root_.empty() ? runsDirectory() : fs::path(root_);
    const std::vector<RunSummary> runs = listRuns({root});
    if (json()) {
      Json list = Json::array();
      for (const RunSummary& run : runs) list.push_back(toJson(run));
      printJson(list);
    } else if (runs.empty()) {
      print("No runs in " + root.string());
    } else {
      printTable(runs);
    }
    return kOk;
  }

 private:
  static void printTable(const std::vector<RunSummary>& runs) {
    using enum TextTable::Align;
    TextTable table({{"started", Left},
                     {"name", Left},
                     {"state", Left},
                     {"steps", Right},
                     {"best loss", Right},
                     {"accuracy", Right},
                     {"folder", Left}});
    for (const RunSummary& run : runs) {
      table.add({run.started, printable(run.name, 32), run.state + (run.resumable ? " (can go on)" : ""),
                 formatCount(run.step) + "/" + formatCount(run.total_steps), run.best_loss ? formatNumber(*run.best_loss) : "-",
                 run.test_accuracy ? formatPercent(*run.test_accuracy) : "-", run.path.filename().string()});
    }
    print(table.text());
  }

  std::string root_;
};

}  // namespace

std::unique_ptr<Command> makeRunsCommand() { return std::make_unique<RunsCommand>(); }

}  // namespace etude::cli
