// Export of a finished run, and the proof that what was written works: a fresh process loads it and must give the same
// logits as the model in this one.
#pragma once

#include "core/export/exporter.h"
#include "core/run/run_dir.h"

#include <optional>
#include <string>
#include <vector>

namespace etude {

/// What the exporters need to know of a run. Throws ProblemError if the run has no result yet.
ExportSource exportSource(const RunDir& run, const ExportSettings& settings);

struct ExportCheck {
  bool passed = false;
  double worst_difference = 0;  ///< largest absolute difference of a logit
  double tolerance = 0;         ///< absolute, for this dtype and these logits
  int texts = 0;
  std::string dtype;            ///< of the exported weights
  std::string time;             ///< UTC, "2026-11-21T16:45:11Z"; empty until it is kept
};

/// What came out, in a sentence for the user.
std::string explainCheck(const ExportCheck& check);

/// Keeps the check beside the run, as export_check.json. Throws ProblemError if that cannot be written.
void keepExportCheck(const RunDir& run, const fs::path& exported, ExportCheck& check);
/// The check of what lies in `exported` now; nothing if there was none since it was written.
std::optional<ExportCheck> keptExportCheck(const RunDir& run, const fs::path& exported);

/// Compares the logits of the run's model with those of the exported one, text by text; the tolerance is relative to the
/// largest logit: 1e-4 for float32, 2e-2 for float16, 1e-1 for bfloat16.
ExportCheck compareLogits(const std::vector<std::vector<float>>& expected, const std::vector<std::vector<float>>& exported,
                          const std::string& dtype);

/// `program` is etude-cli. The outcome is kept beside the run. `texts` are put through both; empty: a few built-in sentences and the run's mistakes.
ExportCheck checkExport(const fs::path& exported, const RunDir& run, const fs::path& program, std::vector<std::string> texts = {},
                        std::stop_token stop = {});

}  // namespace etude
