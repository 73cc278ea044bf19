// What a model folder holds, found out without torch: its size, its shape, its tokenizer, and everything that keeps it
// from being tuned. Also the models that are on this machine already.
#pragma once

#include "core/base/files.h"
#include "core/base/problem.h"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace etude {

struct ModelSummary {
  fs::path path;
  std::string name;    ///< "starter-encoder", or "org/name" in the Hugging Face cache
  std::string family;  ///< model_type of config.json: "bert"
  std::vector<std::string> architectures;
  std::int64_t parameters = 0;
  std::int64_t layers = 0;  ///< of encoder and decoder together
  std::int64_t encoder_layers = 0;  ///< where a decoder follows: the layers before its own; 0: there is one stack of layers
  std::int64_t hidden_size = 0, heads = 0, intermediate_size = 0, vocabulary_size = 0, max_positions = 0;  ///< max_positions 0: any number
  std::string dtype;        ///< "float32", "bfloat16", ...: of most of the weights
  std::uint64_t bytes = 0;  ///< of the weight files
  bool lower_case = false;
  /// embeddings, layer 0, layer 1, ..., pooler, head
  std::vector<std::pair<std::string, std::int64_t>> parameters_by_part;
  std::string license;
  std::string language;     ///< as the card says: "en", "en, de", "multilingual"; empty: not said
  std::string description;  ///< first paragraph of README.md
  Problems problems;        ///< everything that is wrong; the model can be tuned if there is no error among them
};

/// Tokens of the longest text that a model of the family reads; 0: any. `number(key)`: a whole number of its config.json, 0 if there is none.
std::int64_t longestText(const std::string& family, const std::function<std::int64_t(const std::string&)>& number);

/// Whether a classifier of the family reads its answer at the last token of a text, not at the first: decoders, which have seen the
/// whole text only there, and T5.
bool answersAtEnd(const std::string& family);

/// The families of models that can be tuned: "bert", "gpt2", ...
const std::vector<std::string>& tunableFamilies();

/// What is to be said of a tokenizer with `tokens` tokens beside a model with embeddings for `embedded`: a warning if they are too few
/// (tuning adds the missing ones), or so many that the two hardly belong together; nothing if they only make the number round.
Problems compareVocabularies(std::int64_t tokens, std::int64_t embedded, const std::string& where);

/// Never throws: what is wrong with the folder is in `problems`.
ModelSummary summariseModel(const fs::path& folder);

/// Built-in models first, then those of the Hugging Face cache ($HF_HUB_CACHE, else $HF_HOME/hub, else
/// ~/.cache/huggingface/hub), each sorted by name.
std::vector<ModelSummary> cachedModels();

}  // namespace etude
