#include "core/nn/quantise.h"

#include "core/nn/vectors.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {

typedef std::int8_t Bytes __attribute__((vector_size(kLanes)));
typedef std::uint16_t Halves __attribute__((vector_size(kLanes * sizeof(std::uint16_t))));

constexpr std::int64_t kBlocksAtOnce = 64;  ///< the least that is worth a thread
constexpr std::uint8_t kTwoZeros = 0x77;    ///< two codes of 0

/// Half-way between the values, as bitsandbytes has them: a number above a threshold gets a higher code.
constexpr std::array<float, 15> kNf4Thresholds = {
    -0.8480964004993439f,  -0.6106329262256622f,   -0.4599952697753906f, -0.33967943489551544f, -0.23460740596055984f,
    -0.13791173323988914f, -0.045525018125772476f, 0.03979014977812767f, 0.1202552504837513f,   0.2035212516784668f,
    0.2920137718319893f,   0.3893125355243683f,    0.5016634166240692f,  0.6427869200706482f,   0.8614784181118011f};

/// The largest magnitude of a block; not a number if one of them is none, or infinite.
ETUDE_VECTOR_PART float largestOf(const float* x) {
  Floats most{}, poison{}, some;
  for (std::int64_t i = 0; i < kQuantBlock; i += kLanes) {
    load(some, x + i);
    poison += some - some;
    some = some < 0 ? -some : some;
    most = some > most ? some : most;
  }
  float largest = most[0];
  for (std::int64_t lane = 1; lane < kLanes; ++lane) largest = std::max(largest, most[lane]);
  return largest + sumOf(poison);
}

/// False for blocks of nothing but zeros, or of numbers so small that they are as good as that.
ETUDE_VECTOR_PART bool scalable(float inverse) { return inverse <= std::numeric_limits<float>::max(); }

ETUDE_VECTOR_PART void nf4BlockCodes(const float* x, std::uint8_t* codes, float& largest) {
  largest = largestOf(x);
  const float inverse = 1 / largest;
  if (!scalable(inverse)) {
    std::memset(codes, kTwoZeros, kQuantBlock / 2);
    return;
  }
  Floats some;
  for (std::int64_t i = 0; i < kQuantBlock; i += kLanes) {
    load(some, x + i);
    some *= inverse;
    Integers code{};
    for (const float threshold : kNf4Thresholds) code -= some > threshold;  // true is -1
    for (std::int64_t lane = 0; lane < kLanes; lane += 2)
      codes[(i + lane) / 2] = static_cast<std::uint8_t>(code[lane] << 4 | code[lane + 1]);
  }
}

ETUDE_VECTOR_PART void int8BlockCodes(const float* x, std::int8_t* codes, float& step) {
  step = largestOf(x) / 127;
  const float inverse = 1 / step;
  if (!scalable(inverse)) {
    std::memset(codes, 0, kQuantBlock);
    return;
  }
  constexpr float kToInteger = 12582912;  // adding 1.5 * 2^23 rounds, ties to even
  Floats some;
  for (std::int64_t i = 0; i < kQuantBlock; i += kLanes) {
    load(some, x + i);
    some = (some * inverse + kToInteger) - kToInteger;
    const Bytes bytes = __builtin_convertvector(__builtin_convertvector(some, Integers), Bytes);
    std::memcpy(codes + i, &bytes, sizeof bytes);
  }
}

ETUDE_VECTOR_CLONES
void nf4Codes(const float* x, std::int64_t blocks, std::uint8_t* codes, float* largest) {
  for (std::int64_t i = 0; i < blocks; ++i) nf4BlockCodes(x + i * kQuantBlock, codes + i * kQuantBlock / 2, largest[i]);
}

ETUDE_VECTOR_CLONES
void int8Codes(const float* x, std::int64_t blocks, std::int8_t* codes, float* steps) {
  for (std::int64_t i = 0; i < blocks; ++i) int8BlockCodes(x + i * kQuantBlock, codes + i * kQuantBlock, steps[i]);
}

ETUDE_VECTOR_PART void put(float* to, const Floats& numbers) { store(to, numbers); }

/// The upper halves of finite numbers, rounded.
ETUDE_VECTOR_PART void put(std::uint16_t* to, const Floats& numbers) {
  Integers bits;
  std::memcpy(&bits, &numbers, sizeof bits);
  bits = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
  const Halves halves = __builtin_convertvector(bits, Halves);
  std::memcpy(to, &halves, sizeof halves);
}

template <class Out>
ETUDE_VECTOR_PART void nf4BlockNumbers(const std::uint8_t* codes, float scale, Out* out) {
  Floats lower, upper, from_lower, from_upper;
  load(lower, kNf4Values.data());
  load(upper, kNf4Values.data() + kLanes);
  lower *= scale;
  upper *= scale;
  constexpr Integers kShifts = {4, 0, 12, 8, 20, 16, 28, 24};  // to the codes of four bytes, in their order
  for (std::int64_t i = 0; i < kQuantBlock; i += kLanes) {
    const std::uint8_t* bytes = codes + i / 2;
    const std::uint32_t four = bytes[0] | bytes[1] << 8 | bytes[2] << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
    const Integers code = ((Integers{} + static_cast<std::int32_t>(four)) >> kShifts) & 15;
    pick(from_lower, lower, code);
    pick(from_upper, upper, code);
    put(out + i, code >= kLanes ? from_upper : from_lower);
  }
}

template <class Out>
ETUDE_VECTOR_PART void int8BlockNumbers(const std::int8_t* codes, float step, Out* out) {
  for (std::int64_t i = 0; i < kQuantBlock; i += kLanes) {
    Bytes some;
    std::memcpy(&some, codes + i, sizeof some);
    put(out + i, __builtin_convertvector(__builtin_convertvector(some, Integers), Floats) * step);
  }
}

ETUDE_VECTOR_CLONES
void nf4Numbers(const std::uint8_t* codes, const float* scales, std::int64_t blocks, float* out) {
  for (std::int64_t i = 0; i < blocks; ++i) nf4BlockNumbers(codes + i * kQuantBlock / 2, scales[i], out + i * kQuantBlock);
}
ETUDE_VECTOR_CLONES
void nf4Numbers(const std::uint8_t* codes, const float* scales, std::int64_t blocks, std::uint16_t* out) {
  for (std::int64_t i = 0; i < blocks; ++i) nf4BlockNumbers(codes + i * kQuantBlock / 2, scales[i], out + i * kQuantBlock);
}
ETUDE_VECTOR_CLONES
void int8Numbers(const std::int8_t* codes, const float* steps, std::int64_t blocks, float* out) {
  for (std::int64_t i = 0; i < blocks; ++i) int8BlockNumbers(codes + i * kQuantBlock, steps[i], out + i * kQuantBlock);
}
ETUDE_VECTOR_CLONES
void int8Numbers(const std::int8_t* codes, const float* steps, std::int64_t blocks, std::uint16_t* out) {
  for (std::int64_t i = 0; i < blocks; ++i) int8BlockNumbers(codes + i * kQuantBlock, steps[i], out + i * kQuantBlock);
}

/// Calls visit(first block, blocks) for the whole blocks of n numbers on several threads; returns how many those are.
template <class Visit>
std::int64_t forWholeBlocks(std::int64_t n, const Visit& visit) {
  const std::int64_t blocks = n / kQuantBlock;
  at::parallel_for(0, blocks, kBlocksAtOnce, [&](std::int64_t begin, std::int64_t end) { visit(begin, end - begin); });
  return blocks;
}

/// Calls encode(numbers, first block, blocks, codes), where the short block at the end comes filled with zeros.
template <class Code, class Encode>
void encodeBlocks(const float* x, std::int64_t n, std::int64_t codes_of_block, Code* codes, const Encode& encode) {
  const std::int64_t whole = forWholeBlocks(n, [&](std::int64_t first, std::int64_t blocks) {
    encode(x + first * kQuantBlock, first, blocks, codes + first * codes_of_block);
  });
  if (const std::int64_t rest = n - whole * kQuantBlock; rest > 0) {
    float last[kQuantBlock] = {};
    Code last_codes[kQuantBlock];
    std::copy_n(x + whole * kQuantBlock, rest, last);
    encode(last, whole, 1, last_codes);
    std::copy_n(last_codes, blocksOf(rest * codes_of_block, kQuantBlock), codes + whole * codes_of_block);
  }
}

/// Calls decode(codes, first block, blocks, numbers), where the short block at the end has room for a whole one.
template <class Code, class Out, class Decode>
void decodeBlocks(const Code* codes, std::int64_t n, std::int64_t codes_of_block, Out* out, const Decode& decode) {
  const std::int64_t whole = forWholeBlocks(n, [&](std::int64_t first, std::int64_t blocks) {
    decode(codes + first * codes_of_block, first, blocks, out + first * kQuantBlock);
  });
  if (const std::int64_t rest = n - whole * kQuantBlock; rest > 0) {
    Code last_codes[kQuantBlock] = {};
    Out last[kQuantBlock];
    std::copy_n(codes + whole * codes_of_block, blocksOf(rest * codes_of_block, kQuantBlock), last_codes);
    decode(last_codes, whole, 1, last);
    std::copy_n(last, rest, out + whole * kQuantBlock);
  }
}

std::array<float, 256> makeDynamicMap() {
  std::array<float, 256> map{};  // map[127] stays 0
  std::size_t place = 128;
  for (int exponent = -6; exponent <= 0; ++exponent) {
    const int values = 1 << (exponent + 6);
    const float step = (1.0f - 0.1f) / static_cast<float>(values), scale = static_cast<float>(std::pow(10.0, exponent));
    const auto boundary = [&](int i) {  // as torch.linspace(0.1, 1, values + 1) rounds it
      return i < (values + 1) / 2 ? std::fma(step, static_cast<float>(i), 0.1f)
                                  : std::fma(-step, static_cast<float>(values - i), 1.0f);
    };
    for (int i = 0; i < values; ++i, ++place) {
      map[place] = (boundary(i) + boundary(i + 1)) / 2 * scale;
      map[254 - place] = -map[place];
    }
  }
  map[255] = 1;
  return map;
}

/// thresholds[i] is the highest number that gets code i or a lower one.
std::array<float, 255> makeScaleThresholds() {
  const std::array<float, 256>& map = dynamicMap();
  std::array<float, 255> thresholds{};
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    const float middle = (map[i] + map[i + 1]) * 0.5f;
    thresholds[i] = i % 2 == 0 ? middle : std::nextafter(middle, -std::numeric_limits<float>::infinity());
  }
  return thresholds;
}

}  // namespace

const std::array<float, 256>& dynamicMap() {
  static const std::array<float, 256> map = makeDynamicMap();
  return map;
}

void quantiseNf4(const float* x, std::int64_t n, std::uint8_t* codes, float* largest) {
  encodeBlocks(x, n, kQuantBlock / 2, codes, [&](const float* from, std::int64_t first, std::int64_t blocks, std::uint8_t* to) {
    nf4Codes(from, blocks, to, largest + first);
  });
}

void quantiseInt8(const float* x, std::int64_t n, std::int8_t* codes, float* steps) {
  encodeBlocks(x, n, kQuantBlock, codes, [&](const float* from, std::int64_t first, std::int64_t blocks, std::int8_t* to) {
    int8Codes(from, blocks, to, steps + first);
  });
}

void quantiseScales(const float* x, std::int64_t n, std::uint8_t* codes, float* largest) {
  static const std::array<float, 255> thresholds = makeScaleThresholds();
  for (std::int64_t begin = 0; begin < n; begin += kScaleBlock, ++largest) {
    const std::int64_t end = std::min(begin + kScaleBlock, n);
    *largest = 0;
    for (std::int64_t i = begin; i < end; ++i) *largest = std::max(*largest, std::abs(x[i]));
    const float inverse = 1 / *largest;
    for (std::int64_t i = begin; i < end; ++i)
      codes[i] =
          static_cast<std::uint8_t>(std::lower_bound(thresholds.begin(), thresholds.end(), x[i] * inverse) - thresholds.begin());
  }
}

template <class Out>
void dequantiseNf4(const std::uint8_t* codes, const float* scales, std::int64_t n, Out* out) {
  decodeBlocks(codes, n, kQuantBlock / 2, out, [&](const std::uint8_t* from, std::int64_t first, std::int64_t blocks, Out* to) {
    nf4Numbers(from, scales + first, blocks, to);
  });
}

template <class Out>
void dequantiseInt8(const std::int8_t* codes, const float* steps, std::int64_t n, Out* out) {
  decodeBlocks(codes, n, kQuantBlock, out, [&](const std::int8_t* from, std::int64_t first, std::int64_t blocks, Out* to) {
    int8Numbers(from, steps + first, blocks, to);
  });
}

template void dequantiseNf4(const std::uint8_t*, const float*, std::int64_t, float*);
template void dequantiseNf4(const std::uint8_t*, const float*, std::int64_t, std::uint16_t*);
template void dequantiseInt8(const std::int8_t*, const float*, std::int64_t, float*);
template void dequantiseInt8(const std::int8_t*, const float*, std::int64_t, std::uint16_t*);

}  // namespace etude
