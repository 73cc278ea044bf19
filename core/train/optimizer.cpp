#include "core/train/optimizer.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace etude {

namespace {

constexpr std::int64_t kChunk = 1 << 16;

bool decays(ParameterKind kind) { return kind == ParameterKind::Weight || kind == ParameterKind::Embedding; }

/// Whether our own loop steps through it; else libtorch's operations do.
bool isPlain(const at::Tensor& buffer) { return buffer.device().is_cpu() && buffer.scalar_type() == at::kFloat; }

struct AdamStep {
  float beta1, beta2, epsilon, decay, step_size, inverse_root_correction2, gradient_scale;
};

#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#endif
void adamRange(float* __restrict value, const float* __restrict gradient, float* __restrict first, float* __restrict second, std::int64_t n,
               AdamStep s) {
  for (std::int64_t i = 0; i < n; ++i) {
    const float g = gradient[i] * s.gradient_scale;
    const float m = s.beta1 * first[i] + (1 - s.beta1) * g;
    const float v = s.beta2 * second[i] + (1 - s.beta2) * g * g;
    first[i] = m;
    second[i] = v;
    value[i] = value[i] * s.decay - s.step_size * m / (__builtin_sqrtf(v) * s.inverse_root_correction2 + s.epsilon);
  }
}

}  // namespace

/// Parameters that one flat buffer can hold and that a step treats alike.
struct AdamW::Kind {
  bool decays;
  double rate;
  at::ScalarType type;

  bool operator==(const Kind&) const = default;
};

AdamW::AdamW(const ParameterList& parameters, const AdamSettings& settings) : settings_(settings) { add(parameters); }

void AdamW::add(const ParameterList& parameters) {
  std::vector<std::pair<Kind, std::vector<Parameter>>> kinds;
  for (const Parameter& parameter : parameters) {
    if (!parameter.tensor->requires_grad() || parameter.tensor->grad().defined()) continue;  // at rest, or held already
    const Kind kind{decays(parameter.kind), settings_.rate ? settings_.rate(parameter) : 1, parameter.tensor->scalar_type()};
    auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == kind; });
    if (found == kinds.end()) found = kinds.insert(kinds.end(), {kind, {}});
    found->second.push_back(parameter);
  }
  // Decaying groups first, whatever parameter a model shows first.
  std::stable_partition(kinds.begin(), kinds.end(), [](const auto& one) { return one.first.decays; });
  for (const auto& [kind, members] : kinds) addGroup(kind, members);
}

void AdamW::addGroup(const Kind& kind, const std::vector<Parameter>& members) {
  const at::NoGradGuard no_grad;
  std::string name = kind.decays ? "decay" : "no_decay";
  // The first of its name is called so plainly; the others are told apart by their number.
  const auto same = std::count_if(groups_.begin(), groups_.end(), [&](const Group& group) { return group.name.starts_with(name); });
  if (same > 0) name += "." + std::to_string(same);
  Group group{name, kind.decays ? settings_.weight_decay : 0, kind.rate, steps_, {}, {}, {}, {}};
  std::int64_t size = 0;
  for (const Parameter& member : members) size += member.tensor->numel();
  const at::TensorOptions options = members.front().tensor->options().requires_grad(false);
  for (at::Tensor* buffer : {&group.values, &group.gradients}) *buffer = at::zeros({size}, options);
  for (at::Tensor* buffer : {&group.first, &group.second}) *buffer = at::zeros({size}, options.dtype(at::kFloat));
  std::int64_t offset = 0;
  for (const Parameter& member : members) {
    at::Tensor& tensor = *member.tensor;
    const auto part = [&](const at::Tensor& buffer) { return buffer.narrow(0, offset, tensor.numel()).view(tensor.sizes()); };
    part(group.values).copy_(tensor);
    tensor.set_data(part(group.values));
    tensor.mutable_grad() = part(group.gradients);
    offset += tensor.numel();
  }
  groups_.push_back(std::move(group));
}

void AdamW::zeroGradients() {
  for (Group& group : groups_) group.gradients.zero_();
}

double AdamW::gradientNorm() const {
  double sum = 0;
  for (const Group& group : groups_) {
    if (!isPlain(group.gradients)) {
      sum += group.gradients.to(at::kDouble).square_().sum().item<double>();
      continue;
    }
    const float* g = group.gradients.data_ptr<float>();
    const std::int64_t n = group.gradients.numel(), chunks = (n + kChunk - 1) / kChunk;
    std::vector<double> sums(static_cast<std::size_t>(chunks));
    at::parallel_for(0, chunks, 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t c = begin; c < end; ++c) {
        double chunk_sum = 0;
        for (std::int64_t i = c * kChunk; i < std::min(n, (c + 1) * kChunk); ++i) chunk_sum += static_cast<double>(g[i]) * g[i];
        sums[static_cast<std::size_t>(c)] = chunk_sum;
      }
    });
    for (const double chunk_sum : sums) sum += chunk_sum;
  }
  return std::sqrt(sum);
}

void AdamW::step(double learning_rate, double gradient_scale) {
  const at::NoGradGuard no_grad;
  ++steps_;
  for (Group& group : groups_) stepGroup(group, learning_rate, gradient_scale);
}

void AdamW::stepGroup(Group& group, double learning_rate, double gradient_scale) {
  const auto count = static_cast<double>(steps_ - group.born);
  learning_rate *= group.rate;
  const double correction1 = 1 - std::pow(settings_.beta1, count), correction2 = 1 - std::pow(settings_.beta2, count);
  const double decay = 1 - learning_rate * group.weight_decay, step_size = learning_rate / correction1;
  if (isPlain(group.values)) {
    const AdamStep s{static_cast<float>(settings_.beta1),   static_cast<float>(settings_.beta2),
                     static_cast<float>(settings_.epsilon), static_cast<float>(decay),
                     static_cast<float>(step_size),         static_cast<float>(1 / std::sqrt(correction2)),
                     static_cast<float>(gradient_scale)};
    float *value = group.values.data_ptr<float>(), *gradient = group.gradients.data_ptr<float>(),
          *first = group.first.data_ptr<float>(), *second = group.second.data_ptr<float>();
    at::parallel_for(0, group.values.numel(), kChunk, [&](std::int64_t begin, std::int64_t end) {
      adamRange(value + begin, gradient + begin, first + begin, second + begin, end - begin, s);
    });
    return;
  }
  const at::Tensor gradient = group.gradients.to(at::kFloat) * gradient_scale;
  group.first.mul_(settings_.beta1).add_(gradient, 1 - settings_.beta1);
  group.second.mul_(settings_.beta2).addcmul_(gradient, gradient, 1 - settings_.beta2);
  const at::Tensor denominator = group.second.sqrt().mul_(1 / std::sqrt(correction2)).add_(settings_.epsilon);
  group.values.copy_(group.values.to(at::kFloat).mul_(decay).addcdiv_(group.first, denominator, -step_size));
}

std::int64_t AdamW::parameterCount() const {
  std::int64_t count = 0;
  for (const Group& group : groups_) count += group.values.numel();
  return count;
}

NamedTensors AdamW::state() const {
  NamedTensors tensors;
  for (const Group& group : groups_) {
    tensors.emplace_back(group.name + ".first", group.first);
    tensors.emplace_back(group.name + ".second", group.second);
  }
  for (const Group& group : groups_) {
    if (group.born > 0) tensors.emplace_back(group.name + ".born", at::full({1}, group.born, at::kLong));
  }
  tensors.emplace_back("steps", at::full({1}, steps_, at::kLong));
  return tensors;
}

void AdamW::loadState(const SafetensorsFile& file) {
  const at::NoGradGuard no_grad;
  const auto load = [&](const std::string& name, at::Tensor target) {
    const TensorInfo* info = file.find(name);
    if (!info || info->elements() != target.numel()) {
      throw ProblemError(say("The checkpoint's optimizer state does not fit this model and method"),
                         say("Resume with the recipe that the run was started with, or start a new run."), file.path().string());
    }
    target.copy_(readTensor(file, *info));
  };
  for (Group& group : groups_) {
    load(group.name + ".first", group.first);
    load(group.name + ".second", group.second);
    const TensorInfo* born = file.find(group.name + ".born");
    group.born = born ? readTensor(file, *born).item<std::int64_t>() : 0;
  }
  at::Tensor steps = at::zeros({1}, at::kLong);
  load("steps", steps);
  steps_ = steps.item<std::int64_t>();
}

double scheduleFactor(const std::string& type, std::int64_t step, std::int64_t warmup, std::int64_t total) {
  if (step < warmup) return static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, warmup));
  if (type == "constant") return 1;
  const double progress = static_cast<double>(step - warmup) / static_cast<double>(std::max<std::int64_t>(1, total - warmup));
  if (type == "cosine") return std::max(0.0, 0.5 * (1 + std::cos(std::numbers::pi * progress)));
  return std::max(0.0, 1 - progress);
}

}  // namespace etude
