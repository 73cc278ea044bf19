#include "core/text/normalised_text.h"

#include "core/base/say.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace etude {

void NormalisedText::checkGrowth(std::size_t bytes) const {
  constexpr std::size_t kAlwaysFine = std::size_t{1} << 18, kBytesOfCharacter = 64;
  if (text.size() + bytes <= kAlwaysFine) return;
  const std::size_t characters = offsets.empty() ? 0 : offsets.back().end - std::min(offsets.front().begin, offsets.back().end);
  if (text.size() + bytes > kAlwaysFine + characters * kBytesOfCharacter)
    throw ProblemError(say("The tokenizer's rules make a text many times longer than it is"),
                       say("Choose another model: this one's tokenizer is broken or hostile."));
}

void NormalisedText::append(char32_t c, Offset at) {
  checkGrowth(4);
  appendUtf8(text, c);
  offsets.resize(text.size(), at);
}

void NormalisedText::append(std::string_view utf8, Offset at) {
  checkGrowth(utf8.size());
  text += utf8;
  offsets.resize(text.size(), at);
}

void NormalisedText::append(const NormalisedText& other, Span span) {
  text.append(other.text, span.begin, span.end - span.begin);
  offsets.insert(offsets.end(), other.offsets.begin() + static_cast<std::ptrdiff_t>(span.begin),
                 other.offsets.begin() + static_cast<std::ptrdiff_t>(span.end));
}

Offset NormalisedText::range(Span span) const { return {offsets[span.begin].begin, offsets[span.end - 1].end}; }

std::uint32_t appendOriginal(std::string_view text, std::uint32_t at, NormalisedText& result) {
  result.text.reserve(result.text.size() + text.size());
  result.offsets.reserve(result.offsets.size() + text.size());
  for (std::size_t position = 0; position < text.size(); ++at) {
    if (static_cast<unsigned char>(text[position]) < 0x80) {
      result.text.push_back(text[position++]);
      result.offsets.push_back({at, at + 1});
    } else {
      result.append(nextCodePoint(text, position), {at, at + 1});
    }
  }
  return at;
}

void applyChanges(NormalisedText& text, const std::vector<CharacterChange>& changes) {
  NormalisedText changed;
  changed.text.reserve(text.text.size());
  changed.offsets.reserve(text.offsets.size());
  std::size_t position = 0;
  const auto before = [&] { return position > 0 ? text.offsets[position - 1] : Offset{}; };
  for (const auto& [character, change] : changes) {
    const bool takes = change <= 0 && position < text.text.size();
    const Offset at = takes ? text.offsets[position] : before();
    for (int i = change; i <= 0 && position < text.text.size(); ++i) nextCodePoint(text.text, position);
    changed.append(character, at);
  }
  text = std::move(changed);
}

}  // namespace etude
