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
  std::string format;     ///< csv, tsv, json, jsonl, labelled, folder (of texts)
  std::string delimiter;  ///< one character, or empty (json)
  std::string encoding;   ///< "UTF-8", "windows-1252", ...
  bool header = false;
};

/// One of several files in a table.
struct TablePart {
  std::string path;
  std::size_t first_row = 0;
};

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< every row has columns.size() cells, valid UTF-8
  std::vector<std::uint64_t> lines;            ///< line of its file (from 1) where each row starts; the row's number in a folder of texts
  std::vector<std::uint64_t> ragged_lines;     ///< lines of rows that had too few or too many cells
  TableSource source;
  std::vector<TablePart> parts;  ///< of a table made of several files, in their order; empty: all rows are of `source.path`
  Problems problems;  ///< warnings met while reading (ragged rows, replaced bytes, ...), at most a few of each kind

  /// Index of the column, or -1.
  int columnIndex(const std::string& name) const;
};

/// fraction in [0, 1] of the work done.
using Progress = std::function<void(double fraction)>;

/// Reads `path` (one file of any supported format, or a folder, see folder.h; `settings` may fix format, delimiter, header,
/// encoding). Throws ProblemError: missing, empty, binary, a line over 64 MiB, no rows. Throws Cancelled.
Table readTable(const std::string& path, const DataSettings& settings, std::stop_token stop = {}, const Progress& progress = {});

/// The columns that most likely hold text, label, split (empty if none fits), by name and by content.
struct ColumnGuess {
  std::string text, text_pair, label, split;
};
ColumnGuess guessColumns(const Table& table);

}  // namespace etude
