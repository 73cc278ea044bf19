#include "core/nn/attention.h"

#include "core/nn/attention_blocks.h"
#include "core/nn/dropout.h"
#include "core/nn/torch_compat.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {

double lowestOf(at::ScalarType type) {
  switch (type) {
    case at::kDouble: return std::numeric_limits<double>::lowest();
    case at::kHalf: return -65504;
    case at::kBFloat16: return -3.3895313892515355e38;
    default: return std::numeric_limits<float>::lowest();
  }
}

}  // namespace

at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias, double scale,
                  double dropout_p, const Pass& pass, std::uint64_t site) {
  const double p = pass.training ? dropout_p : 0;
  if (fusedAttentionPays(q, bias, p)) {
    if (p > 0) seedDevice(q.device(), dropoutKey(pass, site));
    return fusedAttention(q, k, v, bias, scale, p);
  }
  if (q.device().is_cpu() && blocksPay(q.size(2), k.size(2))) return attendInBlocks(q, k, v, bias, scale, p, pass, site);
  return attendAtOnce(q, k, v, bias, scale, p, pass, site);
}

bool keepsScores(const at::Device& device, std::int64_t queries, std::int64_t keys) {
  return device.is_cpu() ? !blocksPay(queries, keys) : !ETUDE_TORCH_AT_LEAST(2, 1);
}

at::Tensor splitHeads(const at::Tensor& x, std::int64_t heads) {
  return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

at::Tensor joinHeads(const at::Tensor& x) { return x.transpose(1, 2).reshape({x.size(0), x.size(2), x.size(1) * x.size(3)}); }

at::Tensor biasWhere(const at::Tensor& visible, at::ScalarType type) {
  return at::zeros(visible.sizes(), visible.options().dtype(type)).masked_fill_(visible.logical_not(), lowestOf(type));
}

at::Tensor paddingBias(const at::Tensor& mask, at::ScalarType type) {
  return mask.defined() ? biasWhere(mask.to(at::kBool), type).unsqueeze(1).unsqueeze(1) : at::Tensor();
}

at::Tensor causalBias(const at::Tensor& mask, std::int64_t queries, std::int64_t keys, std::int64_t window,
                      const at::TensorOptions& options) {
  const bool windowed = window > 0 && keys > window;
  if (queries == 1 && !windowed && !mask.defined()) return {};
  const at::TensorOptions whole = options.dtype(at::kLong);
  const at::Tensor at_query = at::arange(keys - queries, keys, whole).unsqueeze(1), at_key = at::arange(keys, whole).unsqueeze(0);
  at::Tensor visible = at_key <= at_query;  // (T, S)
  if (windowed) visible = visible.logical_and(at_key > at_query - window);
  visible = visible.unsqueeze(0).unsqueeze(0);
  if (mask.defined()) visible = visible.logical_and(mask.to(at::kBool).unsqueeze(1).unsqueeze(1));
  return biasWhere(visible, options.dtype().toScalarType());
}

std::pair<at::Tensor, at::Tensor> KeyValues::append(const at::Tensor& keys, const at::Tensor& values) {
  const std::int64_t end = length_ + keys.size(2);
  if (!keys_.defined() || keys_.size(2) < end) {
    const std::int64_t capacity = std::max<std::int64_t>(end, keys_.defined() ? 2 * keys_.size(2) : 64);
    const auto grown = [&](const at::Tensor& old, const at::Tensor& like) {
      at::Tensor larger = at::empty({like.size(0), like.size(1), capacity, like.size(3)}, like.options());
      if (length_ > 0) larger.narrow(2, 0, length_).copy_(old.narrow(2, 0, length_));
      return larger;
    };
    keys_ = grown(keys_, keys);
    values_ = grown(values_, values);
  }
  keys_.narrow(2, length_, keys.size(2)).copy_(keys);
  values_.narrow(2, length_, values.size(2)).copy_(values);
  length_ = end;
  return all();
}

std::pair<at::Tensor, at::Tensor> KeyValues::all() const {
  if (!keys_.defined()) return {};
  return {keys_.narrow(2, 0, length_), values_.narrow(2, 0, length_)};
}

void KeyValues::select(const at::Tensor& rows) {
  if (!keys_.defined()) return;
  keys_ = keys_.index_select(0, rows);
  values_ = values_.index_select(0, rows);
}

}  // namespace etude
