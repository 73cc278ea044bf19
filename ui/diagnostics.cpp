#include "ui/diagnostics.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "ui/session.h"

#include <QSysInfo>

#include <fstream>
#include <set>
#include <thread>

namespace etude {

namespace {

/// "key : value" of a line of /proc/cpuinfo or /proc/meminfo; the value is empty if the key is another.
std::string valueOf(const std::string& line, const char* key) {
  if (!line.starts_with(key)) return {};
  const std::size_t colon = line.find(':');
  const std::size_t begin = colon == std::string::npos ? colon : line.find_first_not_of(" \t", colon + 1);
  return begin == std::string::npos ? std::string() : line.substr(begin);
}

std::int64_t kibibytes(const std::string& text) {
  return text.empty() ? 0 : static_cast<std::int64_t>(QString::fromStdString(text).section(' ', 0, 0).toLongLong()) * 1024;
}

void readProcessor(Machine& machine) {
  std::ifstream file("/proc/cpuinfo");
  std::set<std::string> cores;
  std::string socket;
  for (std::string line; std::getline(file, line);) {
    if (machine.processor.isEmpty()) machine.processor = QString::fromStdString(valueOf(line, "model name")).simplified();
    if (const std::string id = valueOf(line, "physical id"); !id.empty()) socket = id;
    if (const std::string id = valueOf(line, "core id"); !id.empty()) cores.insert(socket + "/" + id);
  }
  machine.threads = static_cast<int>(std::thread::hardware_concurrency());
  machine.cores = cores.empty() ? machine.threads : static_cast<int>(cores.size());
  if (machine.processor.isEmpty()) machine.processor = QSysInfo::currentCpuArchitecture();
}

}  // namespace

Machine lookAtMachine() {
  Machine machine;
  readProcessor(machine);
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);) {
    if (const std::string total = valueOf(line, "MemTotal"); !total.empty()) machine.memory_bytes = kibibytes(total);
    if (const std::string free = valueOf(line, "MemAvailable"); !free.empty()) machine.free_memory_bytes = kibibytes(free);
  }
  machine.system = QSysInfo::prettyProductName();
  return machine;
}

QString diagnostics(const Session& session) {
  const Machine machine = lookAtMachine();
  QString text;
  const auto line = [&text](const char* name, const QString& value) { text += QStringLiteral("%1: %2\n").arg(name, value); };
  const auto bytes = [](std::int64_t count) { return QString::fromStdString(formatBytes(static_cast<double>(count))); };
  line("Etude", ETUDE_VERSION);
  line("System", machine.system + ", Linux " + QSysInfo::kernelVersion());
  line("Qt", qVersion());
  line("Processor", QStringLiteral("%1, %2 cores, %3 threads").arg(machine.processor).arg(machine.cores).arg(machine.threads));
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
