#include "core/data/repair.h"

#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace etude {

namespace {

/// What windows-1252 means by the bytes 0x80 to 0x9f; 0 where it means nothing.
constexpr std::array<char32_t, 32> kWindowsLetters = {0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                                                      0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                                      0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

struct Letter {
  char32_t code = 0;
  std::uint8_t byte = 0;  ///< in windows-1252 (and Latin-1 where that has none); 0: none, or ASCII
};

std::uint8_t windowsByte(char32_t c) {
  if (c >= 0x80 && c <= 0xff) return static_cast<std::uint8_t>(c);
  const auto found = c < 0x100 ? kWindowsLetters.end() : std::find(kWindowsLetters.begin(), kWindowsLetters.end(), c);
  return found == kWindowsLetters.end() ? 0 : static_cast<std::uint8_t>(0x80 + (found - kWindowsLetters.begin()));
}

std::vector<Letter> lettersOf(std::string_view text) {
  std::vector<Letter> letters;
  letters.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code = nextCodePoint(text, i);
    letters.push_back({code, windowsByte(code)});
  }
  return letters;
}

/// A letter that was read byte by byte, beginning at `at`.
struct Misread {
  char32_t code = 0;
  std::size_t length = 0;
};

std::optional<Misread> misreadAt(const std::vector<Letter>& letters, std::size_t at) {
  const std::uint8_t lead = letters[at].byte;
  const std::size_t length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length == 0 || at + length > letters.size()) return std::nullopt;
  char32_t code = lead & (0x7fu >> length);
  for (std::size_t k = 1; k < length; ++k) {
    const std::uint8_t byte = letters[at + k].byte;
    if (byte < 0x80 || byte > 0xbf) return std::nullopt;
    code = code << 6 | (byte & 0x3f);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < least[length] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return std::nullopt;
  return Misread{code, length};
}

bool isUpper(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7); }
bool closesWord(char32_t c) { return c == 0xbb || c == 0x201d || c == 0x2019 || c == 0x2026 || c == 0x2013 || c == 0x2014 || c == 0xae || c == 0xa0; }

/// Two letters that also occur side by side in honest text ("LIBERTÉ»"): these need company to be believed.
bool isDoubtful(const std::vector<Letter>& letters, std::size_t at, const Misread& misread) {
  if (misread.length != 2) return false;
  const std::uint8_t lead = letters[at].byte;
  if (lead != 0xc2 && lead != 0xc3) return true;
  return at > 0 && isUpper(letters[at - 1].code) && closesWord(letters[at + 1].code);
}

/// Whether the text holds letters that were read byte by byte: one that is beyond doubt, or two.
bool isMisdecoded(const std::vector<Letter>& letters) {
  int seen = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto misread = letters[i].byte < 0xc2 ? std::nullopt : misreadAt(letters, i);
    if (!misread) continue;
    if (!isDoubtful(letters, i, *misread) || ++seen > 1) return true;
    i += misread->length - 1;
  }
  return false;
}

bool isInvisible(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0);
  return control || c == 0xfeff || c == 0x200b;
}

/// Most texts: nothing but ASCII, and of that nothing odd.
bool isPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7f) || byte == '\t' || byte == '\n' || byte == '\r';
  });
}

std::string decodedAgain(const std::vector<Letter>& letters) {
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto misread = letters[i].byte < 0xc2 ? std::nullopt : misreadAt(letters, i);
    appendUtf8(text, misread ? misread->code : letters[i].code);
    if (misread) i += misread->length - 1;
  }
  return text;
}

}  // namespace

std::uint8_t findOddCharacters(std::string_view text) {
  if (isPlain(text)) return 0;
  const std::vector<Letter> letters = lettersOf(text);
  std::uint8_t found = isMisdecoded(letters) ? kMisdecoded : 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i].code;
    if (c == 0xfffd) found |= kLostCharacters;
    // The second byte of a mis-decoded letter may be a C1 character, which is then no fault of its own.
    if (isInvisible(c) && !(c >= 0x80 && c < 0xa0 && (found & kMisdecoded) != 0)) found |= kControlCharacters;
  }
  return found;
}

std::string repairedText(std::string_view text) {
  if (isPlain(text)) return std::string(text);
  std::string mended(text);
  std::vector<Letter> letters = lettersOf(mended);
  for (int round = 0; round < 3 && isMisdecoded(letters); ++round) {
    mended = decodedAgain(letters);
    letters = lettersOf(mended);
  }
  std::string clean;
  for (const Letter& letter : letters) {
    const bool windows = letter.code >= 0x80 && letter.code < 0xa0 && kWindowsLetters[letter.code - 0x80] != 0;
    if (windows) {
      appendUtf8(clean, kWindowsLetters[letter.code - 0x80]);
    } else if (letter.code != 0xfffd && !isInvisible(letter.code)) {
      appendUtf8(clean, letter.code);
    }
  }
  return clean;
}

}  // namespace etude
