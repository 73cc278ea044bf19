// Dropout whose mask is a pure function of a key, so that a resumed or recomputed pass drops the same elements, nothing
// has to be kept for the backward pass, and the processor draws it as fast as it multiplies.
#pragma once

#include "core/nn/pass.h"
#include "core/nn/torch.h"

namespace etude {

/// x with each element zero with probability p, else x / (1 - p). Identity outside training or for p = 0. `site` tells
/// apart the places of one pass.
at::Tensor dropout(const at::Tensor& x, double p, const Pass& pass, std::uint64_t site);

/// Fills a float tensor with standard normal numbers that depend on the key alone (Box-Muller).
void fillNormal(at::Tensor& x, double deviation, std::uint64_t key);

}  // namespace etude
