#include "ui/pages/machine_cards.h"

#include "core/base/format.h"
#include "core/base/machine.h"
#include "core/base/paths.h"
#include "ui/jobs.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QProgressBar>

#include <optional>

namespace etude {

namespace {

QString bytesText(std::int64_t bytes) { return qs(formatBytes(static_cast<double>(bytes))); }

/// Name and version without the build options that follow.
QString shortBlas(const std::string& blas) {
  const QString text = qs(blas).simplified();
  return text.startsWith("OpenBLAS ") ? text.section(' ', 0, 1) : text;
}

}  // namespace

void clearLayout(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
}

FactCard::FactCard(const QString& icon_name, const QString& name, QWidget* parent) : Card({}, parent) {
  setAccessibleName(name);
  auto* across = new QHBoxLayout;
  across->setSpacing(10);
  across->addWidget(new IconLabel(icon(icon_name, &Theme::accent), 20, this));
  across->addWidget(makeHeading(name, this), 1);
  body()->addLayout(across);
  fact_ = new QLabel(this);
  fact_->setWordWrap(true);
  details_ = makeNote({}, this);
  bar_ = new QProgressBar(this);
  bar_->setTextVisible(false);
  bar_->setRange(0, 1000);
  bar_->setAccessibleName(tr("%1 in use").arg(name));
  bar_->hide();
  body()->setSpacing(8);
  body()->addWidget(fact_);
  body()->addWidget(bar_);
  body()->addWidget(details_);
  body()->addStretch();
}

void FactCard::setFact(const QString& fact, const QString& details) {
  fact_->setText(fact);
  details_->setText(details);
  details_->setVisible(!details.isEmpty());
  setAccessibleDescription(fact + ". " + details);
}

void FactCard::setUsage(double used) {
  bar_->setVisible(true);
  bar_->setValue(static_cast<int>(used * 1000));
  setTone(bar_, used > 0.95 ? "bad" : used > 0.85 ? "caution" : "");
}

MachineCards::MachineCards(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(16);
  processor_ = new FactCard("environment", tr("Processor"), this);
  memory_ = new FactCard("memory", tr("Memory"), this);
  disk_ = new FactCard("disk", tr("Disk"), this);
  engine_ = new FactCard("gauge", tr("Engine"), this);
  gpu_ = new FactCard("gpu", tr("Graphics processor"), this);
  grid->addWidget(processor_, 0, 0);
  grid->addWidget(memory_, 0, 1);
  grid->addWidget(disk_, 0, 2);
  grid->addWidget(engine_, 1, 0);
  grid->addWidget(gpu_, 1, 1, 1, 2);
  for (int i = 0; i < 3; ++i) grid->setColumnStretch(i, 1);
  connect(&session_, &Session::engineChanged, this, &MachineCards::refresh);
  refresh();
}

void MachineCards::refresh() {
  askSystem();
  showEngine();
  showGpus();
}

struct MachineCards::Facts {
  Machine machine;
  fs::path runs;
  std::optional<fs::space_info> space;  ///< none: the disk does not answer
};

/// A disk may be far away, and slow.
void MachineCards::askSystem() {
  session_.jobs().start<Facts>(
      this, "machine",
      [](std::stop_token) {
        Facts facts{lookAtMachine(), runsDirectory(), {}};
        std::error_code failed;
        fs::path place = facts.runs;
        while (!fs::exists(place, failed) && place.has_relative_path()) place = place.parent_path();
        const fs::space_info space = fs::space(place, failed);
        if (!failed && space.capacity > 0) facts.space = space;
        return facts;
      },
      [this](Facts facts) { showSystem(facts); }, {});
}

void MachineCards::showSystem(const Facts& facts) {
  const EngineInfo* info = session_.engineInfo();
  QString details = tr("%1 cores, %2 threads.").arg(facts.machine.cores).arg(facts.machine.threads);
  if (info && !info->devices.empty()) {
    const QString half = info->devices.front().bf16
                             ? tr("It computes in half precision (bf16: numbers of 16 bits), too, which is about twice as fast and less exact.")
                             : tr("It has no half precision (bf16: numbers of 16 bits): full precision (fp32) is fastest here.");
    details += QLatin1Char(' ') + half;
  }
  processor_->setFact(qs(facts.machine.processor), details);
  showMemory(facts.machine.free_memory_bytes, facts.machine.memory_bytes);
  showDisk(facts);
}

void MachineCards::showMemory(std::int64_t free, std::int64_t total) {
  memory_->setFact(tr("%1 of %2 in use").arg(bytesText(total - free), bytesText(total)), tr("%1 free").arg(bytesText(free)));
  memory_->setUsage(1 - static_cast<double>(free) / static_cast<double>(std::max<std::int64_t>(total, 1)));
}

void MachineCards::showDisk(const Facts& facts) {
  const QString runs = qs(facts.runs.string());
  if (!facts.space) return disk_->setFact(tr("Not known"), runs);
  const fs::space_info& space = *facts.space;
  const auto available = static_cast<std::int64_t>(space.available), capacity = static_cast<std::int64_t>(space.capacity);
  disk_->setFact(tr("%1 of %2 in use").arg(bytesText(capacity - available), bytesText(capacity)),
                 tr("%1 free. Runs are kept here: %2").arg(bytesText(available), runs));
  disk_->setUsage(1 - static_cast<double>(space.available) / static_cast<double>(space.capacity));
}

void MachineCards::showEngine() {
  const EngineInfo* info = session_.engineInfo();
  if (!info) {
    engine_->setFact(session_.engineProblems().empty() ? tr("Opening…") : tr("Could not be opened"), {});
    return;
  }
  engine_->setFact(tr("libtorch %1").arg(qs(info->torch_version)),
                   tr("%1, %2 threads").arg(shortBlas(info->blas)).arg(info->threads));
  engine_->setToolTip(qs(info->blas));
}

void MachineCards::showGpus() {
  const EngineInfo* info = session_.engineInfo();
  if (!info) return gpu_->setFact(tr("Not known yet"), {});
  QStringList names, details;
  for (const DeviceInfo& device : info->devices) {
    if (device.id == "cpu") continue;
    names << qs(device.name);
    details << tr("%1: %2 free of %3, %4")
                   .arg(qs(device.id), bytesText(device.free_memory_bytes), bytesText(device.memory_bytes),
                        device.bf16 ? tr("half precision (bf16)") : tr("no half precision (bf16)"));
  }
  if (!names.isEmpty()) return gpu_->setFact(names.join(", "), details.join("\n"));
  gpu_->setFact(
      tr("None that the engine can use"),
      info->cuda_version.empty()
          ? tr("This engine is built for the processor only. Small models such as the starter train well on it; for a model of "
               "BERT's size or larger, an NVIDIA GPU is 10 to 50 times faster.")
          : tr("The engine is built for CUDA %1, but finds no GPU: check the driver with nvidia-smi.")
                .arg(qs(info->cuda_version)));
}

}  // namespace etude
