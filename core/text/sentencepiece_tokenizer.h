// SentencePiece models in the hands of Transformers' Python tokenizers: added tokens are cut out before the library sees the
// text, and each family has customs of its own.
#pragma once

#include "core/text/post_processor.h"
#include "core/text/sentencepiece_model.h"
#include "core/text/special_roles.h"
#include "core/text/tokenizer_files.h"

namespace etude {

enum class PieceFamily { T5, Llama, DebertaV2, XlmRoberta, Camembert };

struct SentencePieceParts {
  std::shared_ptr<const SentencePieceModel> model;
  PieceFamily family = PieceFamily::Llama;
  bool legacy = true;
  bool lower_case = false;
  PostProcessor post_processor;
  std::vector<AddedToken> added_tokens;
  std::map<std::string, std::string> special_tokens;
  std::size_t model_max_length = 0;
  std::vector<StoredFile> files;
};

/// `parts.model` must be there.
std::shared_ptr<const Tokenizer> makeSentencePieceTokenizer(SentencePieceParts parts);

}  // namespace etude
