#include "core/train/pretrain_init.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace etude {

namespace {

constexpr double kQueryGain = 1.2;
constexpr double kDistanceGain = 4;  // e^4 times the weight of another place
constexpr double kT5QueryShare = 1.0 / 4;

/// From half a turn a token down to a thirtieth of that: near neighbours differ clearly, far ones a little.
double frequency(std::int64_t i, std::int64_t count) {
  return std::numbers::pi * std::pow(30.0, -static_cast<double>(i) / static_cast<double>(count));
}

double offset(int layer, std::int64_t head) {
  const std::int64_t distance = 1 + (head / 2) * (layer + 1);
  return static_cast<double>(head % 2 == 0 ? -distance : distance);
}

void fillPositions(at::Tensor& positions, std::int64_t heads, double amplitude) {  // (P, C)
  const std::int64_t width = positions.size(1) / heads, pairs = width / 2;
  positions.select(0, 0).zero_();  // [CLS] has no neighbours to prefer: it looks at all tokens alike and so can sum them up
  for (std::int64_t p = 1; p < positions.size(0); ++p) {
    float* row = positions.data_ptr<float>() + p * positions.size(1);
    for (std::int64_t h = 0; h < heads; ++h) {
      for (std::int64_t i = 0; i < pairs; ++i) {
        const double angle = static_cast<double>(p) * frequency(i, pairs);
        row[h * width + 2 * i] = static_cast<float>(amplitude * std::sin(angle));
        row[h * width + 2 * i + 1] = static_cast<float>(amplitude * std::cos(angle));
      }
    }
  }
}

/// Adds gain * (rotation by the head's offset) to each head's diagonal block: sin(a), cos(a) -> sin(a + d), cos(a + d).
void addRotation(at::Tensor& weight, std::int64_t heads, int layer, double gain, bool rotated) {  // (C, C)
  const std::int64_t c = weight.size(0), width = c / heads, pairs = width / 2;
  float* w = weight.data_ptr<float>();
  for (std::int64_t h = 0; h < heads; ++h) {
    for (std::int64_t i = 0; i < pairs; ++i) {
      const double d = rotated ? offset(layer, h) * frequency(i, pairs) : 0;
      const std::int64_t s = h * width + 2 * i, k = s + 1;  // places of the sine and the cosine
      w[s * c + s] += static_cast<float>(gain * std::cos(d));
      w[s * c + k] += static_cast<float>(gain * std::sin(d));
      w[k * c + s] -= static_cast<float>(gain * std::sin(d));
      w[k * c + k] += static_cast<float>(gain * std::cos(d));
    }
  }
}

}  // namespace

void pointHeadsAtNeighbours(Model& model, std::int64_t heads, double deviation) {
  const at::NoGradGuard no_grad;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.name.ends_with("position_embeddings.weight"))
      fillPositions(*parameter.tensor, heads, deviation * std::numbers::sqrt2);
    if (parameter.name.ends_with("self.query.weight")) addRotation(*parameter.tensor, heads, parameter.part, kQueryGain, true);
    if (parameter.name.ends_with("self.key.weight")) addRotation(*parameter.tensor, heads, parameter.part, kQueryGain, false);
  }
}

void quietLayers(Model& model, int layers, std::initializer_list<const char*> last) {
  const at::NoGradGuard no_grad;
  for (const Parameter& parameter : model.parameters()) {
    const auto ends = [&](const char* name) { return parameter.name.ends_with(name); };
    if (parameter.part >= 0 && std::any_of(last.begin(), last.end(), ends)) parameter.tensor->div_(std::sqrt(2.0 * layers));
  }
}

void spreadForAdam(Model& model, double deviation, std::int64_t width) {
  const at::NoGradGuard no_grad;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.kind == ParameterKind::Weight || parameter.kind == ParameterKind::Embedding) {
      const bool query = parameter.name.ends_with("Attention.q.weight");
      parameter.tensor->mul_((query ? kT5QueryShare : 1) * deviation / parameter.tensor->std().item<double>());
    }
    if (parameter.name == "decoder.final_layer_norm.weight") parameter.tensor->fill_(std::sqrt(static_cast<double>(width)));
  }
}

void pointDistancesAtNeighbours(Model& model) {
  const at::NoGradGuard no_grad;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.kind != ParameterKind::BiasTable) continue;
    at::Tensor& table = *parameter.tensor;  // (buckets, heads); the first half of an encoder's buckets looks back
    table.zero_();
    const bool decoder = parameter.name.starts_with("decoder.");
    for (std::int64_t h = 0; h + 1 < table.size(1); ++h) {
      const std::int64_t distance = decoder ? h % 4 : 1 + h / 2;
      const bool ahead = !decoder && h % 2 == 1;
      if (distance < table.size(0) / 4) table[distance + (ahead ? table.size(0) / 2 : 0)][h] = kDistanceGain;
    }
  }
}

void scaleEmbeddings(Model& model, double deviation) {
  const at::NoGradGuard no_grad;
  double factor = 1;
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.name.ends_with("word_embeddings.weight")) factor = deviation / parameter.tensor->std().item<double>();
  }
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.name.ends_with("_embeddings.weight")) parameter.tensor->mul_(factor);
    if (parameter.name.find("predictions.transform.LayerNorm") != std::string::npos) parameter.tensor->div_(factor);
  }
}

}  // namespace etude
