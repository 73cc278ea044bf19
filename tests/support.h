// What several tests need: where the reference numbers lie, and a directory that goes away.
#pragma once

#include "core/base/problem.h"

#include <QTemporaryDir>
#include <QtGlobal>

#include <cstdlib>
#include <filesystem>
#include <functional>
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

/// True if `text` holds `part`; else says what it holds.
inline bool has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  qWarning("'%s' is not in: %s", part.c_str(), text.c_str());
  return false;
}

/// What the ProblemError that `action` throws says.
inline std::string problemOf(const std::function<void()>& action) {
  try {
    action();
  } catch (const ProblemError& error) {
    return error.what();
  }
  return "no problem";
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
