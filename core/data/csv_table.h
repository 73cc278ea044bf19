// From the rows of a delimiter-separated file to a Table: names of the columns, rows of equal length.
#pragma once

#include "core/data/csv_dialect.h"
#include "core/data/table.h"

namespace etude {

/// Reads all of `text`. `header` is auto, yes or no. Throws ProblemError for rows over the limits, Cancelled.
Table readCsvTable(std::string_view text, const DialectChoice& choice, const std::string& header, const std::string& path,
                   std::stop_token stop, const Progress& progress);

/// Whether the first row looks like names of columns rather than like one more example.
bool looksLikeHeader(const std::vector<std::vector<std::string>>& rows);

/// Trims the names, calls nameless columns column_1, column_2, ... and makes equal names different.
void makeNamesUnique(std::vector<std::string>& names);

/// "lines 4, 9, 17, ..." (at most five of them).
std::string listLines(const std::vector<std::uint64_t>& lines);

}  // namespace etude
