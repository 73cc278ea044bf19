// What came of a race, a row for each method: what it cost, what it brought, and what was forgotten for it.
#pragma once

#include "core/eval/evaluation.h"
#include "core/eval/interval.h"
#include "core/run/race.h"
#include "core/run/run_monitor.h"

#include <optional>
#include <string>
#include <vector>

namespace etude {

/// Refused: the method does not fit the model, or its settings do not; it would be so again.
enum class RaceState { ToDo, Running, Interrupted, Failed, Refused, Done };
/// As in JSON: "to_do", "done".
const char* raceStateKey(RaceState state);

struct RaceRow {
  std::string name, title, method;
  RaceState state = RaceState::ToDo;
  std::string reason;  ///< why it failed or was refused; a sentence
  double learning_rate = 0;
  std::int64_t trainable_parameters = 0, total_parameters = 0;  ///< 0 until it has begun
  std::int64_t steps = 0, tokens = 0;
  double seconds = 0;                   ///< of training
  std::int64_t peak_memory_bytes = 0;
  std::int64_t result_bytes = 0;        ///< of the weights that are kept: the adapter where the method writes one, else the model
  std::string result;                   ///< "adapter" or "model"; empty until it is there
  std::string split;                    ///< that was judged: "test", "validation"
  std::optional<double> accuracy, f1;
  Interval accuracy_interval, f1_interval;  ///< 95 %
  std::optional<double> best_validation_loss;
  std::optional<GeneralTextLoss> general_text;
};

/// What the watcher of its run has seen so far: parameters, steps, time, and what ended it.
void takeProgress(const RunMonitor& monitor, RaceRow& row);

/// From the folder of the entry's run, whatever there is of it. Throws ProblemError if its files are damaged.
RaceRow raceRow(const Race& race, const LessonExperiment& entry);
/// One for each entry, in their order; of one with damaged files the row tells that.
std::vector<RaceRow> raceRows(const Race& race);
RaceState raceState(const Race& race, const LessonExperiment& entry);

/// The size of a run's result: of the weight files in adapter/ where there is one, else in model/. 0 if there is none yet. `which`:
/// "adapter", "model" or empty.
std::int64_t resultBytes(const RunDir& run, std::string* which = nullptr);

struct RaceColumn {
  std::string title;  ///< said
  std::string help;   ///< what the figure is, said
};
std::vector<RaceColumn> raceColumns();
/// What the columns hold, as people read it; "–" for what there is none of.
std::vector<std::string> raceCells(const RaceRow& row);

Json toJson(const RaceRow& row);
std::string raceMarkdown(const Race& race, const std::vector<RaceRow>& rows);
/// With a header line; figures are whole numbers, and reals in full precision.
std::string raceCsv(const std::vector<RaceRow>& rows);

}  // namespace etude
