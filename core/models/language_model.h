// The model of a folder as it was pretrained: with the head that tells tokens. Continued pretraining goes on from it, and what
// tuning made a model forget shows in it.
#pragma once

#include "core/models/weights.h"

#include <filesystem>
#include <string>

namespace etude {

/// The head by which models of this family learn their language: of masked tokens, of the next token, or of missing spans.
Head languageHead(const Json& config);

struct LanguageModel {
  std::unique_ptr<Model> model;  ///< in fp32 on the processor; parameters require no gradient yet
  /// Not empty: a sentence that says why the model cannot tell tokens (its head is not in the files and has fresh weights).
  std::string no_head;
};

/// The language model that `config` describes, with the weights of the folder. It gets a row for each of `tokens` tokens; those after
/// the first `known` ones that the files have no row for, or only a spare one, become means. What the files do not have is a function
/// of `key`. Throws ProblemError if they lack anything but the head.
LanguageModel loadLanguageModel(const std::filesystem::path& folder, Json config, std::int64_t known, std::int64_t tokens, std::uint64_t key);

}  // namespace etude
