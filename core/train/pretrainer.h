// Makes a starter model: learns a vocabulary and a language model from a folder of texts; or trains a given model further on them.
#pragma once

#include "core/text/tokenizer.h"
#include "core/train/interrupt.h"
#include "core/train/pretrain_card.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

/// Writes into `out`: config.json, model.safetensors (16 bit), tokenizer files, generation_config.json if the model writes,
/// README.md (model card), and last of all pretrain.json (settings and the loss on the held-out texts, of the model as it is stored).
/// While it works, `out`/.progress keeps a checkpoint from which the same call goes on after a kill; with `max_steps` the result is then
/// the same to the last bit (on the processor). A starter keeps its tokenizer, its head and its dropout; it is refused if its files lack
/// the head that it was pretrained with. Throws ProblemError, or Cancelled (the checkpoint stays).
PretrainResult pretrainModel(const PretrainSettings& settings, const std::filesystem::path& out,
                             const std::function<void(const PretrainProgress&)>& progress, std::stop_token stop);

/// The same as a part of something larger, which may also be paused; an end asked for (Interrupt::finishAsked) keeps what there is.
/// `tokenizer`, if given: the starter's with more tokens, which begin as means.
PretrainResult pretrainModel(const PretrainSettings& settings, const std::filesystem::path& out,
                             const std::function<void(const PretrainProgress&)>& progress, Interrupt& interrupt,
                             std::shared_ptr<const Tokenizer> tokenizer = nullptr);

/// What training takes: the memory of tensors at its most, and the time of a step.
struct PretrainStep {
  std::int64_t bytes = 0;
  double seconds = 0;
};
/// Measured with two steps at a rate of 0; `texts` stand for the corpus, over and over until they fill the rows of a step. Nothing is
/// kept. Resets the peak of the memory. Throws as pretrainModel does.
PretrainStep measurePretraining(const PretrainSettings& settings, const std::vector<std::string>& texts,
                                std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop);

}  // namespace etude
