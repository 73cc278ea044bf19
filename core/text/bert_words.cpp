#include "core/text/bert_words.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

enum class Ascii : std::uint8_t { Letter, Blank, Punctuation, Other };

/// Blank: where every rule set splits. Other: control characters, whose fate depends on the rules.
constexpr std::array<Ascii, 256> makeAsciiTable() {
  std::array<Ascii, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    table[static_cast<std::size_t>(c)] = letter              ? Ascii::Letter
                                         : blank             ? Ascii::Blank
                                         : c > 32 && c < 127 ? Ascii::Punctuation
                                                             : Ascii::Other;
  }
  return table;
}
constexpr std::array<Ascii, 256> kAscii = makeAsciiTable();

Ascii asciiClass(char c) { return kAscii[static_cast<unsigned char>(c)]; }

/// Appends characters to a NormalisedText, in canonical order where accents are stripped.
class Normaliser {
 public:
  Normaliser(const BertRules& rules, NormalisedText& result) : rules_(rules), result_(result) {}
  ~Normaliser() { flush(); }
  Normaliser(const Normaliser&) = delete;
  Normaliser& operator=(const Normaliser&) = delete;

  void add(char32_t c, Offset at) {
    const std::uint8_t bits = characterClass(c);
    if (rules_.clean_text && (bits & kControlCharacter)) return;
    if (rules_.clean_text && (bits & kSpaceCharacter)) return strip(' ', 0, at);
    if (!rules_.chinese_characters || !(bits & kChineseCharacter)) return strip(c, bits, at);
    strip(' ', 0, at);
    strip(c, bits, at);
    strip(' ', 0, at);
  }

 private:
  void strip(char32_t c, std::uint8_t bits, Offset at) {
    if (!rules_.strip_accents) return write(c, at);
    if (!(bits & kDecomposes)) return keep(c, bits, at);
    char32_t buffer[8];
    for (char32_t part : decompose(c, buffer)) keep(part, characterClass(part), at);
  }

  void keep(char32_t c, std::uint8_t bits, Offset at) {
    if (bits & kNonspacingMark) return;
    if (bits & kReorders) {
      waiting_.push_back({combiningClass(c), c, at});
      return;
    }
    flush();
    write(c, at);
  }

  void flush() {
    if (waiting_.empty()) return;
    std::stable_sort(waiting_.begin(), waiting_.end(), [](const Waiting& a, const Waiting& b) { return a.order < b.order; });
    for (const Waiting& mark : waiting_) write(mark.character, mark.at);
    waiting_.clear();
  }

  void write(char32_t c, Offset at) {
    if (c < 0x80) {
      result_.text.push_back(static_cast<char>(rules_.lower_case && c >= 'A' && c <= 'Z' ? c + 32 : c));
    } else if (rules_.lower_case && (characterClass(c) & kHasLowerCase)) {
      char32_t buffer[2];
      for (char32_t lower : lowerCase(c, buffer)) appendUtf8(result_.text, lower);
    } else {
      appendUtf8(result_.text, c);
    }
    result_.offsets.resize(result_.text.size(), at);
  }

  struct Waiting {
    int order;
    char32_t character;
    Offset at;
  };

  const BertRules& rules_;
  NormalisedText& result_;
  std::vector<Waiting> waiting_;  ///< marks with a combining class that are not nonspacing: very rare
};

}  // namespace

std::uint32_t BertWords::split(std::string_view text, std::uint32_t at, const WordSink& sink) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    bool plain = true;
    for (; end < text.size(); ++end) {
      const Ascii kind = asciiClass(text[end]);
      if (kind == Ascii::Blank) break;
      plain &= kind != Ascii::Other;
    }
    const std::string_view chunk = text.substr(begin, end - begin);
    if (plain) {
      splitAscii(chunk, at, sink);
      at += static_cast<std::uint32_t>(chunk.size());
    } else {
      normalised_.clear();
      at = normalise(chunk, at, normalised_);
      splitNormalised(normalised_, 0, normalised_.text.size(), sink);
    }
    if (end < text.size()) ++at;
    begin = end + 1;
  }
  return at;
}

void BertWords::splitAscii(std::string_view text, std::uint32_t at, const WordSink& sink) {
  std::string_view source = text;
  if (rules_.lower_case) {
    ascii_.resize(text.size());
    std::transform(text.begin(), text.end(), ascii_.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    source = ascii_;
  }
  for (std::size_t begin = 0; begin < source.size();) {
    std::size_t end = begin + 1;
    if (asciiClass(source[begin]) == Ascii::Letter) {
      while (end < source.size() && asciiClass(source[end]) == Ascii::Letter) ++end;
    }
    sink({source.substr(begin, end - begin), end - begin, nullptr, at + static_cast<std::uint32_t>(begin)});
    begin = end;
  }
}

std::uint32_t BertWords::normalise(std::string_view text, std::uint32_t at, NormalisedText& result) const {
  Normaliser normaliser(rules_, result);
  for (std::size_t position = 0; position < text.size(); ++at) normaliser.add(nextCodePoint(text, position), {at, at + 1});
  return at;
}

void BertWords::normalise(NormalisedText& text) const {
  NormalisedText result;
  {
    Normaliser normaliser(rules_, result);
    for (std::size_t position = 0; position < text.text.size();) {
      const Offset at = text.offsets[position];
      normaliser.add(nextCodePoint(text.text, position), at);
    }
  }
  text = std::move(result);
}

void BertWords::splitNormalised(const NormalisedText& normalised, std::size_t begin, std::size_t end, const WordSink& sink) {
  const std::string_view text = std::string_view(normalised.text).substr(0, end);
  const auto emit = [&](std::size_t from, std::size_t to, std::size_t characters) {
    if (from < to) sink({text.substr(from, to - from), characters, normalised.offsets.data() + from, 0});
  };
  std::size_t word = begin, characters = 0;
  for (std::size_t position = begin; position < end;) {
    const std::size_t start = position;
    const std::uint8_t bits = characterClass(nextCodePoint(text, position));
    if (!(bits & (kSpaceCharacter | kPunctuationCharacter))) {
      ++characters;
      continue;
    }
    emit(word, start, characters);
    if (bits & kPunctuationCharacter) emit(start, position, 1);
    word = position;
    characters = 0;
  }
  emit(word, end, characters);
}

}  // namespace etude
