#include "core/nn/rope.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace etude {

namespace {

using Values = std::vector<float>;

Values plainFrequencies(double theta, std::int64_t width) {
  Values values;
  for (std::int64_t i = 0; i < width; i += 2)
    values.push_back(1.0f / std::pow(static_cast<float>(theta), static_cast<float>(i) / static_cast<float>(width)));
  return values;
}

/// Long waves are stretched by the factor, short ones left alone, those between blended.
void stretchAsLlama3(Values& values, const RopeSettings& s) {
  const double original = static_cast<double>(s.original_positions);
  const double low_wave = original / s.low_freq_factor, high_wave = original / s.high_freq_factor;
  for (float& value : values) {
    const double wave = 2 * std::numbers::pi / value;
    if (wave > low_wave) {
      value = static_cast<float>(value / s.factor);
    } else if (wave >= high_wave) {
      const double smooth = (original / wave - s.low_freq_factor) / (s.high_freq_factor - s.low_freq_factor);
      value = static_cast<float>((1 - smooth) * value / s.factor + smooth * value);
    }
  }
}

/// Dimensions that turn often within the original length are left alone, those that turn seldom are stretched.
void stretchAsYarn(Values& values, const RopeSettings& s) {
  const auto dimension = [&](double turns) {  // the one that turns so often in the original length
    return static_cast<double>(s.width) * std::log(static_cast<double>(s.original_positions) / (turns * 2 * std::numbers::pi)) /
           (2 * std::log(s.theta));
  };
  double low = dimension(s.beta_fast), high = dimension(s.beta_slow);
  if (s.truncate) {
    low = std::floor(low);
    high = std::ceil(high);
  }
  low = std::max(low, 0.0);
  high = std::min(high, static_cast<double>(s.width - 1));
  if (low == high) high += 0.001;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double stretched = std::clamp((static_cast<double>(i) - low) / (high - low), 0.0, 1.0);
    values[i] = static_cast<float>(values[i] / s.factor * stretched + values[i] * (1 - stretched));
  }
}

}  // namespace

at::Tensor Rope::frequencies(std::int64_t length) const {
  const RopeSettings& s = settings_;
  double theta = s.theta;
  if (s.kind == RopeSettings::Kind::Dynamic && length > s.positions) {
    const double longer = s.factor * static_cast<double>(length) / static_cast<double>(s.positions) - (s.factor - 1);
    theta *= std::pow(longer, static_cast<double>(s.width) / static_cast<double>(s.width - 2));
  }
  Values values = plainFrequencies(theta, s.width);
  if (s.kind == RopeSettings::Kind::Llama3) stretchAsLlama3(values, s);
  if (s.kind == RopeSettings::Kind::Yarn) stretchAsYarn(values, s);
  if (s.kind == RopeSettings::Kind::Linear) {
    for (float& value : values) value /= static_cast<float>(s.factor);
  }
  return at::tensor(values, at::kFloat);
}

Rope::Angles Rope::angles(const at::Tensor& positions, at::ScalarType type) const {
  std::int64_t length = 0;  // only dynamic frequencies depend on it
  if (settings_.kind == RopeSettings::Kind::Dynamic) length = positions.max().item<std::int64_t>() + 1;
  const at::Tensor turns = positions.to(at::kFloat).unsqueeze(-1) * frequencies(length).to(positions.device());  // (B, T, hs / 2)
  const at::Tensor both = at::cat({turns, turns}, -1).unsqueeze(1);
  const double scale = settings_.kind == RopeSettings::Kind::Yarn ? settings_.attention_factor : 1;
  return {(both.cos() * scale).to(type), (both.sin() * scale).to(type)};
}

at::Tensor Rope::turn(const at::Tensor& x, const Angles& angles) {
  const std::int64_t half = x.size(-1) / 2;
  const at::Tensor turned = at::cat({-x.slice(-1, half), x.slice(-1, 0, half)}, -1);
  return x * angles.cosine + turned * angles.sine;
}

}  // namespace etude
