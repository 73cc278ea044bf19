// What a pretrained starter says about itself: README.md (model card) and pretrain.json (recipe and result).
#pragma once

#include "core/train/pretrain_settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace etude {

/// What the card says of the objective.
struct CardWords {
  std::string family, tag, pipeline;  ///< "BERT", "bert", "fill-mask"
  std::string layers;                 ///< "layers", behind their number
  std::string pieces;                 ///< "lower-case WordPiece tokens"
  std::string training;               ///< whole sentences
  std::string loss, loss_key;         ///< "masked-token loss", and its key in pretrain.json
};

struct PretrainResult {
  std::int64_t steps = 0, parameters = 0, tokens_seen = 0, train_texts = 0;
  std::int64_t layers = 0, width = 0, vocabulary_size = 0;  ///< of the model that came out
  double seconds = 0;
  double held_out_loss = 0;           ///< mean cross-entropy (nats); NaN without held-out texts
  double held_out_before = 0;         ///< the same before the first step, of a model that is trained further; else NaN
  double bits_per_byte = 0;           ///< of held-out text; NaN where the objective does not tell every token
  std::vector<std::string> held_out;  ///< names of the held-out texts
  std::vector<std::string> samples;   ///< what the model wrote for each of the settings' samples
};

void writePretrainCard(const std::filesystem::path& folder, const PretrainSettings& settings, const CardWords& words,
                       const PretrainResult& result);

}  // namespace etude
