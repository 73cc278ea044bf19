#include "core/nn/tensors.h"

#include "core/base/say.h"

#include <array>
#include <cstring>

namespace etude {

namespace {

constexpr std::array<std::pair<const char*, at::ScalarType>, 10> kTypes = {{{"F32", at::kFloat},
                                                                            {"F16", at::kHalf},
                                                                            {"BF16", at::kBFloat16},
                                                                            {"F64", at::kDouble},
                                                                            {"I64", at::kLong},
                                                                            {"I32", at::kInt},
                                                                            {"I16", at::kShort},
                                                                            {"I8", at::kChar},
                                                                            {"U8", at::kByte},
                                                                            {"BOOL", at::kBool}}};

constexpr std::int64_t kChunk = std::int64_t{1} << 18;  // elements: stored and converted together stay in the cache

/// Copies the file's elements into `to` (contiguous, on the processor), in chunks on all threads.
void fetch(const WeightFile& file, const TensorInfo& info, at::Tensor& to) {
  const at::ScalarType stored = scalarType(info.dtype);
  const bool same = stored == to.scalar_type();
  const std::size_t element = c10::elementSize(stored);
  char* const target = static_cast<char*>(to.data_ptr());
  const std::size_t target_element = to.element_size();
  const std::int64_t count = to.numel();
  at::parallel_for(0, (count + kChunk - 1) / kChunk, 1, [&](std::int64_t first, std::int64_t last) {
    const at::NoGradGuard no_grad;
    at::Tensor buffer = same ? at::Tensor() : at::empty({std::min(kChunk, count)}, stored);
    for (std::int64_t i = first * kChunk; i < std::min(last * kChunk, count); i += kChunk) {
      const std::int64_t size = std::min(kChunk, count - i);
      char* const place = target + static_cast<std::size_t>(i) * target_element;
      file.read(info, static_cast<std::size_t>(i) * element, same ? place : buffer.data_ptr(),
                static_cast<std::size_t>(size) * element);
      if (!same) at::from_blob(place, {size}, to.options()).copy_(buffer.narrow(0, 0, size));
    }
  });
}

/// As it will be stored: on the processor, contiguous, in its dtype. Itself where it is so already.
at::Tensor storedForm(const std::string& name, const at::Tensor& tensor, at::ScalarType dtype) {
  const at::Tensor here = tensor.detach().to(at::kCPU);
  at::Tensor stored = here.to(dtype).contiguous();
  if (dtype != tensor.scalar_type() && (at::isinf(stored).sum() != at::isinf(here).sum()).item<bool>())
    throw ProblemError(say("The tensor %1 holds numbers that are too large for %2", name, c10::toString(dtype)),
                       say("Save the model as bfloat16 or float32."));
  return stored;
}

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

at::Tensor readTensor(const WeightFile& file, const TensorInfo& info) {
  at::Tensor tensor = at::empty(info.shape, scalarType(info.dtype));
  if (info.strides.empty()) {
    fetch(file, info, tensor);
  } else {
    const TensorBytes bytes = file.bytes(info);
    std::memcpy(tensor.data_ptr(), bytes.view.data(), bytes.view.size());
  }
  return tensor;
}

void copyInto(at::Tensor& target, const ModelWeights::Found& found) {
  const at::NoGradGuard no_grad;
  if (target.device().is_cpu() && target.is_contiguous() && found.tensor->strides.empty())
    fetch(*found.file, *found.tensor, target);
  else
    target.copy_(readTensor(*found.file, *found.tensor));
}

namespace {

/// Slots and source of tensors, for the writers of bytes.
struct Outgoing {
  std::vector<TensorSlot> slots;
  TensorSource source;
};

Outgoing outgoing(const NamedTensors& tensors, std::optional<at::ScalarType> dtype) {
  Outgoing result;
  for (const auto& [name, tensor] : tensors) {
    const at::ScalarType type = dtype && tensor.is_floating_point() ? *dtype : tensor.scalar_type();
    result.slots.push_back({name, dtypeName(type), tensor.sizes().vec()});
  }
  result.source = [&tensors, slots = result.slots](std::size_t i) -> TensorBytes {
    const at::NoGradGuard no_grad;
    const auto stored = std::make_shared<at::Tensor>(storedForm(tensors[i].first, tensors[i].second, scalarType(slots[i].dtype)));
    return {{static_cast<const char*>(stored->data_ptr()), stored->nbytes()}, stored};
  };
  return result;
}

}  // namespace

void writeModelTensors(const fs::path& folder, const NamedTensors& tensors, const SaveOptions& options) {
  const Outgoing out = outgoing(tensors, options.dtype);
  writeWeightFiles(folder, out.slots, out.source, options.metadata, options.max_shard_bytes);
}

void writeTensors(const fs::path& path, const NamedTensors& tensors, const std::map<std::string, std::string>& metadata) {
  const Outgoing out = outgoing(tensors, std::nullopt);
  writeSafetensors(path, out.slots, out.source, metadata);
}

}  // namespace etude
