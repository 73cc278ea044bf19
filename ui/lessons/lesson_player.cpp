#include "ui/lessons/lesson_player.h"

#include "ui/jobs.h"
#include "ui/language.h"
#include "ui/stage_status.h"
#include "ui/widgets.h"

#include <QSettings>

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kLessonsDone = "lessons/done";

/// The plan alone, without what a run is called and what is noted beside it.
Recipe nameless(Recipe recipe) {
  recipe.name.clear();
  recipe.notes.clear();
  recipe.parent.clear();
  return recipe;
}

QStringList settingKeys(const std::vector<std::string>& controls) {
  QStringList keys;
  for (const std::string& name : controls)
    if (namesSetting(name)) keys << qs(name);
  return keys;
}

QString experimentTitle(const Lesson& lesson, const std::string& name) {
  const LessonExperiment* experiment = findExperiment(lesson, name);
  return experiment ? qs(experiment->title) : QString();
}

}  // namespace

LessonPlayer::LessonPlayer(Session& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&session_, &Session::recipeChanged, this, &LessonPlayer::noteSettings);
  connect(&session_, &Session::runChanged, this, &LessonPlayer::noteRun);
  for (const auto signal : {&Session::dataChanged, &Session::modelChanged, &Session::engineChanged, &Session::runChanged})
    connect(&session_, signal, this, &LessonPlayer::startPending);
}

bool LessonPlayer::start(const Lesson& lesson) {
  if (session_.running()) {
    Q_EMIT session_.problemsRaised({{Severity::Error, tr("A run is under way").toStdString(),
                                     tr("Stop it, or wait until it is done; then start the lesson.").toStdString(), ""}});
    return false;
  }
  const fs::path shown = active() ? before_.run : session_.runDir() ? session_.runDir()->path() : fs::path();
  if (active()) leave();
  before_ = {session_.recipe(), session_.recipePath(), session_.history().isClean(), shown};
  lesson_ = lesson;
  session_.closeRun();
  session_.setRecipe(experimentRecipe(lesson, lesson.experiments.front()), {});
  session_.history().clear();  // what came before the lesson is not to be undone in it
  session_.hold({settingKeys(lesson.locked), settingKeys(lesson.hidden),
                 lesson.reason.empty() ? tr("The lesson keeps this setting as it is.") : qs(lesson.reason)});
  furthest_ = 0;
  Q_EMIT activeChanged();
  beginStep(0);
  return true;
}

void LessonPlayer::retell(const Lesson& lesson) {
  if (!active() || lesson.steps.size() != lesson_->steps.size()) return;
  lesson_ = lesson;
  HeldSettings held = session_.held();
  held.reason = lesson.reason.empty() ? tr("The lesson keeps this setting as it is.") : qs(lesson.reason);
  session_.hold(held);
  for (Outcome& outcome : outcomes_)
    if (!outcome.experiment.empty()) outcome.title = experimentTitle(lesson, outcome.experiment);
  Q_EMIT stepChanged();
}

bool LessonPlayer::leave() {
  if (!active()) return true;
  if (session_.running()) return false;
  session_.hold({});
  lesson_.reset();
  outcomes_.clear();
  started_.clear();
  pending_.clear();
  queue_.clear();
  recorded_.clear();
  session_.closeRun();
  session_.setRecipe(before_.recipe, before_.path);
  session_.history().clear();
  if (!before_.clean) session_.history().resetClean();
  if (!before_.run.empty()) session_.watchRun(before_.run);
  Q_EMIT activeChanged();
  return true;
}

void LessonPlayer::beginStep(int step) {
  step_ = step;
  furthest_ = std::max(furthest_, step);
  met_ = false;
  at_step_ = session_.recipe();
  if (const std::optional<Stage>& stage = currentStep().stage) Q_EMIT session_.stageRequested(*stage);
  Q_EMIT stepChanged();
}

void LessonPlayer::goOn() {
  if (!active() || !mayGoOn()) return;
  if (!atEnd()) return beginStep(step_ + 1);
  const QString title = qs(lesson_->title);
  markDone();
  if (leave()) Q_EMIT finished(title);
}

void LessonPlayer::goBack() {
  if (active() && step_ > 0) beginStep(step_ - 1);
}

bool LessonPlayer::mayGoOn(QString* why) const {
  const LessonCondition& until = currentStep().until;
  const auto wait = [why](const QString& reason) {
    if (why) *why = reason;
    return false;
  };
  if (atEnd() && session_.running()) return wait(tr("The lesson ends when the run is over."));
  if (met_ || step_ < furthest_) return true;
  const QString title = experimentTitle(*lesson_, until.experiment);
  const auto hasRun = [this](const std::string& name) {
    return std::any_of(outcomes_.begin(), outcomes_.end(), [&](const Outcome& outcome) { return name.empty() || outcome.experiment == name; });
  };
  const auto& all = lesson_->experiments;
  const bool every = until.experiment == kEveryExperiment;
  const bool ran = every ? std::all_of(all.begin(), all.end(), [&](const LessonExperiment& one) { return hasRun(one.name); }) : hasRun(until.experiment);
  switch (until.when) {
    case LessonCondition::When::Next:
      return true;
    case LessonCondition::When::RunStarted:
      if (ran || (until.experiment.empty() ? !started_.empty() : started_.contains(until.experiment))) return true;
      return wait(title.isEmpty() ? tr("The next step opens when you start a run.") : tr("The next step opens when you start “%1”.").arg(title));
    case LessonCondition::When::RunFinished:
      if (ran) return true;
      if (every) return wait(tr("The next step opens when all of these runs are over."));
      return wait(title.isEmpty() ? tr("The next step opens when a run is over.") : tr("The next step opens when “%1” is over.").arg(title));
    case LessonCondition::When::StageVisited:
      return wait(tr("The next step opens when you go to the stage “%1”.").arg(stageName(until.stage)));
    case LessonCondition::When::SettingChanged:
      return wait(tr("The next step opens when you change “%1”.").arg(labelOf(recipeSetting(until.setting).info)));
  }
  return true;
}

void LessonPlayer::visit(Stage stage) {
  if (!active() || currentStep().until.when != LessonCondition::When::StageVisited || currentStep().until.stage != stage) return;
  met_ = true;
  Q_EMIT advanced();
}

void LessonPlayer::noteSettings() {
  if (!active() || !at_step_ || currentStep().until.when != LessonCondition::When::SettingChanged) return;
  const Setting<Recipe>& row = recipeSetting(currentStep().until.setting);
  if (row.get(session_.recipe()) == row.get(*at_step_)) return;
  met_ = true;
  Q_EMIT advanced();
}

const LessonExperiment* LessonPlayer::experimentOf(const Recipe& recipe) const {
  for (const LessonExperiment& experiment : lesson_->experiments)
    if (nameless(experimentRecipe(*lesson_, experiment)) == nameless(recipe)) return &experiment;
  return nullptr;
}

void LessonPlayer::noteRun() {
  if (!active() || !session_.run() || !session_.runDir()) return;
  const fs::path path = session_.runDir()->path();
  const LessonExperiment* experiment = experimentOf(session_.runDir()->recipe());
  started_.insert(experiment ? experiment->name : std::string());
  Q_EMIT advanced();
  const std::optional<RunFinished>& result = session_.monitor().result();
  if (session_.running()) return;
  if (!result || result->reason == "stopped") queue_.clear();
  if (path == recorded_ || !result || result->reason == "stopped") return;
  recorded_ = path;
  Outcome outcome{experiment ? qs(experiment->title) : tr("Your own run"), experiment ? experiment->name : std::string(), {}};
  session_.jobs().start<ExperimentResult>(
      this, "lesson outcome", [directory = *session_.runDir()](std::stop_token) { return experimentResult(directory); },
      [this, outcome, path](ExperimentResult read) mutable {
        outcome.result = std::move(read);
        takeOutcome(path, std::move(outcome));
        if (queue_.empty() || session_.running()) return;
        const std::string next = queue_.front();
        queue_.erase(queue_.begin());
        if (const LessonExperiment* following = active() ? findExperiment(*lesson_, next) : nullptr) takeUp(*following);
      },
      [this](const Problems& problems) { Q_EMIT session_.problemsRaised(problems); });
}

void LessonPlayer::takeOutcome(const fs::path& path, Outcome outcome) {
  if (!active() || path != recorded_) return;
  if (outcome.experiment.empty()) {
    outcomes_.push_back(std::move(outcome));
  } else {
    std::erase_if(outcomes_, [&](const Outcome& other) { return other.experiment == outcome.experiment; });
    const auto place = [this](const Outcome& other) {
      const auto& all = lesson_->experiments;
      return std::find_if(all.begin(), all.end(), [&](const LessonExperiment& experiment) { return experiment.name == other.experiment; }) - all.begin();
    };
    outcomes_.push_back(std::move(outcome));
    std::stable_sort(outcomes_.begin(), outcomes_.end(), [&](const Outcome& a, const Outcome& b) { return place(a) < place(b); });
  }
  Q_EMIT advanced();
}

std::optional<ClaimVerdict> LessonPlayer::verdict(const LessonClaim& claim) const {
  ExperimentResults results;
  for (const Outcome& outcome : outcomes_)
    if (!outcome.experiment.empty()) results[outcome.experiment] = outcome.result;
  return checkClaim(claim, results);
}

void LessonPlayer::runExperiment(const std::string& name) {
  if (!active() || session_.running()) return;
  queue_.clear();
  const bool every = name == kEveryExperiment;
  const LessonExperiment* experiment = every ? &lesson_->experiments.front() : findExperiment(*lesson_, name);
  if (!experiment) return;
  for (std::size_t i = 1; every && i < lesson_->experiments.size(); ++i) queue_.push_back(lesson_->experiments[i].name);
  takeUp(*experiment);
}

void LessonPlayer::takeUp(const LessonExperiment& experiment) {
  pending_ = experiment.name;
  session_.setRecipe(experimentRecipe(*lesson_, experiment), {});
  Q_EMIT session_.stageRequested(Stage::Tuning);
  startPending();
  Q_EMIT advanced();
}

void LessonPlayer::startPending() {
  if (pending_.empty() || session_.running() || session_.dataLoading() || session_.modelLoading()) return;
  if (!session_.engineInfo() && session_.engineProblems().empty()) return;
  pending_.clear();
  session_.startRun();  // or the session says what is wrong
  Q_EMIT advanced();
}

QStringList LessonPlayer::done() { return QSettings().value(kLessonsDone).toStringList(); }

void LessonPlayer::markDone() {
  QStringList names = done();
  const QString name = qs(lesson_->name());
  if (!names.contains(name)) QSettings().setValue(kLessonsDone, names << name);
}

}  // namespace etude
