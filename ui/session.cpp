#include "ui/session.h"

#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/data/given_files.h"
#include "core/run/export_run.h"
#include "core/run/engine_loader.h"
#include "core/tasks/token_lengths.h"
#include "ui/jobs.h"
#include "ui/recipe_edit.h"

#include <algorithm>

namespace etude {

namespace {

/// The settings that decide what is read from the disk; the others only sort what was read.
bool sameFiles(const DataSettings& a, const DataSettings& b) {
  return a.path == b.path && a.validation_path == b.validation_path && a.test_path == b.test_path && a.more_paths == b.more_paths &&
         a.extra_train_path == b.extra_train_path && a.format == b.format && a.delimiter == b.delimiter && a.header == b.header &&
         a.encoding == b.encoding;
}

/// How files were read and which columns were meant; what is cleaned and how rows are split stays.
void forgetReading(DataSettings& data) {
  const DataSettings fresh;
  data.extra_train_path = "";
  data.format = fresh.format, data.delimiter = fresh.delimiter, data.header = fresh.header, data.encoding = fresh.encoding;
  data.text_column = fresh.text_column, data.text_pair_column = fresh.text_pair_column;
  data.label_column = fresh.label_column, data.split_column = fresh.split_column, data.group_column = fresh.group_column;
  data.drop_labels.clear();
}

void takeFiles(const GivenFiles& given, DataSettings& data) {
  data.path = given.main;
  data.more_paths = given.more;
  data.validation_path = given.validation;
  data.test_path = given.test;
}

/// Tells the session, at most once a percent.
Progress dataProgress(Session* session) {
  return [session, told = 0](double fraction) mutable {
    const int percent = static_cast<int>(100 * fraction);
    if (percent == std::exchange(told, percent)) return;
    QMetaObject::invokeMethod(session, [session, percent] { Q_EMIT session->dataProgressed(percent); }, Qt::QueuedConnection);
  };
}

Problems busyProblem() {
  return {{Severity::Error, say("A run is under way"), say("Stop it, or wait until it is done, before another one is opened."), ""}};
}

std::string firstError(const Problems& problems) {
  for (const Problem& problem : problems)
    if (problem.severity == Severity::Error) return problem.what;
  return {};
}

}  // namespace

Session::Session(QObject* parent) : QObject(parent), jobs_(std::make_unique<Jobs>()) {
  feed_timer_.setInterval(33);
  connect(&feed_timer_, &QTimer::timeout, this, &Session::pullFeed);
  rebuild_timer_.setSingleShot(true);
  rebuild_timer_.setInterval(120);
  connect(&rebuild_timer_, &QTimer::timeout, this, &Session::startRebuild);
  reloadData();
  reloadModel();
}

Session::~Session() {
  feed_timer_.stop();
  if (run_) run_->stop();
  jobs_.reset();
}

void Session::edit(const std::function<void(Recipe&)>& change) {
  Recipe next = recipe_;
  change(next);
  keepHeld(next);
  setRecipe(next);
}

void Session::hold(const HeldSettings& held) {
  if (held == held_) return;
  held_ = held;
  Q_EMIT heldChanged();
}

void Session::keepHeld(Recipe& next) {
  QStringList kept;
  for (const QString& key : held_.locked + held_.hidden) {
    const Setting<Recipe>& row = recipeSetting(key.toStdString());
    const Json before = row.get(recipe_);
    if (row.get(next) == before) continue;
    row.set(next, before);
    kept << key;
  }
  if (!kept.isEmpty()) Q_EMIT heldBack(kept);
}

void Session::openData(const std::string& path) { openData(std::vector<std::string>{path}); }

void Session::openData(const std::vector<std::string>& paths) {
  const GivenFiles given = sortGivenFiles(paths);
  edit([&](Recipe& recipe) {
    forgetReading(recipe.data);
    takeFiles(given, recipe.data);
  });
  if (paths.front().starts_with("builtin:")) return;
  QStringList opened;
  for (const std::string& path : paths) opened << QString::fromStdString(path);
  Q_EMIT dataOpened(opened);
}

bool Session::onlyDataWasOpened() const {
  Recipe fresh;
  const GivenFiles given{recipe_.data.path, recipe_.data.more_paths, recipe_.data.validation_path, recipe_.data.test_path};
  takeFiles(given, fresh.data);
  return recipe_path_.isEmpty() && recipe_ == fresh;
}

void Session::setRecipe(const Recipe& recipe, const QString& path) {
  if (recipe == recipe_ && path == recipe_path_) return;
  history_.push(new RecipeEdit({recipe_, recipe_path_}, {recipe, path}, [this](const Recipe& next, const QString* its_path) {
    if (its_path) recipe_path_ = *its_path;
    applyRecipe(next);
  }));
}

void Session::markSaved(const QString& path) {
  recipe_path_ = path;
  history_.setClean();
}

void Session::applyRecipe(const Recipe& next) {
  if (next == recipe_) return;
  const Recipe before = std::exchange(recipe_, next);
  Q_EMIT recipeChanged();
  if (!sameFiles(before.data, next.data)) {
    reloadData();
  } else if (before.data != next.data) {
    rebuildDataset();
  } else if (next.data.drop_overlong && before.model.max_length != next.model.max_length) {
    rebuildDataset();
  }
  if (before.model.path != next.model.path)
    reloadModel();
  else if (before.model.added_tokens != next.model.added_tokens)
    addWords();
  if (before.exporting.directory != next.exporting.directory) lookAtRunFiles();
}

void Session::reloadData() {
  rebuild_timer_.stop();
  tables_ = {};
  table_.reset();
  dataset_.reset();
  data_problems_.clear();
  data_loading_ = true;
  jobs_->start<LoadedData>(
      this, "data",
      [settings = recipe_.data, rule = lengthRule(), progress = dataProgress(this)](std::stop_token stop) {
        if (settings.path.empty())
          throw ProblemError(say("No data file is chosen"), say("Open a file with your examples, or use the built-in reviews."),
                             "data.path");
        const auto part = [&](double begin, double share) {
          return [&, begin, share](double fraction) { if (!stop.stop_requested()) progress(begin + share * fraction); };
        };
        LoadedData data;
        data.tables = readDataTables(settings, stop, part(0, 0.7));
        data.dataset = std::make_shared<const Dataset>(buildDataset(data.tables, settings, rule, stop, part(0.7, 0.3)));
        return data;
      },
      [this](LoadedData data) { takeData(std::move(data)); }, [this](const Problems& problems) { takeDataProblems(problems); });
  Q_EMIT dataChanged();
}

void Session::cancelReading() {
  if (!data_loading_) return;
  rebuild_timer_.stop();
  jobs_->cancel("data");
  takeDataProblems({{Severity::Error, say("The reading of the data was cancelled"),
                     say("Press “Read again”, or choose other data."), "data.path"}});
}

/// Empty unless overlong rows are to be left out: only then do the rows depend on the model.
LengthRule Session::lengthRule() const {
  const std::shared_ptr<const Tokenizer>& tokenizer = tokens_.tokenizer;
  if (!recipe_.data.drop_overlong || !tokenizer) return {};
  return tokenizerRule(tokenizer, tokensRead(recipe_.model.max_length, model_ ? model_->max_positions : 0, *tokenizer));
}

void Session::sayAgain() {
  if (table_) rebuildDataset();
  else reloadData();
  reloadModel();
}

void Session::rebuildDataset() {
  if (!tables_.main) {
    // Still being read with the settings of a moment ago, or not readable: try again as a whole.
    reloadData();
    return;
  }
  data_loading_ = true;
  rebuild_timer_.start();
  Q_EMIT dataChanged();
}

void Session::startRebuild() {
  jobs_->start<LoadedData>(
      this, "data",
      [tables = tables_, settings = recipe_.data, rule = lengthRule(), progress = dataProgress(this)](std::stop_token stop) {
        return LoadedData{tables, std::make_shared<const Dataset>(buildDataset(tables, settings, rule, stop, progress))};
      },
      [this](LoadedData data) { takeData(std::move(data)); }, [this](const Problems& problems) { takeDataProblems(problems); });
}

void Session::takeDataProblems(const Problems& problems) {
  data_loading_ = false;
  dataset_.reset();
  data_problems_ = problems;
  Q_EMIT dataChanged();
}

void Session::takeData(LoadedData data) {
  if (rebuild_timer_.isActive()) return;  // settings have changed again: a newer data set is about to be built
  tables_ = std::move(data.tables);
  table_ = tables_.main;
  dataset_ = std::move(data.dataset);
  data_problems_ = dataset_->problems;
  data_loading_ = false;
  Q_EMIT dataChanged();
}

void Session::openEngine() {
  if (engine_info_ || jobs_->busy("engine")) return;
  jobs_->start<EngineInfo>(
      this, "engine", [](std::stop_token) { return engine().info(); },
      [this](EngineInfo info) {
        engine_info_ = std::move(info);
        engine_problems_.clear();
        Q_EMIT engineChanged();
      },
      [this](const Problems& problems) {
        engine_problems_ = problems;
        Q_EMIT engineChanged();
      });
  Q_EMIT engineChanged();
}

Problems Session::problems(Stage stage) const {
  Problems all;
  const std::string section = std::string(stageKey(stage)) + ".";
  for (const Problem& problem : checkRecipe(recipe_))
    if (problem.where.starts_with(section)) all.push_back(problem);
  const auto append = [&all](const Problems& more) {
    for (const Problem& problem : more)
      if (std::find(all.begin(), all.end(), problem) == all.end()) all.push_back(problem);
  };
  switch (stage) {
    case Stage::Data:
      append(data_problems_);
      break;
    case Stage::Model:
      append(modelProblems());
      break;
    case Stage::Environment:
      append(engine_problems_);
      break;
    case Stage::Tuning:
      append(monitor_.failure());
      break;
    case Stage::Evaluation:
    case Stage::Export:
    case Stage::Monitoring:
      break;
  }
  return all;
}

bool Session::canStart(QString* why) const {
  const auto no = [why](const QString& reason) {
    if (why) *why = reason;
    return false;
  };
  if (running()) return no(tr("A run is under way."));
  if (run_opening_) return no(tr("A run is being opened."));
  if (data_loading_) return no(tr("The data is still being read."));
  if (model_loading_) return no(tr("The model is still being looked at."));
  if (!engine_info_ && engine_problems_.empty()) return no(tr("The engine is still being opened."));
  for (const Stage stage : {Stage::Data, Stage::Model, Stage::Environment})
    if (const std::string error = firstError(problems(stage)); !error.empty()) return no(QString::fromStdString(error));
  if (!dataset_) return no(tr("There is no data yet: open a file on the Data page."));
  if (!model_) return no(tr("There is no model yet: choose one on the Model page."));
  if (const std::string error = firstError(checkRecipe(recipe_)); !error.empty()) return no(QString::fromStdString(error));
  return true;
}

bool Session::startRun() {
  QString why;
  if (!canStart(&why)) {
    Q_EMIT problemsRaised({{Severity::Error, why.toStdString(), say("Mend this first, then start again."), ""}});
    return false;
  }
  try {
    watch(RunDir::create(RunDir::freshPath(runsDirectory(), recipe_.name), recipe_), {}, true);
    return true;
  } catch (const ProblemError& error) {
    Q_EMIT problemsRaised(error.problems());
    return false;
  }
}

void Session::openRun(const fs::path& path, bool resume, bool take_recipe) {
  if (running()) {
    Q_EMIT problemsRaised(busyProblem());
    return;
  }
  using Opened = std::pair<RunDir, RunMonitor>;
  run_opening_ = true;
  jobs_->start<Opened>(
      this, "open run",
      [path](std::stop_token stop) {
        Opened opened{RunDir::open(path), {}};
        opened.first.replay([&](const Event& event) {
          if (stop.stop_requested()) throw Cancelled();
          opened.second.take(event);
        });
        return opened;
      },
      [this, resume, take_recipe](Opened opened) {
        run_opening_ = false;
        Q_EMIT standingChanged();
        if (running()) {
          Q_EMIT problemsRaised(busyProblem());
          return;
        }
        if (take_recipe && opened.first.recipe() != recipe_) {
          if (!mayReplace()) return;
          setRecipe(opened.first.recipe(), {});
          history_.setClean();
        }
        watch(std::move(opened.first), std::move(opened.second), resume);
      },
      [this](const Problems& problems) {
        run_opening_ = false;
        Q_EMIT standingChanged();
        Q_EMIT problemsRaised(problems);
      });
  Q_EMIT standingChanged();
}

bool Session::runIn(RunDir directory) {
  try {
    if (running()) throw ProblemError(busyProblem());
    RunMonitor monitor;
    directory.replay([&](const Event& event) { monitor.take(event); });
    watch(std::move(directory), std::move(monitor), true);
    return true;
  } catch (const ProblemError& error) {
    Q_EMIT problemsRaised(error.problems());
    return false;
  }
}

void Session::cancelOpening() {
  jobs_->cancel("open run");
  run_opening_ = false;
  Q_EMIT standingChanged();
}

void Session::closeRun() {
  if (running()) return;
  if (run_opening_) cancelOpening();
  feed_timer_.stop();
  run_.reset();
  run_dir_.reset();
  monitor_.clear();
  lookAtRunFiles();
  Q_EMIT runChanged();
  Q_EMIT runAdvanced();
}

void Session::stopRun() {
  if (!running()) return;
  stopping_ = true;
  run_->stop();
  Q_EMIT standingChanged();
}

bool Session::canResume() const {
  if (!run_dir_ || running() || run_opening_) return false;
  const std::optional<RunFinished>& result = monitor_.result();
  return run_files_.checkpoint && (!result || result->reason == "stopped");
}

void Session::resumeRun() {
  if (run_dir_) openRun(fs::path(run_dir_->path()), true);
}

void Session::watch(RunDir directory, RunMonitor monitor, bool start) {
  feed_timer_.stop();
  run_.reset();
  stopping_ = false;
  run_dir_ = std::move(directory);
  monitor_ = std::move(monitor);
  if (start) {
    run_ = std::make_unique<Run>(*run_dir_);
    feed_timer_.start();
  }
  lookAtRunFiles();
  Q_EMIT runChanged();
  Q_EMIT runAdvanced();
}

void Session::pullFeed() {
  const bool over = run_->done();  // asked first: what comes before the end is then in the feed
  const std::vector<Event> events = run_->feed().pull();
  for (const Event& event : events) monitor_.take(event);
  if (!events.empty()) Q_EMIT runAdvanced();
  if (!over) return;
  feed_timer_.stop();
  lookAtRunFiles();
  Q_EMIT runChanged();
}

void Session::lookAtRunFiles() {
  RunFiles found;
  if (run_dir_) {
    std::error_code ignored;
    const std::string& chosen = recipe_.exporting.directory;
    const fs::path target = chosen.empty() ? run_dir_->path() / "export" : resolvePath(chosen, "models");
    found.model = fs::exists(run_dir_->model() / "config.json", ignored);
    found.evaluation = fs::exists(run_dir_->evaluation(), ignored);
    found.exported = fs::exists(target / "config.json", ignored);
    if (const auto check = keptExportCheck(*run_dir_, target)) found.export_test = check->passed ? RunFiles::ExportTest::Passed : RunFiles::ExportTest::Failed;
    found.predictions = fs::exists(run_dir_->predictions(), ignored);
    found.checkpoint = run_dir_->latestCheckpoint().has_value() || fs::exists(run_dir_->path() / "adapted", ignored);
  }
  if (found == run_files_) return;
  run_files_ = found;
  Q_EMIT standingChanged();
}

}  // namespace etude
