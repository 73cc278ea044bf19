// What the machine can do, measured: the engine's part of the Environment stage.
#pragma once

#include "core/run/engine.h"

namespace etude {

EngineInfo describeMachine();
SelfTest testDevice(const std::string& device, std::stop_token stop);
RunEstimate estimateRun(const Recipe& recipe, const Dataset& data, std::stop_token stop);
std::pair<std::int64_t, std::int64_t> countRecipeParameters(const Recipe& recipe, std::int64_t labels);
std::vector<PartCount> countRecipeParts(const Recipe& recipe, std::int64_t labels);
LrRange findRecipeRate(const Recipe& recipe, const Dataset& data, const std::function<void(const LrPoint&)>& progress, std::stop_token stop);
std::vector<MethodMemory> planMethodMemory(const Recipe& recipe, std::int64_t labels, std::int64_t tokens);

}  // namespace etude
