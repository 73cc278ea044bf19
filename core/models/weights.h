// Between a model and the files of its folder.
#pragma once

#include "core/models/model.h"
#include "core/nn/tensors.h"

#include <filesystem>
#include <functional>

namespace etude {

/// Reads config.json of a model folder.
Json readConfig(const std::filesystem::path& folder);

struct LoadReport {
  std::vector<std::string> fresh;   ///< parameters that the files do not have (a new head)
  std::vector<std::string> unused;  ///< tensors of the files that the model does not have
};

/// Copies the weights of a folder into the model, names compared by `bareName` (core/nn/tensor_names.h). Parameters of the head may be missing, or of another
/// shape if `head_may_differ` (they keep their fresh values); everything else that is missing or of the wrong shape is thrown as
/// Problems, all at once. The model may have more tokens than the files, which then hold `stored_tokens` (0: as many): the rows of the
/// others keep their fresh values.
/// Parameters on the meta device are made on the processor one by one, and `loaded` is called after each: it may pack it, or move it.
LoadReport loadWeights(Model& model, const std::filesystem::path& folder, bool head_may_differ, std::int64_t stored_tokens = 0,
                       const std::function<void(const Parameter&)>& loaded = {});

/// Writes what moves (requires a gradient) or is attached into FOLDER/moving.safetensors, and config.json beside it.
void saveMoving(Model& model, const std::filesystem::path& folder);
/// Reads it back. Throws Problems for whatever is missing or of another shape, and if the weights that stay are not those of then.
void loadMoving(Model& model, const std::filesystem::path& folder);

/// What keeps the weights of a folder from becoming the model that its config.json describes, whatever its head; nothing is loaded.
Problems checkWeights(const std::filesystem::path& folder);

/// Writes config.json and the weights (model.safetensors, or shards above 5 GB) into an existing folder, without what is attached.
void saveModel(Model& model, const std::filesystem::path& folder);

}  // namespace etude
