// What turns pieces of text into tokens: the `model` of tokenizer.json.
#pragma once

#include "core/text/pre_tokenizers.h"
#include "core/text/vocabulary.h"

namespace etude {

/// A token and the bytes of the text that it stands for.
struct PieceToken {
  std::int32_t id;
  std::size_t begin, end;
};

class TokenModel {
 public:
  virtual ~TokenModel() = default;
  virtual const Vocabulary& vocabulary() const = 0;
  /// -1 if the model knows none.
  virtual std::int32_t unknownId() const = 0;
  /// Appends the tokens of each of the pieces `spans` of `text` (valid UTF-8). Several threads may ask at once.
  virtual void tokenize(std::string_view text, const std::vector<Span>& spans, std::vector<PieceToken>& tokens) const = 0;
};

/// A WordPiece, WordLevel, BPE or Unigram model; nullptr if it cannot be read (reported). `raw_bytes`: the pieces are plain
/// bytes that the vocabulary writes in GPT-2's alphabet.
std::unique_ptr<TokenModel> readTokenModel(const TokenizerPart& part, bool raw_bytes);

std::unique_ptr<TokenModel> readBpe(const TokenizerPart& part, bool raw_bytes);
std::unique_ptr<TokenModel> readUnigram(const TokenizerPart& part);
std::unique_ptr<TokenModel> readWordLevel(const TokenizerPart& part);
std::unique_ptr<TokenModel> readWordPieceModel(const TokenizerPart& part);

}  // namespace etude
