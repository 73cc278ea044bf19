// Language models for writing, on torch.
#pragma once

#include "core/serve/writer.h"

#include <filesystem>
#include <memory>

namespace etude {

/// Loads a causal or sequence-to-sequence model from a Hugging Face folder. Throws ProblemError.
std::shared_ptr<Writer> makeTorchWriter(const std::filesystem::path& folder, const std::string& device);

}  // namespace etude
