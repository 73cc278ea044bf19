// Which device, how many threads, which precision: "auto" resolved once, in one place.
#pragma once

#include "core/nn/torch.h"

#include <string>

namespace etude {

/// "auto", "cpu", "cuda:0", ... Throws ProblemError for a device that is not there.
at::Device resolveDevice(const std::string& name);
std::string deviceName(const at::Device& device);

/// Threads of the processor's kernels; 0: as OMP_NUM_THREADS says if it is set, else one per physical core. Returns the number set.
int setThreads(std::int64_t threads);
int physicalCores();
std::string processorName();

/// True if the processor (AVX512_BF16, AMX) or GPU (compute capability 8 and up) multiplies bf16 natively.
bool hasBf16(const at::Device& device);
/// "auto" -> bf16 where it is native; "fp32", "bf16".
bool resolveBf16(const std::string& precision, const at::Device& device);

/// Bytes of tensors on the device now, and the most since the last reset. 0 where the device does not tell.
std::int64_t deviceBytes(const at::Device& device);
std::int64_t peakDeviceBytes(const at::Device& device);
/// Gives unused memory back to the system or the driver.
void releaseDeviceMemory(const at::Device& device);

/// True for any form of "out of memory", of processor or GPU.
bool isOutOfMemory(const std::exception& error);

}  // namespace etude
