// A model folder small enough to train in seconds: the built-in starter's vocabulary with a tiny, randomly drawn BERT.
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/paths.h"
#include "core/run/recipe.h"

#include <filesystem>

namespace etude::test {

inline void writeTinyModel(const fs::path& folder) {
  makeDirectories(folder);
  const fs::path starter = fs::path(ETUDE_SOURCE_DIR) / "resources/models/starter-encoder";
  for (const char* name : {"vocab.txt", "tokenizer_config.json"}) fs::copy_file(starter / name, folder / name);
  const Json config = {{"model_type", "bert"},      {"vocab_size", 8192},       {"hidden_size", 32},
                       {"num_hidden_layers", 2},    {"num_attention_heads", 4}, {"intermediate_size", 64},
                       {"max_position_embeddings", 64}, {"type_vocab_size", 2},     {"pad_token_id", 0}};
  writeFileAtomically(folder / "config.json", dumpJson(config, 2));
}

/// A short run on the built-in reviews.
inline Recipe tinyRecipe(const fs::path& model) {
  Recipe recipe;
  recipe.data.path = (fs::path(ETUDE_SOURCE_DIR) / "resources/data/reviews/reviews.csv").string();
  recipe.data.train_rows = 120;
  recipe.model.path = model.string();
  recipe.model.initialisation = "random";
  recipe.model.max_length = 32;
  recipe.environment.device = "cpu";
  recipe.environment.threads = 2;
  recipe.tuning.per_device_train_batch_size = 4;
  recipe.tuning.gradient_accumulation_steps = 2;
  recipe.tuning.num_train_epochs = 4;
  recipe.tuning.learning_rate = 1e-3;
  recipe.evaluation.untuned_baseline = false;
  return recipe;
}

}  // namespace etude::test
