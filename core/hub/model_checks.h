// The steps of a model's summary.
#pragma once

#include "core/base/json.h"
#include "core/hub/model_folder.h"
#include "core/nn/safetensors.h"

namespace etude {

/// Family and shape from config.json.
void readModelConfig(const nlohmann::json& config, const fs::path& path, ModelSummary& summary);

/// Counts the weights by part, whatever their prefix. Whether they are those that config.json asks for, the engine knows.
void countParameters(const ModelWeights& weights, ModelSummary& summary);

/// Rows of the embeddings of the tokens; 0 if there are none.
std::int64_t embeddedTokens(const ModelWeights& weights);

/// License and description from the README.md of a model (front matter in YAML, then Markdown).
void readModelCard(const std::string& text, ModelSummary& summary);

}  // namespace etude
