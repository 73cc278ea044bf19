#include "core/base/machine.h"

#include <sched.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <set>
#include <sstream>

namespace etude {

namespace {

std::string afterColon(const std::string& line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) return {};
  const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
  return begin == std::string::npos ? std::string() : line.substr(begin);
}

std::int64_t wholeNumber(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end != text.data() ? value : 0;
}

std::string systemName() {
  std::ifstream file("/etc/os-release");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("PRETTY_NAME=")) continue;
    std::string name = line.substr(12);
    std::erase(name, '"');
    return name;
  }
  return "Linux";
}

void readProcessor(Machine& machine) {
  std::set<std::pair<std::string, std::string>> cores;
  std::string package, flags;
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) machine.processor = afterColon(line);
    if (line.starts_with("physical id")) package = afterColon(line);
    if (line.starts_with("core id")) cores.emplace(package, afterColon(line));
    if (line.starts_with("flags")) flags = afterColon(line);
  }
  std::istringstream words(flags);
  const std::array<const char*, 5> wanted = {"avx2", "avx512f", "avx512_bf16", "amx_bf16", "amx_int8"};
  for (std::string word; words >> word;) {
    if (std::find(wanted.begin(), wanted.end(), word) != wanted.end()) machine.features.push_back(word);
  }
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (::sched_getaffinity(0, sizeof allowed, &allowed) == 0) machine.threads = std::max(CPU_COUNT(&allowed), 1);
  machine.cores = cores.empty() ? machine.threads : std::min(static_cast<int>(cores.size()), machine.threads);
}

}  // namespace

MemoryState lookAtMemory() {
  MemoryState memory;
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("MemTotal:")) memory.total = wholeNumber(afterColon(line)) * 1024;
    if (!line.starts_with("MemAvailable:")) continue;
    memory.available = wholeNumber(afterColon(line)) * 1024;
    break;
  }
  const auto fromGroup = [](const char* path) {
    std::ifstream group(path);
    std::string text;
    group >> text;
    return wholeNumber(text);
  };
  const std::int64_t limit = fromGroup("/sys/fs/cgroup/memory.max"), used = fromGroup("/sys/fs/cgroup/memory.current");
  if (limit > 0 && limit < memory.total) {
    memory.total = limit;
    memory.available = std::min(memory.available, std::max<std::int64_t>(limit - used, 0));
  }
  return memory;
}

Machine lookAtMachine() {
  Machine machine;
  machine.system = systemName();
  readProcessor(machine);
  const MemoryState memory = lookAtMemory();
  machine.memory_bytes = memory.total;
  machine.free_memory_bytes = memory.available;
  return machine;
}

}  // namespace etude
