// What a method has added to a model and cannot fold into its weights, in the model's folder: attached.json (the method and its
// settings) and attached.safetensors. Without these files the folder is the model as it was.
#pragma once

#include "core/models/model.h"
#include "core/tuning/train_settings.h"

#include <filesystem>

namespace etude {

void saveAttached(Model& model, const TrainSettings& settings, const std::filesystem::path& folder);
bool holdsAttached(const std::filesystem::path& folder);
/// Adds it to the model of this folder; nothing requires a gradient afterwards. Throws ProblemError if it does not fit.
void loadAttached(Model& model, const std::filesystem::path& folder);

}  // namespace etude
