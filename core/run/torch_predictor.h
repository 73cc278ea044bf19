// The engine's Predictor.
#pragma once

#include "core/serve/predictor.h"

#include <filesystem>
#include <memory>
#include <string>

namespace etude {

std::shared_ptr<Predictor> makeTorchPredictor(const std::filesystem::path& folder, const std::string& device, std::int64_t max_length);

}  // namespace etude
