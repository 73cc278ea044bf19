#include "core/text/token_model.h"

#include "core/base/say.h"
#include "core/text/byte_level.h"
#include "core/text/piece_trie.h"
#include "core/text/unicode.h"

namespace etude {

namespace {

/// Whole pieces are looked up.
class WordLevelModel final : public TokenModel {
 public:
  WordLevelModel(Vocabulary vocabulary, std::int32_t unknown) : vocabulary_(std::move(vocabulary)), unknown_(unknown) {}

  const Vocabulary& vocabulary() const override { return vocabulary_; }
  std::int32_t unknownId() const override { return unknown_; }
  void tokenize(std::string_view text, const std::vector<Span>& spans, std::vector<PieceToken>& tokens) const override {
    for (const Span& span : spans) {
      const std::int32_t id = vocabulary_.find(text.substr(span.begin, span.end - span.begin));
      tokens.push_back({id >= 0 ? id : unknown_, span.begin, span.end});
    }
  }

 private:
  Vocabulary vocabulary_;
  std::int32_t unknown_;
};

/// Greedy longest match; a word that does not fall into pieces whole is unknown.
class WordPieceModel final : public TokenModel {
 public:
  WordPieceModel(Vocabulary vocabulary, std::int32_t unknown, PieceTrie trie, std::size_t longest_word)
      : vocabulary_(std::move(vocabulary)), unknown_(unknown), trie_(std::move(trie)), longest_word_(longest_word) {}

  const Vocabulary& vocabulary() const override { return vocabulary_; }
  std::int32_t unknownId() const override { return unknown_; }
  void tokenize(std::string_view text, const std::vector<Span>& spans, std::vector<PieceToken>& tokens) const override {
    for (const Span& span : spans) {
      const std::string_view word = text.substr(span.begin, span.end - span.begin);
      const std::size_t before = tokens.size();
      if (countCodePoints(word) <= longest_word_ && cut(word, span.begin, tokens)) continue;
      tokens.resize(before);
      tokens.push_back({unknown_, span.begin, span.end});
    }
  }

 private:
  bool cut(std::string_view word, std::size_t at, std::vector<PieceToken>& tokens) const {
    for (std::size_t position = 0; position < word.size();) {
      const PieceTrie::Match piece =
          trie_.longest(position == 0 ? PieceTrie::kWordStart : PieceTrie::kContinuation, word, position);
      if (piece.id < 0) return false;
      tokens.push_back({piece.id, at + position, at + piece.end});
      position = piece.end;
    }
    return true;
  }

  Vocabulary vocabulary_;
  std::int32_t unknown_;
  PieceTrie trie_;
  std::size_t longest_word_;
};

std::int32_t unknownOf(const TokenizerPart& part, const Vocabulary& vocabulary, const char* fallback) {
  const std::string unknown = part.text("unk_token", fallback);
  const std::int32_t id = vocabulary.find(unknown);
  if (id < 0) part.report(say("The vocabulary has no %1 token '%2'", "unknown", unknown));
  return id;
}

}  // namespace

std::unique_ptr<TokenModel> readWordLevel(const TokenizerPart& part) {
  Vocabulary vocabulary = readVocabulary(part);
  const std::int32_t unknown = unknownOf(part, vocabulary, "<unk>");
  return std::make_unique<WordLevelModel>(std::move(vocabulary), unknown);
}

std::unique_ptr<TokenModel> readWordPieceModel(const TokenizerPart& part) {
  Vocabulary vocabulary = readVocabulary(part);
  const std::string mark = part.text("continuing_subword_prefix", "##");
  const std::int32_t unknown = unknownOf(part, vocabulary, "[UNK]");
  PieceTrie trie;
  bool fits = true;
  for (std::size_t i = 0; i < vocabulary.size() && fits; ++i) {
    const auto id = static_cast<std::int32_t>(i);
    const std::string_view piece = vocabulary.token(id);
    if (piece.empty()) continue;
    fits = trie.insert(PieceTrie::kWordStart, piece, id);
    if (fits && piece.starts_with(mark) && piece.size() > mark.size())
      fits = trie.insert(PieceTrie::kContinuation, piece.substr(mark.size()), id);
  }
  if (!fits) part.report(say("The vocabulary is too large for a WordPiece model"));
  return std::make_unique<WordPieceModel>(std::move(vocabulary), unknown, std::move(trie),
                                          part.number("max_input_chars_per_word", 100));
}

std::unique_ptr<TokenModel> readTokenModel(const TokenizerPart& part, bool raw_bytes) {
  std::string type = part.type();
  // Files of early versions of the library do not name the type: it is the one whose keys they have.
  if (type == "unnamed")
    type = part.find("max_input_chars_per_word") ? "WordPiece"
           : part.find("merges")                 ? "BPE"
           : part.find("unk_id")                 ? "Unigram"
                                                 : "WordLevel";
  if (type == "BPE") return readBpe(part, raw_bytes);
  if (type == "Unigram") return readUnigram(part);
  if (type == "WordPiece") return readWordPieceModel(part);
  if (type == "WordLevel" && part.find("vocab")) return readWordLevel(part);
  part.refuseType();
  return nullptr;
}

}  // namespace etude
