// Between a model and the files of its folder.
#pragma once

#include "core/models/model.h"
#include "core/nn/tensors.h"

#include <filesystem>

namespace etude {

/// Reads config.json of a model folder.
Json readConfig(const std::filesystem::path& folder);

struct LoadReport {
  std::vector<std::string> fresh;   ///< parameters that the files do not have (a new head)
  std::vector<std::string> unused;  ///< tensors of the files that the model does not have
};

/// The name of a tensor without what differs between files of the same model: wrappers and prefixes ("module.", "model.", "bert."),
/// and the old names of normalisation weights (gamma, beta).
std::string bareName(const std::string& name);

/// Copies the weights of a folder into the model, names compared by `bareName`. Parameters of the head may be missing, or of another
/// shape if `head_may_differ` (they keep their fresh values); everything else that is missing or of the wrong shape is thrown as
/// Problems, all at once.
LoadReport loadWeights(Model& model, const std::filesystem::path& folder, bool head_may_differ);

/// Writes config.json and model.safetensors into an existing folder.
void saveModel(Model& model, const std::filesystem::path& folder);

}  // namespace etude
