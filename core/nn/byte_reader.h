// A walk over bytes that are not trusted: whatever would lead beyond their end is a fault, never a read.
#pragma once

#include "core/base/say.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace etude {

/// Why a file cannot be read. Whoever knows its path makes a Problem of it.
struct FileFault {
  std::string what;          ///< a half sentence: "it is cut off"
  bool unsupported = false;  ///< nothing is broken: the file holds what this program does not read
};

/// Little-endian numbers and runs of bytes, one after the other. Throws FileFault at the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes, std::uint64_t position = 0) : bytes_(bytes), position_(position) {
    if (position > bytes.size()) throw FileFault{say("it is cut off")};
  }

  std::uint64_t position() const { return position_; }
  std::uint64_t left() const { return bytes_.size() - position_; }

  std::string_view take(std::uint64_t count) {
    if (count > left()) throw FileFault{say("it is cut off")};
    const std::string_view taken = bytes_.substr(position_, count);
    position_ += count;
    return taken;
  }
  template <class Number>
  Number number() {
    static_assert(std::endian::native == std::endian::little);
    Number value;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  /// Up to the next end of line, which is taken too and must not be far.
  std::string_view line() {
    constexpr std::size_t kMaxLine = 1000;
    const std::size_t end = bytes_.substr(position_, kMaxLine).find('\n');
    if (end == std::string_view::npos) throw FileFault{say("a name in it has no end")};
    const std::string_view text = take(end);
    take(1);
    return text;
  }

 private:
  std::string_view bytes_;
  std::uint64_t position_;
};

}  // namespace etude
