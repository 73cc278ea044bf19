// Adapters in the layout of Hugging Face's PEFT: adapter_config.json and adapter_model.safetensors. LoRA (with rsLoRA and DoRA) and IA3
// are read and written; other kinds are refused by name.
#pragma once

#include "core/models/model.h"
#include "core/tuning/train_settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace etude {

/// Whether PEFT knows what the method adds.
bool writesPeft(const TrainSettings& settings);

/// Writes what is attached to the model, and its head, as PEFT reads it. `base`: path or hub name of the model that it belongs to.
void savePeft(Model& model, const TrainSettings& settings, const std::string& base, const std::filesystem::path& folder);

/// The labels that a model with the adapter tells apart. PEFT's layout has no place for their names: here they stand as id2label in the
/// metadata of the tensors, which PEFT does not look at. Where there are none, the head in the files says how many there are: those of the
/// base model if it has as many, else LABEL_0, LABEL_1, ...
std::vector<std::string> adapterLabels(const std::filesystem::path& folder, const std::vector<std::string>& base);

/// Attaches a PEFT adapter to the model that it was made for, and takes over the head that comes with it. Nothing requires a gradient
/// afterwards. Throws Problems, all at once: kinds and options that are not built, tensors that fit nothing, ranks that differ.
void loadPeft(Model& model, const std::filesystem::path& folder);

}  // namespace etude
