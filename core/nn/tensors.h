// Between weights on disk and torch tensors: each byte is copied once on its way in, and no model is in memory twice on its
// way out.
#pragma once

#include "core/nn/layers.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etude {

/// "F32" <-> at::kFloat, ...; throws ProblemError for a dtype that torch has not.
at::ScalarType scalarType(const std::string& dtype);
const char* dtypeName(at::ScalarType type);

/// Copies a stored tensor into `target` (same shape), converting its dtype. On the processor that costs about one copy: the
/// bytes go from the file straight into the tensor, or through a small buffer if they are converted.
void copyInto(at::Tensor& target, const ModelWeights::Found& found);
/// A stored tensor as it is, on the processor.
at::Tensor readTensor(const WeightFile& file, const TensorInfo& info);

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

struct SaveOptions {
  std::uint64_t max_shard_bytes = kMaxShardBytes;
  std::optional<at::ScalarType> dtype;  ///< of tensors of floating-point numbers; none: as they are
  std::map<std::string, std::string> metadata = {{"format", "pt"}};
};

/// Writes a model folder's weights as writeWeightFiles does. Tensors that are elsewhere, not contiguous or of another dtype are
/// copied one at a time. Throws a ProblemError, also if a number is too large for the dtype; then the old files are as they were.
void writeModelTensors(const fs::path& folder, const NamedTensors& tensors, const SaveOptions& options = {});

/// Writes tensors as one safetensors file, atomically; copies as writeModelTensors.
void writeTensors(const fs::path& path, const NamedTensors& tensors, const std::map<std::string, std::string>& metadata = {{"format", "pt"}});

}  // namespace etude
