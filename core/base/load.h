// How busy the machine is at this moment: processor, memory and NVIDIA graphics processors, for live graphs. Sampling takes
// well under a millisecond (the driver's own figures for GPUs: a few), so once a second costs nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace etude {

struct GpuLoad {
  std::string name;
  double load = 0;  ///< share of the last moments in which it worked, [0, 1]
  std::int64_t memory_used = 0, memory_total = 0;
};

struct MachineLoad {
  double processor = 0;       ///< share of all hardware threads that was busy since the last sample, [0, 1]
  std::vector<double> cores;  ///< the same for each hardware thread
  std::int64_t memory_used = 0, memory_total = 0;  ///< bytes; used: what cannot be had without swapping
  std::int64_t own_memory = 0;                     ///< bytes of it that this program holds
  std::vector<GpuLoad> gpus;                       ///< empty without an NVIDIA driver
};

class LoadMeter {
 public:
  LoadMeter();
  ~LoadMeter();
  LoadMeter(const LoadMeter&) = delete;
  LoadMeter& operator=(const LoadMeter&) = delete;

  /// What happened since the last call (the first: since the meter was made). Never throws; what cannot be found out is 0.
  MachineLoad sample();

 private:
  struct Times {
    std::uint64_t busy = 0, all = 0;
  };
  class Nvidia;
  static std::vector<Times> readTimes();  ///< the whole first, then each hardware thread

  std::vector<Times> last_;
  std::unique_ptr<Nvidia> nvidia_;
};

}  // namespace etude
