// Eight numbers at a time, for loops that the compiler does not turn into vector code by itself. Eight suits AVX2, and elsewhere
// becomes what there is, so results are the same on every processor. Vectors go by reference: by value their passing depends on
// the processor.
#pragma once

#include <cstdint>
#include <cstring>

/// Before a function: compiled for AVX2 as well, and chosen when the program starts.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ETUDE_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define ETUDE_VECTOR_CLONES
#endif
/// Before their helpers, which have to become part of each clone.
#define ETUDE_VECTOR_PART __attribute__((always_inline)) inline

namespace etude {

inline constexpr std::int64_t kLanes = 8;
typedef float Floats __attribute__((vector_size(kLanes * sizeof(float))));
typedef std::int32_t Integers __attribute__((vector_size(kLanes * sizeof(std::int32_t))));

ETUDE_VECTOR_PART void load(Floats& to, const float* from) { std::memcpy(&to, from, sizeof to); }
ETUDE_VECTOR_PART void store(float* to, const Floats& from) { std::memcpy(to, &from, sizeof from); }

/// to[i] = table[at[i] modulo 8].
ETUDE_VECTOR_PART void pick(Floats& to, const Floats& table, const Integers& at) {
#if defined(__clang__)
  for (std::int64_t i = 0; i < kLanes; ++i) to[i] = table[at[i] & (kLanes - 1)];
#else
  to = __builtin_shuffle(table, at);
#endif
}

ETUDE_VECTOR_PART float sumOf(const Floats& lanes) {
  float sum = 0;
  for (std::int64_t i = 0; i < kLanes; ++i) sum += lanes[i];
  return sum;
}

}  // namespace etude
