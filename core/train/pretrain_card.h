// What a pretrained starter says about itself: README.md (model card) and pretrain.json (recipe and result).
#pragma once

#include "core/train/pretrain_settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace etude {

struct PretrainResult {
  std::int64_t steps = 0, parameters = 0, tokens_seen = 0, train_texts = 0;
  std::int64_t layers = 0, width = 0, vocabulary_size = 0;  ///< of the model that came out
  double seconds = 0;
  double held_out_loss = 0;            ///< mean cross-entropy at masked tokens (nats); NaN without held-out texts
  std::vector<std::string> held_out;   ///< names of the held-out texts
};

void writePretrainCard(const std::filesystem::path& folder, const PretrainSettings& settings, const PretrainResult& result);

}  // namespace etude
