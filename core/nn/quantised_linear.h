// The product with a quantised weight: memory for one weight's numbers at a time, however many layers there are.
#pragma once

#include "core/nn/quantised_weight.h"

namespace etude {

/// y = x W^T + b for a weight (out, in), or y = x W + b if it lies `in_out`, (in, out), as GPT-2's does; x: (..., in) -> (...,
/// out); an undefined bias is none. The numbers are those of at::linear on weight.dequantised(), also where autocast rounds
/// products to bf16. They are restored for the forward pass, freed, and restored again for the gradient of x: none are kept
/// between the two. Gradients go to x and to a bias that wants one; the weight has none.
at::Tensor quantisedLinear(const at::Tensor& x, const QuantisedWeight& weight, const at::Tensor& bias, bool in_out);

}  // namespace etude
