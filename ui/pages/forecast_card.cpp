#include "ui/pages/forecast_card.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/run/engine_loader.h"
#include "ui/jobs.h"
#include "ui/pages/busy_row.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QHBoxLayout>

namespace etude {

namespace {

constexpr double kLongRun = 2 * 3600;

QString bytes(std::int64_t count) { return qs(formatBytes(static_cast<double>(count))); }

/// The sections that an estimate depends on.
bool samePlan(const Recipe& a, const Recipe& b) {
  return a.data == b.data && a.model == b.model && a.environment == b.environment && a.tuning == b.tuning;
}

}  // namespace

Verdict judgeRun(const RunEstimate& estimate, const MemoryRoom& room, std::int64_t free_disk) {
  using Level = Verdict::Level;
  const double memory = static_cast<double>(estimate.memory_bytes) / static_cast<double>(std::max<std::int64_t>(room.usable(), 1));
  if (room.limited() && memory > 1)
    return {Level::Bad, ForecastCard::tr("The run needs %1 of memory, and your limit is %2.").arg(bytes(estimate.memory_bytes), bytes(room.limit)),
            ForecastCard::tr("Raise the memory limit below, or make the batch or the longest text smaller. As it is, the run takes "
                             "fewer texts at a time until it fits, or ends if it cannot.")};
  if (!room.limited() && memory > 0.95)
    return {
        Level::Bad,
        ForecastCard::tr("The run needs %1 of memory, and only %2 is free.")
            .arg(bytes(estimate.memory_bytes), bytes(room.free)),
        ForecastCard::tr("Make the batch smaller, the longest text shorter, turn on gradient checkpointing, or tune partially.")};
  if (estimate.disk_bytes > free_disk)
    return {
        Level::Bad,
        ForecastCard::tr("The run needs %1 on the disk, and only %2 is free.").arg(bytes(estimate.disk_bytes), bytes(free_disk)),
        ForecastCard::tr("Free some space, or keep fewer checkpoints.")};
  if (memory > 0.75 && room.limited())
    return {Level::Caution, ForecastCard::tr("The run fits, but takes %1 of your memory limit.").arg(qs(formatPercent(memory))),
            ForecastCard::tr("Raise the limit, or make the batch smaller.")};
  if (memory > 0.75)
    return {Level::Caution, ForecastCard::tr("The run fits, but takes %1 of the free memory.").arg(qs(formatPercent(memory))),
            ForecastCard::tr("Close other programs, or make the batch smaller.")};
  if (estimate.seconds > kLongRun)
    return {
        Level::Caution, ForecastCard::tr("The run fits, but takes long."),
        ForecastCard::tr("Fewer epochs, shorter texts or partial tuning make it shorter; you can stop and resume at any time.")};
  return {Level::Good, ForecastCard::tr("This machine can do the planned run."), {}};
}

ForecastCard::ForecastCard(Session& session, QWidget* parent) : Card(tr("The planned run"), parent), session_(session) {
  auto* across = new QHBoxLayout;
  across->setSpacing(12);
  mark_ = new IconLabel(icon("clock", &Theme::muted), 24, this);
  verdict_ = new QLabel(this);
  verdict_->setObjectName("verdict");
  verdict_->setProperty("role", "strong");
  verdict_->setWordWrap(true);
  advice_ = makeNote({}, this);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(verdict_);
  texts->addWidget(advice_);
  across->addWidget(mark_, 0, Qt::AlignTop);
  across->addLayout(texts, 1);
  body()->addLayout(across);
  busy_ = new BusyRow(tr("Estimate of the run"), tr("Estimate again"), QStringLiteral("estimate"), this);
  connect(busy_, &BusyRow::cancelled, this, &ForecastCard::cancel);
  connect(busy_, &BusyRow::againWanted, this, &ForecastCard::measure);
  body()->addWidget(busy_);
  figures_ = new QWidget(this);
  auto* row = new QHBoxLayout(figures_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  time_ = new Figure(tr("Time"), figures_);
  memory_ = new Figure(tr("Memory"), figures_);
  disk_ = new Figure(tr("Disk"), figures_);
  steps_ = new Figure(tr("Steps"), figures_);
  for (Figure* figure : {time_, memory_, disk_, steps_}) row->addWidget(figure, 1);
  body()->addWidget(figures_);
  need_area_ = new QWidget(this);
  auto* need_column = new QVBoxLayout(need_area_);
  need_column->setContentsMargins(0, 0, 0, 0);
  need_column->setSpacing(4);
  auto* need_row = new QHBoxLayout;
  need_text_ = new QLabel(need_area_);
  need_text_->setObjectName("need");
  free_text_ = new QLabel(need_area_);
  free_text_->setObjectName("room");
  need_row->addWidget(need_text_);
  need_row->addStretch();
  need_row->addWidget(free_text_);
  need_ = new NeedBar(need_area_);
  need_->setObjectName("need_bar");
  need_column->addLayout(need_row);
  need_column->addWidget(need_);
  body()->addWidget(need_area_);
  body()->addWidget(makeAdvice());
  wait_.setSingleShot(true);
  wait_.setInterval(400);
  connect(&wait_, &QTimer::timeout, this, &ForecastCard::measure);
  for (const auto signal :
       {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged, &Session::runChanged})
    connect(&session_, signal, this, &ForecastCard::planChanged);
  planChanged();
}

QWidget* ForecastCard::makeAdvice() {
  batch_area_ = new QFrame(this);
  batch_area_->setProperty("role", "inset");
  auto* across = new QHBoxLayout(batch_area_);
  across->setContentsMargins(12, 10, 12, 10);
  across->setSpacing(12);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  batch_text_ = new QLabel(batch_area_);
  batch_text_->setObjectName("suggested_batch");
  batch_text_->setProperty("role", "strong");
  batch_reason_ = makeNote({}, batch_area_);
  texts->addWidget(batch_text_);
  texts->addWidget(batch_reason_);
  across->addLayout(texts, 1);
  use_batch_ = makeButton(tr("Use it"), ButtonRole::Normal, "check", batch_area_);
  use_batch_->setObjectName("use_batch");
  use_batch_->setAccessibleName(tr("Use the suggested batch size"));
  across->addWidget(use_batch_);
  connect(use_batch_, &QPushButton::clicked, this, [this] {
    if (batch_ > 0) session_.edit([this](Recipe& recipe) { recipe.tuning.per_device_train_batch_size = batch_; });
  });
  return batch_area_;
}

void ForecastCard::setActive(bool active) {
  active_ = active;
  if (active_ && stale_) wait_.start();
}

void ForecastCard::planChanged() {
  if (!stale_ && samePlan(measured_, session_.recipe())) return;
  stale_ = true;
  session_.jobs().cancel("estimate");  // of another plan
  busy_->end();
  for (QWidget* widget : {figures_, need_area_, batch_area_}) widget->hide();
  QString why;
  const bool ready = session_.canStart(&why);
  say("", ready ? tr("The run is being estimated…") : tr("The run cannot be estimated yet."), ready ? QString() : why);
  if (!active_) return;
  ready ? wait_.start() : wait_.stop();
}

void ForecastCard::measure() {
  // Two measurements at once would only slow each other down.
  if (!active_ || !session_.canStart()) return;
  if (session_.jobs().busy("self-test")) return wait_.start();
  busy_->begin();
  say("", tr("One training step is being measured…"), {});
  measured_ = session_.recipe();
  stale_ = false;
  session_.jobs().start<RunEstimate>(
      this, "estimate",
      [recipe = session_.recipe(), data = session_.dataset()](std::stop_token stop) {
        return engine().estimate(recipe, *data, stop);
      },
      [this](RunEstimate estimate) {
        busy_->end();
        show(estimate);
      },
      [this](const Problems& problems) {
        busy_->end();
        say("bad", qs(problems.front().what), qs(problems.front().remedy));
      });
}

/// The plan counts as measured, so that nothing is begun before it is asked for, or the plan is another.
void ForecastCard::cancel() {
  session_.jobs().cancel("estimate");
  say("", tr("You have stopped the estimate."), tr("The run can be started without it."));
}

void ForecastCard::show(const RunEstimate& estimate) {
  const MemoryRoom room = memoryRoom(session_, estimate.device);
  const Verdict verdict = judgeRun(estimate, room, static_cast<std::int64_t>(freeDiskBytes(runsDirectory())));
  const char* tones[] = {"good", "caution", "bad"};
  say(tones[static_cast<int>(verdict.level)], verdict.text, verdict.advice);
  time_->setValue(qs(formatDuration(estimate.seconds)), tr("%1 a step").arg(qs(formatDuration(estimate.seconds_per_step))));
  memory_->setValue(bytes(estimate.memory_bytes), tr("at most, on %1").arg(qs(estimate.device)));
  disk_->setValue(bytes(estimate.disk_bytes), tr("checkpoints and result"));
  steps_->setValue(qs(formatCount(estimate.steps)),
                   tr("%1 an epoch, in %2").arg(qs(formatCount(estimate.steps_per_epoch)), qs(estimate.precision)));
  figures_->show();
  showNeed(estimate, room);
  askBatch(estimate, room);
  Q_EMIT measured(estimate);
}

void ForecastCard::showNeed(const RunEstimate& estimate, const MemoryRoom& room) {
  need_text_->setText(tr("Needs %1").arg(bytes(estimate.memory_bytes)));
  free_text_->setText(roomText(room));
  need_->setNeed(estimate.memory_bytes, room);
  need_area_->show();
}

/// What grows with the batch is what was measured beyond weights, gradients and optimizer.
void ForecastCard::askBatch(const RunEstimate& estimate, const MemoryRoom& room) {
  if (!session_.dataset()) return;
  const auto rows = static_cast<std::int64_t>(session_.dataset()->split(Split::Train).size());
  const auto labels = static_cast<std::int64_t>(session_.dataset()->labels.size());
  session_.jobs().start<BatchAdvice>(
      this, "batch advice",
      [recipe = session_.recipe(), estimate, available = room.usable(), rows, labels](std::stop_token) {
        for (MethodMemory plan : engine().memoryByMethod(recipe, labels, recipe.model.max_length)) {
          if (plan.method != recipe.tuning.method || !plan.problems.empty()) continue;
          const std::int64_t working = estimate.memory_bytes - plan.weights - plan.gradients - plan.optimizer;
          if (plan.activations >= plan.validation && working > 0) plan.activations = working;  // else validation took the most
          return suggestBatch(plan, available, rows);
        }
        return BatchAdvice();
      },
      [this, limited = room.limited()](BatchAdvice advice) { showBatch(advice, limited); }, {});
}

void ForecastCard::showBatch(const BatchAdvice& advice, bool limited) {
  batch_ = advice.batch;
  batch_area_->setVisible(batch_ > 0 && !stale_);
  if (batch_ == 0) return;
  const bool used = session_.recipe().tuning.per_device_train_batch_size == batch_;
  batch_text_->setText(used ? tr("Your batch size of %1 is the one that suits this machine and your data.").arg(batch_)
                            : tr("Suggested batch size: %1 texts at a time.").arg(batch_));
  QString reason;
  switch (advice.limit) {
    case BatchAdvice::Limit::Memory:
      reason = limited ? tr("Twice as many would take more than 70 % of your memory limit; fewer would leave the processor idle between texts.")
                       : tr("Twice as many would take more than 70 % of the free memory; fewer would leave the processor idle between texts.");
      break;
    case BatchAdvice::Limit::Updates:
      reason = tr("Twice as many would correct the model fewer than %1 times an epoch, so it would learn little from one pass; fewer "
                  "would make each pass slower.")
                   .arg(kFewestUpdates);
      break;
    case BatchAdvice::Limit::Speed:
      reason = tr("Larger batches hardly get through more texts a second, and correct the model less often; smaller ones are slower.");
      break;
  }
  batch_reason_->setText(tr("%1 It needs about %2 and makes %3 steps an epoch.")
                             .arg(reason, bytes(advice.memory_bytes), qs(formatCount(advice.steps_per_epoch))));
  use_batch_->setVisible(!used);
}

void ForecastCard::say(const char* tone, const QString& text, const QString& advice) {
  verdict_->setText(text);
  advice_->setText(advice);
  advice_->setVisible(!advice.isEmpty());
  setTone(verdict_, tone);
  const QString level = tone;
  mark_->setIcon(level == "good"      ? icon("done", &Theme::good)
                 : level == "caution" ? icon("warning", &Theme::caution)
                 : level == "bad"     ? icon("error", &Theme::bad)
                                      : icon("clock", &Theme::muted));
}

}  // namespace etude
