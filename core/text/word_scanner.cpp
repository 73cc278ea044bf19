#include "core/text/text_pattern.h"
#include "core/text/unicode.h"

#include <array>

namespace etude {

const char* const kGpt2Pattern = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
const char* const kLlama3Pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
const char* const kQwen2Pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

namespace {

struct ScannerRules {
  bool newer = false;             ///< as Llama 3 and Qwen 2 have it, else as GPT-2
  std::size_t digits = SIZE_MAX;  ///< longest number
};

/// Every character lies in a match of these patterns, so the matches are the words.
class WordScanner final : public TextPattern {
 public:
  explicit WordScanner(const ScannerRules& rules) : rules_(rules) {}

  void find(std::string_view text, Span span, std::vector<Span>& matches) const override {
    const std::string_view rest = text.substr(0, span.end);
    for (std::size_t position = span.begin; position < span.end;) {
      const std::size_t end = rules_.newer ? newerWord(rest, position) : gpt2Word(rest, position);
      matches.push_back({position, end});
      position = end;
    }
  }

 private:
  struct Seen {
    WordClass kind;
    std::size_t end;
  };

  static Seen look(std::string_view text, std::size_t position) {
    static const std::array<WordClass, 128> ascii = [] {
      std::array<WordClass, 128> table{};
      for (char32_t c = 0; c < 128; ++c) table[c] = wordClass(c);
      return table;
    }();
    if (position >= text.size()) return {WordClass::End, position};
    const auto byte = static_cast<unsigned char>(text[position]);
    if (byte < 0x80) return {ascii[byte], position + 1};
    const char32_t c = nextCodePoint(text, position);
    return {wordClass(c), position};
  }

  static std::size_t run(std::string_view text, std::size_t position, WordClass kind, std::size_t limit = SIZE_MAX) {
    for (std::size_t count = 0; count < limit; ++count) {
      const Seen seen = look(text, position);
      if (seen.kind != kind) break;
      position = seen.end;
    }
    return position;
  }

  static bool isSpace(WordClass kind) { return kind == WordClass::Space || kind == WordClass::LineEnd; }

  /// Behind 's, 't, 're, 've, 'm, 'll, 'd; `position` if there is none of them.
  std::size_t contraction(std::string_view text, std::size_t position) const {
    const auto letter = [&](std::size_t at) -> char {
      if (at >= text.size()) return 0;
      const char c = text[at];
      return rules_.newer && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    };
    if (text[position] != '\'') return position;
    const char first = letter(position + 1), second = letter(position + 2);
    if (first == 's' || first == 't' || first == 'm' || first == 'd') return position + 2;
    if (((first == 'r' || first == 'v') && second == 'e') || (first == 'l' && second == 'l')) return position + 3;
    // The long s is an s where case does not matter.
    if (rules_.newer && text.substr(position + 1).starts_with("\u017F")) return position + 3;
    return position;
  }

  /// The blanks from `position` on: all of them at the end of the text, else all but the last, which belongs to the next
  /// word; a single one stands alone.
  static std::size_t blanks(std::string_view text, std::size_t position) {
    std::size_t last = position, end = position;
    for (Seen seen = look(text, end); isSpace(seen.kind); seen = look(text, end)) {
      last = end;
      end = seen.end;
    }
    return end == text.size() || last == position ? end : last;
  }

  std::size_t gpt2Word(std::string_view text, std::size_t position) const {
    if (const std::size_t end = contraction(text, position); end > position) return end;
    const std::size_t start = text[position] == ' ' ? position + 1 : position;
    const Seen seen = look(text, start);
    if (seen.kind != WordClass::End && !isSpace(seen.kind)) return run(text, seen.end, seen.kind);
    return blanks(text, position);
  }

  std::size_t newerWord(std::string_view text, std::size_t position) const {
    if (const std::size_t end = contraction(text, position); end > position) return end;
    const Seen first = look(text, position);
    if (first.kind == WordClass::Letter) return run(text, first.end, WordClass::Letter);
    if (first.kind == WordClass::Number) return run(text, position, WordClass::Number, rules_.digits);
    const Seen second = look(text, first.end);
    if (first.kind != WordClass::LineEnd && second.kind == WordClass::Letter) return run(text, second.end, WordClass::Letter);
    if (first.kind == WordClass::Other) return run(text, run(text, first.end, WordClass::Other), WordClass::LineEnd);
    if (text[position] == ' ' && second.kind == WordClass::Other)
      return run(text, run(text, second.end, WordClass::Other), WordClass::LineEnd);
    return lineEnds(text, position);
  }

  /// Blanks up to the last line end among them, else `blanks`.
  static std::size_t lineEnds(std::string_view text, std::size_t position) {
    std::size_t behind = position, end = position;
    for (Seen seen = look(text, end); isSpace(seen.kind); seen = look(text, end)) {
      end = seen.end;
      if (seen.kind == WordClass::LineEnd) behind = end;
    }
    return behind > position ? behind : blanks(text, position);
  }

  ScannerRules rules_;
};

}  // namespace

std::unique_ptr<TextPattern> wordScanner(std::string_view expression) {
  if (expression == kGpt2Pattern) return std::make_unique<WordScanner>(ScannerRules{});
  if (expression == kLlama3Pattern) return std::make_unique<WordScanner>(ScannerRules{true, 3});
  if (expression == kQwen2Pattern) return std::make_unique<WordScanner>(ScannerRules{true, 1});
  return nullptr;
}

}  // namespace etude
