#include "core/data/combine.h"

#include "core/base/say.h"
#include "core/data/cells.h"

#include <algorithm>

namespace etude {

namespace {

std::string joinedNames(const std::vector<std::string>& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size() && i < 8; ++i) list += (i > 0 ? ", " : "") + ("“" + shortened(names[i], 40) + "”");
  return names.size() > 8 ? list + ", ..." : list;
}

/// For each column of `all` its place in `table`, or -1; says what differs.
std::vector<int> matchColumns(const Table& all, const Table& table, Problems& problems) {
  std::vector<int> places;
  std::vector<std::string> missing, others;
  for (const std::string& column : all.columns) {
    places.push_back(table.columnIndex(column));
    if (places.back() < 0) missing.push_back(column);
  }
  for (const std::string& column : table.columns)
    if (all.columnIndex(column) < 0) others.push_back(column);
  const std::string name = fileName(table.source.path);
  if (missing.size() == all.columns.size()) {
    throw ProblemError(say("The file %1 has no column in common with %2", name, fileName(all.source.path)),
                       say("Files are combined by the names of their columns, here %1. Give both the same names in their first row.",
                           joinedNames(all.columns)),
                       table.source.path);
  }
  if (!missing.empty()) {
    problems.push_back({Severity::Warning, say("The file %1 has no column %2", name, joinedNames(missing)),
                        say("Its rows have nothing there. If the column only has another name, rename it in the file."), table.source.path});
  }
  if (!others.empty()) {
    problems.push_back({Severity::Info, say("The columns %1 of the file %2 are left out", joinedNames(others), name),
                        say("The first file, %1, does not have them.", fileName(all.source.path)), table.source.path});
  }
  return places;
}

void appendRows(Table& all, Table& table) {
  const std::vector<int> places = matchColumns(all, table, all.problems);
  const bool same = all.columns == table.columns;
  all.parts.push_back({table.source.path, all.rows.size()});
  all.rows.reserve(all.rows.size() + table.rows.size());
  for (std::vector<std::string>& row : table.rows) {
    if (same) {
      all.rows.push_back(std::move(row));
      continue;
    }
    std::vector<std::string>& cells = all.rows.emplace_back(all.columns.size());
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (places[c] >= 0) cells[c] = std::move(row[static_cast<std::size_t>(places[c])]);
  }
  all.lines.insert(all.lines.end(), table.lines.begin(), table.lines.end());
  all.problems.insert(all.problems.end(), table.problems.begin(), table.problems.end());
  const std::size_t ragged = table.ragged_lines.size();
  if (ragged > 0) {
    all.problems.push_back({Severity::Warning,
                            ragged == 1 ? say("%1 row of %2 has too few or too many cells", ragged, fileName(table.source.path))
                                        : say("%1 rows of %2 have too few or too many cells", ragged, fileName(table.source.path)),
                            say("They were filled up or joined; look at them in the file."),
                            table.source.path + ", line " + std::to_string(table.ragged_lines.front())});
  }
}

}  // namespace

Table combineTables(std::vector<Table> tables) {
  Table all = std::move(tables.front());
  if (tables.size() == 1) return all;
  if (all.parts.empty()) all.parts.push_back({all.source.path, 0});
  for (std::size_t i = 1; i < tables.size(); ++i) {
    const std::uint64_t rows = all.rows.size() + tables[i].rows.size();
    if (rows * (all.columns.size() + kCellsOfRow) > kMaxTableCells) {
      throw ProblemError(say("These files are too large to be read together"), say("Take fewer of them, or a part of their rows."),
                         tables[i].source.path);
    }
    appendRows(all, tables[i]);
    tables[i] = {};
  }
  return all;
}

}  // namespace etude
