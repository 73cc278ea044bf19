// A folder that exists as long as its object.
#pragma once

#include "core/base/files.h"

#include <cerrno>
#include <stdlib.h>
#include <string>

namespace etude {

class TemporaryFolder {
 public:
  /// Among the system's temporary files. Throws ProblemError.
  TemporaryFolder() {
    const char* wished = ::getenv("TMPDIR");
    std::error_code failed;
    std::string folder = (fs::temp_directory_path(failed) / "etude-XXXXXX").string();  // mkdtemp puts other letters for the X
    if (failed) throwFileProblem("make the folder", wished ? wished : "/tmp", failed.value());
    if (!::mkdtemp(folder.data())) throwFileProblem("make the folder", folder, errno);
    path_ = folder;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace etude
