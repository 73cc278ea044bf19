#include "core/data/cells.h"
#include "core/data/column_names.h"
#include "core/data/csv_table.h"

#include <algorithm>

namespace etude {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// What the rows after the first say about one cell of the first.
struct ColumnEvidence {
  std::size_t cells = 0, same = 0, numbers = 0;
};

ColumnEvidence compareColumn(const Rows& rows, std::size_t column, const std::string& first) {
  ColumnEvidence evidence;
  const std::size_t step = std::max<std::size_t>(1, rows.size() / 2000);
  for (std::size_t i = 1; i < rows.size(); i += step) {
    if (column >= rows[i].size()) continue;
    const std::string cell = trimmed(rows[i][column]);
    if (cell.empty()) continue;
    ++evidence.cells;
    evidence.same += cell == first;
    evidence.numbers += isNumber(cell);
  }
  return evidence;
}

/// A sentence, a number or a cell with line breaks is no name.
bool couldBeName(const std::string& cell) {
  return !isNumber(cell) && countCharacters(cell) <= 60 && countWords(cell) <= 4 &&
         cell.find_first_of("\n\r") == std::string::npos && cell.find_last_of(".!?") != cell.size() - 1;
}

}  // namespace

bool looksLikeHeader(const Rows& rows) {
  const std::vector<std::string>& first = rows.front();
  bool any_name = false, known_name = false;
  for (std::size_t c = 0; c < first.size(); ++c) {
    const std::string cell = trimmed(first[c]);
    if (cell.empty()) continue;
    if (!couldBeName(cell)) return false;
    const ColumnEvidence evidence = compareColumn(rows, c, cell);
    // A value that comes back is a label; a name comes back only where files were glued together.
    if (evidence.same * 100 > evidence.cells) return false;
    any_name = true;
    known_name = known_name || isUsualColumnName(cell);
    if (evidence.cells > 0 && evidence.numbers * 10 >= evidence.cells * 9) return true;
  }
  // A lone column with an unknown name is more likely plain text.
  return known_name || (any_name && first.size() > 1);
}

}  // namespace etude
