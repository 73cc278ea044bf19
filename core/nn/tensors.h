// Between safetensors files and torch tensors.
#pragma once

#include "core/nn/layers.h"
#include "core/nn/safetensors.h"
#include "core/nn/torch.h"

#include <string>
#include <utility>
#include <vector>

namespace etude {

/// "F32" <-> at::kFloat, ...; throws ProblemError for a dtype that torch has not.
at::ScalarType scalarType(const std::string& dtype);
const char* dtypeName(at::ScalarType type);

/// Copies a stored tensor into `target` (same shape), converting its dtype.
void copyInto(at::Tensor& target, const ModelWeights::Found& found);
/// A stored tensor as it is, on the processor.
at::Tensor readTensor(const SafetensorsFile& file, const TensorInfo& info);

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

/// Writes tensors (made contiguous, moved to the processor) as one safetensors file, atomically.
void writeTensors(const fs::path& path, const NamedTensors& tensors, const std::map<std::string, std::string>& metadata = {{"format", "pt"}});

}  // namespace etude
