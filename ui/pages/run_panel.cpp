#include "ui/pages/run_panel.h"

#include "core/base/format.h"
#include "ui/charts/live_chart.h"
#include "ui/pages/run_figures.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QStyle>

namespace etude {

namespace {

/// Notices shown at once; a run that halves its batch again and again has many.
constexpr std::size_t kNoticesShown = 4;

/// Only one button at a time asks to be pressed.
void setPrimary(QPushButton* button, bool primary) {
  const QString role = primary ? QStringLiteral("primary") : QString();
  if (button->property("role").toString() == role) return;
  button->setProperty("role", role);
  button->setIcon(icon(QStringLiteral("play"), primary ? &Theme::on_accent : &Theme::text));
  button->style()->unpolish(button);
  button->style()->polish(button);
}

QString countText(std::int64_t count) { return qs(formatCount(count)); }

}  // namespace

OverfittingBanner::OverfittingBanner(Session& session, QWidget* parent) : QFrame(parent), session_(session) {
  setProperty("role", "problem");
  setProperty("tone", "caution");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 12, 16, 12);
  row->setSpacing(12);
  row->addWidget(new IconLabel(icon(QStringLiteral("warning"), &Theme::caution), 20, this), 0, Qt::AlignTop);
  auto* column = new QVBoxLayout;
  column->setSpacing(4);
  auto* title = new QLabel(tr("The model has begun to learn its training texts by heart"), this);
  title->setProperty("role", "strong");
  title->setWordWrap(true);
  column->addWidget(title);
  text_ = makeNote({}, this);
  text_->setObjectName(QStringLiteral("overfittingText"));
  column->addWidget(text_);
  row->addLayout(column, 1);
  stop_ = makeButton(tr("Stop and keep the best"), ButtonRole::Normal, QStringLiteral("stop"), this);
  stop_->setObjectName(QStringLiteral("stopAndKeepBest"));
  row->addWidget(stop_, 0, Qt::AlignVCenter);
  stop_->setToolTip(tr("Ends the training now; the checkpoint with the lowest validation loss is judged and becomes the result"));
  connect(stop_, &QPushButton::clicked, this, [this] {
    if (session_.run()) session_.run()->finish();
    stop_->setEnabled(false);
    asked_ = true;
  });
  hide();
}

void OverfittingBanner::refresh() {
  const RunMonitor& monitor = session_.monitor();
  const std::optional<OverfittingFound> found = currentOverfitting(monitor);
  setVisible(found.has_value());
  asked_ = asked_ && session_.running();
  if (!found) return;
  const double now = monitor.evals().empty() ? found->best_loss : monitor.evals().back().loss;
  const QString what = tr("Since step %1 the training loss falls on while the loss on unseen texts rises (%2, now %3).")
                           .arg(countText(found->step), lossText(found->best_loss), lossText(now));
  text_->setText(what + QLatin1Char(' ') +
                 (session_.running() ? tr("More steps make it worse on new texts.")
                                     : tr("Fewer epochs, more data or a smaller learning rate help.")));
  stop_->setVisible(session_.running());
  stop_->setEnabled(session_.running() && !asked_);
}

RunPanel::RunPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 4, 0);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeControls());
  banner_ = new OverfittingBanner(session, this);
  column->addWidget(banner_);
  figures_ = new RunFigures(this);
  column->addWidget(figures_);
  auto* card = new Card({}, this);
  chart_ = new LiveChart(card);
  chart_->setMinimumHeight(272);
  card->body()->addWidget(chart_, 1);
  column->addWidget(card, 1);
  notices_ = new ProblemList(this);
  column->addWidget(notices_);

  const auto changed = [this] {
    refreshState();
    refreshNumbers();
    refreshNotices();
  };
  connect(&session_, &Session::runAdvanced, this, changed);
  connect(&session_, &Session::runChanged, this, [this, changed] {
    stopping_ = false;
    resumable_ = canResume();
    changed();
  });
  for (auto signal : {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged}) {
    connect(&session_, signal, this, &RunPanel::refreshState);
  }
  resumable_ = canResume();
  changed();
}

QWidget* RunPanel::makeControls() {
  auto* card = new Card({}, this);
  auto* row = new QHBoxLayout;
  row->setSpacing(Theme::kGrid);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  phase_ = makeHeading({}, card);
  phase_->setObjectName(QStringLiteral("runPhase"));
  phase_->setWordWrap(true);
  detail_ = makeNote({}, card);
  detail_->setObjectName(QStringLiteral("runDetail"));
  texts->addWidget(phase_);
  texts->addWidget(detail_);
  row->addLayout(texts, 1);
  start_ = makeButton(tr("Start"), ButtonRole::Primary, QStringLiteral("play"), card);
  pause_ = makeButton(tr("Pause"), ButtonRole::Normal, QStringLiteral("pause"), card);
  stop_ = makeButton(tr("Stop"), ButtonRole::Danger, QStringLiteral("stop"), card);
  resume_ = makeButton(tr("Resume"), ButtonRole::Normal, QStringLiteral("play"), card);
  resume_->setToolTip(tr("Goes on from the newest checkpoint of the run that is shown"));
  evaluate_ = makeButton(tr("Evaluation"), ButtonRole::Primary, QStringLiteral("evaluation"), card);
  const std::pair<QPushButton*, const char*> names[] = {
      {start_, "startRun"}, {pause_, "pauseRun"}, {stop_, "stopRun"}, {resume_, "resumeRun"}, {evaluate_, "seeEvaluation"}};
  for (const auto& [button, name] : names) {
    button->setObjectName(QLatin1String(name));
    row->addWidget(button, 0, Qt::AlignVCenter);
  }
  card->body()->addLayout(row);
  progress_ = new QProgressBar(card);
  progress_->setTextVisible(false);
  progress_->setRange(0, 1000);
  progress_->setAccessibleName(tr("Progress of the run"));
  card->body()->addWidget(progress_);

  connect(start_, &QPushButton::clicked, this, [this] { session_.startRun(); });
  connect(pause_, &QPushButton::clicked, this, &RunPanel::togglePause);
  connect(stop_, &QPushButton::clicked, this, &RunPanel::stop);
  connect(resume_, &QPushButton::clicked, this, &RunPanel::resume);
  connect(evaluate_, &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Evaluation); });
  return card;
}

bool RunPanel::canResume() const {
  if (!session_.runDir() || session_.running()) return false;
  const std::optional<RunFinished>& result = session_.monitor().result();
  if (result && result->reason != "stopped") return false;
  return session_.runDir()->latestCheckpoint().has_value();
}

QString RunPanel::finishedText() const {
  const RunFinished& result = *session_.monitor().result();
  QString text = result.reason == "completed"        ? tr("Finished after %1 steps")
                 : result.reason == "ended"          ? tr("Ended by you after %1 steps, with the best checkpoint")
                 : result.reason == "early_stopping" ? tr("Ended early after %1 steps, with the best checkpoint")
                                                     : tr("Stopped after %1 steps");
  text = text.arg(countText(result.step));
  return text;
}

QString RunPanel::phaseText() const {
  const RunMonitor& monitor = session_.monitor();
  if (session_.running()) {
    if (stopping_) return tr("Stopping: a checkpoint is being saved");
    if (session_.run()->paused()) return monitor.state() == RunMonitor::State::Paused ? tr("Paused") : tr("Pausing");
    return monitor.phase().text.empty() ? tr("Starting") : qs(monitor.phase().text);
  }
  switch (monitor.state()) {
    case RunMonitor::State::Finished:
      return finishedText();
    case RunMonitor::State::Failed:
      return tr("The run has failed");
    case RunMonitor::State::Running:
    case RunMonitor::State::Paused:
      return tr("This run was interrupted");
    case RunMonitor::State::Idle:
      break;
  }
  return tr("Ready to tune");
}

void RunPanel::refreshState() {
  const RunMonitor& monitor = session_.monitor();
  const bool running = session_.running();
  QString why;
  const bool can_start = !running && session_.canStart(&why);
  const bool finished = !running && monitor.state() == RunMonitor::State::Finished;
  const bool result = finished && session_.runDir() && fs::exists(session_.runDir()->model() / "config.json");
  start_->setVisible(!running);
  start_->setEnabled(can_start);
  start_->setToolTip(can_start ? tr("Starts a new run with these settings") : why);
  pause_->setVisible(running);
  stop_->setVisible(running);
  stop_->setEnabled(!stopping_);
  pause_->setEnabled(!stopping_);
  if (running) {
    const bool paused = session_.run()->paused();
    pause_->setText(paused ? tr("Continue") : tr("Pause"));
    pause_->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause"), &Theme::text));
    pause_->setAccessibleName(pause_->text());
  }
  resume_->setVisible(!running && resumable_);
  evaluate_->setVisible(result);
  setPrimary(start_, !result);
  phase_->setText(phaseText());

  QString detail;
  if (running) {
    const RunStarted& plan = monitor.plan();
    if (plan.total_steps > 0)
      detail = tr("%1, %2, %3 training texts").arg(qs(plan.device), qs(plan.precision), countText(plan.train_examples));
  } else if (!can_start) {
    detail = tr("A new run cannot be started: %1").arg(why);
  } else if (finished) {
    const RunFinished& outcome = *monitor.result();
    detail = tr("It took %1; best checkpoint: step %2.").arg(qs(formatDuration(outcome.seconds)), countText(outcome.best_step));
  } else if (!session_.runDir()) {
    detail = tr("The first curves appear a few seconds after the start.");
  }
  detail_->setText(detail);
  detail_->setVisible(!detail.isEmpty());
  progress_->setVisible(running || session_.runDir());
  const bool unknown = running && monitor.plan().total_steps == 0;
  progress_->setRange(0, unknown ? 0 : 1000);
  progress_->setValue(static_cast<int>(1000 * monitor.progress()));
}

void RunPanel::refreshNumbers() {
  figures_->setRun(session_.monitor(), session_.running());
  chart_->setRun(session_.monitor());
}

void RunPanel::refreshNotices() {
  banner_->refresh();
  const RunMonitor& monitor = session_.monitor();
  Problems shown = monitor.failure();
  const std::vector<Problem>& notices = monitor.notices();
  const std::size_t skipped = notices.size() > kNoticesShown ? notices.size() - kNoticesShown : 0;
  shown.insert(shown.end(), notices.rbegin(), notices.rend() - static_cast<std::ptrdiff_t>(skipped));
  notices_->setProblems(shown);
}

void RunPanel::togglePause() {
  Run* run = session_.run();
  if (!run) return;
  run->paused() ? run->resume() : run->pause();
  refreshState();
}

void RunPanel::stop() {
  if (!session_.run()) return;
  stopping_ = true;
  session_.run()->stop();
  refreshState();
}

void RunPanel::resume() {
  if (session_.runDir()) session_.openRun(fs::path(session_.runDir()->path()), true);
}

}  // namespace etude
