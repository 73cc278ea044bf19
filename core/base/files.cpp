#include "core/base/files.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

namespace etude {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

std::string remedyFor(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return say(
          "The disk is full: free some space or choose another folder, then try again. Nothing that was there "
          "before is lost.");
    case EACCES:
    case EPERM:
    case EROFS:
      return say("You may not write or read there: choose another folder or change its permissions.");
    case ENOENT:
    case ENOTDIR:
      return say("Check the path: the file may have been moved or renamed.");
    case EISDIR:
      return say("This is a folder: choose a file inside it.");
    case EMFILE:
    case ENFILE:
      return say("Too many files are open: close other programs and try again.");
    default:
      return say("Check the disk and the path, then try again.");
  }
}

fs::path temporaryBeside(const fs::path& path) {
  static std::atomic<unsigned> counter{0};
  const fs::path name = path.has_filename() ? path.filename() : path.parent_path().filename();
  const fs::path parent = path.has_filename() ? path.parent_path() : path.parent_path().parent_path();
  return parent / ("." + name.string() + ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
}

void syncPath(const fs::path& path, int flags) {
  const Descriptor fd(::open(path.c_str(), flags | O_CLOEXEC));
  // Some file systems cannot sync a directory; the data are as safe there as they get.
  if (fd.get() < 0 || (::fsync(fd.get()) != 0 && errno != EINVAL)) throwFileProblem("write", path, errno);
}

fs::path parentOf(const fs::path& path) { return path.parent_path().empty() ? fs::path(".") : path.parent_path(); }

void removeQuietly(const fs::path& path) {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

}  // namespace

void throwFileProblem(const std::string& action, const fs::path& path, int error) {
  throw ProblemError(say("Could not %1 %2: %3", say(action.c_str()), path.string(), std::strerror(error)), remedyFor(error),
                     path.string());
}

std::string readFile(const fs::path& path, std::uint64_t limit) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) throwFileProblem("open", path, errno);
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) throwFileProblem("read", path, errno);
  if (S_ISDIR(status.st_mode)) throwFileProblem("read", path, EISDIR);
  std::string content(static_cast<std::size_t>(std::min<std::uint64_t>(static_cast<std::uint64_t>(status.st_size), limit) + 1),
                      '\0');
  std::size_t used = 0;
  while (true) {
    if (used == content.size()) content.resize(std::min<std::size_t>(content.size() * 2, limit + 1));
    const ssize_t got = ::read(fd.get(), content.data() + used, content.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throwFileProblem("read", path, errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > limit) {
      throw ProblemError(say("The file is larger than %1 MiB, too large for what it should be", limit >> 20),
                         say("Check that this is the right file."), path.string());
    }
  }
  content.resize(used);
  return content;
}

void writeFileAtomically(const fs::path& path, std::string_view content) {
  const fs::path temporary = temporaryBeside(path);
  try {
    const Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (fd.get() < 0) throwFileProblem("write", path, errno);
    while (!content.empty()) {
      const ssize_t put = ::write(fd.get(), content.data(), content.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) throwFileProblem("write", path, errno);
      content.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(fd.get()) != 0) throwFileProblem("write", path, errno);
    if (::rename(temporary.c_str(), path.c_str()) != 0) throwFileProblem("write", path, errno);
    syncPath(parentOf(path), O_RDONLY | O_DIRECTORY);
  } catch (...) {
    removeQuietly(temporary);
    throw;
  }
}

void writeDirectoryAtomically(const fs::path& path, const std::function<void(const fs::path&)>& fill) {
  const fs::path target = path.has_filename() ? path : path.parent_path();
  const fs::path temporary = temporaryBeside(target), replaced = temporaryBeside(target);
  makeDirectories(parentOf(target));
  try {
    if (::mkdir(temporary.c_str(), 0755) != 0) throwFileProblem("make the folder", target, errno);
    fill(temporary);
    for (const auto& entry : fs::recursive_directory_iterator(temporary)) {
      if (entry.is_regular_file()) syncPath(entry.path(), O_RDONLY);
    }
    syncPath(temporary, O_RDONLY | O_DIRECTORY);
    if (fs::exists(target) && ::rename(target.c_str(), replaced.c_str()) != 0) throwFileProblem("replace", target, errno);
    if (::rename(temporary.c_str(), target.c_str()) != 0) {
      const int error = errno;
      if (fs::exists(replaced)) ::rename(replaced.c_str(), target.c_str());
      throwFileProblem("write", target, error);
    }
    syncPath(parentOf(target), O_RDONLY | O_DIRECTORY);
    removeQuietly(replaced);
  } catch (...) {
    removeQuietly(temporary);
    throw;
  }
}

void makeDirectories(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throwFileProblem("make the folder", path, error.value());
}

std::uint64_t freeDiskBytes(const fs::path& path) {
  std::error_code error;
  fs::path existing = fs::absolute(path, error);
  while (!fs::exists(existing, error) && existing.has_parent_path() && existing != existing.parent_path())
    existing = existing.parent_path();
  const fs::space_info space = fs::space(existing, error);
  return error ? 0 : space.available;
}

MappedFile::MappedFile(const fs::path& path) : path_(path) {
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) throwFileProblem("open", path, errno);
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) throwFileProblem("read", path, errno);
  if (S_ISDIR(status.st_mode)) throwFileProblem("read", path, EISDIR);
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  data_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (data_ == MAP_FAILED) {
    data_ = nullptr;
    throwFileProblem("read", path, errno);
  }
  file_ = fd.release();
}

MappedFile::~MappedFile() {
  if (data_) ::munmap(data_, size_);
  if (file_ >= 0) ::close(file_);
}

void MappedFile::read(std::uint64_t begin, void* to, std::size_t size) const {
  char* bytes = static_cast<char*>(to);
  while (size > 0) {
    const ssize_t got = ::pread(file_, bytes, size, static_cast<off_t>(begin));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throwFileProblem("read", path_, errno);
    if (got == 0) throw ProblemError(say("The file became shorter while it was read"), say("Get the file again."), path_.string());
    bytes += got;
    begin += static_cast<std::uint64_t>(got);
    size -= static_cast<std::size_t>(got);
  }
}

}  // namespace etude
