#include "core/base/load.h"

#include "core/base/machine.h"

#include <dlfcn.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace etude {

/// The driver's management library, opened only where it is installed. Its C interface is stable; we need five functions.
class LoadMeter::Nvidia {
 public:
  Nvidia() : library_(::dlopen("libnvidia-ml.so.1", RTLD_NOW | RTLD_LOCAL)) {
    if (!library_) return;
    Function init = nullptr;
    const bool found = find("nvmlInit_v2", init) && find("nvmlDeviceGetCount_v2", count_) &&
                       find("nvmlDeviceGetHandleByIndex_v2", handle_) && find("nvmlDeviceGetUtilizationRates", rates_) &&
                       find("nvmlDeviceGetMemoryInfo", memory_) && find("nvmlDeviceGetName", name_);
    ready_ = found && init() == 0;
  }
  ~Nvidia() {
    Function shutdown = nullptr;
    if (ready_ && find("nvmlShutdown", shutdown)) shutdown();
    if (library_) ::dlclose(library_);
  }
  Nvidia(const Nvidia&) = delete;
  Nvidia& operator=(const Nvidia&) = delete;

  std::vector<GpuLoad> sample() const {
    std::vector<GpuLoad> gpus;
    unsigned count = 0;
    if (!ready_ || count_(&count) != 0) return gpus;
    for (unsigned i = 0; i < count; ++i) {
      void* device = nullptr;
      Rates rates;
      Memory memory;
      char name[96] = {};
      if (handle_(i, &device) != 0 || memory_(device, &memory) != 0) continue;
      if (name_(device, name, sizeof name) != 0) name[0] = 0;
      if (rates_(device, &rates) != 0) rates = {};
      gpus.push_back({name, rates.gpu / 100.0, static_cast<std::int64_t>(memory.used), static_cast<std::int64_t>(memory.total)});
    }
    return gpus;
  }

 private:
  struct Rates {
    unsigned gpu = 0, memory = 0;  ///< percent
  };
  struct Memory {
    unsigned long long total = 0, free = 0, used = 0;
  };
  using Function = int (*)();

  template <class F>
  bool find(const char* symbol, F& function) {
    function = reinterpret_cast<F>(::dlsym(library_, symbol));
    return function != nullptr;
  }

  void* library_ = nullptr;
  bool ready_ = false;
  int (*count_)(unsigned*) = nullptr;
  int (*handle_)(unsigned, void**) = nullptr;
  int (*rates_)(void*, Rates*) = nullptr;
  int (*memory_)(void*, Memory*) = nullptr;
  int (*name_)(void*, char*, unsigned) = nullptr;
};

LoadMeter::LoadMeter() : last_(readTimes()), nvidia_(std::make_unique<Nvidia>()) {}

LoadMeter::~LoadMeter() = default;

std::vector<LoadMeter::Times> LoadMeter::readTimes() {
  std::vector<Times> times;
  std::ifstream file("/proc/stat");
  for (std::string line; std::getline(file, line) && line.starts_with("cpu");) {
    std::istringstream fields(line);
    std::string name;
    fields >> name;
    Times one;
    std::uint64_t ticks = 0;
    for (int field = 0; field < 8 && fields >> ticks; ++field) {
      one.all += ticks;
      if (field != 3 && field != 4) one.busy += ticks;  // idle, and waiting for a disk
    }
    times.push_back(one);
  }
  return times;
}

MachineLoad LoadMeter::sample() {
  MachineLoad load;
  const std::vector<Times> now = readTimes();
  for (std::size_t i = 0; i < std::min(now.size(), last_.size()); ++i) {
    const auto all = static_cast<double>(now[i].all - std::min(last_[i].all, now[i].all));
    const auto busy = static_cast<double>(now[i].busy - std::min(last_[i].busy, now[i].busy));
    const double share = all > 0 ? std::clamp(busy / all, 0.0, 1.0) : 0;
    if (i == 0) {
      load.processor = share;
    } else {
      load.cores.push_back(share);
    }
  }
  last_ = now;
  const MemoryState memory = lookAtMemory();
  load.memory_total = memory.total;
  load.memory_used = memory.total - memory.available;
  std::ifstream own("/proc/self/statm");
  std::int64_t pages = 0;
  if (own >> pages >> pages) load.own_memory = pages * ::sysconf(_SC_PAGESIZE);
  load.gpus = nvidia_->sample();
  return load;
}

}  // namespace etude
