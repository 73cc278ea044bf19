// What came out of a lesson's experiments, as named quantities, and whether that is what the lesson says.
#pragma once

#include "core/eval/evaluation.h"
#include "core/run/lesson.h"
#include "core/run/run_dir.h"

#include <map>

namespace etude {

struct LessonQuantity {
  enum class Kind { Number, Share, Count, Bytes, Seconds };
  const char* name;   ///< as in lesson.json
  const char* label;  ///< to be said
  Kind kind;
};
/// All quantities that tables and claims of lessons can name.
const std::vector<LessonQuantity>& lessonQuantities();
/// Null for an unknown name.
const LessonQuantity* findQuantity(const std::string& name);

struct ExperimentResult {
  std::int64_t training_rows = 0, steps = 0;
  std::vector<EvalSample> evals;
  std::optional<OverfittingFound> overfitting;
  std::optional<Evaluation> evaluation;
  std::int64_t trained_parameters = 0, result_bytes = 0, peak_memory_bytes = 0;
  double seconds = 0;  ///< of training
};
/// From a run's history and evaluation. Throws ProblemError if they cannot be read.
ExperimentResult experimentResult(const RunDir& run);

/// Nothing if the run has no such figure (no validation, no test split, no overfitting).
std::optional<double> measure(const ExperimentResult& result, const std::string& quantity);
/// "91.3 %", "0.382", "1,556", or a dash.
std::string showQuantity(const LessonQuantity& quantity, std::optional<double> value);

using ExperimentResults = std::map<std::string, ExperimentResult>;  ///< by the experiment's name

struct ClaimVerdict {
  bool holds = false;
  std::string figures;  ///< "0.913; at least 0.612 was claimed"
};
/// Nothing if an experiment that the claim speaks of has not been run.
std::optional<ClaimVerdict> checkClaim(const LessonClaim& claim, const ExperimentResults& results);

}  // namespace etude
