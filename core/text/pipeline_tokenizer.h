// A tokenizer put together from parts as the `tokenizers` library does it: added tokens are found, the rest is normalised,
// cut into pieces, turned into tokens, and framed by special tokens.
#pragma once

#include "core/text/added_tokens.h"
#include "core/text/decoders.h"
#include "core/text/normalizers.h"
#include "core/text/post_processor.h"
#include "core/text/special_roles.h"
#include "core/text/token_model.h"
#include "core/text/tokenizer_files.h"

namespace etude {

struct PipelineParts {
  std::shared_ptr<const Normalizer> normalizer;       ///< nullptr: none
  std::shared_ptr<const PreTokenizer> pre_tokenizer;  ///< nullptr: none
  std::shared_ptr<const TokenModel> model;
  PostProcessor post_processor;
  std::shared_ptr<const Decoder> decoder;             ///< nullptr: tokens with blanks between them
  std::vector<AddedToken> added_tokens;               ///< with their ids
  std::map<std::string, std::string> special_tokens;  ///< by role, as in TokenizerConfig
  std::size_t model_max_length = 0;
  std::vector<StoredFile> files;  ///< what `save` writes
};

/// Reads the parts of tokenizer.json; `where` names the file in problems. What cannot be read is added to `problems`, by name.
PipelineParts readPipeline(const nlohmann::json& json, const std::string& where, const TokenizerConfig& config,
                           Problems& problems);

/// `parts.model` must be there.
std::shared_ptr<const Tokenizer> makePipelineTokenizer(PipelineParts parts);

}  // namespace etude
