#include "ui/pages/forecast_card.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/run/engine_loader.h"
#include "ui/diagnostics.h"
#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QHBoxLayout>

namespace etude {

namespace {

constexpr double kLongRun = 2 * 3600;

QString bytes(std::int64_t count) { return qs(formatBytes(static_cast<double>(count))); }

std::int64_t freeMemory(const Session& session, const std::string& device_id) {
  if (device_id != "cpu" && session.engineInfo())
    for (const DeviceInfo& device : session.engineInfo()->devices)
      if (device.id == device_id) return device.free_memory_bytes;
  return lookAtMachine().free_memory_bytes;
}

/// The sections that an estimate depends on.
bool samePlan(const Recipe& a, const Recipe& b) {
  return a.data == b.data && a.model == b.model && a.environment == b.environment && a.tuning == b.tuning;
}

}  // namespace

Verdict judgeRun(const RunEstimate& estimate, std::int64_t free_memory, std::int64_t free_disk) {
  using Level = Verdict::Level;
  const double memory = static_cast<double>(estimate.memory_bytes) / static_cast<double>(std::max<std::int64_t>(free_memory, 1));
  if (memory > 0.95)
    return {
        Level::Bad,
        ForecastCard::tr("The run needs %1 of memory, and only %2 is free.")
            .arg(bytes(estimate.memory_bytes), bytes(free_memory)),
        ForecastCard::tr("Make the batch smaller, the longest text shorter, turn on gradient checkpointing, or tune partially.")};
  if (estimate.disk_bytes > free_disk)
    return {
        Level::Bad,
        ForecastCard::tr("The run needs %1 on the disk, and only %2 is free.").arg(bytes(estimate.disk_bytes), bytes(free_disk)),
        ForecastCard::tr("Free some space, or keep fewer checkpoints.")};
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
  wait_.setSingleShot(true);
  wait_.setInterval(400);
  connect(&wait_, &QTimer::timeout, this, &ForecastCard::measure);
  for (const auto signal :
       {&Session::recipeChanged, &Session::dataChanged, &Session::modelChanged, &Session::engineChanged, &Session::runChanged})
    connect(&session_, signal, this, &ForecastCard::planChanged);
  planChanged();
}

void ForecastCard::setActive(bool active) {
  active_ = active;
  if (active_ && stale_) wait_.start();
}

void ForecastCard::planChanged() {
  if (!stale_ && samePlan(measured_, session_.recipe())) return;
  stale_ = true;
  figures_->hide();
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
  say("", tr("One training step is being measured…"), {});
  measured_ = session_.recipe();
  stale_ = false;
  session_.jobs().start<RunEstimate>(
      this, "estimate",
      [recipe = session_.recipe(), data = session_.dataset()](std::stop_token stop) {
        return engine().estimate(recipe, *data, stop);
      },
      [this](RunEstimate estimate) { show(estimate); },
      [this](const Problems& problems) { say("bad", qs(problems.front().what), qs(problems.front().remedy)); });
}

void ForecastCard::show(const RunEstimate& estimate) {
  const Verdict verdict =
      judgeRun(estimate, freeMemory(session_, estimate.device), static_cast<std::int64_t>(freeDiskBytes(runsDirectory())));
  const char* tones[] = {"good", "caution", "bad"};
  say(tones[static_cast<int>(verdict.level)], verdict.text, verdict.advice);
  time_->setValue(qs(formatDuration(estimate.seconds)), tr("%1 a step").arg(qs(formatDuration(estimate.seconds_per_step))));
  memory_->setValue(bytes(estimate.memory_bytes), tr("at most, on %1").arg(qs(estimate.device)));
  disk_->setValue(bytes(estimate.disk_bytes), tr("checkpoints and result"));
  steps_->setValue(qs(formatCount(estimate.steps)),
                   tr("%1 an epoch, in %2").arg(qs(formatCount(estimate.steps_per_epoch)), qs(estimate.precision)));
  figures_->show();
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
