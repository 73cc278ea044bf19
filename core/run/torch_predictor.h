// The engine's Predictor.
#pragma once

#include "core/run/recipe.h"
#include "core/serve/predictor.h"

#include <filesystem>
#include <memory>
#include <string>

namespace etude {

std::shared_ptr<Predictor> makeTorchPredictor(const std::filesystem::path& folder, const std::string& device, std::int64_t max_length);
std::shared_ptr<Predictor> makeUntunedPredictor(const Recipe& recipe, const std::vector<std::string>& labels);

}  // namespace etude
