#include "core/nn/softmax_rows.h"

#include "core/nn/vectors.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace etude {

namespace {

/// The last numbers of a row, fewer than a vector holds, and `otherwise` behind them.
ETUDE_VECTOR_PART void loadSome(Floats& to, const float* from, std::int64_t count, float otherwise) {
  for (std::int64_t i = 0; i < kLanes; ++i) to[i] = i < count ? from[i] : otherwise;
}

/// exp of x <= 0, and 0 below -87: 2^n times the Taylor series on [-ln 2 / 2, ln 2 / 2], with ln 2 in two parts so that x - n ln 2 is
/// nearly exact (Cody and Waite 1980).
ETUDE_VECTOR_PART void exponential(Floats& x) {
  constexpr float kToInteger = 12582912;  // adding 1.5 * 2^23 rounds, and leaves the integer in the lowest bits
  const Integers low = x < -87.0f;
  const Floats shifted = x * 1.44269504f + kToInteger, n = shifted - kToInteger;
  const Floats r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
  Floats sum = r * (1.0f / 5040) + 1.0f / 720;
  sum = sum * r + 1.0f / 120;
  sum = sum * r + 1.0f / 24;
  sum = sum * r + 1.0f / 6;
  sum = sum * r + 0.5f;
  sum = sum * r + 1.0f;
  sum = sum * r + 1.0f;
  Integers exponent;
  std::memcpy(&exponent, &shifted, sizeof exponent);
  const Integers bits = (exponent << 23) + (127 << 23);
  Floats power;
  std::memcpy(&power, &bits, sizeof power);
  x = low ? Floats{} : sum * power;
}

ETUDE_VECTOR_CLONES
float largest(const float* x, std::int64_t n) {
  Floats best, some;
  loadSome(best, x, std::min(n, kLanes), -std::numeric_limits<float>::infinity());
  std::int64_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    load(some, x + i);
    best = some > best ? some : best;
  }
  float result = best[0];
  for (std::int64_t lane = 1; lane < kLanes; ++lane) result = std::max(result, best[lane]);
  for (; i < n; ++i) result = std::max(result, x[i]);
  return result;
}

/// x becomes exp(x - offset); returns the sum.
ETUDE_VECTOR_CLONES
float exponentials(float* x, std::int64_t n, float offset) {
  Floats sums{}, some;
  std::int64_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    load(some, x + i);
    some -= offset;
    exponential(some);
    sums += some;
    store(x + i, some);
  }
  if (i < n) {
    loadSome(some, x + i, n - i, -std::numeric_limits<float>::infinity());
    some -= offset;
    exponential(some);
    sums += some;
    for (std::int64_t lane = 0; i + lane < n; ++lane) x[i + lane] = some[lane];
  }
  return sumOf(sums);
}

ETUDE_VECTOR_CLONES
void multiply(float* x, std::int64_t n, float factor) {
  Floats some;
  std::int64_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    load(some, x + i);
    store(x + i, some * factor);
  }
  for (; i < n; ++i) x[i] *= factor;
}

/// gradient becomes p * (gradient - sum of p * gradient).
ETUDE_VECTOR_CLONES
void gradientOfRow(float* gradient, const float* p, std::int64_t n) {
  Floats sums{}, some, weights;
  std::int64_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    load(some, gradient + i);
    load(weights, p + i);
    sums += some * weights;
  }
  float mean = sumOf(sums);
  for (; i < n; ++i) mean += gradient[i] * p[i];
  for (i = 0; i + kLanes <= n; i += kLanes) {
    load(some, gradient + i);
    load(weights, p + i);
    store(gradient + i, (some - mean) * weights);
  }
  for (; i < n; ++i) gradient[i] = (gradient[i] - mean) * p[i];
}

}  // namespace

void softmaxRows(float* x, std::int64_t rows, std::int64_t columns) {
  for (std::int64_t row = 0; row < rows; ++row, x += columns) multiply(x, columns, 1 / exponentials(x, columns, largest(x, columns)));
}

void softmaxGradientRows(float* gradient, const float* probabilities, std::int64_t rows, std::int64_t columns) {
  for (std::int64_t row = 0; row < rows; ++row, gradient += columns, probabilities += columns)
    gradientOfRow(gradient, probabilities, columns);
}

}  // namespace etude
