#include "core/nn/device.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/nn/memory.h"

#include <ATen/Context.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#if defined(ETUDE_CUDA)
#include <ATen/cuda/CUDAContext.h>
#include <c10/cuda/CUDACachingAllocator.h>
#endif

namespace etude {

namespace {

/// Values of a key in /proc/cpuinfo, one per processor.
std::vector<std::string> cpuInfo(const std::string& key) {
  std::vector<std::string> values;
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(key)) continue;
    const std::size_t colon = line.find(": ");
    values.push_back(colon == std::string::npos ? "" : line.substr(colon + 2));
  }
  return values;
}

#if defined(ETUDE_CUDA)
auto cudaStats(const at::Device& device) { return c10::cuda::CUDACachingAllocator::getDeviceStats(device.index()); }
#endif

}  // namespace

at::Device resolveDevice(const std::string& name) {
  if (name == "cpu") return at::kCPU;
  const bool cuda = at::hasCUDA() && at::getNumGPUs() > 0;
  if (name == "auto") return cuda ? at::Device(at::kCUDA, 0) : at::Device(at::kCPU);
  if (name == "cuda" && cuda) return {at::kCUDA, 0};
  if (name.starts_with("cuda:") && name.size() <= 7 && std::all_of(name.begin() + 5, name.end(), ::isdigit) && name.size() > 5) {
    const int index = std::stoi(name.substr(5));
    if (cuda && index < static_cast<int>(at::getNumGPUs())) return {at::kCUDA, static_cast<c10::DeviceIndex>(index)};
  }
  throw ProblemError(say("There is no device “%1” that this program can use", name),
                     cuda ? say("Choose auto, cpu or one of the GPUs listed in the Environment stage.")
                          : say("Choose auto or cpu. For a GPU, install the CUDA build of the engine and its driver."),
                     "environment.device");
}

std::string deviceName(const at::Device& device) {
  return device.is_cpu() ? "cpu" : "cuda:" + std::to_string(std::max<int>(0, device.index()));
}

int physicalCores() {
  const std::vector<std::string> packages = cpuInfo("physical id"), cores = cpuInfo("core id");
  std::set<std::pair<std::string, std::string>> distinct;
  for (std::size_t i = 0; i < std::min(packages.size(), cores.size()); ++i) distinct.emplace(packages[i], cores[i]);
  const int logical = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return distinct.empty() ? logical : std::min(logical, static_cast<int>(distinct.size()));
}

int setThreads(std::int64_t threads) {
  // What a cluster's launcher (or whoever shares the machine out) has set holds. Virtual machines often show their processors as
  // threads of one core: two of them are still faster than one.
  const char* set = std::getenv("OMP_NUM_THREADS");
  const int shared_out = set ? std::atoi(set) : 0;
  const int cores = std::max(physicalCores(), std::min(2, static_cast<int>(std::thread::hardware_concurrency())));
  const int automatic = shared_out > 0 ? shared_out : cores;
  const int count = threads > 0 ? static_cast<int>(threads) : automatic;
  if (at::get_num_threads() != count) at::set_num_threads(count);
  return count;
}

std::string processorName() {
  const std::vector<std::string> names = cpuInfo("model name");
  return names.empty() ? "Processor" : names.front();
}

bool hasBf16(const at::Device& device) {
#if defined(ETUDE_CUDA)
  if (device.is_cuda()) return at::cuda::getDeviceProperties(device.index())->major >= 8;
#endif
  if (!device.is_cpu()) return false;
  const std::vector<std::string> flags = cpuInfo("flags");
  return !flags.empty() &&
         (flags.front().find(" avx512_bf16") != std::string::npos || flags.front().find(" amx_bf16") != std::string::npos);
}

bool resolveBf16(const std::string& precision, const at::Device& device) {
  return precision == "bf16" || (precision == "auto" && hasBf16(device));
}

std::int64_t deviceBytes(const at::Device& device) {
#if defined(ETUDE_CUDA)
  if (device.is_cuda()) return cudaStats(device).allocated_bytes[0].current;
#endif
  return device.is_cpu() ? tensorBytes() : 0;
}

std::int64_t peakDeviceBytes(const at::Device& device) {
#if defined(ETUDE_CUDA)
  if (device.is_cuda()) return cudaStats(device).allocated_bytes[0].peak;
#endif
  return device.is_cpu() ? peakTensorBytes() : 0;
}

void releaseDeviceMemory(const at::Device& device) {
#if defined(ETUDE_CUDA)
  if (device.is_cuda()) c10::cuda::CUDACachingAllocator::emptyCache();
#endif
  (void)device;
  releaseMemory();
}

bool isOutOfMemory(const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error)) return true;
  const std::string text = error.what();
  return text.find("out of memory") != std::string::npos || text.find("can't allocate memory") != std::string::npos ||
         text.find("not enough memory") != std::string::npos;
}

}  // namespace etude
