#include "ui/pages/run_panel.h"

#include "core/base/format.h"
#include "ui/flow_layout.h"
#include "ui/jobs.h"
#include "ui/pages/live_controls.h"
#include "ui/pages/live_predictions_card.h"
#include "ui/pages/overfitting_banner.h"
#include "ui/pages/run_charts.h"
#include "ui/pages/run_differences.h"
#include "ui/pages/run_figures.h"
#include "ui/pages/run_list.h"
#include "ui/pages/step_notes.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QStyle>

#include <algorithm>

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

RunPanel::RunPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 4, 0);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeControls());
  banner_ = new OverfittingBanner(session, this);
  column->addWidget(banner_);
  auto* card = new Card({}, this);
  charts_ = new RunCharts(card);
  card->body()->addWidget(charts_, 1);
  column->addWidget(card, 1);
  figures_ = new RunFigures(this);
  column->addWidget(figures_);
  column->addWidget(new LiveControls(session, this));
  column->addWidget(new LivePredictionsCard(session, this));
  differences_ = new RunDifferences(this);
  column->addWidget(differences_);
  notices_ = new ProblemList(this);
  column->addWidget(notices_);
  connect(charts_, &RunCharts::noteWanted, this, &RunPanel::askNote);

  const auto changed = [this] {
    refreshState();
    refreshNumbers();
    refreshNotices();
  };
  connect(&session_, &Session::runAdvanced, this, changed);
  connect(&session_, &Session::runChanged, this, [this, changed] {
    readNotes();
    layOver();
    changed();
  });
  for (auto signal : {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged, &Session::standingChanged}) {
    connect(&session_, signal, this, &RunPanel::refreshState);
  }
  changed();
}

RunPanel::~RunPanel() = default;

void RunPanel::setTicked(const std::vector<TickedRun>& runs) {
  ticked_ = runs;
  layOver();
}

/// The watched run is a curve of its own already, but one of those whose settings are compared.
void RunPanel::layOver() {
  const fs::path watched = session_.runDir() ? session_.runDir()->path() : fs::path();
  std::vector<ComparedRun> curves;
  std::vector<RunDifferences::Column> columns;
  for (const TickedRun& run : ticked_) {
    columns.push_back(run.column);
    if (run.path != watched) curves.push_back(run.curves);
  }
  if (!curves.empty() && curves.size() == ticked_.size() && session_.runDir()) columns.insert(columns.begin(), watchedColumn());
  charts_->setCompared(curves);
  differences_->setRuns(columns);
}

RunDifferences::Column RunPanel::watchedColumn() const {
  RunSummary summary;
  summary.step = session_.monitor().lastStep().step;
  for (const EvalSample& sample : session_.monitor().evals()) {
    summary.best_loss = std::min(summary.best_loss.value_or(sample.loss), sample.loss);
    summary.best_accuracy = std::max(summary.best_accuracy.value_or(sample.accuracy), sample.accuracy);
  }
  return {tr("The run shown"), summary, session_.runDir()->recipe()};
}

void RunPanel::readNotes() {
  charts_->setNotes({});
  notes_.clear();
  if (!session_.runDir()) return;
  session_.jobs().start<RunMeta>(
      this, "tuning/notes", [path = session_.runDir()->path()](std::stop_token) { return readRunMeta(path); },
      [this](RunMeta meta) {
        notes_ = std::move(meta.steps);
        charts_->setNotes(notes_);
      },
      [](const Problems&) {});
}

void RunPanel::askNote(std::int64_t step) {
  if (!session_.runDir()) return;
  auto* dialog = new StepNotesDialog(notes_, step, std::max(session_.monitor().lastStep().step, step), window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &StepNotesDialog::notesChanged, this, [this, path = session_.runDir()->path()](const std::vector<StepNote>& notes) {
    session_.jobs().start<RunMeta>(
        this, "tuning/write notes", [path, notes](std::stop_token) { return editRunMeta(path, [&](RunMeta& meta) { meta.steps = notes; }); },
        [this, path](RunMeta meta) {
          if (!session_.runDir() || session_.runDir()->path() != path) return;
          notes_ = std::move(meta.steps);
          charts_->setNotes(notes_);
        },
        [this](const Problems& problems) { showProblems(this, problems); });
  });
  dialog->open();
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
  evaluate_ = makeButton(tr("Evaluation"), ButtonRole::Normal, QStringLiteral("evaluation"), card);
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
  connect(resume_, &QPushButton::clicked, &session_, &Session::resumeRun);
  connect(evaluate_, &QPushButton::clicked, this, [this] { Q_EMIT session_.stageRequested(Stage::Evaluation); });
  return card;
}

QString RunPanel::finishedText() const {
  const RunFinished& result = *session_.monitor().result();
  const QString step = countText(result.step);
  if (result.reason == "completed") return tr("Finished after %1 steps").arg(step);
  if (result.reason == "ended") return tr("Ended by you after %1 steps, with the best checkpoint").arg(step);
  if (result.reason != "early_stopping") return tr("Stopped after %1 steps").arg(step);
  const bool best = session_.runDir() && session_.runDir()->recipe().tuning.load_best_model_at_end;
  return best ? tr("Ended early after %1 steps, with the best checkpoint").arg(step) : tr("Ended early after %1 steps, with the weights of the last step").arg(step);
}

QString RunPanel::phaseText() const {
  const RunMonitor& monitor = session_.monitor();
  if (session_.running()) {
    if (session_.stopping()) return tr("Stopping: a checkpoint is being saved");
    if (session_.run()->paused()) return monitor.state() == RunMonitor::State::Paused ? tr("Paused") : tr("Pausing");
    return monitor.phase().text.empty() ? tr("Starting") : qs(monitor.phase().text);
  }
  if (session_.runOpening()) return tr("Opening the run");
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
  const bool running = session_.running(), opening = session_.runOpening();
  QString why;
  const bool can_start = !running && session_.canStart(&why);
  const bool finished = !running && monitor.state() == RunMonitor::State::Finished;
  const bool result = finished && session_.runFiles().model;
  start_->setVisible(!running && !opening);
  start_->setEnabled(can_start);
  const bool another = session_.runDir() != nullptr;
  start_->setText(another ? tr("New run") : tr("Start"));
  start_->setAccessibleName(start_->text());
  setTip(start_, !can_start ? why
                 : another  ? tr("Starts a new run with these settings. The run that is shown is kept under “Earlier runs”.")
                            : tr("Starts a run with these settings."));
  pause_->setVisible(running);
  stop_->setVisible(running || opening);
  stop_->setText(opening ? tr("Cancel") : tr("Stop"));
  stop_->setAccessibleName(stop_->text());
  stop_->setEnabled(!session_.stopping());
  pause_->setEnabled(!session_.stopping());
  if (running) {
    const bool paused = session_.run()->paused();
    pause_->setText(paused ? tr("Continue") : tr("Pause"));
    pause_->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause"), &Theme::text));
    pause_->setAccessibleName(pause_->text());
  }
  resume_->setVisible(session_.canResume());
  evaluate_->setVisible(result);
  setPrimary(start_, !result);
  phase_->setText(phaseText());

  QString detail;
  if (running) {
    const RunStarted& plan = monitor.plan();
    if (plan.total_steps > 0)
      detail = tr("Epoch %1; %2, %3, %4 training texts")
                   .arg(QString::number(monitor.lastStep().epoch, 'f', 1), qs(plan.device), qs(plan.precision), countText(plan.train_examples));
  } else if (opening) {
    detail = tr("What it wrote while it trained is being read.");
  } else if (!can_start) {
    detail = tr("A new run cannot be started: %1").arg(why);
  } else if (finished) {
    const RunFinished& outcome = *monitor.result();
    const QString took = qs(formatDuration(outcome.seconds));
    detail = outcome.best_step > 0 ? tr("It took %1; best checkpoint: step %2.").arg(took, countText(outcome.best_step)) : tr("It took %1.").arg(took);
  } else if (!session_.runDir()) {
    detail = tr("The first curves appear a few seconds after the start.");
  }
  detail_->setText(detail);
  detail_->setVisible(!detail.isEmpty());
  progress_->setVisible(running || opening || session_.runDir());
  const bool unknown = opening || (running && monitor.plan().total_steps == 0);
  progress_->setRange(0, unknown ? 0 : 1000);
  progress_->setValue(static_cast<int>(1000 * monitor.progress()));
}

void RunPanel::refreshNumbers() {
  figures_->setRun(session_.monitor(), session_.running());
  charts_->setRun(session_.monitor());
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

void RunPanel::stop() { session_.runOpening() ? session_.cancelOpening() : session_.stopRun(); }

}  // namespace etude
