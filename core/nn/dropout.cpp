#include "core/nn/dropout.h"

#include <cmath>
#include <numbers>

namespace etude {

namespace {

/// Each element's fate is a 32-bit hash of its index under two halves of the key ("lowbias32" rounds): plain integer
/// arithmetic that the compiler turns into vector code for each kind of processor.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#endif
void dropRange(float* out, const float* in, std::int64_t begin, std::int64_t end, std::uint32_t first, std::uint32_t key0,
               std::uint32_t key1, std::uint32_t threshold, float scale) {
  for (std::int64_t i = begin; i < end; ++i) {
    std::uint32_t h = (static_cast<std::uint32_t>(i) + first) * 0x9e3779b9u + key0;
    h ^= h >> 16;
    h *= 0x7feb352du;
    h ^= (h >> 15) ^ key1;
    h *= 0x846ca68bu;
    h ^= h >> 16;
    const float keep = (h >> 1) >= threshold ? scale : 0.0f;
    out[i] = in[i] * keep;
  }
}

at::Tensor dropFloats(const at::Tensor& x, double p, std::uint64_t key, std::int64_t first) {
  const at::Tensor in = x.contiguous();
  at::Tensor out = at::empty_like(in);
  const auto threshold = static_cast<std::uint32_t>(p * 2147483648.0);
  const auto scale = static_cast<float>(1 / (1 - p));
  const float* from = in.data_ptr<float>();
  float* to = out.data_ptr<float>();
  at::parallel_for(0, in.numel(), 1 << 15, [&](std::int64_t begin, std::int64_t end) {
    dropRange(to, from, begin, end, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(key),
              static_cast<std::uint32_t>(key >> 32), threshold, scale);
  });
  return out;
}

/// On other devices torch's own generator draws the mask, seeded by the key each time.
at::Tensor dropOnDevice(const at::Tensor& x, double p, std::uint64_t key) {
  seedDevice(x.device(), key);
  return x * at::empty_like(x).bernoulli_(1 - p).div_(1 - p);
}

at::Tensor drop(const at::Tensor& x, double p, std::uint64_t key) {
  return x.device().is_cpu() ? dropPart(x, p, key, 0) : dropOnDevice(x, p, key);
}

struct Drop : torch::autograd::Function<Drop> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x, double p, std::int64_t key) {
    context->saved_data["p"] = p;
    context->saved_data["key"] = key;
    return drop(x, p, static_cast<std::uint64_t>(key));
  }
  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list grads) {
    const auto key = static_cast<std::uint64_t>(context->saved_data["key"].toInt());
    return {drop(grads[0], context->saved_data["p"].toDouble(), key), at::Tensor(), at::Tensor()};
  }
};

}  // namespace

at::Tensor dropout(const at::Tensor& x, double p, const Pass& pass, std::uint64_t site) {
  if (!pass.training || p <= 0) return x;
  return Drop::apply(x, p, static_cast<std::int64_t>(dropoutKey(pass, site)));
}

at::Tensor dropPart(const at::Tensor& x, double p, std::uint64_t key, std::int64_t first) {
  if (x.scalar_type() == at::kFloat) return dropFloats(x, p, key, first);
  if (x.scalar_type() == at::kDouble) return x * dropFloats(at::ones(x.sizes(), at::kFloat), p, key, first);
  return dropFloats(x.to(at::kFloat), p, key, first).to(x.scalar_type());
}

void seedDevice(const at::Device& device, std::uint64_t key) {
  at::Generator generator = at::globalContext().defaultGenerator(device);
  const std::lock_guard lock(generator.mutex());
  generator.set_current_seed(key);
}

std::uint64_t dropoutKey(const Pass& pass, std::uint64_t site) { return mixKeys(pass.key, site); }

void fillNormal(at::Tensor& x, double deviation, std::uint64_t key) {
  const at::NoGradGuard no_grad;
  at::Tensor values = at::empty(x.sizes(), at::kFloat);
  float* out = values.data_ptr<float>();
  Random random(key);
  for (std::int64_t i = 0; i < values.numel(); i += 2) {
    const double radius = deviation * std::sqrt(-2 * std::log(1 - random.uniform()));
    const double angle = 2 * std::numbers::pi * random.uniform();
    out[i] = static_cast<float>(radius * std::cos(angle));
    if (i + 1 < values.numel()) out[i + 1] = static_cast<float>(radius * std::sin(angle));
  }
  x.copy_(values);
}

void fillUniform(at::Tensor& x, double most, std::uint64_t key) {
  const at::NoGradGuard no_grad;
  at::Tensor values = at::empty(x.sizes(), at::kFloat);
  float* out = values.data_ptr<float>();
  Random random(key);
  for (std::int64_t i = 0; i < values.numel(); ++i) out[i] = static_cast<float>(most * (2 * random.uniform() - 1));
  x.copy_(values);
}

}  // namespace etude
