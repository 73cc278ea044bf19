// What the commands print: results on standard output, problems on standard error.
#pragma once

#include "core/base/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace etude::cli {

/// A document (indented) on standard output.
void printJson(const Json& json);
/// One line on standard output, written at once.
void printJsonLine(const Json& json);
void print(const std::string& text);
/// Each problem with its remedy, on standard error.
void printProblems(const Problems& problems);
Json toJson(const Problems& problems);

/// Letters that a terminal shows for a text: UTF-8 code points.
std::size_t width(std::string_view text);
/// Text from a file made safe for a terminal (no control characters, one line), cut to `most` letters (0: not cut).
std::string printable(std::string_view text, std::size_t most = 0);
/// Broken into lines of at most `columns` letters, each beginning with `indent` blanks.
std::string wrap(std::string_view text, std::size_t indent, std::size_t columns = 100);

/// Columns in line; numbers to the right.
class TextTable {
 public:
  enum class Align { Left, Right };
  explicit TextTable(std::vector<std::pair<std::string, Align>> columns);
  void add(std::vector<std::string> cells);
  std::string text() const;

 private:
  std::vector<Align> aligns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace etude::cli
