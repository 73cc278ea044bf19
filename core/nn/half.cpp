#include "core/nn/half.h"

#include <cmath>
#include <cstring>

namespace etude {

std::uint16_t floatToHalf(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000u);
  const std::uint32_t magnitude = bits & 0x7fffffffu;
  if (magnitude > 0x7f800000u) return static_cast<std::uint16_t>(sign | 0x7e00u | ((magnitude >> 13) & 0x1ffu));
  // 65520 is half-way between the largest half (65504) and the next power of two: it and all above round to infinity.
  if (magnitude >= 0x477ff000u) return static_cast<std::uint16_t>(sign | 0x7c00u);
  if (magnitude < 0x38800000u) {
    // Below 2^-14 halves are multiples of 2^-24; adding 0.5 makes the processor round to just that multiple.
    const float rounded = std::bit_cast<float>(magnitude) + 0.5f;
    return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(rounded) - std::bit_cast<std::uint32_t>(0.5f)));
  }
  const std::uint32_t odd = (magnitude >> 13) & 1u;
  return static_cast<std::uint16_t>(sign | ((magnitude - (112u << 23) + 0xfffu + odd) >> 13));
}

float halfToFloat(std::uint16_t bits) {
  const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000u) << 16;
  const std::uint32_t magnitude = bits & 0x7fffu;
  if (magnitude >= 0x7c00u) return std::bit_cast<float>(sign | 0x7f800000u | ((magnitude & 0x3ffu) << 13));
  if (magnitude >= 0x400u) return std::bit_cast<float>(sign | ((magnitude << 13) + (112u << 23)));
  const float tiny = static_cast<float>(magnitude) * 0x1.0p-24f;
  return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(tiny));
}

bool isFloatDtype(std::string_view dtype) { return dtype == "F64" || dtype == "F32" || dtype == "F16" || dtype == "BF16"; }

namespace {

template <class Stored, class Output, class Read, class Write>
ConvertedFloats convert(std::string_view bytes, Read read, Write write) {
  const std::size_t count = bytes.size() / sizeof(Stored);
  ConvertedFloats result;
  result.bytes.resize(count * sizeof(Output));
  for (std::size_t i = 0; i < count; ++i) {
    Stored stored;
    std::memcpy(&stored, bytes.data() + i * sizeof(Stored), sizeof(Stored));
    const auto value = read(stored);
    const Output output = write(static_cast<float>(value), std::isfinite(value), result.overflowed);
    std::memcpy(result.bytes.data() + i * sizeof(Output), &output, sizeof(Output));
  }
  return result;
}

template <class Stored, class Read>
ConvertedFloats convertFrom(std::string_view bytes, std::string_view to, Read read) {
  if (to == "F16") {
    return convert<Stored, std::uint16_t>(bytes, read, [](float value, bool finite, std::int64_t& overflowed) {
      const std::uint16_t half = floatToHalf(value);
      if (finite && (half & 0x7c00u) == 0x7c00u) ++overflowed;
      return half;
    });
  }
  if (to == "BF16") {
    return convert<Stored, std::uint16_t>(bytes, read, [](float value, bool finite, std::int64_t& overflowed) {
      const std::uint16_t brain = floatToBfloat16(value);
      if (finite && (brain & 0x7f80u) == 0x7f80u) ++overflowed;
      return brain;
    });
  }
  return convert<Stored, float>(bytes, read, [](float value, bool finite, std::int64_t& overflowed) {
    if (finite && !std::isfinite(value)) ++overflowed;
    return value;
  });
}

}  // namespace

ConvertedFloats convertFloats(std::string_view bytes, std::string_view from, std::string_view to) {
  if (from == "F64") return convertFrom<double>(bytes, to, [](double value) { return value; });
  if (from == "F16") return convertFrom<std::uint16_t>(bytes, to, halfToFloat);
  if (from == "BF16") return convertFrom<std::uint16_t>(bytes, to, bfloat16ToFloat);
  return convertFrom<float>(bytes, to, [](float value) { return value; });
}

}  // namespace etude
