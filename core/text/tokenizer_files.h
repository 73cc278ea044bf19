// The files of a BERT tokenizer, as Transformers and the `tokenizers` library write them.
#pragma once

#include "core/text/wordpiece.h"

#include <map>
#include <optional>

namespace etude {

/// The largest tokenizer file that is read, in bytes (the multilingual BERT's has 3 MB).
inline constexpr std::uint64_t kMaxTokenizerFile = std::uint64_t{32} << 20;

/// What tokenizer_config.json, special_tokens_map.json and added_tokens.json say; all of them may be absent.
struct TokenizerConfig {
  bool found = false;  ///< there is a tokenizer_config.json
  std::string tokenizer_class;
  std::optional<bool> lower_case, tokenize_chinese_chars, basic_tokenize;
  bool names_strip_accents = false;  ///< also if it says null: then accents follow lower case
  std::optional<bool> strip_accents;
  std::size_t model_max_length = 0;
  std::map<std::string, std::string> special_tokens;  ///< "unk_token": "[UNK]"
  std::vector<AddedToken> added_tokens;               ///< id -1: not given
};

/// Adds a Problem for each value that cannot be used.
TokenizerConfig readTokenizerConfig(const fs::path& folder, Problems& problems);

/// What makes a WordPiece tokenizer, before it is checked as a whole.
struct WordPieceParts {
  std::vector<std::string> vocabulary;
  WordPieceSettings settings;
};

/// Reads tokenizer.json. Adds a Problem for each part of another kind than BERT's, by its name.
WordPieceParts readTokenizerJson(const fs::path& path, Problems& problems);

/// Parses a JSON file; a ProblemError if it cannot be read or is not JSON. A plain nlohmann::json: the objects of the
/// project's ordered Json are lists, too slow for a vocabulary.
nlohmann::json readPlainJson(const fs::path& path);

/// An entry of a list of added tokens; false if it has no content.
bool readAddedToken(const nlohmann::json& entry, AddedToken& token);

/// Writes vocab.txt, tokenizer_config.json, special_tokens_map.json and tokenizer.json into `folder` (made if absent).
/// Ids of `settings.added_tokens` must be set. Throws a ProblemError if a file cannot be written.
void saveWordPiece(const fs::path& folder, const std::vector<std::string>& vocabulary, const WordPieceSettings& settings);

}  // namespace etude
