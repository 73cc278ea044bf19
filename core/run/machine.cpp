#include "core/run/machine.h"

#include "core/base/say.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/nn/torch_compat.h"
#include "core/run/tuned_model.h"

#include <ATen/Context.h>
#include <dlfcn.h>
#include <sys/sysinfo.h>

#include <chrono>
#include <fstream>
#include <sstream>

#if defined(ETUDE_CUDA)
#include <ATen/cuda/CUDAContext.h>
#include <c10/cuda/CUDAFunctions.h>
#endif

namespace etude {

namespace {

double secondsOf(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Available memory as the kernel estimates it (free plus what caches would give back).
std::int64_t availableMemory() {
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("MemAvailable:")) return std::stoll(line.substr(13)) * 1024;
  }
  return 0;
}

std::string blasName() {
  if (const auto config = reinterpret_cast<char* (*)()>(::dlsym(RTLD_DEFAULT, "openblas_get_config"))) return config();
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    if (line.find("openblas") != std::string::npos)
      return line.find("openmp") != std::string::npos ? say("OpenBLAS (OpenMP build)") : "OpenBLAS";
    if (line.find("libmkl") != std::string::npos) return "MKL";
  }
  return at::hasMKL() ? "MKL" : "the system's BLAS";
}

Json tinyBert() {
  return {{"model_type", "bert"},
          {"vocab_size", 128},
          {"hidden_size", 64},
          {"num_hidden_layers", 2},
          {"num_attention_heads", 4},
          {"intermediate_size", 128},
          {"max_position_embeddings", 32},
          {"hidden_dropout_prob", 0.0},
          {"attention_probs_dropout_prob", 0.0},
          {"num_labels", 3}};
}

/// Logits and all gradients of a tiny BERT, as one vector on the processor in double precision.
at::Tensor tinyBertResult(const at::Device& device, at::ScalarType type) {
  auto model = makeModel(tinyBert(), Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
  model->initialiseWeights(7);
  for (const Parameter& parameter : model->parameters())
    *parameter.tensor = parameter.tensor->to(device, type).detach().requires_grad_(true);
  ModelInput input;
  input.ids = (at::arange(4 * 16, at::kLong) * 37 % 127 + 1).view({4, 16}).to(device);
  at::Tensor mask = at::ones({4, 16}, at::kLong);
  mask.slice(0, 2, 4).slice(1, 11, 16).zero_();
  input.mask = mask.to(device);
  const at::Tensor logits = model->logits(input, {});
  at::cross_entropy_loss(logits, at::tensor(std::vector<std::int64_t>{0, 1, 2, 1}, at::kLong).to(device)).backward();
  std::vector<at::Tensor> parts = {logits.detach().flatten().to(at::kCPU, at::kDouble)};
  for (const Parameter& parameter : model->parameters())
    parts.push_back(parameter.tensor->grad().flatten().to(at::kCPU, at::kDouble));
  return at::cat(parts);
}

double productGflops(const at::Device& device, at::ScalarType type) {
  const at::NoGradGuard no_grad;
  constexpr std::int64_t n = 1024;
  const at::Tensor a = at::ones({n, n}, at::TensorOptions().dtype(type).device(device)), b = a.clone();
  const auto once = [&] { return at::mm(a, b).select(0, 0).select(0, 0).item<float>(); };  // item waits for the device
  once();
  double best = 1e9;
  for (int i = 0; i < 5; ++i) best = std::min(best, secondsOf(once));
  return 2.0 * n * n * n / best / 1e9;
}

}  // namespace

EngineInfo describeMachine() {
  installMemoryMeter();
  EngineInfo info;
  info.threads = setThreads(0);
  info.torch_version = TORCH_VERSION;
  info.blas = blasName();
  struct sysinfo system {};
  ::sysinfo(&system);
  info.devices.push_back({"cpu", processorName(), static_cast<std::int64_t>(system.totalram * system.mem_unit), availableMemory(),
                          hasBf16(at::kCPU)});
#if defined(ETUDE_CUDA)
  if (at::hasCUDA()) {
    info.cuda_version = std::to_string(CUDART_VERSION / 1000) + "." + std::to_string(CUDART_VERSION % 1000 / 10);
    for (int i = 0; i < static_cast<int>(at::getNumGPUs()); ++i) {
      const auto* properties = at::cuda::getDeviceProperties(i);
      const at::Device device(at::kCUDA, static_cast<c10::DeviceIndex>(i));
      std::size_t free_bytes = 0, total_bytes = 0;
      c10::cuda::set_device(static_cast<c10::DeviceIndex>(i));
      cudaMemGetInfo(&free_bytes, &total_bytes);
      info.devices.push_back({deviceName(device), properties->name, static_cast<std::int64_t>(total_bytes),
                              static_cast<std::int64_t>(free_bytes), hasBf16(device)});
    }
  }
#endif
  return info;
}

SelfTest testDevice(const std::string& name, std::stop_token stop) {
  installMemoryMeter();
  setThreads(0);
  SelfTest test;
  test.device = name;
  try {
    const at::Device device = resolveDevice(name);
    const at::Tensor expected = tinyBertResult(at::kCPU, at::kDouble), actual = tinyBertResult(device, at::kFloat);
    if (stop.stop_requested()) throw Cancelled();
    test.worst_error = (actual - expected).abs().max().item<double>() / expected.abs().max().item<double>();
    test.passed = test.worst_error < 1e-4;
    if (!test.passed) {
      std::ostringstream text;
      text << say("A small model's results and gradients differ from the processor's in double precision by ") << test.worst_error
           << " (allowed: 1e-4)";
      test.failure = text.str();
    }
    test.gflops_fp32 = productGflops(device, at::kFloat);
    if (stop.stop_requested()) throw Cancelled();
    if (hasBf16(device)) test.gflops_bf16 = productGflops(device, at::kBFloat16);
  } catch (const Cancelled&) {
    throw;
  } catch (const std::exception& error) {
    test.passed = false;
    test.failure = error.what();
  }
  return test;
}

}  // namespace etude
