#include "core/base/say.h"
#include "core/text/bpe_merges.h"
#include "core/text/byte_level.h"
#include "core/text/token_model.h"
#include "core/text/unicode.h"
#include "core/text/word_cache.h"

#include <array>
#include <limits>

namespace etude {

namespace {

struct BpeSettings {
  std::string continuing_prefix, end_suffix;
  std::int32_t unknown = -1;
  bool fuse_unknown = false, ignore_merges = false, byte_fallback = false, raw_bytes = false;
};

/// Byte-pair encoding of pieces, character by character or (with `raw_bytes`) byte by byte.
class BpeModel final : public TokenModel {
 public:
  BpeModel(Vocabulary vocabulary, BpeMerges merges, BpeSettings settings);

  const Vocabulary& vocabulary() const override { return vocabulary_; }
  std::int32_t unknownId() const override { return settings_.unknown; }
  void tokenize(std::string_view text, const std::vector<Span>& spans, std::vector<PieceToken>& tokens) const override;

 private:
  void start(std::string_view word, std::vector<BpeSymbol>& symbols) const;
  void startCharacter(std::string_view character, std::uint32_t begin, std::uint32_t end, std::vector<BpeSymbol>& symbols) const;
  void encode(std::string_view word, std::vector<BpeSymbol>& symbols) const;

  Vocabulary vocabulary_;
  BpeMerges merges_;
  BpeSettings settings_;
  std::array<std::int32_t, 256> bytes_;                        ///< the token of a single byte; -1: none
  std::array<std::int32_t, 256> fallback_;                     ///< of <0x00> ... <0xFF>; used if all are there
  std::unordered_map<std::string, std::int32_t> whole_words_;  ///< as bytes, for ignore_merges
  mutable WordCachePool caches_;
};

BpeModel::BpeModel(Vocabulary vocabulary, BpeMerges merges, BpeSettings settings)
    : vocabulary_(std::move(vocabulary)), merges_(std::move(merges)), settings_(std::move(settings)) {
  for (std::size_t byte = 0; byte < 256; ++byte) {
    std::string token;
    appendUtf8(token, byteAlphabet()[byte]);
    bytes_[byte] = vocabulary_.find(token);
    fallback_[byte] = vocabulary_.find(fallbackToken(static_cast<unsigned char>(byte)));
  }
  for (std::size_t i = 0; settings_.ignore_merges && settings_.raw_bytes && i < vocabulary_.size(); ++i) {
    const auto id = static_cast<std::int32_t>(i);
    if (auto bytes = bytesOfToken(vocabulary_.token(id)); bytes && !bytes->empty()) whole_words_.emplace(std::move(*bytes), id);
  }
}

void BpeModel::startCharacter(std::string_view character, std::uint32_t begin, std::uint32_t end,
                              std::vector<BpeSymbol>& symbols) const {
  if (const std::int32_t id = vocabulary_.find(character); id >= 0) return symbols.push_back({id, begin, end});
  if (settings_.byte_fallback) {
    const auto known = [&](char c) { return fallback_[static_cast<unsigned char>(c)] >= 0; };
    if (std::all_of(character.begin(), character.end(), known)) {
      // Each of its bytes is a token, and all of them stand for the one character.
      for (const char c : character) symbols.push_back({fallback_[static_cast<unsigned char>(c)], begin, end});
      return;
    }
  }
  if (settings_.unknown < 0) return;
  const bool fuses =
      settings_.fuse_unknown && !symbols.empty() && symbols.back().id == settings_.unknown && symbols.back().end == begin;
  if (fuses)
    symbols.back().end = end;
  else
    symbols.push_back({settings_.unknown, begin, end});
}

void BpeModel::start(std::string_view word, std::vector<BpeSymbol>& symbols) const {
  symbols.clear();
  if (settings_.raw_bytes) {
    for (std::uint32_t i = 0; i < word.size(); ++i) {
      const std::int32_t id = bytes_[static_cast<unsigned char>(word[i])];
      if (id >= 0)
        symbols.push_back({id, i, i + 1});
      else
        startCharacter({}, i, i + 1, symbols);
    }
    return;
  }
  const bool decorated = !settings_.continuing_prefix.empty() || !settings_.end_suffix.empty();
  for (std::size_t position = 0; position < word.size();) {
    const std::size_t begin = position;
    nextCodePoint(word, position);
    const std::string_view character = word.substr(begin, position - begin);
    const auto from = static_cast<std::uint32_t>(begin), to = static_cast<std::uint32_t>(position);
    if (!decorated) {
      startCharacter(character, from, to, symbols);
      continue;
    }
    std::string symbol = begin > 0 ? settings_.continuing_prefix : "";
    symbol += character;
    if (position == word.size()) symbol += settings_.end_suffix;
    startCharacter(symbol, from, to, symbols);
  }
}

void BpeModel::encode(std::string_view word, std::vector<BpeSymbol>& symbols) const {
  if (settings_.ignore_merges) {
    std::int32_t id = -1;
    if (settings_.raw_bytes) {
      const auto found = whole_words_.find(std::string(word));
      if (found != whole_words_.end()) id = found->second;
    } else {
      id = vocabulary_.find(word);
    }
    if (id >= 0) {
      symbols.assign(1, {id, 0, static_cast<std::uint32_t>(word.size())});
      return;
    }
  }
  start(word, symbols);
  merges_.join(symbols);
}

void BpeModel::tokenize(std::string_view text, const std::vector<Span>& spans, std::vector<PieceToken>& tokens) const {
  std::unique_ptr<WordCache> cache = caches_.take();
  std::vector<BpeSymbol> symbols;
  for (const Span& span : spans) {
    const std::string_view word = text.substr(span.begin, span.end - span.begin);
    cache->tokenize(word, span.begin, tokens, [&](std::vector<WordCache::Token>& result) {
      encode(word, symbols);
      for (const BpeSymbol& symbol : symbols) result.push_back({symbol.id, symbol.begin, symbol.end});
    });
  }
  caches_.giveBack(std::move(cache));
}

/// "a b" or ["a", "b"].
bool readPair(const nlohmann::json& entry, std::string_view& left, std::string_view& right) {
  if (entry.is_string()) {
    const std::string& text = entry.get_ref<const std::string&>();
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos || text.find(' ', blank + 1) != std::string::npos) return false;
    left = std::string_view(text).substr(0, blank);
    right = std::string_view(text).substr(blank + 1);
    return true;
  }
  if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_string()) return false;
  left = entry[0].get_ref<const std::string&>();
  right = entry[1].get_ref<const std::string&>();
  return true;
}

BpeMerges readMerges(const TokenizerPart& part, const Vocabulary& vocabulary, const std::string& prefix) {
  BpeMerges merges;
  const nlohmann::json* list = part.find("merges");
  if (!list || !list->is_array()) {
    part.report(say("The tokenizer's model has no merges"));
    return merges;
  }
  std::uint32_t rank = 0;
  for (const nlohmann::json& entry : *list) {
    std::string_view left, right;
    if (!readPair(entry, left, right)) {
      part.report(say("Merge %1 of the tokenizer is not a pair of tokens", rank + 1));
      return merges;
    }
    const std::string_view tail = right.starts_with(prefix) ? right.substr(prefix.size()) : right;
    const std::int32_t first = vocabulary.find(left), second = vocabulary.find(right);
    const std::int32_t joined = vocabulary.find(std::string(left) + std::string(tail));
    if (first < 0 || second < 0 || joined < 0) {
      part.report(say("Merge %1 of the tokenizer joins '%2' and '%3', which the vocabulary does not have", rank + 1,
                      std::string(left), std::string(right)));
      return merges;
    }
    merges.add(first, second, rank++, joined);
  }
  return merges;
}

}  // namespace

std::unique_ptr<TokenModel> readBpe(const TokenizerPart& part, bool raw_bytes) {
  Vocabulary vocabulary = readVocabulary(part);
  BpeSettings settings;
  settings.raw_bytes = raw_bytes;
  settings.continuing_prefix = part.text("continuing_subword_prefix");
  settings.end_suffix = part.text("end_of_word_suffix");
  settings.fuse_unknown = part.flag("fuse_unk", false);
  settings.byte_fallback = part.flag("byte_fallback", false);
  settings.ignore_merges = part.flag("ignore_merges", false);
  if (const nlohmann::json* dropout = part.find("dropout"); dropout && *dropout != 0)
    part.report(say("The tokenizer cuts words at random (dropout), which this version cannot do"));
  if (const nlohmann::json* unknown = part.find("unk_token"); unknown && unknown->is_string()) {
    settings.unknown = vocabulary.find(unknown->get<std::string>());
    if (settings.unknown < 0) part.report(say("The vocabulary has no %1 token '%2'", "unknown", unknown->get<std::string>()));
  }
  // Pieces of plain bytes know neither a prefix nor a suffix; nobody writes such a tokenizer.
  if (raw_bytes && !(settings.continuing_prefix.empty() && settings.end_suffix.empty()))
    part.report(say("The tokenizer marks the parts of words and splits them into bytes, which this version cannot do together"));
  BpeMerges merges = readMerges(part, vocabulary, settings.continuing_prefix);
  return std::make_unique<BpeModel>(std::move(vocabulary), std::move(merges), std::move(settings));
}

}  // namespace etude
