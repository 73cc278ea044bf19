#include "core/text/normalizers.h"

#include "core/base/say.h"
#include "core/text/bert_words.h"
#include "core/text/byte_level.h"
#include "core/text/charsmap.h"
#include "core/text/text_pattern.h"
#include "core/text/unicode.h"
#include "core/text/unicode_forms.h"

#include <algorithm>

namespace etude {

namespace {

class BertNormalizer final : public Normalizer {
 public:
  explicit BertNormalizer(const BertRules& rules) : rules_(rules) {}
  void normalize(NormalisedText& text) const override { BertWords(rules_).normalise(text); }
  bool lowersCase() const override { return rules_.lower_case; }

 private:
  BertRules rules_;
};

class FormNormalizer final : public Normalizer {
 public:
  explicit FormNormalizer(UnicodeForm form) : form_(form) {}
  void normalize(NormalisedText& text) const override { applyUnicodeForm(form_, text); }

 private:
  UnicodeForm form_;
};

/// Each character becomes what `map` appends for it.
class CharacterNormalizer final : public Normalizer {
 public:
  using Map = void (*)(char32_t c, Offset at, NormalisedText& result);
  CharacterNormalizer(Map map, bool lowers) : map_(map), lowers_(lowers) {}

  void normalize(NormalisedText& text) const override {
    NormalisedText result;
    for (std::size_t position = 0; position < text.text.size();) {
      const Offset at = text.offsets[position];
      map_(nextCodePoint(text.text, position), at, result);
    }
    text = std::move(result);
  }
  bool lowersCase() const override { return lowers_; }

 private:
  Map map_;
  bool lowers_;
};

void appendLowerCase(char32_t c, Offset at, NormalisedText& result) {
  char32_t buffer[2];
  for (char32_t lower : lowerCase(c, buffer)) result.append(lower, at);
}

void appendUnlessMark(char32_t c, Offset at, NormalisedText& result) {
  if (!isMark(c)) result.append(c, at);
}

class ReplaceNormalizer final : public Normalizer {
 public:
  ReplaceNormalizer(std::unique_ptr<TextPattern> pattern, std::string content)
      : pattern_(std::move(pattern)), content_(std::move(content)) {}

  void normalize(NormalisedText& text) const override {
    std::vector<Span> matches;
    pattern_->find(text.text, {0, text.text.size()}, matches);
    if (matches.empty()) return;
    NormalisedText result;
    std::size_t done = 0;
    for (const Span& match : matches) {
      if (match.begin == match.end) continue;  // nothing is there to be replaced
      result.append(text, {done, match.begin});
      // As in the `tokenizers` library, what comes in belongs to the last of what goes.
      result.append(content_, text.offsets[match.end - 1]);
      done = match.end;
    }
    result.append(text, {done, text.text.size()});
    text = std::move(result);
  }

 private:
  std::unique_ptr<TextPattern> pattern_;
  std::string content_;
};

class PrependNormalizer final : public Normalizer {
 public:
  explicit PrependNormalizer(std::string content) : content_(std::move(content)) {}
  void normalize(NormalisedText& text) const override {
    if (text.text.empty()) return;
    NormalisedText result;
    result.append(content_, text.offsets.front());
    result.append(text, {0, text.text.size()});
    text = std::move(result);
  }

 private:
  std::string content_;
};

class StripNormalizer final : public Normalizer {
 public:
  StripNormalizer(bool left, bool right) : left_(left), right_(right) {}
  void normalize(NormalisedText& text) const override {
    std::size_t first = text.text.size(), last = 0;
    for (std::size_t position = 0; position < text.text.size();) {
      const std::size_t begin = position;
      if (characterClass(nextCodePoint(text.text, position)) & kSpaceCharacter) continue;
      first = std::min(first, begin);
      last = position;
    }
    const Span kept{left_ ? first : 0, right_ ? std::max(last, left_ ? first : 0) : text.text.size()};
    NormalisedText result;
    if (kept.begin < kept.end) result.append(text, kept);
    text = std::move(result);
  }

 private:
  bool left_, right_;
};

class CharsmapNormalizer final : public Normalizer {
 public:
  explicit CharsmapNormalizer(Charsmap map) : map_(std::move(map)) {}
  void normalize(NormalisedText& text) const override { map_.apply(text); }

 private:
  Charsmap map_;
};

class ByteLevelNormalizer final : public Normalizer {
 public:
  void normalize(NormalisedText& text) const override {
    NormalisedText result;
    for (std::size_t i = 0; i < text.text.size(); ++i)
      result.append(byteAlphabet()[static_cast<unsigned char>(text.text[i])], text.offsets[i]);
    text = std::move(result);
  }
};

class SequenceNormalizer final : public Normalizer {
 public:
  explicit SequenceNormalizer(std::vector<std::unique_ptr<Normalizer>> members) : members_(std::move(members)) {}
  void normalize(NormalisedText& text) const override {
    for (const auto& member : members_) member->normalize(text);
  }
  bool lowersCase() const override {
    return std::any_of(members_.begin(), members_.end(), [](const auto& member) { return member->lowersCase(); });
  }

 private:
  std::vector<std::unique_ptr<Normalizer>> members_;
};

std::unique_ptr<Normalizer> readBertNormalizer(const TokenizerPart& part) {
  const bool lower = part.flag("lowercase", true);
  return std::make_unique<BertNormalizer>(BertRules{.clean_text = part.flag("clean_text", true),
                                                    .chinese_characters = part.flag("handle_chinese_chars", true),
                                                    .strip_accents = part.flag("strip_accents", lower),
                                                    .lower_case = lower});
}

std::unique_ptr<Normalizer> readReplace(const TokenizerPart& part) {
  auto pattern = readPattern(part, "pattern");
  const std::string content = part.text("content");
  return pattern ? std::make_unique<ReplaceNormalizer>(std::move(pattern), content) : nullptr;
}

std::unique_ptr<Normalizer> readPrecompiled(const TokenizerPart& part) {
  const std::optional<std::string> bytes = decodeBase64(part.text("precompiled_charsmap"));
  if (bytes && bytes->empty()) return nullptr;  // the library, too, takes an empty table for none
  std::optional<Charsmap> map = bytes ? Charsmap::parse(*bytes) : std::nullopt;
  if (map) return std::make_unique<CharsmapNormalizer>(std::move(*map));
  part.report(say("The table of the Precompiled normalizer is broken"));
  return nullptr;
}

std::unique_ptr<Normalizer> readSequence(const TokenizerPart& part) {
  std::vector<std::unique_ptr<Normalizer>> members;
  for (const TokenizerPart& member : part.members("normalizers")) {
    if (auto normalizer = readNormalizer(member)) members.push_back(std::move(normalizer));
  }
  return std::make_unique<SequenceNormalizer>(std::move(members));
}

}  // namespace

std::unique_ptr<Normalizer> readNormalizer(const TokenizerPart& part) {
  const std::string type = part.type();
  if (type == "none") return nullptr;
  if (type == "BertNormalizer") return readBertNormalizer(part);
  if (type == "NFC") return std::make_unique<FormNormalizer>(UnicodeForm::Nfc);
  if (type == "NFD") return std::make_unique<FormNormalizer>(UnicodeForm::Nfd);
  if (type == "NFKC") return std::make_unique<FormNormalizer>(UnicodeForm::Nfkc);
  if (type == "NFKD") return std::make_unique<FormNormalizer>(UnicodeForm::Nfkd);
  if (type == "Lowercase") return std::make_unique<CharacterNormalizer>(appendLowerCase, true);
  if (type == "StripAccents") return std::make_unique<CharacterNormalizer>(appendUnlessMark, false);
  if (type == "Replace") return readReplace(part);
  if (type == "Prepend") return std::make_unique<PrependNormalizer>(part.text("prepend"));
  if (type == "Strip") return std::make_unique<StripNormalizer>(part.flag("strip_left", true), part.flag("strip_right", true));
  if (type == "Precompiled") return readPrecompiled(part);
  if (type == "ByteLevel") return std::make_unique<ByteLevelNormalizer>();
  if (type == "Sequence") return readSequence(part);
  part.refuseType();
  return nullptr;
}

}  // namespace etude
