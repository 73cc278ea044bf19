// Raw cells as a file holds them, before anything is known of their meaning. First of the four types that data goes
// through: Table -> Example -> Tokens -> Batch.
#pragma once

#include "core/base/problem.h"
#include "core/data/data_settings.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

/// What was found out about a file while reading it, for the user to see and correct.
struct TableSource {
  std::string path;
  std::string format;     ///< csv, tsv, json, jsonl, labelled
  std::string delimiter;  ///< one character, or empty (json)
  std::string encoding;   ///< "UTF-8", "windows-1252", ...
  bool header = false;
};

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< every row has columns.size() cells, valid UTF-8
  std::vector<std::uint64_t> lines;            ///< line of the file (from 1) where each row starts
  std::vector<std::uint64_t> ragged_lines;     ///< lines of rows that had too few or too many cells
  TableSource source;
  Problems problems;  ///< warnings met while reading (ragged rows, replaced bytes, ...), at most a few of each kind

  /// Index of the column, or -1.
  int columnIndex(const std::string& name) const;
};

/// fraction in [0, 1] of the work done.
using Progress = std::function<void(double fraction)>;

/// Reads `path` (one file of any supported format; `settings` may fix format, delimiter, header, encoding). Throws
/// ProblemError: missing, empty, binary, a line over 64 MiB, no rows. Throws Cancelled.
Table readTable(const std::string& path, const DataSettings& settings, std::stop_token stop = {}, const Progress& progress = {});

/// The columns that most likely hold text, label, split (empty if none fits), by name and by content.
struct ColumnGuess {
  std::string text, text_pair, label, split;
};
ColumnGuess guessColumns(const Table& table);

}  // namespace etude
