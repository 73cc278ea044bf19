// How a starter model is pretrained from a folder of texts.
#pragma once

#include "core/base/settings.h"

#include <cstdint>
#include <string>
#include <vector>

namespace etude {

struct PretrainSettings {
  std::string objective = "auto";  ///< masked (BERT), causal (Llama), spans (T5); auto: as the starter's family asks for, else masked
  std::string corpus;               ///< folder of .txt files, or one such file, one paragraph a line
  std::string held_out;             ///< file of names (`NAME<TAB>train` or any other word) or empty: every 20th file is held out
  std::string starter;              ///< folder to go on from; empty: fresh vocabulary and weights
  std::int64_t vocabulary_size = 8192;
  std::int64_t layers = 4, hidden_size = 192, heads = 6, intermediate_size = 768, max_positions = 256;  ///< as the built-in encoder
  std::int64_t key_value_heads = 0;  ///< causal; 0: as many as heads
  std::int64_t sequence_length = 128;
  std::int64_t batch_size = 16;
  std::int64_t max_steps = 0;       ///< 0: `max_minutes` decides
  double max_minutes = 30;          ///< the learning rate falls to zero over the planned steps or minutes
  double learning_rate = 1e-3;
  double warmup_ratio = 0.05;
  double weight_decay = 0.01;
  double mask_share = 0.15;
  double summary_weight = 1;        ///< of the loss that teaches the pooler to sum a text up
  double dropout = 0;  ///< below 0: as the starter's config says
  std::string initialisation = "neighbours";  ///< neighbours (heads look there from the start), plain
  double initializer_range = 0.05;  ///< standard deviation of fresh weights
  std::int64_t threads = 0;
  std::string device = "auto", precision = "auto";  ///< as in EnvironmentSettings
  std::int64_t seed = 42;
  std::vector<std::string> samples;  ///< for the model card: texts that the finished model goes on with or fills in
  std::string about, language, licence;  ///< for the model card: what the texts are, their language, what may be done with the model

  static const std::vector<Field<PretrainSettings>>& fields();
};

struct PretrainProgress {
  std::int64_t step = 0;
  double fraction = 0, loss = 0, learning_rate = 0, tokens_per_second = 0, seconds = 0;
  std::string text;  ///< what is going on, if not training
};

}  // namespace etude
