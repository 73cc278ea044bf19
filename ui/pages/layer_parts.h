// The parts of a model as the picture of its layers shows them, under the tuning method of a recipe.
#pragma once

#include "core/hub/model_folder.h"
#include "core/run/engine.h"
#include "ui/pages/layer_stack.h"

#include <map>
#include <string>
#include <vector>

namespace etude {

using PartCounts = std::map<std::string, PartCount>;  ///< by part; empty: not counted yet

/// What Engine::countParts says, by name.
PartCounts countsByName(const std::vector<PartCount>& counts);

/// How the part moves, as counted from the model itself.
LayerStack::Part countedPart(const PartCounts& counts, const std::string& name);

/// From the input up, the head last. `fixed`: why the layers cannot be pressed; empty: they can.
std::vector<LayerStack::Part> layerParts(const ModelSummary& model, const PartCounts& counts, const QString& fixed);

}  // namespace etude
