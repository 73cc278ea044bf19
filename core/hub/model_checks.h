// The steps of a model's summary.
#pragma once

#include "core/base/json.h"
#include "core/hub/model_folder.h"
#include "core/nn/safetensors.h"

namespace etude {

/// Family and shape from config.json.
void readModelConfig(const nlohmann::json& config, const fs::path& path, ModelSummary& summary);

/// Counts the weights by part, and compares them with what the configuration of a BERT model implies. Names with and
/// without "bert." count, and so do the old names of normalisation weights (gamma, beta).
void checkBertWeights(const ModelWeights& weights, ModelSummary& summary);

/// License and description from the README.md of a model (front matter in YAML, then Markdown).
void readModelCard(const std::string& text, ModelSummary& summary);

}  // namespace etude
