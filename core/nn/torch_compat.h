// All that differs between libtorch 1.13 and 2.11, in one place. Nothing else in the project asks for torch's version.
#pragma once

#include "core/nn/torch.h"

#include <ATen/Version.h>
#include <ATen/autocast_mode.h>
#include <c10/core/CPUAllocator.h>
#include <torch/version.h>

#define ETUDE_TORCH_AT_LEAST(major, minor) \
  (TORCH_VERSION_MAJOR > (major) || (TORCH_VERSION_MAJOR == (major) && TORCH_VERSION_MINOR >= (minor)))

namespace etude {

/// Autocast of matrix products to bf16 on the device type, for the life of the object.
class AutocastGuard {
 public:
  AutocastGuard(at::DeviceType device, bool on) : device_(device), was_(enabled()) {
    set(on);
  }
  ~AutocastGuard() {
    at::autocast::clear_cache();
    set(was_);
  }
  AutocastGuard(const AutocastGuard&) = delete;
  AutocastGuard& operator=(const AutocastGuard&) = delete;

 private:
#if ETUDE_TORCH_AT_LEAST(2, 4)
  bool enabled() const { return at::autocast::is_autocast_enabled(device_); }
  void set(bool on) {
    at::autocast::set_autocast_enabled(device_, on);
    if (on) at::autocast::set_autocast_dtype(device_, at::kBFloat16);
  }
#else
  bool enabled() const { return device_ == at::kCPU ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled(); }
  void set(bool on) {
    if (device_ == at::kCPU) {
      at::autocast::set_cpu_enabled(on);
      if (on) at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    } else {
      at::autocast::set_enabled(on);
      if (on) at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
    }
  }
#endif
  at::DeviceType device_;
  bool was_;
};

/// c10::Allocator::allocate lost its const, and copy_data became pure virtual, in 2.3.
#if ETUDE_TORCH_AT_LEAST(2, 3)
#define ETUDE_ALLOCATOR_CONST
#define ETUDE_ALLOCATOR_COPY \
  void copy_data(void* to, const void* from, std::size_t bytes) const override { default_copy_data(to, from, bytes); }
#else
#define ETUDE_ALLOCATOR_CONST const
#define ETUDE_ALLOCATOR_COPY
#endif

}  // namespace etude
