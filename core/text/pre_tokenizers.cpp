#include "core/text/pre_tokenizers.h"

#include "core/base/say.h"
#include "core/text/byte_level.h"
#include "core/text/text_pattern.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace etude {

namespace {

/// What becomes of the matches of a pattern, by the names of the `tokenizers` library.
enum class Behavior { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

struct Cut {
  Span span;
  bool match;
};

/// The matches in `span`, empty ones too, and what lies between them.
std::vector<Cut> cutsOf(const std::vector<Span>& matches, Span span, bool invert) {
  std::vector<Cut> cuts;
  std::size_t done = span.begin;
  for (const Span& match : matches) {
    if (match.begin > done) cuts.push_back({{done, match.begin}, invert});
    cuts.push_back({match, !invert});
    done = match.end;
  }
  if (done < span.end) cuts.push_back({{done, span.end}, invert});
  return cuts;
}

void emitCuts(const std::vector<Cut>& cuts, Behavior behavior, std::vector<Span>& spans) {
  bool previous = false, first = true;
  const auto join = [&](const Cut& cut) { spans.back().end = cut.span.end; };
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const Cut& cut = cuts[i];
    const bool joins = !first && ((behavior == Behavior::Contiguous && cut.match == previous) ||
                                  (behavior == Behavior::MergedWithPrevious && cut.match && !previous) ||
                                  (behavior == Behavior::MergedWithNext && previous && !cut.match));
    previous = cut.match;
    if (behavior == Behavior::Removed && cut.match) continue;
    if (joins)
      join(cut);
    else
      spans.push_back(cut.span);
    first = false;
  }
}

/// Makes pieces of each piece; `cut(text, span, result)` appends them.
template <class CutPiece>
void recut(PieceList& pieces, const CutPiece& cut) {
  std::vector<Span> result;
  for (const Span& span : pieces.spans) cut(pieces.text.text, span, result);
  pieces.spans = std::move(result);
}

class SplitPreTokenizer final : public PreTokenizer {
 public:
  SplitPreTokenizer(std::unique_ptr<TextPattern> pattern, Behavior behavior, bool invert)
      : pattern_(std::move(pattern)), behavior_(behavior), invert_(invert) {}

  void split(PieceList& pieces) const override {
    std::vector<Span> matches;
    recut(pieces, [&](std::string_view text, Span span, std::vector<Span>& result) {
      matches.clear();
      pattern_->find(text, span, matches);
      const auto begin = static_cast<std::ptrdiff_t>(result.size());
      emitCuts(cutsOf(matches, span, invert_), behavior_, result);
      result.erase(std::remove_if(result.begin() + begin, result.end(), [](const Span& piece) { return piece.begin == piece.end; }), result.end());
    });
  }

 private:
  std::unique_ptr<TextPattern> pattern_;
  Behavior behavior_;
  bool invert_;
};

/// \w+|[^\w\s]+
class WhitespacePreTokenizer final : public PreTokenizer {
 public:
  void split(PieceList& pieces) const override {
    recut(pieces, [](std::string_view text, Span span, std::vector<Span>& result) {
      enum class Kind { Blank, Word, Other } last = Kind::Blank;
      for (std::size_t position = span.begin; position < span.end;) {
        const std::size_t begin = position;
        const char32_t c = nextCodePoint(text, position);
        const Kind kind = isWordCharacter(c) ? Kind::Word : characterClass(c) & kSpaceCharacter ? Kind::Blank : Kind::Other;
        if (kind != Kind::Blank && kind == last)
          result.back().end = position;
        else if (kind != Kind::Blank)
          result.push_back({begin, position});
        last = kind;
      }
    });
  }
};

/// Rewrites each piece into a fresh text.
template <class Rewrite>
void rewritePieces(PieceList& pieces, const Rewrite& rewrite) {
  NormalisedText text;
  for (Span& span : pieces.spans) {
    const std::size_t begin = text.text.size();
    rewrite(span, text);
    span = {begin, text.text.size()};
  }
  pieces.text = std::move(text);
}

class ByteLevelPreTokenizer final : public PreTokenizer {
 public:
  ByteLevelPreTokenizer(bool prefix, bool cut, bool raw) : prefix_(prefix), cut_(cut), raw_(raw) {}

  void split(PieceList& pieces) const override {
    const auto lacksBlank = [&](const Span& span) { return pieces.text.text[span.begin] != ' '; };
    if (prefix_ && std::any_of(pieces.spans.begin(), pieces.spans.end(), lacksBlank)) {
      rewritePieces(pieces, [&](Span span, NormalisedText& text) {
        if (lacksBlank(span)) text.append(" ", pieces.text.offsets[span.begin]);
        text.append(pieces.text, span);
      });
    }
    static const std::unique_ptr<TextPattern> words = wordScanner(kGpt2Pattern);
    if (cut_)
      recut(pieces, [&](std::string_view text, Span span, std::vector<Span>& result) { words->find(text, span, result); });
    if (!raw_) {
      rewritePieces(pieces, [&](Span span, NormalisedText& text) {
        for (std::size_t i = span.begin; i < span.end; ++i)
          text.append(byteAlphabet()[static_cast<unsigned char>(pieces.text.text[i])], pieces.text.offsets[i]);
      });
    }
  }

 private:
  bool prefix_, cut_, raw_;
};

class MetaspacePreTokenizer final : public PreTokenizer {
 public:
  enum class Prepend { Always, First, Never };
  MetaspacePreTokenizer(std::string mark, Prepend prepend, bool cut)
      : mark_(std::move(mark)), prepend_(prepend), cut_(cut), pattern_(literalPattern(mark_)) {}

  void split(PieceList& pieces) const override {
    rewritePieces(pieces, [&](Span span, NormalisedText& text) { rewrite(pieces, span, text); });
    if (!cut_) return;
    std::vector<Span> matches;
    recut(pieces, [&](std::string_view text, Span span, std::vector<Span>& result) {
      matches.clear();
      pattern_->find(text, span, matches);
      emitCuts(cutsOf(matches, span, false), Behavior::MergedWithNext, result);
    });
  }

 private:
  void rewrite(const PieceList& pieces, Span span, NormalisedText& text) const {
    const std::string_view piece = std::string_view(pieces.text.text).substr(span.begin, span.end - span.begin);
    const bool marked = piece.starts_with(mark_) || piece[0] == ' ';
    const bool first = pieces.starts_text && span.begin == 0;
    if (!marked && (prepend_ == Prepend::Always || (prepend_ == Prepend::First && first)))
      text.append(mark_, pieces.text.offsets[span.begin]);
    for (std::size_t begin = span.begin; begin < span.end;) {
      const std::size_t blank = std::min(pieces.text.text.find(' ', begin), span.end);
      text.append(pieces.text, {begin, blank});
      if (blank < span.end) text.append(mark_, pieces.text.offsets[blank]);
      begin = blank + 1;
    }
  }

  std::string mark_;
  Prepend prepend_;
  bool cut_;
  std::unique_ptr<TextPattern> pattern_;
};

class SequencePreTokenizer final : public PreTokenizer {
 public:
  explicit SequencePreTokenizer(std::vector<std::unique_ptr<PreTokenizer>> members) : members_(std::move(members)) {}
  void split(PieceList& pieces) const override {
    for (const auto& member : members_) member->split(pieces);
  }

 private:
  std::vector<std::unique_ptr<PreTokenizer>> members_;
};

using PreTokenizerPointer = std::unique_ptr<PreTokenizer>;

bool isBlank(char32_t c) { return (characterClass(c) & kSpaceCharacter) != 0; }
bool isPunctuation(char32_t c) { return (characterClass(c) & kPunctuationCharacter) != 0; }

PreTokenizerPointer splitAt(bool (*test)(char32_t), Behavior behavior) {
  return std::make_unique<SplitPreTokenizer>(characterPattern(test), behavior, false);
}

PreTokenizerPointer sequenceOf(PreTokenizerPointer first, PreTokenizerPointer second) {
  std::vector<PreTokenizerPointer> members;
  members.push_back(std::move(first));
  members.push_back(std::move(second));
  return std::make_unique<SequencePreTokenizer>(std::move(members));
}

Behavior readBehavior(const TokenizerPart& part, const char* fallback) {
  const std::string name = part.text("behavior", fallback);
  static constexpr std::pair<std::string_view, Behavior> kNames[] = {{"Removed", Behavior::Removed},
                                                                     {"Isolated", Behavior::Isolated},
                                                                     {"MergedWithPrevious", Behavior::MergedWithPrevious},
                                                                     {"MergedWithNext", Behavior::MergedWithNext},
                                                                     {"Contiguous", Behavior::Contiguous}};
  for (const auto& [known, behavior] : kNames) {
    if (name == known) return behavior;
  }
  part.report(say("The tokenizer splits with the behavior '%1', which this version does not know", name));
  return Behavior::Isolated;
}

PreTokenizerPointer readSplit(const TokenizerPart& part) {
  auto pattern = readPattern(part, "pattern");
  const Behavior behavior = readBehavior(part, "");
  const bool invert = part.flag("invert", false);
  return pattern ? std::make_unique<SplitPreTokenizer>(std::move(pattern), behavior, invert) : nullptr;
}

PreTokenizerPointer readMetaspace(const TokenizerPart& part) {
  using Prepend = MetaspacePreTokenizer::Prepend;
  const std::string mark = part.text("replacement", "\u2581");
  const bool older = part.flag("add_prefix_space", true);
  const std::string scheme = part.text("prepend_scheme", older ? "always" : "never");
  const bool known = scheme == "always" || scheme == "first" || scheme == "never";
  if (!known || mark.empty())
    part.report(say("The tokenizer's Metaspace cannot be used: replacement '%1', prepend_scheme '%2'", mark, scheme));
  const Prepend prepend = scheme == "always" ? Prepend::Always : scheme == "first" ? Prepend::First : Prepend::Never;
  return std::make_unique<MetaspacePreTokenizer>(mark, prepend, part.flag("split", true));
}

PreTokenizerPointer readPreTokenizerSequence(const TokenizerPart& part, bool* raw_bytes) {
  std::vector<PreTokenizerPointer> members;
  const std::vector<TokenizerPart> parts = part.members("pretokenizers");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto member = readPreTokenizer(parts[i], i + 1 == parts.size() ? raw_bytes : nullptr);
    if (member) members.push_back(std::move(member));
  }
  return std::make_unique<SequencePreTokenizer>(std::move(members));
}

}  // namespace

std::unique_ptr<PreTokenizer> readPreTokenizer(const TokenizerPart& part, bool* raw_bytes) {
  const std::string type = part.type();
  if (type == "none") return nullptr;
  if (type == "BertPreTokenizer")
    return sequenceOf(splitAt(isBlank, Behavior::Removed), splitAt(isPunctuation, Behavior::Isolated));
  if (type == "ByteLevel") {
    if (raw_bytes) *raw_bytes = true;
    return std::make_unique<ByteLevelPreTokenizer>(part.flag("add_prefix_space", true), part.flag("use_regex", true),
                                                   raw_bytes != nullptr);
  }
  if (type == "Whitespace") return std::make_unique<WhitespacePreTokenizer>();
  if (type == "WhitespaceSplit") return splitAt(isBlank, Behavior::Removed);
  if (type == "Punctuation") return splitAt(isPunctuation, readBehavior(part, "Isolated"));
  if (type == "Digits")
    return splitAt(isNumeric, part.flag("individual_digits", false) ? Behavior::Isolated : Behavior::Contiguous);
  if (type == "Split") return readSplit(part);
  if (type == "Metaspace") return readMetaspace(part);
  if (type == "Sequence") return readPreTokenizerSequence(part, raw_bytes);
  part.refuseType();
  return nullptr;
}

}  // namespace etude
