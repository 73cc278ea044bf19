#include "core/text/pipeline_tokenizer.h"

#include "core/base/say.h"
#include "core/text/encoding.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <limits>

namespace etude {

namespace {

/// Blanks at the borders of a token, in characters.
struct Borders {
  std::uint16_t leading = 0, trailing = 0;
};

/// "Ġ" is the blank of byte-level vocabularies.
Borders bordersOf(std::string_view token) {
  Borders borders;
  bool leading = true;
  for (std::size_t position = 0; position < token.size();) {
    const char32_t c = nextCodePoint(token, position);
    const bool blank = c == U'\u0120' || (characterClass(c) & kSpaceCharacter);
    if (!blank) {
      leading = false;
      borders.trailing = 0;
    } else {
      borders.leading = static_cast<std::uint16_t>(borders.leading + (leading ? 1 : 0));
      ++borders.trailing;
    }
  }
  return borders;
}

class PipelineTokenizer final : public Tokenizer {
 public:
  explicit PipelineTokenizer(PipelineParts parts);

  std::int32_t vocabularySize() const override { return static_cast<std::int32_t>(size_); }
  const std::string& token(std::int32_t id) const override;
  std::int32_t tokenId(std::string_view token) const override;

  Encoding encodePlain(std::string_view text) const override;
  Encoding encode(std::string_view text, std::string_view pair, std::size_t max_length, Truncation truncation) const override;
  std::string decode(const std::vector<std::int32_t>& ids, bool skip_special) const override;

  std::int32_t padId() const override { return roles_.padding; }
  std::int32_t unknownId() const override { return roles_.unknown; }
  std::int32_t maskId() const override { return roles_.mask; }
  std::int32_t beginId() const override { return roles_.begin; }
  std::int32_t endId() const override { return roles_.end; }
  bool isSpecial(std::int32_t id) const override {
    const auto found = added_by_id_.find(id);
    return found != added_by_id_.end() && found->second->special;
  }
  bool lowerCase() const override { return parts_.normalizer && parts_.normalizer->lowersCase(); }
  std::size_t maxLength() const override { return parts_.model_max_length; }
  void save(const fs::path& folder) const override { writeStoredFiles(folder, parts_.files); }

 private:
  void indexAddedTokens();
  std::uint32_t encodePart(std::string_view part, std::uint32_t at, Encoding& encoding) const;
  void encodePieces(PieceList& pieces, Encoding& encoding) const;
  void push(std::int32_t id, Offset offset, Borders borders, Encoding& encoding) const;
  void pushAdded(std::int32_t id, std::string_view text, Offset offset, Encoding& encoding) const;

  PipelineParts parts_;
  SpecialRoles roles_;
  std::size_t size_ = 0;
  std::unordered_map<std::int32_t, const AddedToken*> added_by_id_;      ///< into parts_.added_tokens
  std::unordered_map<std::string_view, std::int32_t> added_by_content_;  ///< likewise
  AddedTokenSplitter written_;                                           ///< looked for in the text as it is
  AddedTokenSplitter normalised_;                                        ///< looked for in the normalised text
  std::vector<Borders> borders_;                                         ///< by id; empty if nothing is trimmed
};

PipelineTokenizer::PipelineTokenizer(PipelineParts parts) : parts_(std::move(parts)) {
  indexAddedTokens();
  const auto idOf = [this](const std::string& token) { return tokenId(token); };
  roles_ = resolveRoles(parts_.special_tokens, idOf);
  if (parts_.model->unknownId() >= 0) roles_.unknown = parts_.model->unknownId();
  if (!parts_.post_processor.trim_offsets) return;
  const Vocabulary& vocabulary = parts_.model->vocabulary();
  for (std::size_t i = 0; i < vocabulary.size(); ++i)
    borders_.push_back(bordersOf(vocabulary.token(static_cast<std::int32_t>(i))));
}

void PipelineTokenizer::indexAddedTokens() {
  size_ = parts_.model->vocabulary().size();
  std::vector<AddedToken> written, normalised;
  for (const AddedToken& token : parts_.added_tokens) {
    added_by_id_[token.id] = &token;
    added_by_content_[token.content] = token.id;
    size_ = std::max(size_, static_cast<std::size_t>(token.id) + 1);
    (token.normalized ? normalised : written).push_back(token);
  }
  written_ = AddedTokenSplitter(std::move(written));
  // The `tokenizers` library normalises these tokens before it looks for them in the normalised text.
  for (AddedToken& token : normalised) {
    NormalisedText text;
    appendOriginal(token.content, 0, text);
    if (parts_.normalizer) parts_.normalizer->normalize(text);
    token.content = text.text;
  }
  normalised_ = AddedTokenSplitter(std::move(normalised));
}

const std::string& PipelineTokenizer::token(std::int32_t id) const {
  const auto found = added_by_id_.find(id);
  return found != added_by_id_.end() ? found->second->content : parts_.model->vocabulary().token(id);
}

std::int32_t PipelineTokenizer::tokenId(std::string_view token) const {
  const auto found = added_by_content_.find(token);
  return found != added_by_content_.end() ? found->second : parts_.model->vocabulary().find(token);
}

/// As the `tokenizers` library trims: a blank that was put before the first word is no part of the text.
void PipelineTokenizer::push(std::int32_t id, Offset offset, Borders borders, Encoding& encoding) const {
  const bool prefixed = parts_.post_processor.add_prefix_space && (encoding.ids.empty() || offset.begin == 0);
  if (!prefixed) offset.begin = std::min(offset.begin + borders.leading, offset.end);
  if (offset.end >= borders.trailing) offset.end = std::max(offset.end - borders.trailing, offset.begin);
  pushToken(encoding, id, offset);
}

void PipelineTokenizer::pushAdded(std::int32_t id, std::string_view text, Offset offset, Encoding& encoding) const {
  push(id, offset, parts_.post_processor.trim_offsets ? bordersOf(text) : Borders{}, encoding);
}

void PipelineTokenizer::encodePieces(PieceList& pieces, Encoding& encoding) const {
  if (parts_.pre_tokenizer) parts_.pre_tokenizer->split(pieces);
  std::vector<PieceToken> tokens;
  tokens.reserve(pieces.spans.size() + pieces.spans.size() / 4);
  parts_.model->tokenize(pieces.text.text, pieces.spans, tokens);
  for (const PieceToken& token : tokens) {
    const Offset offset = pieces.text.range({token.begin, token.end});
    if (borders_.empty())
      pushToken(encoding, token.id, offset);
    else
      push(token.id, offset, borders_[static_cast<std::size_t>(token.id)], encoding);
  }
}

std::uint32_t PipelineTokenizer::encodePart(std::string_view part, std::uint32_t at, Encoding& encoding) const {
  PieceList pieces;
  pieces.starts_text = at == 0;
  const std::uint32_t end = appendOriginal(part, at, pieces.text);
  if (parts_.normalizer) parts_.normalizer->normalize(pieces.text);
  if (normalised_.empty()) {
    if (!pieces.text.text.empty()) pieces.spans = {{0, pieces.text.text.size()}};
    encodePieces(pieces, encoding);
    return end;
  }
  for (const AddedTokenSplitter::Part& found : normalised_.split(pieces.text.text)) {
    const Span span{found.begin, found.end};
    if (found.id >= 0) {
      pushAdded(found.id, std::string_view(pieces.text.text).substr(span.begin, span.end - span.begin), pieces.text.range(span),
                encoding);
      continue;
    }
    PieceList rest;
    rest.starts_text = pieces.starts_text && span.begin == 0;
    rest.text.append(pieces.text, span);
    rest.spans = {{0, rest.text.text.size()}};
    encodePieces(rest, encoding);
  }
  return end;
}

Encoding PipelineTokenizer::encodePlain(std::string_view text) const {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    throw ProblemError(say("The text is longer than four gigabytes"), say("Cut it into several texts."));
  Encoding encoding;
  std::uint32_t at = 0;
  for (const AddedTokenSplitter::Part& part : written_.split(text)) {
    const std::string_view piece = text.substr(part.begin, part.end - part.begin);
    if (part.id < 0) {
      at = encodePart(piece, at, encoding);
      continue;
    }
    const std::uint32_t end = at + static_cast<std::uint32_t>(countCodePoints(piece));
    pushAdded(part.id, piece, {at, end}, encoding);
    at = end;
  }
  return encoding;
}

Encoding PipelineTokenizer::encode(std::string_view text, std::string_view pair, std::size_t max_length,
                                   Truncation truncation) const {
  const bool is_pair = !pair.empty();
  Encoding first = encodePlain(text), second = is_pair ? encodePlain(pair) : Encoding{};
  const std::size_t added = parts_.post_processor.added(is_pair);
  const bool truncated =
      max_length > 0 && truncateEncodings(first, second, is_pair, max_length > added ? max_length - added : 0, truncation);
  Encoding result = parts_.post_processor.assemble(first, second, is_pair);
  result.truncated = truncated;
  return result;
}

std::string PipelineTokenizer::decode(const std::vector<std::int32_t>& ids, bool skip_special) const {
  std::vector<std::string> tokens;
  for (const std::int32_t id : ids) {
    const std::string& content = token(id);
    if (!content.empty() && !(skip_special && isSpecial(id))) tokens.push_back(content);
  }
  if (parts_.decoder) parts_.decoder->decode(tokens);
  std::string text;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && !parts_.decoder) text += ' ';
    text += tokens[i];
  }
  return text;
}

}  // namespace

std::shared_ptr<const Tokenizer> makePipelineTokenizer(PipelineParts parts) {
  return std::make_shared<PipelineTokenizer>(std::move(parts));
}

}  // namespace etude
