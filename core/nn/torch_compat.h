// All that differs between libtorch 1.13 and 2.11, in one place. Nothing else in the project asks for torch's version.
#pragma once

#include "core/nn/torch.h"

#include <ATen/Version.h>
#include <ATen/autocast_mode.h>
#include <c10/core/CPUAllocator.h>
#include <torch/version.h>

#include <optional>
#include <stdexcept>

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

/// True where matrix products on the device type are rounded to bf16 now.
inline bool autocasts(at::DeviceType device) {
#if ETUDE_TORCH_AT_LEAST(2, 4)
  return at::autocast::is_autocast_enabled(device);
#else
  return device == at::kCPU ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled();
#endif
}

/// True where libtorch's own attention kernel (there with a free scale since 2.1) never holds the whole matrix of scores. On the
/// processor it does for dropout, for a bias that wants a gradient and, before 2.3, for any bias; and for bf16 it is many times slower
/// there than two products.
inline bool fusedAttentionPays(const at::Tensor& q, const at::Tensor& bias, double dropout_p) {
#if ETUDE_TORCH_AT_LEAST(2, 1)
  if (!q.device().is_cpu()) return true;
  const bool rounded = (q.scalar_type() != at::kFloat && q.scalar_type() != at::kDouble) || autocasts(at::kCPU);
  const bool bias_hinders = bias.defined() && (!ETUDE_TORCH_AT_LEAST(2, 3) || (at::GradMode::is_enabled() && bias.requires_grad()));
  return !rounded && !bias_hinders && dropout_p == 0;
#else
  (void)q, (void)bias, (void)dropout_p;
  return false;
#endif
}

/// softmax(scale * q k^T + bias) v with dropout, from the device's generator, on the probabilities; shapes as `attend`
/// (core/nn/attention.h) has them. Only where fusedAttentionPays.
inline at::Tensor fusedAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias, double scale,
                                 double dropout_p) {
#if ETUDE_TORCH_AT_LEAST(2, 1)
  const auto all = [&](const at::Tensor& x) {  // every query head its own view of the keys
    if (x.size(1) == q.size(1)) return x;
    const std::int64_t groups = q.size(1) / x.size(1);
    return x.unsqueeze(2).expand({x.size(0), x.size(1), groups, x.size(2), x.size(3)}).flatten(1, 2);
  };
  std::optional<at::Tensor> mask;
  if (bias.defined()) {
    // The lowest number of a wide type is minus infinity in a narrow one, and a row of those has no softmax.
    const double lowest = q.scalar_type() == at::kHalf ? -65504 : -3.3e38;
    const at::Tensor rounded = bias.scalar_type() == q.scalar_type() ? bias : bias.clamp_min(lowest).to(q.scalar_type());
    mask = rounded.expand({q.size(0), q.size(1), q.size(2), k.size(2)});
  }
  return at::scaled_dot_product_attention(q, all(k), all(v), mask, dropout_p, /*is_causal=*/false, scale);
#else
  (void)q, (void)k, (void)v, (void)bias, (void)scale, (void)dropout_p;
  throw std::logic_error("this libtorch has no fused attention");
#endif
}

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
