// Finds out how a delimiter-separated file is written, by trying: the right dialect is the one under which rows have equally
// many cells and quotes come in pairs.
#pragma once

#include "core/data/csv.h"

#include <optional>
#include <stop_token>

namespace etude {

/// How regular a text is under a dialect.
struct CsvTrial {
  std::uint64_t rows = 0;
  std::size_t columns = 0;                                                                 ///< the most frequent number of cells
  std::uint64_t ragged = 0;                                                                ///< rows with another number of cells
  std::uint64_t quoted = 0, malformed = 0, swallowed = 0, unclosed = 0, lone_cr_rows = 0;  ///< as counted by CsvReader
  bool readable = true;                                                                    ///< false: a row over the limits

  std::uint64_t flaws() const { return ragged + malformed + unclosed; }
  /// Share of rows without a flaw.
  double regularity() const;
};

CsvTrial tryDialect(std::string_view text, const CsvDialect& dialect, std::stop_token stop = {});

struct DelimiterGuess {
  char delimiter = '\0';  ///< '\0': one column
  double regularity = 0;
};

/// The delimiter among , ; tab | ^ under which the beginning of `text` is most regular, with at least two columns.
DelimiterGuess guessDelimiter(std::string_view text);

struct DialectChoice {
  CsvDialect dialect;
  CsvTrial trial;
};

/// Decides quoting and the meaning of lone CRs for a known delimiter, from the whole text.
DialectChoice chooseDialect(std::string_view text, char delimiter, std::stop_token stop = {});

}  // namespace etude
