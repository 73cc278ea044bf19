#include "core/nn/tensors.h"

#include "core/base/say.h"

#include <array>
#include <cstring>

namespace etude {

namespace {

constexpr std::array<std::pair<const char*, at::ScalarType>, 9> kTypes = {{{"F32", at::kFloat},
                                                                           {"F16", at::kHalf},
                                                                           {"BF16", at::kBFloat16},
                                                                           {"F64", at::kDouble},
                                                                           {"I64", at::kLong},
                                                                           {"I32", at::kInt},
                                                                           {"I16", at::kShort},
                                                                           {"U8", at::kByte},
                                                                           {"BOOL", at::kBool}}};

}  // namespace

at::ScalarType scalarType(const std::string& dtype) {
  for (const auto& [name, type] : kTypes) {
    if (dtype == name) return type;
  }
  throw ProblemError(say("Tensors of type %1 cannot be used for training", dtype), say("Convert the model to F32, F16 or BF16."));
}

const char* dtypeName(at::ScalarType type) {
  for (const auto& [name, known] : kTypes) {
    if (known == type) return name;
  }
  throw ProblemError(say("Tensors of type %1 cannot be stored", c10::toString(type)), say("Store them as float32."));
}

at::Tensor readTensor(const SafetensorsFile& file, const TensorInfo& info) {
  at::Tensor tensor = at::empty(info.shape, scalarType(info.dtype));
  const std::string_view bytes = file.bytes(info);
  if (!bytes.empty()) std::memcpy(tensor.data_ptr(), bytes.data(), bytes.size());
  return tensor;
}

void copyInto(at::Tensor& target, const ModelWeights::Found& found) {
  const at::NoGradGuard no_grad;
  if (target.device().is_cpu() && target.is_contiguous() && scalarType(found.tensor->dtype) == target.scalar_type()) {
    const std::string_view bytes = found.bytes();
    if (!bytes.empty()) std::memcpy(target.data_ptr(), bytes.data(), bytes.size());
    return;
  }
  target.copy_(readTensor(*found.file, *found.tensor));
}

void writeTensors(const fs::path& path, const NamedTensors& tensors, const std::map<std::string, std::string>& metadata) {
  std::vector<at::Tensor> kept;  // owns the contiguous copies until they are written
  std::vector<TensorData> data;
  kept.reserve(tensors.size());
  for (const auto& [name, tensor] : tensors) {
    kept.push_back(tensor.detach().to(at::kCPU).contiguous());
    const at::Tensor& t = kept.back();
    data.push_back(
        {name, dtypeName(t.scalar_type()), t.sizes().vec(), {static_cast<const std::byte*>(t.data_ptr()), t.nbytes()}});
  }
  writeSafetensors(path, data, metadata);
}

}  // namespace etude
