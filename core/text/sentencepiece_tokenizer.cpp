#include "core/text/sentencepiece_tokenizer.h"

#include "core/base/say.h"
#include "core/text/stored_tokenizer.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::string_view kSpaceMark = "\u2581";

std::string stripped(const std::string& text) {
  constexpr const char* kBlanks = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(kBlanks), end = text.find_last_not_of(kBlanks);
  return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
}

/// The pieces as they are, with blanks for their marks.
std::string plainText(const std::vector<std::string>& tokens) {
  std::string text;
  for (const std::string& token : tokens) text += token;
  for (std::size_t mark = text.find(kSpaceMark); mark != std::string::npos; mark = text.find(kSpaceMark, mark))
    text.replace(mark, kSpaceMark.size(), " ");
  return stripped(text);
}

class SentencePieceTokenizer final : public StoredTokenizer<SentencePieceParts> {
 public:
  explicit SentencePieceTokenizer(SentencePieceParts parts);

  const std::string& token(std::int32_t id) const override;
  std::int32_t tokenId(std::string_view token) const override;
  Encoding encodePlain(std::string_view text) const override;
  std::string decode(const std::vector<std::int32_t>& ids, bool skip_special) const override;

  bool lowerCase() const override { return parts_.lower_case; }

 private:
  std::shared_ptr<const Tokenizer> addTokens(const std::vector<std::string>& words, WordPlace place) const override {
    return std::make_shared<SentencePieceTokenizer>(partsWith(words, place));
  }
  NormalisedText lowered(const NormalisedText& text) const;
  NormalisedText prepare(std::string_view text) const;
  void encodeChunk(const NormalisedText& text, Span span, std::vector<SentencePiece>& pieces) const;
  bool standsAlone(std::int32_t id) const;
  std::string joinTokens(std::vector<std::string> tokens, const std::vector<std::uint8_t>& special) const;

  BlankOffsets blanks_ = BlankOffsets::All;
  std::size_t unknown_length_ = 0;
  std::string unknown_text_;
  AddedTokenSplitter splitter_;
};

SentencePieceTokenizer::SentencePieceTokenizer(SentencePieceParts parts) : StoredTokenizer(std::move(parts)) {
  if (parts_.family != PieceFamily::Llama)
    blanks_ = parts_.family == PieceFamily::DebertaV2 ? BlankOffsets::Last : BlankOffsets::None;
  std::vector<AddedToken> sought = parts_.added_tokens;
  for (AddedToken& token : sought) {
    if (!parts_.lower_case || token.special) continue;
    NormalisedText content;
    appendOriginal(token.content, 0, content);
    token.content = lowered(content).text;
  }
  splitter_ = AddedTokenSplitter(std::move(sought));
  findRoles(static_cast<std::size_t>(parts_.model->size()));
  if (roles_.unknown < 0) roles_.unknown = parts_.model->unknownId();
  unknown_text_ = token(roles_.unknown);
  unknown_length_ = parts_.model->count(unknown_text_);
}

const std::string& SentencePieceTokenizer::token(std::int32_t id) const {
  static const std::string none;
  if (const AddedToken* found = added(id)) return found->content;
  return id >= 0 && id < parts_.model->size() ? parts_.model->piece(id) : none;
}

std::int32_t SentencePieceTokenizer::tokenId(std::string_view token) const {
  const AddedToken* found = added(token);
  return found ? found->id : parts_.model->find(token);
}

/// In lower case, but for special tokens.
NormalisedText SentencePieceTokenizer::lowered(const NormalisedText& text) const {
  NormalisedText lower;
  for (const AddedTokenSplitter::Part& part : splitter_.split(text.text)) {
    if (part.id >= 0) {
      lower.append(text, {part.begin, part.end});
      continue;
    }
    for (std::size_t position = part.begin; position < part.end;) {
      const Offset at = text.offsets[position];
      char32_t buffer[2];
      for (char32_t c : etude::lowerCase(nextCodePoint(text.text, position), buffer)) lower.append(c, at);
    }
  }
  return lower;
}

/// The text as the family wants it. Outside of legacy mode a blank is put before the whole text instead of before each
/// part of it between added tokens.
NormalisedText SentencePieceTokenizer::prepare(std::string_view text) const {
  NormalisedText original;
  appendOriginal(text, 0, original);
  if (parts_.lower_case) original = lowered(original);
  if (parts_.legacy || original.text.empty()) return original;
  NormalisedText marked;
  marked.append(kSpaceMark, original.offsets.front());
  for (std::size_t begin = 0; begin < original.text.size();) {
    const std::size_t mark = std::min(original.text.find(kSpaceMark, begin), original.text.size());
    marked.append(original, {begin, mark});
    if (mark < original.text.size()) marked.append(" ", original.offsets[mark]);
    begin = mark + kSpaceMark.size();
  }
  return marked;
}

void SentencePieceTokenizer::encodeChunk(const NormalisedText& text, Span span, std::vector<SentencePiece>& pieces) const {
  const std::string_view chunk = std::string_view(text.text).substr(span.begin, span.end - span.begin);
  const bool blank = chunk.starts_with(kSpaceMark) || chunk.starts_with(' ');
  // The library would drop the blank at the beginning; behind another token it stays.
  const bool guarded = !parts_.legacy && blank;
  parts_.model->encode(text, span, guarded ? unknown_text_ : std::string(), guarded ? unknown_length_ : 0, blanks_, pieces);
}

Encoding SentencePieceTokenizer::encodePlain(std::string_view text) const {
  if (text.size() >= std::size_t{1} << 30)
    throw ProblemError(say("The text is longer than a gigabyte"), say("Cut it into several texts."));
  const NormalisedText prepared = prepare(text);
  std::vector<SentencePiece> pieces;
  for (const AddedTokenSplitter::Part& part : splitter_.split(prepared.text)) {
    if (part.id >= 0)
      pieces.push_back({part.id, prepared.range(trimBlanks(prepared.text, {part.begin, part.end}, blanks_)), true});
    else
      encodeChunk(prepared, {part.begin, part.end}, pieces);
  }
  const bool bare_mark =
      !parts_.legacy && pieces.size() > 1 && token(pieces[0].id) == kSpaceMark && pieces[1].added && isSpecial(pieces[1].id);
  Encoding encoding;
  for (std::size_t i = bare_mark ? 1 : 0; i < pieces.size(); ++i) pushToken(encoding, pieces[i].id, pieces[i].offset);
  return encoding;
}

/// As the families' `convert_tokens_to_string` do it.
std::string SentencePieceTokenizer::joinTokens(std::vector<std::string> tokens, const std::vector<std::uint8_t>& special) const {
  const bool llama = parts_.family == PieceFamily::Llama;
  if (parts_.family == PieceFamily::XlmRoberta) return plainText(tokens);
  if (parts_.family != PieceFamily::DebertaV2 && !tokens.empty() && tokens[0].starts_with(kSpaceMark))
    tokens[0].erase(0, kSpaceMark.size());
  std::string text;
  std::vector<std::string> waiting;
  bool after_special = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!special[i]) {
      waiting.push_back(tokens[i]);
      after_special = false;
      continue;
    }
    if (!after_special && (!llama || (i > 0 && parts_.legacy))) text += ' ';
    text += parts_.model->decode(waiting) + tokens[i];
    waiting.clear();
    after_special = true;
  }
  text += parts_.model->decode(waiting);
  return llama ? text : stripped(text);
}

/// Tokens that came to the model's stand alone, and blanks are put around them (not in Llama's).
std::string SentencePieceTokenizer::decode(const std::vector<std::int32_t>& ids, bool skip_special) const {
  std::vector<std::string> texts, tokens;
  std::vector<std::uint8_t> special;
  const auto flush = [&] {
    if (!tokens.empty()) texts.push_back(joinTokens(std::move(tokens), special));
    tokens.clear();
    special.clear();
  };
  for (const std::int32_t id : ids) {
    const bool is_special = isSpecial(id);
    if (token(id).empty() || (is_special && skip_special)) continue;
    if (standsAlone(id)) {
      flush();
      texts.push_back(token(id));
      continue;
    }
    tokens.push_back(token(id));
    special.push_back(is_special ? 1 : 0);
  }
  flush();
  std::string result;
  for (const std::string& text : texts) {
    if (!result.empty() && !text.empty() && parts_.family != PieceFamily::Llama) result += ' ';
    result += text;
  }
  return result;
}

bool SentencePieceTokenizer::standsAlone(std::int32_t id) const {
  const AddedToken* found = added(id);
  if (!found) return false;
  const bool has_role = std::any_of(parts_.special_tokens.begin(), parts_.special_tokens.end(),
                                    [&](const auto& role) { return role.second == found->content; });
  return !found->special || (!has_role && id >= parts_.model->size());
}

}  // namespace

std::shared_ptr<const Tokenizer> makeSentencePieceTokenizer(SentencePieceParts parts) {
  return std::make_shared<SentencePieceTokenizer>(std::move(parts));
}

}  // namespace etude
