#include "core/data/encoding.h"

#include "core/base/say.h"
#include "core/data/file_kind.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace etude {

using namespace std::string_view_literals;

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

struct Utf8Check {
  std::uint64_t multibyte = 0;  ///< well-formed sequences of two or more bytes
  std::uint64_t invalid = 0;
};

Utf8Check checkUtf8(std::string_view bytes) {
  Utf8Check check;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c;
    U8_NEXT(data, i, size, c);
    ++(c < 0 ? check.invalid : check.multibyte);
  }
  return check;
}

std::string replaceInvalidUtf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + 64);
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < size;) {
    const std::int64_t begin = i;
    UChar32 c;
    U8_NEXT(data, i, size, c);
    if (c < 0) {
      text += kReplacement;
    } else {
      text.append(bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
  }
  return text;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter openConverter(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

/// Everything in `bytes` as UTF-8; what the converter cannot read becomes U+FFFD.
std::string convert(std::string_view bytes, UConverter* source) {
  const Converter target = openConverter("UTF-8");
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  std::vector<UChar> pivot(16384);
  std::vector<char> buffer(65536);
  const char* from = bytes.data();
  UChar *pivot_from = pivot.data(), *pivot_to = pivot.data();
  for (bool reset = true;; reset = false) {
    UErrorCode error = U_ZERO_ERROR;
    char* to = buffer.data();
    ucnv_convertEx(target.get(), source, &to, buffer.data() + buffer.size(), &from, bytes.data() + bytes.size(), pivot.data(),
                   &pivot_from, &pivot_to, pivot.data() + pivot.size(), reset, true, &error);
    text.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
    if (error != U_BUFFER_OVERFLOW_ERROR) break;
  }
  return text;
}

std::uint64_t countReplacements(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos; at = text.find(kReplacement, at + 3)) ++count;
  return count;
}

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;
};

/// The UTF-32 marks come first: the little-endian one begins like that of UTF-16.
constexpr ByteOrderMark kMarks[] = {{"\xff\xfe\0\0"sv, "UTF-32LE"},
                                    {"\0\0\xfe\xff"sv, "UTF-32BE"},
                                    {"\xef\xbb\xbf"sv, "UTF-8"},
                                    {"\xff\xfe"sv, "UTF-16LE"},
                                    {"\xfe\xff"sv, "UTF-16BE"}};

struct Utf16Look {
  std::size_t ascii = 0, wrong = 0, units = 0;
  /// Real text has blanks or letters of ASCII and next to no control characters or broken surrogate pairs.
  bool plausible() const { return units > 0 && ascii * 50 >= units && wrong * 100 <= units; }
};

Utf16Look lookAtUtf16(std::string_view bytes, bool little) {
  Utf16Look look;
  bool after_lead = false;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    const unsigned unit = little ? first | second << 8 : first << 8 | second;
    ++look.units;
    if (unit == '\t' || unit == '\n' || unit == '\r' || (unit >= 0x20 && unit < 0x7f)) {
      ++look.ascii;
    } else if (unit < 0x20 || unit >= 0xfff0 || U16_IS_TRAIL(unit) != after_lead) {
      ++look.wrong;
    }
    after_lead = U16_IS_LEAD(unit);
  }
  return look;
}

const char* detectUtf16WithoutMark(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return nullptr;
  const std::string_view sample = bytes.substr(0, 65536);
  const Utf16Look little = lookAtUtf16(sample, true), big = lookAtUtf16(sample, false);
  if (little.plausible() && little.ascii >= big.ascii) return "UTF-16LE";
  return big.plausible() ? "UTF-16BE" : nullptr;
}

/// Lines that hold bytes above ASCII: only they tell code pages apart.
std::string linesWithHighBytes(std::string_view bytes, std::size_t limit) {
  std::string sample;
  const auto high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  for (auto at = std::find_if(bytes.begin(), bytes.end(), high); at != bytes.end() && sample.size() < limit;
       at = std::find_if(at, bytes.end(), high)) {
    const auto position = static_cast<std::size_t>(at - bytes.begin());
    const std::size_t before = bytes.rfind('\n', position), after = std::min(bytes.find('\n', position), bytes.size());
    const std::size_t begin = std::max(before == std::string_view::npos ? 0 : before + 1, position > 2000 ? position - 2000 : 0);
    const std::size_t end = std::min(after, position + 4000);
    sample.append(bytes.substr(begin, end - begin)).push_back('\n');
    at = bytes.begin() + static_cast<std::ptrdiff_t>(end);
  }
  return sample;
}

/// Western text has few bytes above ASCII, which is too little for statistics: windows-1252 then. Otherwise ICU's detector
/// decides.
std::string guessLegacyEncoding(std::string_view bytes) {
  constexpr const char* western = "windows-1252";
  std::size_t high = 0, letters = 0;
  for (const char c : bytes.substr(0, 4 << 20)) {
    const auto byte = static_cast<unsigned char>(c);
    high += byte >= 0x80;
    letters += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
  }
  const std::string sample = linesWithHighBytes(bytes, 65536);
  if (high * 25 < high + letters) return western;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&error), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
  const UCharsetMatch* match = U_SUCCESS(error) ? ucsdet_detect(detector.get(), &error) : nullptr;
  if (match == nullptr || U_FAILURE(error)) return western;
  const std::string name = ucsdet_getName(match, &error);
  const std::int32_t confidence = ucsdet_getConfidence(match, &error);
  const bool unlikely = name.starts_with("UTF-") || name.starts_with("IBM4") || name == "ISO-8859-1";
  if (U_FAILURE(error) || unlikely || confidence < 20) return western;
  return name == "ISO-8859-9" ? "windows-1254" : name;
}

DecodedText fromUtf8(std::string bytes, std::uint64_t invalid) {
  if (invalid == 0) return {std::move(bytes), "UTF-8", 0, false};
  return {replaceInvalidUtf8(bytes), "UTF-8", invalid, false};
}

DecodedText fromNamed(std::string_view bytes, const std::string& name, const std::string& path) {
  const Converter converter = openConverter(name);
  if (converter == nullptr) {
    throw ProblemError(say("The encoding “%1” is not known", name),
                       say("Name one such as UTF-8, UTF-16, windows-1252, windows-1251, ISO-8859-2, Shift_JIS, EUC-KR, Big5 or "
                           "GB18030, or leave it at auto."),
                       "data.encoding");
  }
  DecodedText decoded;
  decoded.text = convert(bytes, converter.get());
  if (decoded.text.starts_with("\xef\xbb\xbf")) decoded.text.erase(0, 3);
  decoded.replaced = countReplacements(decoded.text);
  UErrorCode error = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(name.c_str(), "IANA", &error);
  decoded.encoding = standard != nullptr ? standard : name;
  if (const auto binary = findBinaryContent(decoded.text, path)) throw ProblemError(Problems{*binary});
  return decoded;
}

DecodedText detectAndDecode(std::string bytes, const std::string& path) {
  for (const ByteOrderMark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    const std::string_view rest = std::string_view(bytes).substr(mark.bytes.size());
    if (mark.encoding != "UTF-8"sv) return fromNamed(rest, mark.encoding, path);
    bytes.erase(0, mark.bytes.size());
    break;
  }
  if (bytes.find('\0') != std::string::npos) {
    if (const char* utf16 = detectUtf16WithoutMark(bytes)) return fromNamed(bytes, utf16, path);
  }
  if (const auto binary = findBinaryContent(bytes, path)) throw ProblemError(Problems{*binary});
  const Utf8Check check = checkUtf8(bytes);
  if (check.invalid == 0 || check.multibyte > 3 * check.invalid) return fromUtf8(std::move(bytes), check.invalid);
  DecodedText decoded = fromNamed(bytes, guessLegacyEncoding(bytes), path);
  decoded.guessed = true;
  return decoded;
}

}  // namespace

DecodedText decodeText(std::string bytes, const std::string& wanted, const std::string& path) {
  if (const auto other = recogniseOtherFile(bytes, path)) throw ProblemError(Problems{*other});
  if (wanted.empty() || wanted == "auto") return detectAndDecode(std::move(bytes), path);
  std::string upper = wanted;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (upper != "UTF-8" && upper != "UTF8") return fromNamed(bytes, wanted, path);
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
  if (const auto binary = findBinaryContent(bytes, path)) throw ProblemError(Problems{*binary});
  const std::uint64_t invalid = checkUtf8(bytes).invalid;
  return fromUtf8(std::move(bytes), invalid);
}

}  // namespace etude
