// Makes a starter model: learns a vocabulary and a language model from a folder of texts.
#pragma once

#include "core/train/pretrain_settings.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace etude {

/// Writes into `out`: config.json, model.safetensors (16 bit), tokenizer files, generation_config.json if the model writes,
/// README.md (model card), pretrain.json (settings and the loss on the held-out texts, of the model as it is stored). While it
/// works, `out`/.progress keeps a checkpoint from which the same call goes on after a kill. Throws ProblemError, or Cancelled
/// (the checkpoint stays).
void pretrainModel(const PretrainSettings& settings, const std::filesystem::path& out,
                   const std::function<void(const PretrainProgress&)>& progress, std::stop_token stop);

}  // namespace etude
