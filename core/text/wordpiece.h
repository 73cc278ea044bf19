// BERT's tokenizer: BertNormalizer, BertPreTokenizer, greedy longest-match WordPiece (Devlin et al. 2018; Wu et al. 2016).
#pragma once

#include "core/text/added_tokens.h"
#include "core/text/encoding.h"

#include <map>

namespace etude {

struct WordPieceSettings {
  bool lower_case = true;
  bool strip_accents = true;  ///< Transformers: follows lower_case unless given
  bool tokenize_chinese_chars = true;
  bool clean_text = true;
  std::string unknown = "[UNK]", separator = "[SEP]", padding = "[PAD]", classify = "[CLS]", mask = "[MASK]";
  std::string continuation = "##";
  std::size_t max_characters_per_word = 100;
  std::size_t model_max_length = 0;
  LongestFirst sharing = LongestFirst::TokenByToken;
  /// Found in the text as they are written; the special tokens above are always among them.
  std::vector<AddedToken> added_tokens = {};
  /// By name (see ChatSources); kept only to be saved again.
  std::map<std::string, std::string> chat_templates = {};
};

/// `vocabulary` in id order. Throws ProblemError if a special token is missing (a mask is not needed) or if the
/// vocabulary cannot be used.
std::shared_ptr<const Tokenizer> makeWordPiece(std::vector<std::string> vocabulary, const WordPieceSettings& settings);

}  // namespace etude
