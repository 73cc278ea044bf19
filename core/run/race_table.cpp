#include "core/run/race_table.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/say.h"
#include "core/eval/intervals.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

constexpr const char* kNone = "–";
constexpr std::uint64_t kLargestEvaluation = 256 << 20;

RunMonitor monitorOf(const RunDir& run) {
  RunMonitor monitor;
  run.replay([&](const Event& event) { monitor.take(event); });
  return monitor;
}

bool begun(const Race& race, const LessonExperiment& entry) { return isThere(entryFolder(race, entry) / "recipe.json"); }

/// What is said of a setting before the first step is said of the method.
bool refused(const RunMonitor& monitor) {
  const Problems& problems = monitor.failure();
  return monitor.plan().total_steps == 0 &&
         std::any_of(problems.begin(), problems.end(), [](const Problem& problem) { return problem.where.starts_with("tuning."); });
}

RaceState stateOf(const RunDir& run, const RunMonitor& monitor) {
  if (run.locked()) return RaceState::Running;
  if (monitor.state() == RunMonitor::State::Failed) return refused(monitor) ? RaceState::Refused : RaceState::Failed;
  const bool done = monitor.result() && monitor.result()->reason != "stopped";
  return done ? RaceState::Done : RaceState::Interrupted;
}

void takeEvaluation(const RunDir& run, RaceRow& row) {
  if (row.state != RaceState::Done || !isThere(run.evaluation())) return;
  const std::string place = run.evaluation().string();
  const Evaluation evaluation = evaluationFromJson(parseJson(readFile(place, kLargestEvaluation), place));
  const ScoreIntervals intervals = bootstrapIntervals(evaluation.tuned);
  row.split = evaluation.split;
  row.accuracy = evaluation.tuned.accuracy;
  row.accuracy_interval = intervals.accuracy;
  row.f1 = evaluation.tuned.f1;
  row.f1_interval = intervals.f1;
  row.general_text = evaluation.general_text;
}

std::int64_t weightBytes(const fs::path& folder) {
  std::int64_t bytes = 0;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    if (it->path().extension() != ".safetensors") continue;
    const std::uintmax_t size = fs::file_size(it->path(), ignored);
    if (!ignored) bytes += static_cast<std::int64_t>(size);
  }
  return bytes;
}

std::string stateText(const RaceRow& row) {
  switch (row.state) {
    case RaceState::ToDo: return say("to do");
    case RaceState::Running: return say("running");
    case RaceState::Interrupted: return say("interrupted");
    case RaceState::Failed: return say("failed");
    case RaceState::Refused: return say("does not fit");
    case RaceState::Done: return say("done");
  }
  return {};
}

std::string fixedNumber(double value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string shareText(std::int64_t part, std::int64_t whole) {
  const double percent = 100 * static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(whole, 1));
  return formatCount(part) + " (" + fixedNumber(percent, part == whole ? 0 : percent < 1 ? 2 : 1) + " %)";
}

std::string scoreText(const std::optional<double>& score, const Interval& interval) {
  if (!score) return kNone;
  return formatPercent(*score) + " (" + fixedNumber(100 * interval.low, 1) + "–" + fixedNumber(100 * interval.high, 1) + ")";
}

std::string forgottenText(const std::optional<GeneralTextLoss>& loss) {
  if (!loss || !std::isfinite(loss->before) || !std::isfinite(loss->after)) return kNone;
  const double change = loss->after - loss->before;
  return fixedNumber(loss->before, 2) + " → " + fixedNumber(loss->after, 2) + " (" + (change < 0 ? "−" : "+") + fixedNumber(std::abs(change), 2) + ")";
}

std::string joinCells(const std::vector<std::string>& cells, const char* between) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : between) + cells[i];
  return line;
}

/// A bar would end the cell.
std::string markdownCell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string csvCell(const Json& value) {
  if (value.is_null()) return {};
  if (!value.is_string()) return dumpJson(value);
  std::string text = value.get<std::string>();
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, "\"");
  return "\"" + text + "\"";
}

Json optionalNumber(const std::optional<double>& value) { return value && std::isfinite(*value) ? Json(*value) : Json(nullptr); }

}  // namespace

const char* raceStateKey(RaceState state) {
  switch (state) {
    case RaceState::ToDo: return "to_do";
    case RaceState::Running: return "running";
    case RaceState::Interrupted: return "interrupted";
    case RaceState::Failed: return "failed";
    case RaceState::Refused: return "refused";
    case RaceState::Done: return "done";
  }
  return "";
}

std::int64_t resultBytes(const RunDir& run, std::string* which) {
  for (const auto& [folder, name] : {std::pair(run.adapter(), "adapter"), std::pair(run.model(), "model")}) {
    const std::int64_t bytes = weightBytes(folder);
    if (bytes > 0 && which) *which = name;
    if (bytes > 0) return bytes;
  }
  return 0;
}

RaceState raceState(const Race& race, const LessonExperiment& entry) {
  if (!begun(race, entry)) return RaceState::ToDo;
  const RunDir run = RunDir::open(entryFolder(race, entry));
  return stateOf(run, monitorOf(run));
}

void takeProgress(const RunMonitor& monitor, RaceRow& row) {
  row.trainable_parameters = monitor.plan().trainable_parameters;
  row.total_parameters = monitor.plan().total_parameters;
  row.steps = monitor.lastStep().step;
  row.tokens = monitor.lastStep().tokens;
  row.seconds = monitor.lastStep().seconds;
  if (!monitor.failure().empty()) row.reason = monitor.failure().front().what;
  for (const EvalSample& eval : monitor.evals())
    if (!row.best_validation_loss || eval.loss < *row.best_validation_loss) row.best_validation_loss = eval.loss;
  if (!monitor.result() || monitor.result()->reason == "stopped") return;
  row.steps = monitor.result()->step;
  row.seconds = monitor.result()->seconds;
  row.peak_memory_bytes = monitor.result()->peak_memory_bytes;
}

RaceRow raceRow(const Race& race, const LessonExperiment& entry) {
  RaceRow row;
  row.name = entry.name;
  row.title = entry.title;
  const Recipe recipe = entryRecipe(race, entry);
  row.method = recipe.tuning.method;
  row.learning_rate = recipe.tuning.learning_rate;
  if (!begun(race, entry)) return row;
  const RunDir run = RunDir::open(entryFolder(race, entry));
  const RunMonitor monitor = monitorOf(run);
  row.state = stateOf(run, monitor);
  takeProgress(monitor, row);
  if (row.state == RaceState::Done) row.result_bytes = resultBytes(run, &row.result);
  takeEvaluation(run, row);
  return row;
}

std::vector<RaceRow> raceRows(const Race& race) {
  std::vector<RaceRow> rows;
  for (const LessonExperiment& entry : race.entries) {
    try {
      rows.push_back(raceRow(race, entry));
    } catch (const ProblemError& damaged) {
      RaceRow row;
      row.name = entry.name;
      row.title = entry.title;
      row.state = RaceState::Failed;
      row.reason = damaged.problems().front().what;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::vector<RaceColumn> raceColumns() {
  return {{say("Method"), say("The way of tuning, and what was chosen for it")},
          {say("State"), say("How far its run is")},
          {say("Accuracy"), say("On the rows that it was judged on; behind it, the range that holds it with 95 % certainty")},
          {say("Trained"), say("Parameters that learn, and their share of all there are with the method")},
          {say("Time"), say("Training alone, without reading, loading and judging")},
          {say("Memory"), say("The most that tensors took while it trained")},
          {say("Size"), say("What is kept on disk for this task: the adapter where the method writes one, else the model")},
          {say("Validation loss"), say("The lowest on the validation rows")},
          {say("General text"), say("Loss of the language model on general texts, before and after tuning: a rise is what was forgotten")}};
}

std::vector<std::string> raceCells(const RaceRow& row) {
  const bool started = row.total_parameters > 0, done = row.state == RaceState::Done;
  return {row.title,
          stateText(row),
          scoreText(row.accuracy, row.accuracy_interval),
          started ? shareText(row.trainable_parameters, row.total_parameters) : kNone,
          started && row.seconds > 0 ? formatDuration(row.seconds) : kNone,
          done && row.peak_memory_bytes > 0 ? formatBytes(static_cast<double>(row.peak_memory_bytes)) : kNone,
          row.result_bytes > 0 ? formatBytes(static_cast<double>(row.result_bytes)) : kNone,
          row.best_validation_loss && std::isfinite(*row.best_validation_loss) ? fixedNumber(*row.best_validation_loss, 3) : kNone,
          forgottenText(row.general_text)};
}

Json toJson(const RaceRow& row) {
  Json json = {{"name", row.name},
               {"title", row.title},
               {"method", row.method},
               {"state", raceStateKey(row.state)},
               {"reason", row.reason},
               {"learning_rate", row.learning_rate},
               {"trainable_parameters", row.trainable_parameters},
               {"total_parameters", row.total_parameters},
               {"steps", row.steps},
               {"tokens", row.tokens},
               {"seconds", row.seconds},
               {"peak_memory_bytes", row.peak_memory_bytes},
               {"result_bytes", row.result_bytes},
               {"result", row.result},
               {"split", row.split},
               {"accuracy", optionalNumber(row.accuracy)},
               {"accuracy_low", row.accuracy ? Json(row.accuracy_interval.low) : Json(nullptr)},
               {"accuracy_high", row.accuracy ? Json(row.accuracy_interval.high) : Json(nullptr)},
               {"f1", optionalNumber(row.f1)},
               {"f1_low", row.f1 ? Json(row.f1_interval.low) : Json(nullptr)},
               {"f1_high", row.f1 ? Json(row.f1_interval.high) : Json(nullptr)},
               {"best_validation_loss", optionalNumber(row.best_validation_loss)}};
  const std::optional<GeneralTextLoss>& general = row.general_text;
  json["general_loss_before"] = general ? optionalNumber(general->before) : Json(nullptr);
  json["general_loss_after"] = general ? optionalNumber(general->after) : Json(nullptr);
  json["general_loss_why_not"] = general ? general->why_not : std::string();
  return json;
}

std::string raceMarkdown(const Race& race, const std::vector<RaceRow>& rows) {
  std::vector<std::string> titles, rules;
  for (const RaceColumn& column : raceColumns()) {
    titles.push_back(markdownCell(column.title));
    rules.push_back(rules.size() < 2 ? "---" : "---:");
  }
  std::string text = "# " + markdownCell(race.name) + "\n\n| " + joinCells(titles, " | ") + " |\n| " + joinCells(rules, " | ") + " |\n";
  std::string notes;
  for (const RaceRow& row : rows) {
    std::vector<std::string> cells = raceCells(row);
    for (std::string& cell : cells) cell = markdownCell(cell);
    text += "| " + joinCells(cells, " | ") + " |\n";
    if (!row.reason.empty()) notes += "- " + row.title + ": " + row.reason + "\n";
    if (row.general_text && !row.general_text->why_not.empty()) notes += "- " + row.title + ": " + row.general_text->why_not + "\n";
  }
  return notes.empty() ? text : text + "\n" + notes;
}

std::string raceCsv(const std::vector<RaceRow>& rows) {
  std::string text;
  for (const Json json = toJson(RaceRow{}); const auto& [key, value] : json.items()) text += (text.empty() ? "" : ",") + key;
  text += "\n";
  for (const RaceRow& row : rows) {
    std::vector<std::string> cells;
    for (const Json json = toJson(row); const auto& [key, value] : json.items()) cells.push_back(csvCell(value));
    text += joinCells(cells, ",") + "\n";
  }
  return text;
}

}  // namespace etude
