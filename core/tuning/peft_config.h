// adapter_config.json of PEFT, both ways. PEFT's documentation of LoraConfig and IA3Config names the keys.
#pragma once

#include "core/tuning/lora.h"

#include <filesystem>
#include <string>
#include <vector>

namespace etude {

/// What a reader needs of it.
struct PeftConfig {
  bool ia3 = false;
  LoraShape shape;  ///< of layers that no pattern names
  std::vector<std::pair<std::string, std::int64_t>> rank_pattern;
  std::vector<std::pair<std::string, double>> alpha_pattern;
  std::vector<std::string> feedforward_modules;  ///< IA3: ends of the names of layers whose input is scaled

  LoraShape shapeFor(const std::string& layer) const;
  bool scalesInput(const std::string& layer) const;
};

/// Throws Problems for other kinds of adapters, and for options under which an adapter computes something that is not built.
PeftConfig readPeftConfig(const std::filesystem::path& folder);

/// For what is attached at `places`.
Json peftConfig(Model& model, const std::vector<ProjectionPlace>& places, const TrainSettings& settings, const std::string& base);

}  // namespace etude
