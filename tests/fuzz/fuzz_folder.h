// The readers take paths, so what is fuzzed is put into a folder in memory. One input may hold several files of a folder: a line
// "=== NAME" begins the next.
#pragma once

#include "core/base/files.h"

#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace etude::fuzz {

/// A result that cannot be right.
inline void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

/// The files in `input`, by name. What stands before the first "=== NAME" is the first of `names`; other names than these begin
/// no file. The line end before such a line belongs to it.
std::map<std::string, std::string> unpack(std::string_view input, std::initializer_list<std::string_view> names);

/// Removed at the end of the program.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }
  void write(const std::string& name, std::string_view bytes) const;
  /// Makes these all that it holds.
  void fill(const std::map<std::string, std::string>& files) const;

 private:
  fs::path path_;
};

}  // namespace etude::fuzz
