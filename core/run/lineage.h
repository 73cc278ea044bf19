// Which model came from which: runs as a tree, from parent to child by retraining or by starting from another run's model,
// with what was changed on the way. The link is the child's own recipe, so a run can be moved or deleted without harm.
#pragma once

#include "core/run/run_dir.h"

#include <optional>
#include <string>
#include <vector>

namespace etude {

/// A setting that a child has otherwise than its parent.
struct SettingChange {
  std::string key, label;
  std::string before, after;  ///< as in JSON, texts without quotes
};

/// All settings in which two recipes differ, in the order of the stages; where files lie and how the model is watched and
/// exported is left out.
std::vector<SettingChange> recipeChanges(const Recipe& before, const Recipe& after);

/// The folder of the run that a recipe goes on from: its `parent`, else the run whose model it starts from, else the run whose
/// corrections it trains with. Empty if there is none.
fs::path parentRun(const Recipe& recipe);

struct LineageNode {
  fs::path path;
  std::string name, started, state;  ///< as in RunSummary; state "missing": the folder is gone
  std::optional<double> test_accuracy;
  int parent = -1;               ///< index into the list
  bool from_model = false;       ///< starts from the parent's tuned weights, not from the same model as the parent
  std::int64_t added_rows = 0;   ///< corrected rows that joined the training data, beyond the parent's
  std::vector<SettingChange> changes;  ///< against the parent
};

/// The family of a run among those in `root` (and wherever their parents lie): its oldest ancestor first, parents before
/// their children, children in the order in which they started. One node if the run stands alone. Throws ProblemError if `run`
/// is none.
std::vector<LineageNode> lineage(const fs::path& run, const fs::path& root);

}  // namespace etude
