// The 16-bit floating-point formats without torch: IEEE 754 binary16 (float16) and bfloat16. Rounding is to nearest, ties
// to even, as torch and the processors do it; infinities and NaN stay what they are.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace etude {

std::uint16_t floatToHalf(float value);
float halfToFloat(std::uint16_t bits);

constexpr std::uint16_t floatToBfloat16(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  // Rounding could carry a NaN over to infinity: keep its top bits and make it quiet.
  if ((bits & 0x7fffffffu) > 0x7f800000u) return static_cast<std::uint16_t>((bits >> 16) | 0x40u);
  return static_cast<std::uint16_t>((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16);
}
constexpr float bfloat16ToFloat(std::uint16_t bits) { return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16); }

/// True for the safetensors dtypes that `convertFloats` reads and writes: F64 (read only), F32, F16, BF16.
bool isFloatDtype(std::string_view dtype);

struct ConvertedFloats {
  std::vector<std::byte> bytes;
  std::int64_t overflowed = 0;  ///< finite values that the new dtype cannot hold and that became infinite
};

/// Elements of `from` (little-endian, any alignment) as `to` (F32, F16 or BF16).
ConvertedFloats convertFloats(std::string_view bytes, std::string_view from, std::string_view to);

}  // namespace etude
