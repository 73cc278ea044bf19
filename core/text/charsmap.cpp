#include "core/text/charsmap.h"

#include "core/text/unicode.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace etude {

namespace {

/// From a node to its children.
std::uint32_t trieOffset(std::uint32_t unit) { return (unit >> 10) << ((unit & (1U << 9)) >> 6); }

bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Notes that `characters` old characters become `text`, as the `tokenizers` library counts it.
void noteReplacement(std::string_view text, std::size_t characters, std::vector<CharacterChange>& changes) {
  const std::size_t first = changes.size();
  for (std::size_t position = 0; position < text.size();) changes.push_back({nextCodePoint(text, position), 0});
  const std::size_t added = changes.size() - first;
  for (std::size_t i = characters; i < added; ++i) changes[first + i].change = 1;
  // If nothing takes their place, what stands before them is said to.
  if (added < characters && !changes.empty()) changes.back().change -= static_cast<int>(characters - added);
}

/// Calls `sink` for each grapheme cluster (Unicode Standard Annex #29).
template <class Sink>
void forEachCluster(std::string_view text, const Sink& sink) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UBreakIterator, decltype(&ubrk_close)> breaks(nullptr, ubrk_close);
  for (std::size_t begin = 0; begin < text.size();) {
    // Between two ASCII characters there is always a border, except in "\r\n".
    const bool alone = isAscii(text[begin]) && (begin + 1 == text.size() || (isAscii(text[begin + 1]) && text[begin] != '\r'));
    if (alone) {
      sink(text.substr(begin, 1));
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < text.size() && !(isAscii(text[end - 1]) && isAscii(text[end]) && text[end - 1] != '\r')) ++end;
    if (!breaks) breaks.reset(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error));
    UText* input = utext_openUTF8(nullptr, text.data() + begin, static_cast<std::int64_t>(end - begin), &error);
    ubrk_setUText(breaks.get(), input, &error);
    std::size_t from = begin;
    for (std::int32_t at = ubrk_next(breaks.get()); U_SUCCESS(error) && at != UBRK_DONE; at = ubrk_next(breaks.get())) {
      sink(text.substr(from, begin + static_cast<std::size_t>(at) - from));
      from = begin + static_cast<std::size_t>(at);
    }
    utext_close(input);
    if (from < end) sink(text.substr(from, end - from));
    begin = end;
  }
}

}  // namespace

std::optional<Charsmap> Charsmap::parse(std::string_view bytes) {
  std::uint32_t size = 0;
  if (bytes.size() < sizeof size) return {};
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  if (size % 4 != 0 || size > bytes.size() || size == 0) return {};
  Charsmap map;
  map.units_.resize(size / 4);
  std::memcpy(map.units_.data(), bytes.data(), size);
  map.replacements_ = bytes.substr(size);
  if (!isValidUtf8(map.replacements_) || !map.isSound()) return {};
  for (std::size_t c = 0; c < 128; ++c) map.keeps_ascii_[c] = !map.replacement(std::string(1, static_cast<char>(c)));
  return map;
}

bool Charsmap::keeps(std::string_view text) const {
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return isAscii(c) && c != '\r' && keeps_ascii_[static_cast<unsigned char>(c)]; });
}

bool Charsmap::isSound() const {
  constexpr std::uint32_t kLeaf = 1U << 31, kHasLeaf = 1U << 8;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i] & kLeaf) continue;
    const std::size_t children = i ^ trieOffset(units_[i]);
    if ((children | 0xFF) >= units_.size()) return false;
    if ((units_[i] & kHasLeaf) && (units_[children] & (kLeaf - 1)) >= replacements_.size()) return false;
  }
  return true;
}

std::optional<std::string_view> Charsmap::replacement(std::string_view chunk) const {
  std::size_t node = trieOffset(units_[0]);
  for (const char c : chunk) {
    const auto label = static_cast<unsigned char>(c);
    if (label == 0) break;
    node ^= label;
    if (node >= units_.size()) break;
    const std::uint32_t unit = units_[node];
    if ((unit & ((1U << 31) | 0xFF)) != label) break;
    node ^= trieOffset(unit);
    if (!((unit >> 8) & 1)) continue;
    if (node >= units_.size()) break;
    const std::size_t begin = units_[node] & ((1U << 31) - 1);
    if (begin >= replacements_.size()) break;
    return std::string_view(replacements_.c_str() + begin);
  }
  return {};
}

void Charsmap::change(std::string_view cluster, std::vector<CharacterChange>& changes) const {
  constexpr std::size_t kShort = 6;
  if (cluster.size() < kShort) {
    if (const auto whole = replacement(cluster)) return noteReplacement(*whole, countCodePoints(cluster), changes);
  }
  for (std::size_t position = 0; position < cluster.size();) {
    const std::size_t begin = position;
    const char32_t c = nextCodePoint(cluster, position);
    if (const auto one = replacement(cluster.substr(begin, position - begin)))
      noteReplacement(*one, 1, changes);
    else
      changes.push_back({c, 0});
  }
}

void Charsmap::apply(NormalisedText& text) const {
  if (keeps(text.text)) return;
  std::vector<CharacterChange> changes;
  changes.reserve(text.text.size());
  forEachCluster(text.text, [&](std::string_view cluster) { change(cluster, changes); });
  applyChanges(text, changes);
}

std::optional<std::string> decodeBase64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  while (text.ends_with('=')) text.remove_suffix(1);
  for (const char c : text) {
    const int value = c >= 'A' && c <= 'Z'   ? c - 'A'
                      : c >= 'a' && c <= 'z' ? c - 'a' + 26
                      : c >= '0' && c <= '9' ? c - '0' + 52
                      : c == '+'             ? 62
                      : c == '/'             ? 63
                                             : -1;
    if (value < 0) return {};
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>(bits >> count));
    bits &= (1U << count) - 1;
  }
  return bytes;
}

}  // namespace etude
