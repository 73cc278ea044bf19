#include "core/nn/prefix.h"

namespace etude {

namespace {
constexpr double kSpread = 0.02;  ///< of fresh values
}

void Prefix::attach(std::int64_t length, const at::TensorOptions& options, std::uint64_t key) {
  keys_ = at::empty({heads_, length, width_}, options);
  values_ = at::empty({heads_, length, width_}, options);
  gate_ = at::zeros({heads_, 1, 1}, options);
  if (keys_.is_meta()) return;
  fillNormal(keys_, 1, mixKeys(key, 0));  // as wide as queries: from the start each of them finds something else
  fillNormal(values_, kSpread, mixKeys(key, 1));
}

at::Tensor Prefix::join(const at::Tensor& mixed, const at::Tensor& q, double scale) const {
  if (!attached()) return mixed;
  const at::Tensor found = at::matmul(at::softmax(at::matmul(q, keys_.transpose(-1, -2)) * scale, -1), values_);
  return mixed + at::tanh(gate_) * found;
}

void Prefix::show(ParameterList& list, const std::string& name) {
  list.addPlace(name, *this);
  if (!attached()) return;
  list.addAttached(name + ".prefix.keys", keys_, ParameterKind::Weight);
  list.addAttached(name + ".prefix.values", values_, ParameterKind::Weight);
  list.addAttached(name + ".prefix.gate", gate_, ParameterKind::Bias);
}

}  // namespace etude
