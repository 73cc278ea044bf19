#include "ui/pages/machine_load.h"

#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QDateTime>
#include <QHBoxLayout>

#include <algorithm>

namespace etude {

namespace {

constexpr double kGigabyte = 1e9;
constexpr const char* kLoadSlot = "machine load";

}  // namespace

MachineLoadGraphs::MachineLoadGraphs(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2 * Theme::kGrid);
  processor_ = new TimeChart(tr("How busy it is"), this);
  processor_->setObjectName(QStringLiteral("processor_load"));
  processor_->setAxes(tr("Busy (%)"));
  processor_->setLeftTop(105);
  memory_ = new TimeChart(tr("Memory in use"), this);
  memory_->setObjectName(QStringLiteral("memory_load"));
  memory_->setAxes(tr("GB"));
  for (TimeChart* chart : {processor_, memory_}) {
    auto* card = new Card({}, this);
    chart->setMinimumHeight(248);
    chart->setTrailing(60, kKeptSamples);
    card->body()->addWidget(chart);
    row->addWidget(card, 1);
  }
  connect(&session_, &Session::runChanged, this, [this] {
    showMemory();
  });
  timer_.setInterval(1000);
  connect(&timer_, &QTimer::timeout, this, &MachineLoadGraphs::sample);
}

void MachineLoadGraphs::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  meter_ = std::make_shared<LoadMeter>();  // what happened while nobody looked is not the load of the first second
  samples_.clear();
  showProcessor();
  showMemory();
  timer_.start();
}

void MachineLoadGraphs::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  timer_.stop();
  session_.jobs().cancel(kLoadSlot);
}

void MachineLoadGraphs::setPlanned(std::int64_t bytes, bool on_processor) {
  planned_ = on_processor ? bytes : 0;
  showMemory();
}

void MachineLoadGraphs::sample() {
  if (session_.jobs().busy(kLoadSlot)) return;
  session_.jobs().start<MachineLoad>(
      this, kLoadSlot, [meter = meter_](std::stop_token) { return meter->sample(); },
      [this](MachineLoad load) { take(std::move(load)); }, {});
}

void MachineLoadGraphs::take(MachineLoad load) {
  samples_.push_back({static_cast<double>(QDateTime::currentMSecsSinceEpoch()), std::move(load)});
  while (static_cast<int>(samples_.size()) > kKeptSamples) samples_.pop_front();
  showProcessor();
  showMemory();
  Q_EMIT sampled(samples_.back().load);
}

const MachineLoad& MachineLoadGraphs::newest() const {
  static const MachineLoad kNone;
  return samples_.empty() ? kNone : samples_.back().load;
}

void MachineLoadGraphs::showProcessor() {
  TimeSeries all{tr("All threads together"), Tone::Training, {}, false, false, Qt::SolidLine};
  TimeSeries busiest{tr("Busiest thread"), Tone::Validation, {}, false, false, Qt::DotLine};
  std::vector<TimeSeries> series = {all, busiest};
  for (const GpuLoad& gpu : newest().gpus) series.push_back({qs(gpu.name), Tone::Metric, {}, false, false, Qt::DashLine});
  for (const Sample& one : samples_) {
    const std::vector<double>& cores = one.load.cores;
    series[0].points.emplace_back(one.time_ms, 100 * one.load.processor);
    if (!cores.empty()) series[1].points.emplace_back(one.time_ms, 100 * *std::max_element(cores.begin(), cores.end()));
    for (std::size_t i = 0; i < one.load.gpus.size() && i + 2 < series.size(); ++i)
      series[i + 2].points.emplace_back(one.time_ms, 100 * one.load.gpus[i].load);
  }
  processor_->setSeries(series);
}

void MachineLoadGraphs::showMemory() {
  std::vector<TimeSeries> series = {{tr("All programs"), Tone::Training, {}, false, false, Qt::SolidLine},
                                    {tr("Etude"), Tone::Validation, {}, false, false, Qt::DotLine}};
  for (const GpuLoad& gpu : newest().gpus) series.push_back({qs(gpu.name), Tone::Metric, {}, false, false, Qt::DashLine});
  for (const Sample& one : samples_) {
    series[0].points.emplace_back(one.time_ms, static_cast<double>(one.load.memory_used) / kGigabyte);
    series[1].points.emplace_back(one.time_ms, static_cast<double>(one.load.own_memory) / kGigabyte);
    for (std::size_t i = 0; i < one.load.gpus.size() && i + 2 < series.size(); ++i)
      series[i + 2].points.emplace_back(one.time_ms, static_cast<double>(one.load.gpus[i].memory_used) / kGigabyte);
  }
  const MachineLoad& now = newest();
  std::vector<Threshold> lines = {{tr("All there is"), Tone::Bad, static_cast<double>(now.memory_total) / kGigabyte}};
  const std::int64_t planned = session_.running() ? 0 : planned_;  // a run that goes on is in use, not planned
  if (planned > 0)
    lines.push_back({tr("With the planned run"), Tone::Caution, static_cast<double>(now.memory_used + planned) / kGigabyte});
  memory_->setLeftTop(static_cast<double>(std::max(now.memory_total, now.memory_used + planned)) / kGigabyte * 1.05);
  memory_->setSeries(series, lines);
}

}  // namespace etude
