#include "ui/race_player.h"

#include "core/base/paths.h"
#include "ui/jobs.h"
#include "ui/session.h"

#include <algorithm>

namespace etude {

namespace {

bool isOver(RaceState state) { return state == RaceState::Done || state == RaceState::Failed || state == RaceState::Refused; }

}  // namespace

RacePlayer::RacePlayer(Session& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&session_, &Session::runChanged, this, &RacePlayer::noteRun);
  connect(&session_, &Session::runAdvanced, this, &RacePlayer::noteSteps);
}

bool RacePlayer::start(const std::vector<std::string>& methods, bool same_rate) {
  if (active() || session_.running()) return false;
  try {
    const Recipe& recipe = session_.recipe();
    race_ = createRace(RunDir::freshPath(runsDirectory(), "race " + recipe.name), planRace(recipe, methods, same_rate));
  } catch (const ProblemError& error) {
    Q_EMIT session_.problemsRaised(error.problems());
    return false;
  }
  goOn();
  return active();
}

bool RacePlayer::open(const fs::path& folder) {
  if (active()) return false;
  try {
    race_ = openRace(folder);
  } catch (const ProblemError& error) {
    Q_EMIT session_.problemsRaised(error.problems());
    return false;
  }
  rows_.clear();
  monitors_.clear();
  Q_EMIT changed();
  read();
  return true;
}

void RacePlayer::goOn() {
  if (!race_ || active() || session_.running()) return;
  stopping_ = false;
  runner_ = std::make_unique<RaceRunner>(*race_);
  rows_ = raceRows(*race_);
  next();
}

void RacePlayer::stop() {
  if (!active()) return;
  stopping_ = true;
  session_.stopRun();
  Q_EMIT changed();
}

/// The next run, or the end of the race.
void RacePlayer::next() {
  bool began = false;
  try {
    if (const std::optional<RunDir> run = stopping_ ? std::nullopt : runner_->next()) began = session_.runIn(*run);
  } catch (const ProblemError& error) {
    Q_EMIT session_.problemsRaised(error.problems());
  }
  if (!began) {
    runner_.reset();
    stopping_ = false;
  }
  Q_EMIT changed();
  read();
}

void RacePlayer::noteRun() {
  if (!active() || !current() || session_.running() || !session_.run() || !session_.runDir()) return;
  if (session_.runDir()->path() != entryFolder(*race_, *current())) return;
  const std::optional<RunFinished>& result = session_.monitor().result();
  if (result && result->reason == "stopped") stopping_ = true;
  // Not from within the signal: who else hears it sees the run that has ended first.
  QMetaObject::invokeMethod(this, [this] { if (active() && !session_.running()) next(); }, Qt::QueuedConnection);
}

void RacePlayer::noteSteps() {
  if (!active() || !current() || !session_.running()) return;
  const auto row = std::find_if(rows_.begin(), rows_.end(), [this](const RaceRow& one) { return one.name == current()->name; });
  if (row == rows_.end()) return;
  row->state = RaceState::Running;
  row->reason.clear();
  takeProgress(session_.monitor(), *row);
  Q_EMIT advanced();
}

void RacePlayer::read() {
  if (!race_) return;
  session_.jobs().start<Contents>(
      this, "race/rows",
      [race = *race_](std::stop_token) {
        Contents contents{raceRows(race), {}};
        for (const RaceRow& row : contents.rows) {
          if (row.total_parameters == 0) continue;
          auto monitor = std::make_shared<RunMonitor>();
          RunDir::open(entryFolder(race, *race.find(row.name))).replay([&](const Event& event) { monitor->take(event); });
          contents.monitors[row.name] = std::move(monitor);
        }
        return contents;
      },
      [this, folder = race_->folder](Contents contents) {
        if (!race_ || race_->folder != folder) return;
        rows_ = std::move(contents.rows);
        monitors_ = std::move(contents.monitors);
        noteSteps();
        Q_EMIT changed();
      },
      [this](const Problems& problems) { Q_EMIT session_.problemsRaised(problems); });
}

bool RacePlayer::canGoOn() const {
  const auto open = [](const RaceRow& row) { return row.state != RaceState::Done && row.state != RaceState::Refused; };
  return race_ && !active() && std::any_of(rows_.begin(), rows_.end(), open);
}

const LessonExperiment* RacePlayer::current() const { return runner_ && runner_->current() ? race_->find(runner_->current()->name) : nullptr; }

std::vector<RaceCurve> RacePlayer::curves() const {
  std::vector<RaceCurve> curves;
  if (!race_) return curves;
  for (const LessonExperiment& entry : race_->entries) {
    const auto found = monitors_.find(entry.name);
    std::shared_ptr<const RunMonitor> monitor = found == monitors_.end() ? nullptr : found->second;
    // The session's own monitor lives as long as the session: it is lent, not owned.
    if (&entry == current() && session_.running()) monitor = std::shared_ptr<const RunMonitor>(std::shared_ptr<void>(), &session_.monitor());
    curves.push_back({QString::fromStdString(entry.title), std::move(monitor)});
  }
  return curves;
}

int RacePlayer::over() const {
  return static_cast<int>(std::count_if(rows_.begin(), rows_.end(), [](const RaceRow& row) { return isOver(row.state); }));
}

double RacePlayer::progress() const {
  if (rows_.empty()) return 0;
  const double now = active() && session_.running() ? session_.monitor().progress() : 0;
  return std::min(1.0, (over() + now) / static_cast<double>(rows_.size()));
}

}  // namespace etude
