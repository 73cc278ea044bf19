// Softmax and its gradient over the rows of a small matrix of floats, in place: several times as quick as libtorch's on a block of
// scores that lies in the processor's cache, which is what attention in blocks works on.
#pragma once

#include <cstdint>

namespace etude {

/// Each of `rows` rows of `columns` floats becomes its softmax. The exponential is right to 2 units in the last place; what is not a
/// number stays so.
void softmaxRows(float* x, std::int64_t rows, std::int64_t columns);

/// `gradient`, of the probabilities, becomes that of the scores: p * (g - sum of p * g).
void softmaxGradientRows(float* gradient, const float* probabilities, std::int64_t rows, std::int64_t columns);

}  // namespace etude
