// Export of a finished run, and the proof that what was written works: a fresh process loads it and must give the same
// logits as the model in this one.
#pragma once

#include "core/export/exporter.h"
#include "core/run/run_dir.h"

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
  std::string explanation;      ///< a sentence for the user
};

/// Compares the logits of the run's model with those of the exported one, text by text; the tolerance is relative to the
/// largest logit: 1e-4 for float32, 2e-2 for float16, 1e-1 for bfloat16.
ExportCheck compareLogits(const std::vector<std::vector<float>>& expected, const std::vector<std::vector<float>>& exported,
                          const std::string& dtype);

/// `program` is etude-cli. `texts` are put through both; empty: a few built-in sentences and the run's mistakes.
ExportCheck checkExport(const fs::path& exported, const RunDir& run, const fs::path& program, std::vector<std::string> texts = {},
                        std::stop_token stop = {});

}  // namespace etude
