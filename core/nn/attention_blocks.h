// The two ways in which `attend` computes attention itself, apart so that tests and measurements can set one beside the other: all
// scores at once, which is quickest while they fit the processor's cache, and a few rows at a time, which keeps none of them.
#pragma once

#include "core/nn/pass.h"
#include "core/nn/torch.h"

#include <cstdint>

namespace etude {

/// softmax(scale * q k^T + bias) v with dropout on the probabilities; shapes and `site` as for `attend`. For the backward pass
/// autograd keeps the probabilities of all rows.
at::Tensor attendAtOnce(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias, double scale,
                        double dropout_p, const Pass& pass, std::uint64_t site);

/// The same, with the same elements dropped, `rows` rows of one head's scores at a time; 0: as many as suit the cache. Nothing but
/// q, k, v and the bias is kept: the backward pass computes each block of probabilities again (as FlashAttention does, Dao et al.
/// 2022; whole rows stand in a block, so no sums of theirs need keeping either). On the processor only. The gradients have no
/// gradient: asking for one throws.
at::Tensor attendInBlocks(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias, double scale,
                          double dropout_p, const Pass& pass, std::uint64_t site, std::int64_t rows = 0);

/// True where attendInBlocks is about as quick as attendAtOnce (from some 180 tokens on; below, setting up each block is felt). It
/// depends on lengths alone, so that a resumed run goes the same way and memory grows evenly with the batch.
bool blocksPay(std::int64_t queries, std::int64_t keys);

}  // namespace etude
