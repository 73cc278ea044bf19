// Numbers in few bits, block by block: NF4 with its double quantisation (Dettmers et al. 2023, "QLoRA"), which gives the same
// bits as bitsandbytes does, and plain 8 bits. Works on memory of the processor; core/nn/quantised_weight.h makes weights of it.
#pragma once

#include <array>
#include <cstdint>

namespace etude {

inline constexpr std::int64_t kQuantBlock = 64;   ///< weights that share a scale
inline constexpr std::int64_t kScaleBlock = 256;  ///< scales that share a scale

/// How many blocks of `block` hold n numbers; the last may be short.
constexpr std::int64_t blocksOf(std::int64_t n, std::int64_t block) { return (n + block - 1) / block; }

/// What the sixteen codes stand for, in units of the block's largest magnitude: quantiles of the normal distribution with a zero
/// among them (appendix E of the paper).
inline constexpr std::array<float, 16> kNf4Values = {-1.0f,
                                                     -0.6961928009986877f,
                                                     -0.5250730514526367f,
                                                     -0.39491748809814453f,
                                                     -0.28444138169288635f,
                                                     -0.18477343022823334f,
                                                     -0.09105003625154495f,
                                                     0.0f,
                                                     0.07958029955625534f,
                                                     0.16093020141124725f,
                                                     0.24611230194568634f,
                                                     0.33791524171829224f,
                                                     0.44070982933044434f,
                                                     0.5626170039176941f,
                                                     0.7229568362236023f,
                                                     1.0f};

/// Eight bits with a dynamic exponent (Dettmers 2016), in ascending order: for each power of ten from 1e-6 to 1 twice as many
/// values as for the one before, evenly between a tenth of it and all of it, of either sign; and 0 and 1. It is bitsandbytes'
/// create_dynamic_map() to the last bit, whose single-precision steps are repeated here.
const std::array<float, 256>& dynamicMap();

/// n numbers in blocks of 64: the largest magnitude of each block, and the nearest code of each number, two in a byte, the first
/// in the high half. A number half-way between two values gets the lower one; if n is odd, the last half byte stands for 0. In a
/// block of zeros all codes stand for 0, so that it is restored as zeros whatever becomes of its scale. Where a block holds what
/// is infinite or not a number, its largest magnitude comes out as not a number.
void quantiseNf4(const float* x, std::int64_t n, std::uint8_t* codes, float* largest);

/// Scales, less their mean, in blocks of 256: the largest magnitude of each block, and the nearest value of the dynamic map. A
/// number half-way between two values gets the one with the even code.
void quantiseScales(const float* x, std::int64_t n, std::uint8_t* codes, float* largest);

/// n numbers in blocks of 64 as whole multiples, -127 to 127, of a step: the block's largest magnitude / 127. Zeros, and what is
/// not a number, as for quantiseNf4.
void quantiseInt8(const float* x, std::int64_t n, std::int8_t* codes, float* steps);

/// The numbers again: what the code stands for times the block's scale, in single precision. `Out` is float, or std::uint16_t for
/// bf16 (its upper half, rounded to nearest, ties to even).
template <class Out>
void dequantiseNf4(const std::uint8_t* codes, const float* scales, std::int64_t n, Out* out);
template <class Out>
void dequantiseInt8(const std::int8_t* codes, const float* steps, std::int64_t n, Out* out);

}  // namespace etude
