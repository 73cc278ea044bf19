#include "core/base/files.h"
#include "core/run/event_file.h"
#include "core/run/run_dir.h"

#include <algorithm>
#include <tuple>

namespace etude {

namespace {

/// As `toJson` writes a step sample: the one kind that a run has thousands of, of which a summary needs the last.
constexpr std::string_view kStepLine = R"({"event":"step")";

void take(const Event& event, RunSummary& summary) {
  if (const auto* started = std::get_if<RunStarted>(&event)) {
    summary.total_steps = started->total_steps;
    summary.state = "interrupted";
    if (started->resumed_from < 0) summary.best_loss.reset(), summary.best_accuracy.reset();
    summary.step = std::max<std::int64_t>(started->resumed_from, 0);
  } else if (const auto* step = std::get_if<StepSample>(&event)) {
    summary.step = step->step;
  } else if (const auto* eval = std::get_if<EvalSample>(&event)) {
    if (!summary.best_loss || eval->loss < *summary.best_loss) summary.best_loss = eval->loss;
    if (!summary.best_accuracy || eval->accuracy > *summary.best_accuracy) summary.best_accuracy = eval->accuracy;
  } else if (const auto* finished = std::get_if<RunFinished>(&event)) {
    summary.state = finished->reason;
    summary.step = finished->step;
  } else if (std::holds_alternative<RunFailed>(event)) {
    summary.state = "failed";
  }
}

void readEvents(const RunDir& run, RunSummary& summary) {
  std::string last_step;
  const auto takeLine = [&](std::string_view line) {
    bool broken = false;
    if (const auto event = eventFromLine(line, broken)) take(*event, summary);
  };
  forEachLine(run.events(), [&](std::string_view line, std::size_t) {
    if (summary.started.empty()) summary.started = timeOfLine(line);
    if (line.starts_with(kStepLine)) {
      last_step = line;
      return;
    }
    if (!last_step.empty()) takeLine(last_step);
    last_step.clear();
    takeLine(line);
  });
  if (!last_step.empty()) takeLine(last_step);
}

std::optional<double> testAccuracy(const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return {};
  try {
    const Json json = parseJson(readFile(path, 256 << 20), path.string());
    const Json::json_pointer place("/tuned/accuracy");
    if (json.contains(place) && json[place].is_number()) return json[place].get<double>();
  } catch (const ProblemError&) {
    // The history shows the run without the figure; who opens the run is told what is wrong with the file.
  }
  return {};
}

}  // namespace

RunSummary summariseRun(const fs::path& path) {
  const RunDir run = RunDir::open(path);
  RunSummary summary;
  summary.path = run.path();
  summary.name = run.recipe().name;
  summary.state = "interrupted";
  readEvents(run, summary);
  if (run.locked()) summary.state = "running";
  summary.test_accuracy = testAccuracy(run.evaluation());
  summary.meta = readRunMeta(run.path());
  const bool open = summary.state == "interrupted" || summary.state == "stopped" || summary.state == "failed";
  std::error_code ignored;
  const bool adapting = fs::exists(run.path() / "adapted", ignored);  // domain_adaptation.h
  summary.resumable = open && (run.latestCheckpoint().has_value() || adapting);
  return summary;
}

namespace {

RunSummary summariseAnyRun(const fs::path& path) {
  try {
    return summariseRun(path);
  } catch (const ProblemError&) {
    RunSummary unreadable;
    unreadable.path = path;
    unreadable.name = path.filename().string();
    unreadable.state = "failed";
    unreadable.meta = readRunMeta(path);
    return unreadable;
  }
}

void listRunsIn(const fs::path& root, const std::string& race, std::vector<RunSummary>& runs) {
  std::error_code error;
  for (fs::directory_iterator it(root, error), end; !error && it != end; it.increment(error)) {
    if (isThere(it->path() / "recipe.json")) {
      runs.push_back(summariseAnyRun(it->path()));
      runs.back().race = race;
    } else if (race.empty() && isThere(it->path() / "race.json")) {
      listRunsIn(it->path(), it->path().filename().string(), runs);
    }
  }
}

}  // namespace

std::vector<RunSummary> listRuns(const std::set<fs::path>& roots) {
  std::vector<RunSummary> runs;
  for (const fs::path& root : roots) listRunsIn(root, isThere(root / "race.json") ? root.filename().string() : std::string(), runs);
  std::sort(runs.begin(), runs.end(),
            [](const RunSummary& a, const RunSummary& b) { return std::tie(b.started, b.path) < std::tie(a.started, a.path); });
  runs.erase(std::unique(runs.begin(), runs.end(), [](const RunSummary& a, const RunSummary& b) { return a.path == b.path; }), runs.end());
  return runs;
}

}  // namespace etude
