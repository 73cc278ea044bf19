#include "core/text/wordpiece.h"

#include "core/base/say.h"
#include "core/text/bert_words.h"
#include "core/text/decoders.h"
#include "core/text/encoding.h"
#include "core/text/piece_trie.h"
#include "core/text/tokenizer_files.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <unordered_map>

namespace etude {

namespace {

constexpr std::size_t kMaxVocabulary = std::size_t{1} << 22;

class WordPieceTokenizer final : public Tokenizer {
 public:
  WordPieceTokenizer(std::vector<std::string> vocabulary, const WordPieceSettings& settings);

  std::int32_t vocabularySize() const override { return static_cast<std::int32_t>(vocabulary_.size()); }
  const std::string& token(std::int32_t id) const override;
  std::int32_t tokenId(std::string_view token) const override;

  Encoding encodePlain(std::string_view text) const override;
  Encoding encode(std::string_view text, std::string_view pair, std::size_t max_length, Truncation truncation) const override;
  std::string decode(const std::vector<std::int32_t>& ids, bool skip_special) const override;

  std::int32_t padId() const override { return pad_; }
  std::int32_t unknownId() const override { return unknown_; }
  std::int32_t maskId() const override { return mask_; }
  bool isSpecial(std::int32_t id) const override {
    return id >= 0 && static_cast<std::size_t>(id) < special_.size() && special_[static_cast<std::size_t>(id)] != 0;
  }
  bool lowerCase() const override { return settings_.lower_case; }
  std::size_t maxLength() const override { return settings_.model_max_length; }
  void save(const fs::path& folder) const override { saveWordPiece(folder, vocabulary_, settings_); }

 private:
  std::shared_ptr<const Tokenizer> addTokens(const std::vector<std::string>& words, WordPlace place) const override;
  void indexVocabulary(Problems& problems);
  void resolveSpecialTokens(Problems& problems);
  void resolveAddedTokens(Problems& problems);
  void growTrie(Problems& problems);
  std::uint32_t encodePart(BertWords& words, std::string_view part, std::uint32_t at, Encoding& encoding) const;
  void encodeWord(const Word& word, Encoding& encoding) const;

  std::vector<std::string> vocabulary_;
  WordPieceSettings settings_;
  BertRules rules_;
  std::unordered_map<std::string_view, std::int32_t> ids_;  ///< views into vocabulary_
  PieceTrie trie_;
  AddedTokenSplitter written_;     ///< looked for in the text as it is
  AddedTokenSplitter normalised_;  ///< looked for in the normalised text
  std::vector<std::uint8_t> special_;
  std::int32_t pad_ = -1, unknown_ = -1, mask_ = -1, classify_ = -1, separator_ = -1;
};

WordPieceTokenizer::WordPieceTokenizer(std::vector<std::string> vocabulary, const WordPieceSettings& settings)
    : vocabulary_(std::move(vocabulary)),
      settings_(settings),
      rules_{settings.clean_text, settings.tokenize_chinese_chars, settings.strip_accents, settings.lower_case} {
  Problems problems;
  indexVocabulary(problems);
  throwIfErrors(problems);
  resolveSpecialTokens(problems);
  resolveAddedTokens(problems);
  growTrie(problems);
  throwIfErrors(problems);
}

void WordPieceTokenizer::indexVocabulary(Problems& problems) {
  const std::string remedy = say("Use the vocabulary file that belongs to the model.");
  if (vocabulary_.size() > kMaxVocabulary) {
    problems.push_back(
        {Severity::Error, say("The vocabulary has %1 tokens, too many for a WordPiece model", vocabulary_.size()), remedy, {}});
    return;
  }
  ids_.reserve(vocabulary_.size());
  for (std::size_t i = 0; i < vocabulary_.size(); ++i) {
    const std::string& token = vocabulary_[i];
    if (!isValidUtf8(token) || token.find('\n') != std::string::npos)
      problems.push_back({Severity::Error, say("Token %1 of the vocabulary is not a line of UTF-8 text", i), remedy, {}});
    // The last of several equal tokens counts, as when Transformers reads vocab.txt.
    ids_[token] = static_cast<std::int32_t>(i);
    if (problems.size() >= 20) return;
  }
}

void WordPieceTokenizer::resolveSpecialTokens(Problems& problems) {
  const auto resolve = [&](const std::string& token, const char* role, bool needed = true) {
    const std::int32_t id = tokenId(token);
    if (id < 0 && needed)
      problems.push_back({Severity::Error,
                          say("The vocabulary has no %1 token '%2'", role, token),
                          say("Use the vocabulary file of a BERT model, or name the token it uses in tokenizer_config.json."),
                          {}});
    return id;
  };
  unknown_ = resolve(settings_.unknown, "unknown");
  separator_ = resolve(settings_.separator, "separator");
  pad_ = resolve(settings_.padding, "padding");
  classify_ = resolve(settings_.classify, "classification");
  mask_ = resolve(settings_.mask, "mask", false);
}

void WordPieceTokenizer::resolveAddedTokens(Problems& problems) {
  std::vector<AddedToken>& added = settings_.added_tokens;
  for (std::int32_t id : {pad_, unknown_, classify_, separator_, mask_}) {
    if (id < 0) continue;
    const std::string& content = vocabulary_[static_cast<std::size_t>(id)];
    const auto found =
        std::find_if(added.begin(), added.end(), [&](const AddedToken& token) { return token.content == content; });
    AddedToken& token = found == added.end() ? added.emplace_back(AddedToken{.content = content}) : *found;
    token.special = true;
  }
  special_.assign(vocabulary_.size(), 0);
  std::vector<AddedToken> written, normalised;
  for (AddedToken& token : added) {
    token.id = tokenId(token.content);
    if (token.id < 0) {
      problems.push_back({Severity::Error,
                          say("The added token '%1' is not in the vocabulary", token.content),
                          say("Save the tokenizer again from the program that made it."),
                          {}});
      continue;
    }
    if (token.special) special_[static_cast<std::size_t>(token.id)] = 1;
    (token.normalized ? normalised : written).push_back(token);
  }
  std::sort(added.begin(), added.end(), [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
  written_ = AddedTokenSplitter(std::move(written));

  // The `tokenizers` library normalises these tokens before it looks for them in the normalised text.
  const BertWords words(rules_);
  for (AddedToken& token : normalised) {
    NormalisedText text;
    words.normalise(token.content, 0, text);
    token.content = text.text;
  }
  normalised_ = AddedTokenSplitter(std::move(normalised));
}

void WordPieceTokenizer::growTrie(Problems& problems) {
  std::vector<std::uint8_t> outside(vocabulary_.size(), 0);
  for (const AddedToken& token : settings_.added_tokens) {
    if (token.id >= 0 && !token.in_model) outside[static_cast<std::size_t>(token.id)] = 1;
  }
  // No word starts with '#' and goes on: punctuation stands alone. So continuing pieces cannot start a word.
  const std::string& mark = settings_.continuation;
  const bool mark_in_words = mark.empty() || !(characterClass(static_cast<unsigned char>(mark[0])) & kPunctuationCharacter);
  bool fits = true;
  for (std::size_t i = 0; i < vocabulary_.size(); ++i) {
    if (outside[i]) continue;
    const std::string_view piece = vocabulary_[i];
    const auto id = static_cast<std::int32_t>(i);
    const bool continues = piece.starts_with(mark) && piece.size() > mark.size();
    if (continues) fits = fits && trie_.insert(PieceTrie::kContinuation, piece.substr(mark.size()), id);
    if (!continues || mark_in_words) fits = fits && trie_.insert(PieceTrie::kWordStart, piece, id);
  }
  if (!fits)
    problems.push_back({Severity::Error,
                        say("The vocabulary is too large for a WordPiece model"),
                        say("Use the vocabulary file that belongs to the model."),
                        {}});
}

const std::string& WordPieceTokenizer::token(std::int32_t id) const {
  const bool known = id >= 0 && static_cast<std::size_t>(id) < vocabulary_.size();
  return known ? vocabulary_[static_cast<std::size_t>(id)] : settings_.unknown;
}

std::int32_t WordPieceTokenizer::tokenId(std::string_view token) const {
  const auto found = ids_.find(token);
  return found == ids_.end() ? -1 : found->second;
}

void WordPieceTokenizer::encodeWord(const Word& word, Encoding& encoding) const {
  const std::size_t before = encoding.ids.size();
  if (word.characters <= settings_.max_characters_per_word) {
    std::size_t position = 0;
    while (position < word.text.size()) {
      const PieceTrie::Match piece =
          trie_.longest(position == 0 ? PieceTrie::kWordStart : PieceTrie::kContinuation, word.text, position);
      if (piece.id < 0) break;
      pushToken(encoding, piece.id, word.range(position, piece.end));
      position = piece.end;
    }
    if (position == word.text.size()) return;
    shortenEncoding(encoding, before);
  }
  pushToken(encoding, unknown_, word.range(0, word.text.size()));
}

std::uint32_t WordPieceTokenizer::encodePart(BertWords& words, std::string_view part, std::uint32_t at,
                                             Encoding& encoding) const {
  const auto sink = [&](const Word& word) { encodeWord(word, encoding); };
  if (normalised_.empty()) return words.split(part, at, sink);
  NormalisedText text;
  at = words.normalise(part, at, text);
  for (const AddedTokenSplitter::Part& found : normalised_.split(text.text)) {
    if (found.id < 0)
      BertWords::splitNormalised(text, found.begin, found.end, sink);
    else
      pushToken(encoding, found.id, {text.offsets[found.begin].begin, text.offsets[found.end - 1].end});
  }
  return at;
}

Encoding WordPieceTokenizer::encodePlain(std::string_view text) const {
  Encoding encoding;
  for (auto reserve = text.size() / 4 + 4; auto* list : {&encoding.ids, &encoding.type_ids}) list->reserve(reserve);
  BertWords words(rules_);
  std::uint32_t at = 0;
  for (const AddedTokenSplitter::Part& part : written_.split(text)) {
    const std::string_view piece = text.substr(part.begin, part.end - part.begin);
    if (part.id < 0) {
      at = encodePart(words, piece, at, encoding);
      continue;
    }
    const std::uint32_t end = at + static_cast<std::uint32_t>(countCodePoints(piece));
    pushToken(encoding, part.id, {at, end});
    at = end;
  }
  return encoding;
}

Encoding WordPieceTokenizer::encode(std::string_view text, std::string_view pair, std::size_t max_length,
                                    Truncation truncation) const {
  const bool is_pair = !pair.empty();
  Encoding first = encodePlain(text), second = is_pair ? encodePlain(pair) : Encoding{};
  const std::size_t added = is_pair ? 3 : 2;
  const bool truncated =
      max_length > 0 && truncateEncodings(first, second, is_pair, max_length > added ? max_length - added : 0, truncation, settings_.sharing);

  Encoding result;
  result.truncated = truncated;
  pushToken(result, classify_, {}, 0, true);
  for (std::size_t i = 0; i < first.ids.size(); ++i) pushToken(result, first.ids[i], first.offsets[i]);
  pushToken(result, separator_, {}, 0, true);
  if (!is_pair) return result;
  result.second_begin = result.ids.size();
  for (std::size_t i = 0; i < second.ids.size(); ++i) pushToken(result, second.ids[i], second.offsets[i], 1);
  result.second_end = result.ids.size();
  pushToken(result, separator_, {}, 1, true);
  return result;
}

std::string WordPieceTokenizer::decode(const std::vector<std::int32_t>& ids, bool skip_special) const {
  std::string text;
  bool first = true;
  for (std::int32_t id : ids) {
    if (skip_special && isSpecial(id)) continue;
    std::string piece = token(id);
    if (!first && piece.starts_with(settings_.continuation))
      piece.erase(0, settings_.continuation.size());
    else if (!first)
      piece.insert(0, 1, ' ');
    cleanUpSpaces(piece);
    text += piece;
    first = false;
  }
  return text;
}

std::shared_ptr<const Tokenizer> WordPieceTokenizer::addTokens(const std::vector<std::string>& words, WordPlace place) const {
  std::vector<std::string> vocabulary = vocabulary_;
  WordPieceSettings settings = settings_;
  for (AddedToken& token : newTokens(*this, words, place)) {
    vocabulary.push_back(token.content);
    settings.added_tokens.push_back(std::move(token));
  }
  return makeWordPiece(std::move(vocabulary), settings);
}

}  // namespace

std::shared_ptr<const Tokenizer> makeWordPiece(std::vector<std::string> vocabulary, const WordPieceSettings& settings) {
  return std::make_shared<WordPieceTokenizer>(std::move(vocabulary), settings);
}

}  // namespace etude
