// What the pages share: the recipe being edited, what was found out about its data, model and machine, and the run that is
// being watched. Pages know the Session and never each other.
#pragma once

#include "core/data/dataset.h"
#include "core/hub/model_folder.h"
#include "core/run/engine.h"
#include "core/run/recipe.h"
#include "core/run/recipe_tokens.h"
#include "core/run/run.h"
#include "core/run/run_monitor.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace etude {

class Jobs;

/// Settings that a lesson keeps as they are, by their keys.
struct HeldSettings {
  QStringList locked;  ///< shown, with `reason` as tooltip
  QStringList hidden;  ///< not shown at all
  QString reason;

  bool operator==(const HeldSettings&) const = default;
};

/// Files of a run that stages ask for again and again; looked for only when they may have come or gone.
struct RunFiles {
  enum class ExportTest { None, Passed, Failed };
  bool model = false, evaluation = false, exported = false, predictions = false;
  bool checkpoint = false;  ///< to go on from
  ExportTest export_test = ExportTest::None;

  bool operator==(const RunFiles&) const = default;
};

class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(QObject* parent = nullptr);
  ~Session() override;

  const Recipe& recipe() const { return recipe_; }
  /// The only way to change the recipe; emits recipeChanged if it did change, and reloads data or model where their section
  /// changed.
  void edit(const std::function<void(Recipe&)>& change);
  /// Takes `path` as the data file; how it was read and which columns were meant is forgotten, cleaning and split are kept.
  void openData(const std::string& path);
  /// Several at once: files called train, validation (dev, valid) and test are taken as these, the others are combined.
  void openData(const std::vector<std::string>& paths);
  /// True if the recipe is a new one but for the data that was opened: nothing in it is worth saving.
  bool onlyDataWasOpened() const;
  /// Gives up the reading or sorting under way; readDataAgain starts it anew.
  void cancelReading();
  void readDataAgain() { reloadData(); }
  void setRecipe(const Recipe& recipe) { setRecipe(recipe, recipe_path_); }
  /// Another recipe as a whole, with the file it belongs to (empty: none: a new one, a run's, a lesson's).
  void setRecipe(const Recipe& recipe, const QString& path);
  /// All edits, to be undone and redone; clean where the recipe was last saved or opened.
  QUndoStack& history() { return history_; }
  const QString& recipePath() const { return recipe_path_; }
  /// From now on forms disable or hide these settings, and edit() leaves them as they are; empty: none is held.
  void hold(const HeldSettings& held);
  const HeldSettings& held() const { return held_; }
  /// The recipe is in this file as it is now.
  void markSaved(const QString& path);

  /// Null while it is being read, or if it could not be; then dataProblems() says why.
  std::shared_ptr<const Table> table() const { return table_; }
  const DataTables& tables() const { return tables_; }
  std::shared_ptr<const Dataset> dataset() const { return dataset_; }
  const Problems& dataProblems() const { return data_problems_; }
  bool dataLoading() const { return data_loading_; }

  const std::optional<ModelSummary>& model() const { return model_; }
  /// Knows the words that the recipe adds, too.
  std::shared_ptr<const Tokenizer> tokenizer() const { return tokens_.tokenizer; }
  const RecipeTokens& tokens() const { return tokens_; }
  bool modelLoading() const { return model_loading_; }
  /// Why the model cannot be used, or what should be known about it.
  Problems modelProblems() const;

  /// Known once the engine is open and the machine was looked at; else null, with engineProblems().
  const EngineInfo* engineInfo() const { return engine_info_ ? &*engine_info_ : nullptr; }
  const Problems& engineProblems() const { return engine_problems_; }
  /// Opens the engine on a background thread; called by the window after its first paint.
  void openEngine();

  /// All that keeps a stage from being done, or should be known there.
  Problems problems(Stage stage) const;
  /// True if a run can be started now; `why` says why not.
  bool canStart(QString* why = nullptr) const;

  /// Starts a new run in the default folder; false (and runFailedToStart) if that is not possible.
  bool startRun();
  /// Asked before a run's recipe takes the place of one with changes that are not saved: false, and it does not. Without, it may.
  void askBeforeReplacing(std::function<bool()> ask) { may_replace_ = std::move(ask); }
  bool mayReplace() const { return !may_replace_ || may_replace_(); }
  /// Watches an old run (replays its events in the background); resumes it if `resume`. Its recipe becomes the current one.
  void openRun(const fs::path& path, bool resume) { openRun(path, resume, true); }
  /// Watches an old run; the recipe stays as it is.
  void watchRun(const fs::path& path) { openRun(path, false, false); }
  bool runOpening() const { return run_opening_; }
  void cancelOpening();
  /// Starts the run in this folder, or goes on with it; the recipe stays as it is. False (and problemsRaised) if another one is under
  /// way, or if its history cannot be read.
  bool runIn(RunDir directory);
  /// Watches no run any more, if none is under way.
  void closeRun();
  /// Asks the run under way to save a checkpoint and end.
  void stopRun();
  bool stopping() const { return running() && stopping_; }
  /// True if the run that is watched was stopped or interrupted and has a checkpoint.
  bool canResume() const;
  void resumeRun();
  Run* run() { return run_.get(); }
  /// What there is of the run being watched, as it was when last looked at.
  const RunFiles& runFiles() const { return run_files_; }
  /// Looks again; for who has written one of these files.
  void lookAtRunFiles();
  /// The directory of the run being watched, running or not.
  const RunDir* runDir() const { return run_dir_ ? &*run_dir_ : nullptr; }
  const RunMonitor& monitor() const { return monitor_; }
  bool running() const { return run_ && !run_->done(); }

  /// What was found out about data and model is told again, after a change of language.
  void sayAgain();

  Jobs& jobs() { return *jobs_; }

 Q_SIGNALS:
  void recipeChanged();
  void heldChanged();
  void heldBack(const QStringList& keys);  ///< an edit wanted to change settings that are held
  void dataChanged();  ///< table, data set, their problems or loading state
  void dataProgressed(int percent);  ///< of the files being read, or of the rows being sorted again
  void dataOpened(const QStringList& paths);  ///< files or a folder of the user's own became the data
  void modelChanged();
  void engineChanged();
  void runChanged();                                     ///< another run is watched, or it started, ended
  void runAdvanced();                                    ///< at most every 33 ms: the monitor took new events
  void standingChanged();                                ///< how far a stage is, as the rail tells it: files of the run, its opening and stopping, alarms
  void problemsRaised(const etude::Problems& problems);  ///< to be shown in a message
  void stageRequested(etude::Stage stage);               ///< a page asks the window to go there

 private:
  struct LoadedData {
    DataTables tables;
    std::shared_ptr<const Dataset> dataset;
  };
  struct LoadedModel {
    ModelSummary summary;
    std::shared_ptr<const Tokenizer> tokenizer;
    Problems problems;  ///< of the summary and of the tokenizer
  };

  void keepHeld(Recipe& next);
  void openRun(const fs::path& path, bool resume, bool take_recipe);
  void reloadData();
  void rebuildDataset();
  void startRebuild();
  void takeData(LoadedData data);
  void takeDataProblems(const Problems& problems);
  LengthRule lengthRule() const;
  void reloadModel();
  void addWords();
  void applyRecipe(const Recipe& next);
  void watch(RunDir directory, RunMonitor monitor, bool start);
  void pullFeed();

  Recipe recipe_;
  QUndoStack history_;
  QString recipe_path_;
  HeldSettings held_;
  DataTables tables_;
  std::shared_ptr<const Table> table_;
  std::shared_ptr<const Dataset> dataset_;
  Problems data_problems_;
  bool data_loading_ = false;
  std::optional<ModelSummary> model_;
  std::shared_ptr<const Tokenizer> own_tokenizer_;  ///< the model's, without the recipe's words
  RecipeTokens tokens_;
  Problems word_problems_;
  Problems model_problems_;
  bool model_loading_ = false;
  std::optional<EngineInfo> engine_info_;
  Problems engine_problems_;
  std::optional<RunDir> run_dir_;
  RunFiles run_files_;
  std::function<bool()> may_replace_;
  bool run_opening_ = false, stopping_ = false;
  std::unique_ptr<Run> run_;
  RunMonitor monitor_;
  QTimer feed_timer_;
  QTimer rebuild_timer_;  ///< waits until the user has stopped turning a setting
  std::unique_ptr<Jobs> jobs_;
};

}  // namespace etude
