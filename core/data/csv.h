// Cells of delimiter-separated text: RFC 4180, and what people write instead. `CsvReader` cuts rows in one given dialect and
// counts the signs that the dialect is wrong; `csv_dialect.h` tries dialects and takes the one under which the file is regular.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace etude {

enum class Quoting {
  Rfc,        ///< a cell that begins with " ends at the next lone "; "" inside stands for "
  Spaced,     ///< the same, also with blanks before the opening quote
  Backslash,  ///< the same, and \" inside stands for "
  Literal     ///< quotes are ordinary characters
};

struct CsvDialect {
  char delimiter = ',';  ///< '\0': a row is one cell
  Quoting quoting = Quoting::Rfc;
  bool lone_cr_ends_row = true;  ///< a CR without LF is a line end, not part of a cell

  bool operator==(const CsvDialect&) const = default;
};

class CsvReader {
 public:
  static constexpr std::size_t kMaxRowBytes = std::size_t{64} << 20;
  static constexpr std::size_t kMaxCells = 4096;

  enum class Trouble { None, LongRow, ManyCells };

  /// `text` must outlive the reader.
  CsvReader(std::string_view text, const CsvDialect& dialect) : text_(text), dialect_(dialect) {}

  /// Reads the next row that is not blank; false at the end, or at trouble.
  bool next();
  std::size_t cellCount() const { return count_; }
  const std::string& cell(std::size_t i) const { return cells_[i]; }
  /// The cells of the row, moved out.
  std::vector<std::string> takeCells();
  std::uint64_t line() const { return row_line_; }  ///< from 1, where the row starts
  std::size_t position() const { return position_; }

  Trouble trouble() const { return trouble_; }                     ///< at line()
  std::uint64_t quotedCells() const { return quoted_; }            ///< cells in a proper pair of quotes
  std::uint64_t malformedQuotes() const { return malformed_; }     ///< a closing quote with more text after it
  std::uint64_t malformedLine() const { return malformed_line_; }  ///< row of the first of them; 0: none
  std::uint64_t swallowedLines() const { return swallowed_; }      ///< lines with delimiters inside a quoted cell
  std::uint64_t loneCrRows() const { return lone_cr_rows_; }       ///< rows that ended in a CR without LF
  std::uint64_t unclosedLine() const { return unclosed_line_; }    ///< where a quote opens that never closes; 0: none

 private:
  enum class After { Delimiter, RowEnd };

  void readRow();
  std::string& newCell();
  After readPlain(std::string& cell);
  After readQuoted(std::string& cell);
  bool appendQuoted(std::string& cell);
  bool opensQuote(std::size_t& at) const;
  bool fits(std::size_t end);
  bool endsLine(std::size_t at) const;
  void skipLineEnd();
  void countSwallowed(const std::string& cell);

  std::string_view text_;
  CsvDialect dialect_;
  std::size_t position_ = 0, row_start_ = 0, count_ = 0;
  std::uint64_t line_ = 1, row_line_ = 1;
  std::uint64_t quoted_ = 0, malformed_ = 0, malformed_line_ = 0, swallowed_ = 0, unclosed_line_ = 0, lone_cr_rows_ = 0;
  Trouble trouble_ = Trouble::None;
  std::vector<std::string> cells_;  ///< kept between rows, so that their memory is used again
};

}  // namespace etude
