#include "core/text/pipeline_tokenizer.h"

#include "core/base/say.h"
#include "core/text/stored_tokenizer.h"
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

class PipelineTokenizer final : public StoredTokenizer<PipelineParts> {
 public:
  explicit PipelineTokenizer(PipelineParts parts);

  const std::string& token(std::int32_t id) const override;
  std::int32_t tokenId(std::string_view token) const override;

  Encoding encodePlain(std::string_view text) const override;
  std::string decode(const std::vector<std::int32_t>& ids, bool skip_special) const override;

  bool lowerCase() const override { return parts_.normalizer && parts_.normalizer->lowersCase(); }

 private:
  std::shared_ptr<const Tokenizer> addTokens(const std::vector<std::string>& words, WordPlace place) const override {
    return std::make_shared<PipelineTokenizer>(partsWith(words, place));
  }
  void findAddedTokens();
  std::uint32_t encodePart(std::string_view part, std::uint32_t at, Encoding& encoding) const;
  void encodePieces(PieceList& pieces, Encoding& encoding) const;
  void push(std::int32_t id, Offset offset, Borders borders, Encoding& encoding) const;
  void pushAdded(std::int32_t id, std::string_view text, Offset offset, Encoding& encoding) const;

  AddedTokenSplitter written_;                                           ///< looked for in the text as it is
  AddedTokenSplitter normalised_;                                        ///< looked for in the normalised text
  std::vector<Borders> borders_;                                         ///< by id; empty if nothing is trimmed
};

PipelineTokenizer::PipelineTokenizer(PipelineParts parts) : StoredTokenizer(std::move(parts)) {
  findAddedTokens();
  findRoles(parts_.model->vocabulary().size());
  if (parts_.model->unknownId() >= 0) roles_.unknown = parts_.model->unknownId();
  if (!parts_.post_processor.trim_offsets) return;
  const Vocabulary& vocabulary = parts_.model->vocabulary();
  for (std::size_t i = 0; i < vocabulary.size(); ++i)
    borders_.push_back(bordersOf(vocabulary.token(static_cast<std::int32_t>(i))));
}

void PipelineTokenizer::findAddedTokens() {
  std::vector<AddedToken> written, normalised;
  for (const AddedToken& token : parts_.added_tokens) (token.normalized ? normalised : written).push_back(token);
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
  const AddedToken* found = added(id);
  return found ? found->content : parts_.model->vocabulary().token(id);
}

std::int32_t PipelineTokenizer::tokenId(std::string_view token) const {
  const AddedToken* found = added(token);
  return found ? found->id : parts_.model->vocabulary().find(token);
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
