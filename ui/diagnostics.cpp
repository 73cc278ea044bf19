#include "ui/diagnostics.h"

#include "core/base/format.h"
#include "core/base/machine.h"
#include "core/base/paths.h"
#include "ui/session.h"

#include <QSysInfo>

namespace etude {

QString diagnostics(const Session& session) {
  const Machine machine = lookAtMachine();
  QString text;
  const auto line = [&text](const char* name, const QString& value) { text += QStringLiteral("%1: %2\n").arg(name, value); };
  const auto bytes = [](std::int64_t count) { return QString::fromStdString(formatBytes(static_cast<double>(count))); };
  line("Etude", ETUDE_VERSION);
  line("System", QString::fromStdString(machine.system) + ", Linux " + QSysInfo::kernelVersion());
  line("Qt", qVersion());
  line("Processor", QStringLiteral("%1, %2 cores, %3 threads").arg(QString::fromStdString(machine.processor)).arg(machine.cores).arg(machine.threads));
  line("Memory", QStringLiteral("%1, %2 free").arg(bytes(machine.memory_bytes), bytes(machine.free_memory_bytes)));
  line("Disk", bytes(static_cast<std::int64_t>(freeDiskBytes(runsDirectory()))) + " free for runs");
  if (const EngineInfo* info = session.engineInfo()) {
    line("libtorch", QStringLiteral("%1, %2, %3 threads, CUDA %4")
                         .arg(QString::fromStdString(info->torch_version), QString::fromStdString(info->blas))
                         .arg(info->threads)
                         .arg(info->cuda_version.empty() ? "no" : QString::fromStdString(info->cuda_version)));
    for (const DeviceInfo& device : info->devices)
      line("Device", QStringLiteral("%1, %2, %3, bf16 %4")
                         .arg(QString::fromStdString(device.id), QString::fromStdString(device.name), bytes(device.memory_bytes),
                              device.bf16 ? "yes" : "no"));
  }
  for (int i = 0; i < kStageCount; ++i)
    for (const Problem& problem : session.problems(static_cast<Stage>(i)))
      text += QString::fromStdString(describe(problem)) + "\n";
  text += "Recipe:\n" + QString::fromStdString(dumpJson(toJson(session.recipe()), 2)) + "\n";
  return text;
}

}  // namespace etude
