// What this computer is, as the operating system tells it: for the environment stage and `etude-cli doctor`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace etude {

struct Machine {
  std::string system;                                    ///< "Debian GNU/Linux 12 (bookworm)"
  std::string processor;                                 ///< "AMD EPYC 9654 96-Core Processor"
  int cores = 1;                                         ///< physical cores that this process may use
  int threads = 1;                                       ///< hardware threads that this process may use
  std::int64_t memory_bytes = 0, free_memory_bytes = 0;  ///< free: what can be had without swapping
  std::vector<std::string> features;  ///< of the processor, those that matter here: "avx2", "avx512f", "avx512_bf16", "amx_bf16"
};

/// Never throws; what cannot be found out stays empty or 0. Containers' memory limits (cgroup v2) are respected.
Machine lookAtMachine();

struct MemoryState {
  std::int64_t total = 0, available = 0;  ///< bytes; available: what can be had without swapping
};
/// The memory alone, quick enough to be asked often.
MemoryState lookAtMemory();

}  // namespace etude
