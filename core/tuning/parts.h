// Which parts of a model move: the embeddings, single layers, the head. One rule for the methods, the picture of the layers
// and the settings that say it.
#pragma once

#include "core/tuning/train_settings.h"

#include <string>
#include <vector>

namespace etude {

/// Names of the parts from the input up, as TrainSettings::trainable_parts has them: "embeddings", "layer.0", ... The head is not
/// among them: it is fresh, and always moves.
std::vector<std::string> partNames(int layers);

/// Whether all normalisation weights move under the method, wherever they are ("norms" among the trained parts).
bool normsMove(const TrainSettings& settings);

/// Whether the embeddings move under the method.
bool embeddingsMove(const TrainSettings& settings);

/// For each of partNames whether its own weights move under the method at some time (all do under full tuning and gradual unfreezing, none
/// under methods that add something, or move biases only). Throws ProblemError for names and
/// numbers that the model does not have.
std::vector<bool> movingParts(const TrainSettings& settings, int layers);

/// Says with the plainest settings which of partNames shall move: full tuning if all do; the two freeze settings if the first
/// layers stand still; else a list of names.
void setMovingParts(TrainSettings& settings, const std::vector<bool>& moving);

}  // namespace etude
