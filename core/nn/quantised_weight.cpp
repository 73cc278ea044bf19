#include "core/nn/quantised_weight.h"

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/nn/quantise.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>

namespace etude {

namespace {

constexpr std::int64_t kParts = 8, kSmallestPart = std::int64_t{1} << 18;  ///< in which torch's operations restore a weight

/// A table of constants, on the device. Kept for good: it is small, and a device may be gone by the time statics are destroyed.
at::Tensor tableOn(const at::Device& device, bool of_scales) {
  static std::mutex mutex;
  static auto* tables = new std::map<std::pair<std::string, bool>, at::Tensor>;
  const std::lock_guard lock(mutex);
  at::Tensor& table = (*tables)[{device.str(), of_scales}];
  if (table.defined()) return table;
  if (of_scales) {
    table = at::empty({256}, at::kFloat);
    std::copy(dynamicMap().begin(), dynamicMap().end(), table.data_ptr<float>());
  } else {  // both numbers of a byte
    table = at::empty({256, 2}, at::kFloat);
    for (std::size_t i = 0; i < 256; ++i) {
      table.data_ptr<float>()[2 * i] = kNf4Values[i >> 4];
      table.data_ptr<float>()[2 * i + 1] = kNf4Values[i & 15];
    }
  }
  return table = table.to(device);
}

/// `scales` are on the processor, as the codes are.
template <class Out>
void restore(QuantKind kind, const at::Tensor& codes, const at::Tensor& scales, std::int64_t count, Out* out) {
  if (kind == QuantKind::Nf4) {
    dequantiseNf4(codes.data_ptr<std::uint8_t>(), scales.data_ptr<float>(), count, out);
  } else {
    dequantiseInt8(codes.data_ptr<std::int8_t>(), scales.data_ptr<float>(), count, out);
  }
}

}  // namespace

QuantisedWeight QuantisedWeight::of(const at::Tensor& weight, QuantKind kind, const std::string& name) {
  const at::NoGradGuard no_grad;
  TORCH_CHECK(weight.dim() == 2 && weight.is_floating_point(), "a quantised weight is a matrix of floating-point numbers");
  QuantisedWeight result;
  result.kind_ = kind;
  result.shape_ = weight.sizes().vec();
  const at::Tensor numbers = weight.detach().to(at::kCPU, at::kFloat).contiguous();
  const std::int64_t count = numbers.numel();
  const at::Tensor scales = at::empty({blocksOf(count, kQuantBlock)}, at::kFloat);
  if (kind == QuantKind::Nf4) {
    result.codes_ = at::empty({blocksOf(count, 2)}, at::kByte);
    quantiseNf4(numbers.data_ptr<float>(), count, result.codes_.data_ptr<std::uint8_t>(), scales.data_ptr<float>());
  } else {
    result.codes_ = at::empty({count}, at::kChar);
    quantiseInt8(numbers.data_ptr<float>(), count, result.codes_.data_ptr<std::int8_t>(), scales.data_ptr<float>());
  }
  if (!at::isfinite(scales).all().item<bool>()) {
    throw ProblemError(say("A weight holds numbers that are infinite or not numbers: it cannot be quantised"),
                       say("Choose another model, or a method that does not quantise its weights."), name);
  }
  if (kind == QuantKind::Nf4) {
    result.quantiseScalesOf(scales);
  } else {
    result.scales_ = scales;
  }
  return result.to(weight.device());
}

void QuantisedWeight::quantiseScalesOf(const at::Tensor& largest) {
  const std::int64_t count = largest.numel();
  const float* each = largest.data_ptr<float>();
  if (count > 0) offset_ = static_cast<float>(std::accumulate(each, each + count, 0.0) / static_cast<double>(count));
  const at::Tensor centred = largest - offset_;
  scale_codes_ = at::empty({count}, at::kByte);
  scales_ = at::empty({blocksOf(count, kScaleBlock)}, at::kFloat);
  quantiseScales(centred.data_ptr<float>(), count, scale_codes_.data_ptr<std::uint8_t>(), scales_.data_ptr<float>());
}

std::int64_t QuantisedWeight::bytes() const {
  std::int64_t total = scale_codes_.defined() ? static_cast<std::int64_t>(sizeof offset_) : 0;
  for (const at::Tensor* one : {&codes_, &scales_, &scale_codes_}) {
    if (one->defined()) total += static_cast<std::int64_t>(one->nbytes());
  }
  return total;
}

QuantisedWeight QuantisedWeight::to(const at::Device& device) const {
  QuantisedWeight result = *this;
  for (at::Tensor* one : {&result.codes_, &result.scales_, &result.scale_codes_}) {
    if (one->defined()) *one = one->to(device);
  }
  return result;
}

at::Tensor QuantisedWeight::scales() const {
  if (kind_ == QuantKind::Int8) return scales_;
  const at::NoGradGuard no_grad;
  // Product and sum are rounded one after the other, as published: that is why these are two operations.
  at::Tensor result = tableOn(device(), /*of_scales=*/true).index_select(0, scale_codes_.to(at::kInt));
  result.mul_(scales_.unsqueeze(1).expand({-1, kScaleBlock}).reshape({-1}).slice(0, 0, result.size(0)));
  return result.add_(offset_);
}

at::Tensor QuantisedWeight::dequantised(at::ScalarType type) const {
  if (!device().is_cpu()) return dequantisedByTorch(type);
  const at::Tensor block_scales = scales();
  if (type == at::kBFloat16) {
    at::Tensor result = at::empty(shape_, at::kBFloat16);
    restore(kind_, codes_, block_scales, elements(), reinterpret_cast<std::uint16_t*>(result.data_ptr<at::BFloat16>()));
    return result;
  }
  at::Tensor result = at::empty(shape_, at::kFloat);
  restore(kind_, codes_, block_scales, elements(), result.data_ptr<float>());
  return result.to(type);
}

at::Tensor QuantisedWeight::dequantisedByTorch(at::ScalarType type) const {
  const at::NoGradGuard no_grad;
  const at::Tensor result = at::empty({elements()}, codes_.options().dtype(type)), block_scales = scales();
  const std::int64_t part = std::max(kSmallestPart, blocksOf(elements(), kParts * kQuantBlock) * kQuantBlock);
  for (std::int64_t begin = 0; begin < elements(); begin += part) {
    const std::int64_t end = std::min(begin + part, elements()), whole = (end - begin) / kQuantBlock;
    at::Tensor numbers;
    if (kind_ == QuantKind::Nf4) {
      const at::Tensor pairs = codes_.slice(0, begin / 2, blocksOf(end, 2)).to(at::kInt);
      numbers = tableOn(device(), /*of_scales=*/false).index_select(0, pairs).flatten().slice(0, 0, end - begin);
    } else {
      numbers = codes_.slice(0, begin, end).to(at::kFloat);
    }
    const at::Tensor each = block_scales.slice(0, begin / kQuantBlock, blocksOf(end, kQuantBlock));
    numbers.slice(0, 0, whole * kQuantBlock).view({whole, kQuantBlock}).mul_(each.slice(0, 0, whole).unsqueeze(1));
    numbers.slice(0, whole * kQuantBlock).mul_(each.slice(0, whole));  // a short block's scale, or none of either
    result.slice(0, begin, end).copy_(numbers);
  }
  return result.view(shape_);
}

}  // namespace etude
