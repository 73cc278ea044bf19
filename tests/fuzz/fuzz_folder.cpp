#include "tests/fuzz/fuzz_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace etude::fuzz {

std::map<std::string, std::string> unpack(std::string_view input, std::initializer_list<std::string_view> names) {
  constexpr std::string_view kMark = "=== ";
  std::map<std::string, std::string> files;
  std::string name(*names.begin());
  std::size_t begin = 0;
  for (std::size_t line = 0; line < input.size();) {
    const std::size_t end = std::min(input.find('\n', line), input.size());
    const std::string_view text = input.substr(line, end - line);
    const std::string_view next = text.starts_with(kMark) ? text.substr(kMark.size()) : std::string_view();
    if (std::find(names.begin(), names.end(), next) != names.end()) {
      if (line > 0) files[name] = input.substr(begin, line - 1 - begin);
      name = next;
      begin = std::min(end + 1, input.size());
    }
    line = end + 1;
  }
  files[name] = input.substr(begin);
  return files;
}

Folder::Folder() {
  std::error_code none;
  const fs::path memory = "/dev/shm";
  std::string name = ((fs::is_directory(memory, none) ? memory : fs::temp_directory_path()) / "etude-fuzz-XXXXXX").string();
  require(::mkdtemp(name.data()) != nullptr, "no folder can be made for the files");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Folder::write(const std::string& name, std::string_view bytes) const {
  const int file = ::open((path_ / name).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written = file >= 0 && ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  if (file >= 0) ::close(file);
  require(written, "a file cannot be written");
}

void Folder::fill(const std::map<std::string, std::string>& files) const {
  for (const fs::directory_entry& entry : fs::directory_iterator(path_)) {
    if (!files.contains(entry.path().filename().string())) fs::remove_all(entry.path());
  }
  for (const auto& [name, bytes] : files) write(name, bytes);
}

}  // namespace etude::fuzz
