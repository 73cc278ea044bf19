// Files: whole reads with a limit, and writes that are either there in full or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace etude {

namespace fs = std::filesystem;

/// The whole file. Throws a ProblemError if it cannot be read or holds more than `limit` bytes.
std::string readFile(const fs::path& path, std::uint64_t limit = std::uint64_t{4} << 30);

/// Writes a temporary file beside `path`, syncs it, and renames it over `path`. Throws a ProblemError (disk full, no
/// permission, ...) and leaves the old file as it was.
void writeFileAtomically(const fs::path& path, std::string_view content);

/// Calls `fill` with a temporary directory beside `path`, syncs all its files, and renames it to `path` (an existing
/// directory there is replaced). On an exception the temporary directory is removed and `path` is untouched.
void writeDirectoryAtomically(const fs::path& path, const std::function<void(const fs::path& temporary)>& fill);

/// Throws a ProblemError that names `path` and what the system said (`error` is an errno value).
[[noreturn]] void throwFileProblem(const std::string& action, const fs::path& path, int error);

/// Creates the directory and its parents, or throws a ProblemError.
void makeDirectories(const fs::path& path);

/// Bytes free for this user on the disk that holds `path` (or its nearest existing parent).
std::uint64_t freeDiskBytes(const fs::path& path);

/// A file of bytes mapped read-only; pages come in when they are touched.
class MappedFile {
 public:
  /// Throws a ProblemError.
  explicit MappedFile(const fs::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }
  /// Copies `size` bytes from `begin` on past the mapping: as fast, but the file's pages do not count as memory of this
  /// process, and a file that was cut off in the meantime is a ProblemError instead of a signal.
  void read(std::uint64_t begin, void* to, std::size_t size) const;

 private:
  fs::path path_;
  int file_ = -1;
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

/// True if something is at `path`; what cannot be looked at is not there.
inline bool isThere(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

}  // namespace etude
