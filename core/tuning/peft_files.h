// Adapters in the layout of Hugging Face's PEFT: adapter_config.json and adapter_model.safetensors. LoRA (with rsLoRA and DoRA) and IA3
// are read and written; other kinds are refused by name.
#pragma once

#include "core/models/model.h"
#include "core/tuning/train_settings.h"

#include <filesystem>
#include <string>

namespace etude {

/// Whether PEFT knows what the method adds.
bool writesPeft(const TrainSettings& settings);

/// Writes what is attached to the model, and its head, as PEFT reads it. `base`: path or hub name of the model that it belongs to.
void savePeft(Model& model, const TrainSettings& settings, const std::string& base, const std::filesystem::path& folder);

/// How many labels the head in the files tells apart; 0: there is none.
std::int64_t adapterLabels(const std::filesystem::path& folder);

/// Attaches a PEFT adapter to the model that it was made for, and takes over the head that comes with it. Nothing requires a gradient
/// afterwards. Throws Problems, all at once: kinds and options that are not built, tensors that fit nothing, ranks that differ.
void loadPeft(Model& model, const std::filesystem::path& folder);

}  // namespace etude
