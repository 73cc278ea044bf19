#include "core/text/unicode_forms.h"

#include "core/text/unicode.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace etude {

namespace {

struct Placed {
  char32_t character;
  Offset at;
  int order;  ///< canonical combining class
};

bool isCompatible(UnicodeForm form) { return form == UnicodeForm::Nfkc || form == UnicodeForm::Nfkd; }
bool composes(UnicodeForm form) { return form == UnicodeForm::Nfc || form == UnicodeForm::Nfkc; }

const UNormalizer2* formInstance(bool compatible) {
  UErrorCode error = U_ZERO_ERROR;
  return compatible ? unorm2_getNFKCInstance(&error) : unorm2_getNFCInstance(&error);
}

void decomposeInto(const UNormalizer2* normalizer, char32_t c, Offset at, std::vector<Placed>& characters) {
  UChar units[64];
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length = unorm2_getDecomposition(normalizer, static_cast<UChar32>(c), units, 64, &error);
  if (length < 0 || U_FAILURE(error)) characters.push_back({c, at, combiningClass(c)});
  for (std::int32_t i = 0; i < length && U_SUCCESS(error);) {
    UChar32 part = 0;
    U16_NEXT(units, i, length, part);
    characters.push_back({static_cast<char32_t>(part), at, combiningClass(static_cast<char32_t>(part))});
  }
}

/// Canonical ordering: marks between starters are sorted by their class.
void order(std::vector<Placed>& characters) {
  for (auto begin = characters.begin(); begin != characters.end();) {
    const auto mark = std::find_if(begin, characters.end(), [](const Placed& c) { return c.order != 0; });
    begin = std::find_if(mark, characters.end(), [](const Placed& c) { return c.order == 0; });
    std::stable_sort(mark, begin, [](const Placed& a, const Placed& b) { return a.order < b.order; });
  }
}

/// Canonical composition: each character joins the last starter if nothing between them keeps it off.
void compose(const UNormalizer2* normalizer, std::vector<Placed>& characters) {
  std::size_t kept = 0, starter = SIZE_MAX;
  int last_order = -1;  ///< of what was kept behind the starter; -1: nothing
  for (const Placed current : characters) {
    if (starter != SIZE_MAX && last_order < current.order) {
      const UChar32 joined = unorm2_composePair(normalizer, static_cast<UChar32>(characters[starter].character),
                                                static_cast<UChar32>(current.character));
      if (joined >= 0) {
        characters[starter].character = static_cast<char32_t>(joined);
        continue;
      }
    }
    if (current.order == 0) starter = kept;
    last_order = current.order == 0 ? -1 : current.order;
    characters[kept++] = current;
  }
  characters.resize(kept);
}

}  // namespace

void applyUnicodeForm(UnicodeForm form, NormalisedText& text) {
  if (std::all_of(text.text.begin(), text.text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
  const UNormalizer2* normalizer = formInstance(isCompatible(form));
  NormalisedText result;
  std::vector<Placed> segment;
  const auto flush = [&] {
    order(segment);
    if (composes(form)) compose(normalizer, segment);
    for (const Placed& character : segment) result.append(character.character, character.at);
    segment.clear();
  };
  for (std::size_t position = 0; position < text.text.size();) {
    const Offset at = text.offsets[position];
    const char32_t c = nextCodePoint(text.text, position);
    if (unorm2_hasBoundaryBefore(normalizer, static_cast<UChar32>(c))) flush();
    decomposeInto(normalizer, c, at, segment);
  }
  flush();
  text = std::move(result);
}

}  // namespace etude
