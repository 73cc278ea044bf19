#include "core/models/model_settings.h"

namespace etude {

const std::vector<Field<ModelSettings>>& ModelSettings::fields() {
  using S = ModelSettings;
  static const std::vector<Field<S>> rows = {
      filePath(
          "path", &S::path, "Model",
          "The pretrained model that the tuning starts from: a Hugging Face folder (config.json, model.safetensors, vocab.txt or "
          "tokenizer.json), or builtin:starter-encoder, the small model that comes with the program. A larger model usually "
          "answers better and trains more slowly."),
      filePath("adapter", &S::adapter, "Adapter",
               "A LoRA or IA3 adapter in PEFT's layout (adapter_config.json, adapter_model.safetensors) that was made for this model. It is "
               "folded into the weights before tuning begins. Empty: none.",
               View::Advanced),
      choice(
          "initialisation", &S::initialisation, "Start from",
          "Pretrained weights know the language already, so a few hundred examples are enough. Random weights of the same shape "
          "start from nothing: choose them to see how much the pretraining is worth.",
          {{"pretrained", "Pretrained weights"}, {"random", "Random weights"}}),
      integer("max_length", &S::max_length, "Longest text (tokens)",
              "Longer texts are cut off after so many tokens, special tokens included. Higher: more of long texts is read, but "
              "time and "
              "memory grow with it. Lower: faster, but the end of long texts is lost.",
              {8, 8192}),
      textList("added_tokens", &S::added_tokens, "Words as one token each",
               "Names, technical terms, abbreviations or emoji of your texts that the vocabulary cuts into pieces. Each becomes a token "
               "of its own wherever it stands as a whole word, and the model's embeddings grow by a row for it, which must learn "
               "its meaning from your texts alone: worth it for words that many of the training texts have. More words: shorter "
               "texts, but more rows that know nothing yet. Empty: the vocabulary stays as it is."),
  };
  return rows;
}

}  // namespace etude
