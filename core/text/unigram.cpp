#include "core/base/say.h"
#include "core/text/byte_level.h"
#include "core/text/piece_trie.h"
#include "core/text/token_model.h"
#include "core/text/unicode.h"
#include "core/text/word_cache.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace etude {

namespace {

/// The most probable way to cut a piece (Kudo 2018), by Viterbi's algorithm over bytes.
class UnigramModel final : public TokenModel {
 public:
  UnigramModel(Vocabulary vocabulary, std::vector<double> scores, PieceTrie trie, std::int32_t unknown, bool byte_fallback)
      : vocabulary_(std::move(vocabulary)),
        scores_(std::move(scores)),
        trie_(std::move(trie)),
        unknown_(unknown),
        byte_fallback_(byte_fallback) {
    // As SentencePiece: an unknown character costs more than the least probable token.
    constexpr double kUnknownPenalty = 10.0;
    unknown_score_ = *std::min_element(scores_.begin(), scores_.end()) - kUnknownPenalty;
    for (std::size_t byte = 0; byte < 256; ++byte)
      fallback_[byte] = vocabulary_.find(fallbackToken(static_cast<unsigned char>(byte)));
  }

  const Vocabulary& vocabulary() const override { return vocabulary_; }
  std::int32_t unknownId() const override { return unknown_; }
  void tokenize(std::string_view text, const std::vector<Span>& spans, std::vector<PieceToken>& tokens) const override {
    std::unique_ptr<WordCache> cache = caches_.take();
    std::vector<Node> path;
    std::vector<PieceToken> found;
    for (const Span& span : spans) {
      const std::string_view piece = text.substr(span.begin, span.end - span.begin);
      cache->tokenize(piece, span.begin, tokens, [&](std::vector<WordCache::Token>& result) {
        bestPath(piece, path);
        backtrack(path, found);
        for (const PieceToken& token : found) emit(piece, token, result);
      });
    }
    caches_.giveBack(std::move(cache));
  }

 private:
  struct Node {
    double score = 0;
    std::size_t from = SIZE_MAX;  ///< where the token that ends here begins
    std::int32_t id = -1;
  };

  void bestPath(std::string_view piece, std::vector<Node>& path) const {
    path.assign(piece.size() + 1, {});
    for (std::size_t begin = 0; begin < piece.size();) {
      std::size_t next = begin;
      nextCodePoint(piece, next);
      const auto offer = [&](std::size_t end, double score, std::int32_t id) {
        if (path[end].from == SIZE_MAX || score > path[end].score) path[end] = {score, begin, id};
      };
      const double here = path[begin].score;
      bool covered = false;
      trie_.forEachPrefix(PieceTrie::kWordStart, piece, begin, [&](std::size_t end, std::int32_t id) {
        offer(end, here + scores_[static_cast<std::size_t>(id)], id);
        covered = covered || end == next;
      });
      if (!covered) offer(next, here + unknown_score_, unknown_);
      begin = next;
    }
  }

  /// Unknown neighbours become one token.
  void backtrack(const std::vector<Node>& path, std::vector<PieceToken>& found) const {
    found.clear();
    for (std::size_t end = path.size() - 1; end > 0; end = path[end].from) {
      const Node& node = path[end];
      if (node.id == unknown_ && !found.empty() && found.back().id == unknown_)
        found.back().begin = node.from;
      else
        found.push_back({node.id, node.from, end});
    }
    std::reverse(found.begin(), found.end());
  }

  void emit(std::string_view piece, const PieceToken& token, std::vector<WordCache::Token>& tokens) const {
    const auto begin = static_cast<std::uint32_t>(token.begin), end = static_cast<std::uint32_t>(token.end);
    const std::string_view text = piece.substr(token.begin, token.end - token.begin);
    const auto known = [&](char c) { return fallback_[static_cast<unsigned char>(c)] >= 0; };
    if (token.id == unknown_ && byte_fallback_ && vocabulary_.find(text) < 0 && std::all_of(text.begin(), text.end(), known)) {
      for (const char c : text) tokens.push_back({fallback_[static_cast<unsigned char>(c)], begin, end});
    } else {
      tokens.push_back({token.id, begin, end});
    }
  }

  Vocabulary vocabulary_;
  std::vector<double> scores_;
  PieceTrie trie_;
  std::int32_t unknown_;
  bool byte_fallback_;
  double unknown_score_ = 0;
  std::array<std::int32_t, 256> fallback_{};
  mutable WordCachePool caches_;
};

}  // namespace

std::unique_ptr<TokenModel> readUnigram(const TokenizerPart& part) {
  const nlohmann::json* list = part.find("vocab");
  if (!list || !list->is_array() || list->empty()) {
    part.report(say("The tokenizer's model has no vocabulary"));
    return nullptr;
  }
  Vocabulary vocabulary;
  std::vector<double> scores;
  PieceTrie trie;
  for (const nlohmann::json& entry : *list) {
    const bool shaped = entry.is_array() && entry.size() == 2 && entry[0].is_string() &&
                        !entry[0].get_ref<const std::string&>().empty() && entry[1].is_number() &&
                        std::isfinite(entry[1].get<double>());
    const auto id = static_cast<std::int32_t>(std::min(scores.size(), kLargestVocabulary));
    if (!shaped || !vocabulary.add(entry[0].get<std::string>(), scores.size()) ||
        !trie.insert(PieceTrie::kWordStart, entry[0].get_ref<const std::string&>(), id)) {
      part.report(say("Entry %1 of the vocabulary is not a token with its score, or the vocabulary is too large", scores.size()));
      return nullptr;
    }
    scores.push_back(entry[1].get<double>());
  }
  const std::uint64_t unknown = part.number("unk_id", scores.size());
  if (unknown >= scores.size()) {
    part.report(say("The tokenizer's Unigram model has no unknown token"));
    return nullptr;
  }
  return std::make_unique<UnigramModel>(std::move(vocabulary), std::move(scores), std::move(trie),
                                        static_cast<std::int32_t>(unknown), part.flag("byte_fallback", false));
}

}  // namespace etude
