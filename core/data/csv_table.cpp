#include "core/data/csv_table.h"

#include "core/base/format.h"
#include "core/base/say.h"
#include "core/data/cells.h"

#include <algorithm>
#include <unordered_set>

namespace etude {

namespace {

using Rows = std::vector<std::vector<std::string>>;

[[noreturn]] void refuseRow(const CsvReader& reader, const std::string& path) {
  const std::string where = say("%1, line %2", path, std::to_string(reader.line()));
  if (reader.trouble() == CsvReader::Trouble::ManyCells) {
    throw ProblemError(say("A row has more than %1 cells", formatCount(CsvReader::kMaxCells)),
                       say("Check the delimiter; this does not look like a table of texts."), where);
  }
  throw ProblemError(say("A row is longer than 64 MB"),
                     say("Check that the file has one example a row, with line ends, and that its quotes are closed."), where);
}

void readRows(CsvReader& reader, std::string_view text, const std::string& path, std::stop_token stop, const Progress& progress,
              Table& table) {
  std::uint64_t cells = 0;
  while (reader.next()) {
    table.lines.push_back(reader.line());
    table.rows.push_back(reader.takeCells());
    cells += table.rows.back().size() + kCellsOfRow;
    if (cells > kMaxTableCells) {
      throw ProblemError(say("The file has too many rows to be held in memory: after %1 there are more",
                             formatCount(static_cast<std::int64_t>(table.rows.size()))),
                         say("Take a part of the rows, or leave out columns that are not needed."), path);
    }
    if (table.rows.size() % 4096 != 0) continue;
    if (stop.stop_requested()) throw Cancelled();
    if (progress) progress(static_cast<double>(reader.position()) / static_cast<double>(text.size()));
  }
  if (reader.trouble() != CsvReader::Trouble::None) refuseRow(reader, path);
}

/// The column with the longest cells: where a delimiter that should have been quoted most likely sits.
std::size_t longestColumn(const Rows& rows, std::size_t columns) {
  std::vector<std::uint64_t> lengths(columns, 0);
  const std::size_t step = std::max<std::size_t>(1, rows.size() / 2000);
  for (std::size_t i = 0; i < rows.size(); i += step) {
    if (rows[i].size() != columns) continue;
    for (std::size_t c = 0; c < columns; ++c) lengths[c] += rows[i][c].size();
  }
  return static_cast<std::size_t>(std::max_element(lengths.begin(), lengths.end()) - lengths.begin());
}

void joinExtraCells(std::vector<std::string>& row, std::size_t columns, std::size_t into, char delimiter) {
  const std::size_t extra = row.size() - columns;
  for (std::size_t i = 1; i <= extra; ++i) row[into] += delimiter + row[into + i];
  const auto first = row.begin() + static_cast<std::ptrdiff_t>(into) + 1;
  row.erase(first, first + static_cast<std::ptrdiff_t>(extra));
}

void warnAboutRagged(const std::vector<std::uint64_t>& lines, const std::string& what, const std::string& remedy,
                     const std::string& path, Problems& problems) {
  if (!lines.empty()) problems.push_back({Severity::Warning, what, remedy, path + ", " + listLines(lines)});
}

/// Brings every row to `columns` cells and notes the rows that had to be changed.
void squareRows(Table& table, std::size_t columns, char delimiter) {
  const std::size_t longest = longestColumn(table.rows, columns);
  std::vector<std::uint64_t> padded, joined;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<std::string>& row = table.rows[i];
    while (row.size() > columns && row.back().empty()) row.pop_back();
    if (row.size() == columns) continue;
    (row.size() < columns ? padded : joined).push_back(table.lines[i]);
    table.ragged_lines.push_back(table.lines[i]);
    if (row.size() > columns) joinExtraCells(row, columns, longest, delimiter);
    row.resize(columns);
  }
  warnAboutRagged(padded,
                  sayCount(padded.size(), "1 row has fewer cells than there are columns; the missing ones were left empty",
                           "%1 rows have fewer cells than there are columns; the missing ones were left empty"),
                  say("Check these rows in the file."), table.source.path, table.problems);
  warnAboutRagged(
      joined,
      sayCount(joined.size(), "1 row has more cells than there are columns; the extra ones were joined to the longest column",
               "%1 rows have more cells than there are columns; the extra ones were joined to the longest column"),
      say("Put texts that contain the delimiter in double quotes."), table.source.path, table.problems);
}

/// Columns without a name and without content: what a spreadsheet leaves behind.
void dropEmptyTrailingColumns(Table& table, std::size_t& columns, const std::vector<std::string>& header) {
  std::size_t used = 1;
  for (std::size_t c = 0; c < header.size(); ++c) {
    if (!trimmed(header[c]).empty()) used = std::max(used, c + 1);
  }
  for (const auto& row : table.rows) {
    for (std::size_t c = std::min(columns, row.size()); c > used; --c) {
      if (trimmed(row[c - 1]).empty()) continue;
      used = c;
      break;
    }
  }
  columns = std::min(columns, used);
  for (auto& row : table.rows) {
    while (row.size() > columns && trimmed(row.back()).empty()) row.pop_back();
  }
}

void warnAboutQuotes(const CsvReader& reader, Quoting quoting, Table& table) {
  if (quoting == Quoting::Literal) {
    table.problems.push_back(
        {Severity::Warning, say("Quote marks in the file do not come in pairs, so they were read as ordinary characters"),
         say("Look at the preview: if a text goes wrong, put it in double quotes and double the quotes inside it."),
         table.source.path});
  }
  if (reader.malformedQuotes() > 0) {
    table.problems.push_back({Severity::Warning,
                              sayCount(reader.malformedQuotes(), "1 cell goes on after the closing quote mark",
                                       "%1 cells go on after the closing quote mark"),
                              say("Double the quote marks inside quoted texts."),
                              say("%1, line %2", table.source.path, std::to_string(reader.malformedLine()))});
  }
  if (reader.unclosedLine() != 0) {
    table.problems.push_back({Severity::Warning,
                              say("A quote mark is opened and never closed, so the rest of the file became one cell"),
                              say("Close the quote mark, or check that the file is complete."),
                              say("%1, line %2", table.source.path, std::to_string(reader.unclosedLine()))});
  }
}

/// The header decides how many columns there are; without one, the most frequent row length does. R writes one name too few:
/// its row names (1, 2, ...) have none.
std::vector<std::string> takeHeader(Table& table, std::size_t usual, std::size_t& columns) {
  std::vector<std::string> header;
  if (table.source.header) {
    header = std::move(table.rows.front());
    table.rows.erase(table.rows.begin());
    table.lines.erase(table.lines.begin());
    const bool row_names = header.size() + 1 == usual && !table.rows.empty() && table.rows.front().front() == "1";
    if (row_names) header.insert(header.begin(), "");
    columns = header.size();
  } else {
    columns = usual;
  }
  return header;
}

}  // namespace

std::string listLines(const std::vector<std::uint64_t>& lines) {
  std::string text = lines.size() == 1 ? "line " : "lines ";
  for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 5); ++i) text += (i > 0 ? ", " : "") + std::to_string(lines[i]);
  return lines.size() > 5 ? text + ", ..." : text;
}

void makeNamesUnique(std::vector<std::string>& names) {
  std::unordered_set<std::string> seen;
  for (std::size_t c = 0; c < names.size(); ++c) {
    std::string base = trimmed(names[c]);
    if (base.empty()) base = "column_" + std::to_string(c + 1);
    std::string name = base;
    for (int n = 2; !seen.insert(name).second; ++n) name = base + "_" + std::to_string(n);
    names[c] = name;
  }
}

Table readCsvTable(std::string_view text, const DialectChoice& choice, const std::string& header, const std::string& path,
                   std::stop_token stop, const Progress& progress) {
  Table table;
  const char delimiter = choice.dialect.delimiter;
  table.source.path = path;
  table.source.format = delimiter == '\t' ? "tsv" : "csv";
  table.source.delimiter = delimiter == '\0' ? "" : std::string{delimiter};
  CsvReader reader(text, choice.dialect);
  readRows(reader, text, path, stop, progress, table);
  warnAboutQuotes(reader, choice.dialect.quoting, table);
  if (table.rows.empty()) return table;

  table.source.header = header == "yes" || (header != "no" && looksLikeHeader(table.rows));
  std::size_t columns = 0;
  table.columns = takeHeader(table, choice.trial.columns, columns);
  dropEmptyTrailingColumns(table, columns, table.columns);
  if ((columns + kCellsOfRow) * table.rows.size() > kMaxTableCells) {
    throw ProblemError(
        say("The first row has %1 cells, far more than the rows that follow", formatCount(static_cast<std::int64_t>(columns))),
        say("Check the delimiter and the first row."), path);
  }
  squareRows(table, columns, delimiter);
  table.columns.resize(columns);
  makeNamesUnique(table.columns);
  return table;
}

}  // namespace etude
