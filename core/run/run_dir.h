// The truth about a run, on disk:
//   recipe.json            never changed
//   events.jsonl           append only
//   checkpoints/step-NNNNNN/
//   model/                 the result, a Hugging Face folder
//   adapter/               the same as a PEFT folder, of methods that PEFT knows (LoRA, QLoRA, IA3)
//   judged.jsonl           the rows behind evaluation.json (core/eval/judged_rows.h)
//   evaluation.json, report.html, profile.json (for drift), predictions.sqlite, log.txt
//   export_check.json      the self-test of the last export (export_run.h)
//   meta.json              what the user says about it (run_meta.h)
// run_dir.md beside this file documents it for other programs.
#pragma once

#include "core/run/recipe.h"
#include "core/run/run_meta.h"
#include "core/train/event.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace etude {

namespace fs = std::filesystem;

class RunDir {
 public:
  /// Makes the directory and writes the recipe. Throws ProblemError if there is a run already or nothing can be written.
  /// Relative paths of the recipe are taken from the current folder.
  static RunDir create(const fs::path& path, const Recipe& recipe);
  /// Opens an existing run. Throws ProblemError if it is none.
  static RunDir open(const fs::path& path);
  /// A name that does not exist yet: ROOT/2026-11-21-my-run, -2, ...
  static fs::path freshPath(const fs::path& root, const std::string& name);

  const fs::path& path() const { return path_; }
  const Recipe& recipe() const { return recipe_; }
  fs::path events() const { return path_ / "events.jsonl"; }
  fs::path checkpoints() const { return path_ / "checkpoints"; }
  fs::path model() const { return path_ / "model"; }
  fs::path adapter() const { return path_ / "adapter"; }
  fs::path evaluation() const { return path_ / "evaluation.json"; }
  fs::path judgedRows() const { return path_ / "judged.jsonl"; }
  fs::path report() const { return path_ / "report.html"; }
  fs::path profile() const { return path_ / "profile.json"; }
  fs::path predictions() const { return path_ / "predictions.sqlite"; }
  fs::path exportCheck() const { return path_ / "export_check.json"; }
  fs::path log() const { return path_ / "log.txt"; }
  fs::path meta() const { return path_ / "meta.json"; }
  fs::path lock() const { return path_ / "run.lock"; }

  /// Calls `take` for each event; a half-written last line (the program was killed) is left out.
  void replay(const std::function<void(const Event&)>& take) const;
  /// True while some process (this one too) has the run's EventLog open.
  bool locked() const;
  /// The newest complete checkpoint, if any.
  std::optional<fs::path> latestCheckpoint() const;

 private:
  RunDir(fs::path path, Recipe recipe) : path_(std::move(path)), recipe_(std::move(recipe)) {}
  fs::path path_;
  Recipe recipe_;
};

/// One line for the history of runs.
struct RunSummary {
  fs::path path;
  std::string name, started, state;  ///< state: "running", "completed", "stopped", "early_stopping", "ended", "failed", "interrupted"
  std::int64_t step = 0, total_steps = 0;
  std::optional<double> best_loss, best_accuracy;  ///< of the validations; each the best there was
  std::optional<double> test_accuracy;
  bool resumable = false;
  RunMeta meta;
  std::string race;  ///< folder of the race that it is a part of; empty: none
  /// The user's name for it, else the folder's.
  std::string title() const {
    if (!meta.name.empty()) return meta.name;
    return race.empty() ? path.filename().string() : race + ": " + path.filename().string();
  }
};
RunSummary summariseRun(const fs::path& path);
/// Those in any of the folders, and in races (core/run/race.h) there, newest first; what is no run is skipped.
std::vector<RunSummary> listRuns(const std::set<fs::path>& roots);

/// Appends events to events.jsonl (one write(2) a line), keeps log.txt, and holds the run's lock: a second process that
/// opens the same run gets a Problem.
class EventLog : public EventSink {
 public:
  explicit EventLog(const RunDir& directory);
  ~EventLog() override;
  void emit(const Event& event) override;

 private:
  void note(const Event& event);

  fs::path path_;
  int lock_ = -1, events_ = -1, log_ = -1;
  std::int64_t note_every_ = 1;  ///< steps between the step lines of log.txt
};

}  // namespace etude
