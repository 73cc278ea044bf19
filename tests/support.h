// What several tests need: where the reference numbers lie, and a directory that goes away.
#pragma once

#include <QTemporaryDir>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace etude::test {

inline std::filesystem::path sharedDirectory() {
  const char* set = std::getenv("ETUDE_SHARED");
  return set ? std::filesystem::path(set) : std::filesystem::path(ETUDE_SOURCE_DIR) / ".." / "shared";
}

inline std::filesystem::path fixtures() {
  const char* set = std::getenv("ETUDE_FIXTURES");
  return set ? std::filesystem::path(set) : sharedDirectory() / "fixtures";
}

/// A fresh directory, removed at the end of the scope.
class TemporaryDirectory {
 public:
  std::filesystem::path path() const { return directory_.path().toStdString(); }
  std::filesystem::path operator/(const std::string& name) const { return path() / name; }

 private:
  QTemporaryDir directory_;
};

}  // namespace etude::test
