// Dropout whose mask is a pure function of a key, so that a resumed or recomputed pass drops the same elements, nothing
// has to be kept for the backward pass, and the processor draws it as fast as it multiplies.
#pragma once

#include "core/nn/pass.h"
#include "core/nn/torch.h"

namespace etude {

/// x with each element zero with probability p, else x / (1 - p). Identity outside training or for p = 0. `site` tells
/// apart the places of one pass.
at::Tensor dropout(const at::Tensor& x, double p, const Pass& pass, std::uint64_t site);

/// `dropout` in parts, for those who never hold the whole tensor: x is what stands in it (C order) from element `first` on, and
/// `key` is dropoutKey of its pass and site. Fills and reads processor memory only; not differentiable.
at::Tensor dropPart(const at::Tensor& x, double p, std::uint64_t key, std::int64_t first);
/// The key that `dropout` draws from.
std::uint64_t dropoutKey(const Pass& pass, std::uint64_t site);

/// Seeds torch's own generator of the device, for kernels that draw their mask themselves.
void seedDevice(const at::Device& device, std::uint64_t key);

/// Fills a float tensor with standard normal numbers that depend on the key alone (Box-Muller).
void fillNormal(at::Tensor& x, double deviation, std::uint64_t key);
/// The same with numbers spread evenly between -most and most.
void fillUniform(at::Tensor& x, double most, std::uint64_t key);

}  // namespace etude
