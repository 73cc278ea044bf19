#include "ui/pages/run_panel.h"

#include "core/base/format.h"
#include "ui/charts/live_chart.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QProgressBar>

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

/// Notices shown at once; a run that halves its batch again and again has many.
constexpr std::size_t kNoticesShown = 4;

QString lossText(double loss) { return std::isfinite(loss) ? QString::number(loss, 'f', loss < 0.01 ? 5 : 4) : QStringLiteral("–"); }

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
  column->addWidget(title);
  text_ = makeNote({}, this);
  text_->setObjectName(QStringLiteral("overfittingText"));
  column->addWidget(text_);
  row->addLayout(column, 1);
  stop_ = makeButton(tr("Stop and keep the best"), ButtonRole::Normal, QStringLiteral("stop"), this);
  stop_->setObjectName(QStringLiteral("stopAndKeepBest"));
  row->addWidget(stop_, 0, Qt::AlignVCenter);
  connect(stop_, &QPushButton::clicked, this, [this] { if (session_.run()) session_.run()->stop(); });
  hide();
}

void OverfittingBanner::refresh() {
  const RunMonitor& monitor = session_.monitor();
  setVisible(monitor.overfitting().has_value());
  if (!monitor.overfitting()) return;
  const double now = monitor.evals().empty() ? monitor.overfitting()->best_loss : monitor.evals().back().loss;
  const QString what = tr("Since step %1 the training loss goes on falling, while the loss on texts the model has not seen rises (%2, now %3).")
                           .arg(countText(monitor.overfitting()->step), lossText(monitor.overfitting()->best_loss), lossText(now));
  text_->setText(what + QLatin1Char(' ') +
                 (session_.running() ? tr("More steps make it worse on new texts.") : tr("Fewer epochs, more data or a smaller learning rate help.")));
  stop_->setVisible(session_.running());
  stop_->setEnabled(session_.running());
}

RunPanel::RunPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2 * Theme::kGrid);
  column->addWidget(makeControls());
  banner_ = new OverfittingBanner(session, this);
  column->addWidget(banner_);
  column->addWidget(makeFigures());
  auto* card = new Card({}, this);
  chart_ = new LiveChart(card);
  chart_->setMinimumHeight(240);
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
  evaluate_ = makeButton(tr("See the evaluation"), ButtonRole::Primary, QStringLiteral("evaluation"), card);
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

QWidget* RunPanel::makeFigures() {
  auto* area = new QWidget(this);
  auto* row = new QHBoxLayout(area);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(Theme::kGrid);
  step_ = new Figure(tr("Step"), area);
  train_loss_ = new Figure(tr("Training loss"), area);
  validation_loss_ = new Figure(tr("Validation loss"), area);
  accuracy_ = new Figure(tr("Accuracy"), area);
  speed_ = new Figure(tr("Tokens per second"), area);
  left_ = new Figure(tr("Time left"), area);
  for (Figure* figure : {step_, train_loss_, validation_loss_, accuracy_, speed_, left_}) row->addWidget(figure, 1);
  return area;
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
                 : result.reason == "early_stopping" ? tr("Stopped early after %1 steps: the validation got no better")
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
    case RunMonitor::State::Finished: return finishedText();
    case RunMonitor::State::Failed: return tr("The run has failed");
    case RunMonitor::State::Running:
    case RunMonitor::State::Paused: return tr("This run was interrupted");
    case RunMonitor::State::Idle: break;
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
  start_->setText(session_.runDir() ? tr("Start a new run") : tr("Start"));
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
  phase_->setText(phaseText());

  QString detail;
  if (running) {
    const RunStarted& plan = monitor.plan();
    if (plan.total_steps > 0) detail = tr("%1, %2, %3 training texts").arg(qs(plan.device), qs(plan.precision), countText(plan.train_examples));
  } else if (!can_start) {
    detail = tr("A new run cannot be started: %1").arg(why);
  } else if (finished) {
    const RunFinished& outcome = *monitor.result();
    detail = tr("It took %1; the best checkpoint is that of step %2.").arg(qs(formatDuration(outcome.seconds)), countText(outcome.best_step));
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
  const RunMonitor& monitor = session_.monitor();
  const StepSample& step = monitor.lastStep();
  const bool any = step.step > 0;
  step_->setValue(any ? countText(step.step) : QString(), any ? tr("of %1").arg(countText(monitor.plan().total_steps)) : QString());
  train_loss_->setValue(any ? lossText(step.loss) : QString(), any ? tr("epoch %1").arg(step.epoch, 0, 'f', 1) : QString());
  if (monitor.evals().empty()) {
    validation_loss_->setValue({});
    accuracy_->setValue({});
  } else {
    const std::vector<EvalSample>& evals = monitor.evals();
    const auto lowest = std::min_element(evals.begin(), evals.end(), [](const auto& a, const auto& b) { return a.loss < b.loss; });
    const auto best = std::max_element(evals.begin(), evals.end(), [](const auto& a, const auto& b) { return a.accuracy < b.accuracy; });
    validation_loss_->setValue(lossText(evals.back().loss), tr("lowest %1").arg(lossText(lowest->loss)));
    accuracy_->setValue(qs(formatPercent(evals.back().accuracy)), tr("best %1").arg(qs(formatPercent(best->accuracy))));
  }
  speed_->setValue(any ? countText(static_cast<std::int64_t>(step.tokens_per_second)) : QString());
  const std::optional<double> left = session_.running() ? monitor.secondsLeft() : std::nullopt;
  const double seconds = monitor.result() ? monitor.result()->seconds : step.seconds;
  left_->setValue(left ? qs(formatDuration(*left)) : QString(), any ? tr("spent %1").arg(qs(formatDuration(seconds))) : QString());
  chart_->setRun(monitor);
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
