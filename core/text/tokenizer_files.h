// The files of a tokenizer, as Transformers and the `tokenizers` library write them.
#pragma once

#include "core/text/wordpiece.h"

#include <map>
#include <optional>

namespace etude {

/// The largest tokenizer file that is read, in bytes (Gemma's tokenizer.json has 34 MB).
inline constexpr std::uint64_t kMaxTokenizerFile = std::uint64_t{64} << 20;

/// What tokenizer_config.json, special_tokens_map.json and added_tokens.json say; all of them may be absent.
struct TokenizerConfig {
  bool found = false;  ///< there is a tokenizer_config.json
  std::string tokenizer_class;
  std::optional<bool> lower_case, tokenize_chinese_chars, basic_tokenize, add_prefix_space, legacy, add_bos_token, add_eos_token;
  std::optional<bool> split_by_punct;
  std::optional<std::size_t> extra_ids;  ///< sentinel tokens of T5
  bool names_strip_accents = false;      ///< also if it says null: then accents follow lower case
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

/// Is this tokenizer.json built of the parts of BERT's tokenizer, for which there is a faster way?
bool isBertTokenizer(const nlohmann::json& json);

/// Reads such a tokenizer.json. Adds a Problem for each part of another kind than BERT's, by its name.
WordPieceParts readTokenizerJson(const nlohmann::json& json, const fs::path& path, Problems& problems);

/// Joins two lists of added tokens. Files may say it more than once; the first to say it wins, and what is special in one
/// list is special.
std::vector<AddedToken> mergeAddedTokens(const std::vector<AddedToken>& first, const std::vector<AddedToken>& second);

/// A file of a tokenizer as it was read.
struct StoredFile {
  std::string name, bytes;
};

/// All the files of the folder that belong to a tokenizer, and a tokenizer_config.json if it has none, with `tokenizer_class`
/// and the special tokens.
std::vector<StoredFile> readStoredFiles(const fs::path& folder, const std::string& tokenizer_class,
                                        const std::map<std::string, std::string>& special_tokens);
/// The words that are not tokens yet as added tokens, numbered behind the last one. See Tokenizer::withTokens.
std::vector<AddedToken> newTokens(const Tokenizer& tokenizer, const std::vector<std::string>& words, WordPlace place);
/// Writes `fresh` tokens, which are also the last ones of `added`, where Transformers looks for them: tokenizer.json, else
/// added_tokens.json, and always tokenizer_config.json, which then names all of `added` and the special tokens by role.
void nameAddedTokens(const std::vector<AddedToken>& fresh, const std::vector<AddedToken>& added,
                     const std::map<std::string, std::string>& special_tokens, std::vector<StoredFile>& files);
/// Says in tokenizer_config.json which token fills up rows, if no file says it: Transformers fills up none without.
void namePadding(const std::string& token, std::vector<StoredFile>& files);
/// Makes the folder if it is absent. Throws a ProblemError if a file cannot be written.
void writeStoredFiles(const fs::path& folder, const std::vector<StoredFile>& files);

/// The tokenizer of a SentencePiece model file in the folder; a ProblemError if it cannot be used.
std::shared_ptr<const Tokenizer> loadSentencePiece(const fs::path& folder, const std::string& file, TokenizerConfig config);

/// The tokenizer of vocab.json and merges.txt (GPT-2, RoBERTa, Qwen 2); a ProblemError if it cannot be used.
std::shared_ptr<const Tokenizer> loadBytePairFiles(const fs::path& folder, TokenizerConfig config);

/// Parses a JSON file; a ProblemError if it cannot be read or is not JSON. A plain nlohmann::json: the objects of the
/// project's ordered Json are lists, too slow for a vocabulary.
nlohmann::json readPlainJson(const fs::path& path);

/// An entry of a list of added tokens; false if it has no content.
bool readAddedToken(const nlohmann::json& entry, AddedToken& token);
/// Its content and flags, as tokenizer_config.json has them.
Json addedTokenFlags(const AddedToken& token);
/// The same with its number, as tokenizer.json has it.
Json addedTokenEntry(const AddedToken& token);

/// Writes vocab.txt, tokenizer_config.json, special_tokens_map.json and tokenizer.json into `folder` (made if absent).
/// Ids of `settings.added_tokens` must be set. Throws a ProblemError if a file cannot be written.
void saveWordPiece(const fs::path& folder, const std::vector<std::string>& vocabulary, const WordPieceSettings& settings);

}  // namespace etude
