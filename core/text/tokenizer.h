// Text to token ids and back. One abstract tokenizer; `loadTokenizer` makes the right one from the files of a model folder.
#pragma once

#include "core/base/files.h"
#include "core/base/problem.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace etude {

/// Half-open range of Unicode code points of the original text; {0, 0} for special tokens.
struct Offset {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const Offset&) const = default;
};

struct Encoding {
  std::vector<std::int32_t> ids;
  std::vector<std::int32_t> type_ids;  ///< 0 for the first text, 1 for the second
  std::vector<Offset> offsets;
  std::vector<std::uint8_t> special;  ///< 1 for tokens added by the tokenizer ([CLS], [SEP])
  std::size_t second_begin = 0, second_end = 0;  ///< the tokens of the second text: also where type_ids do not tell the texts apart
  bool truncated = false;

  bool ofSecond(std::size_t i) const { return i >= second_begin && i < second_end; }
};

enum class Truncation { LongestFirst, OnlyFirst, OnlySecond };

/// Where an added word is found: anywhere, inside of other words too, or only where no letter touches it.
enum class WordPlace { Anywhere, WholeWords };

class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  virtual std::int32_t vocabularySize() const = 0;
  virtual const std::string& token(std::int32_t id) const = 0;
  /// -1 if the vocabulary has no such token.
  virtual std::int32_t tokenId(std::string_view token) const = 0;

  /// Without special tokens, never truncated.
  virtual Encoding encodePlain(std::string_view text) const = 0;
  /// With special tokens, truncated so that at most `max_length` tokens remain (0: no limit). An empty `pair` means a
  /// single text. As in Transformers, LongestFirst shortens the longer text (see LongestFirst in encoding.h), and
  /// OnlyFirst and OnlySecond leave a pair as it is if the named text is too short to be cut that far.
  virtual Encoding encode(std::string_view text, std::string_view pair = {}, std::size_t max_length = 0,
                          Truncation truncation = Truncation::LongestFirst) const = 0;
  virtual std::string decode(const std::vector<std::int32_t>& ids, bool skip_special = true) const = 0;

  virtual std::int32_t padId() const = 0;
  virtual std::int32_t unknownId() const = 0;
  virtual std::int32_t maskId() const = 0;             ///< -1 if there is none
  virtual std::int32_t beginId() const { return -1; }  ///< of the token that opens a text, or -1
  virtual std::int32_t endId() const { return -1; }    ///< of the token that ends a text, or -1
  virtual bool isSpecial(std::int32_t id) const = 0;
  virtual bool lowerCase() const = 0;
  /// max length of the tokenizer's own files (`model_max_length`), 0 if not given
  virtual std::size_t maxLength() const = 0;

  /// A copy that also knows each of these words as one token, as Transformers' `add_tokens` makes it: numbers from
  /// vocabularySize() on, in the order of the words; found in texts where `place` says (WholeWords: `single_word`, for words of
  /// scripts that part words by blanks; emoji and signs are found anywhere), and saved. Words that are tokens already, and empty
  /// ones, are left alone. Throws ProblemError: a word is not UTF-8, or too many.
  std::shared_ptr<const Tokenizer> withTokens(const std::vector<std::string>& words, WordPlace place = WordPlace::Anywhere) const {
    return addTokens(words, place);
  }

  /// Writes the files that Transformers loads.
  virtual void save(const fs::path& folder) const = 0;

 protected:
  virtual std::shared_ptr<const Tokenizer> addTokens(const std::vector<std::string>& words, WordPlace place) const = 0;
};

/// Reads the tokenizer of a model folder: `tokenizer.json`, else `vocab.txt`, else `vocab.json` with `merges.txt`, else a
/// SentencePiece model; each with `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json` where they are.
/// Throws ProblemError: no files, broken files, or a kind of tokenizer that is not supported, named.
std::shared_ptr<const Tokenizer> loadTokenizer(const fs::path& folder);

}  // namespace etude
