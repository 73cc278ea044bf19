// Which of several files given at once plays which part: train, validation and test files by their names, all others combined.
#pragma once

#include <string>
#include <vector>

namespace etude {

struct GivenFiles {
  std::string main;
  std::vector<std::string> more;
  std::string validation, test;
};

/// By the names of the files ("test.csv", "my-dev.jsonl"); a part that two files claim, or that would leave no file to train on, is
/// given to none: those files are combined with the others. The order is kept.
GivenFiles sortGivenFiles(const std::vector<std::string>& paths);

/// The extensions of tables that can be read (".csv", ".jsonl", ...), in lower case.
bool hasTableExtension(const std::string& path);

}  // namespace etude
