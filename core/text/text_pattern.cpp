#include "core/text/text_pattern.h"

#include "core/base/say.h"
#include "core/text/unicode.h"

#include <unicode/uregex.h>
#include <unicode/utext.h>

#include <algorithm>

namespace etude {

namespace {

class LiteralPattern final : public TextPattern {
 public:
  explicit LiteralPattern(std::string text) : text_(std::move(text)) {}

  void find(std::string_view text, Span span, std::vector<Span>& matches) const override {
    if (text_.empty()) return;
    const std::string_view rest = text.substr(0, span.end);
    for (std::size_t at = rest.find(text_, span.begin); at != std::string_view::npos; at = rest.find(text_, at + text_.size()))
      matches.push_back({at, at + text_.size()});
  }

 private:
  std::string text_;
};

class CharacterPattern final : public TextPattern {
 public:
  explicit CharacterPattern(std::function<bool(char32_t)> test) : test_(std::move(test)) {}

  void find(std::string_view text, Span span, std::vector<Span>& matches) const override {
    for (std::size_t position = span.begin; position < span.end;) {
      const std::size_t begin = position;
      if (test_(nextCodePoint(text, position))) matches.push_back({begin, position});
    }
  }

 private:
  std::function<bool(char32_t)> test_;
};

class IcuPattern final : public TextPattern {
 public:
  explicit IcuPattern(URegularExpression* expression) : expression_(expression) {}
  ~IcuPattern() override { uregex_close(expression_); }
  IcuPattern(const IcuPattern&) = delete;
  IcuPattern& operator=(const IcuPattern&) = delete;

  void find(std::string_view text, Span span, std::vector<Span>& matches) const override {
    UErrorCode error = U_ZERO_ERROR;
    const std::size_t before = matches.size();
    // A matcher holds state: each call works with a copy.
    const std::unique_ptr<URegularExpression, decltype(&uregex_close)> matcher(uregex_clone(expression_, &error), uregex_close);
    UText* input = utext_openUTF8(nullptr, text.data() + span.begin, static_cast<std::int64_t>(span.end - span.begin), &error);
    if (U_SUCCESS(error)) {
      uregex_setTimeLimit(matcher.get(), timeLimit(span.end - span.begin), &error);
      uregex_setUText(matcher.get(), input, &error);
    }
    while (U_SUCCESS(error) && uregex_findNext(matcher.get(), &error)) {
      const std::int64_t begin = uregex_start64(matcher.get(), 0, &error), end = uregex_end64(matcher.get(), 0, &error);
      const Span match{span.begin + static_cast<std::size_t>(begin), span.begin + static_cast<std::size_t>(end)};
      if (end > begin || matches.size() == before || matches.back().end != match.begin) matches.push_back(match);
    }
    utext_close(input);
    if (U_FAILURE(error))
      throw ProblemError(say("The tokenizer's regular expression takes too long on a text"),
                         say("Choose another model, or shorten the text."));
  }

 private:
  /// In steps of ICU's matcher (10,000 states kept, about a millisecond): a hundred times what an honest expression takes, and
  /// so little that a text in many pieces, each of them slow, does not take for ever.
  static std::int32_t timeLimit(std::size_t bytes) {
    return static_cast<std::int32_t>(std::min<std::size_t>(20 + bytes / 10, INT32_MAX));
  }

  URegularExpression* expression_;
};

}  // namespace

std::unique_ptr<TextPattern> literalPattern(std::string text) { return std::make_unique<LiteralPattern>(std::move(text)); }

std::unique_ptr<TextPattern> characterPattern(std::function<bool(char32_t)> test) {
  return std::make_unique<CharacterPattern>(std::move(test));
}

std::unique_ptr<TextPattern> regexPattern(const std::string& expression, std::string& error) {
  if (auto scanner = wordScanner(expression)) return scanner;
  constexpr std::size_t kLongestExpression = 1 << 16;
  if (expression.size() > kLongestExpression || !isValidUtf8(expression)) {
    error = say("it is too long");
    return nullptr;
  }
  UErrorCode code = U_ZERO_ERROR;
  UText* pattern = utext_openUTF8(nullptr, expression.data(), static_cast<std::int64_t>(expression.size()), &code);
  UParseError place;
  URegularExpression* compiled = uregex_openUText(pattern, 0, &place, &code);
  utext_close(pattern);
  if (U_SUCCESS(code)) return std::make_unique<IcuPattern>(compiled);
  error = u_errorName(code);
  return nullptr;
}

std::unique_ptr<TextPattern> readPattern(const TokenizerPart& part, const char* key) {
  const nlohmann::json* pattern = part.find(key);
  const auto textOf = [&](const char* kind) -> const std::string* {
    if (!pattern || !pattern->is_object()) return nullptr;
    const auto found = pattern->find(kind);
    return found != pattern->end() && found->is_string() ? found->get_ptr<const std::string*>() : nullptr;
  };
  if (const std::string* literal = textOf("String")) return literalPattern(*literal);
  if (const std::string* expression = textOf("Regex")) {
    std::string error;
    auto compiled = regexPattern(*expression, error);
    if (!compiled) part.report(say("The regular expression '%1' cannot be used: %2", expression->substr(0, 200), error));
    return compiled;
  }
  part.report(say("The tokenizer's %1 has no pattern", part.type()));
  return nullptr;
}

}  // namespace etude
