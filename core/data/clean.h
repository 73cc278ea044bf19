// Rows on their way from the table to the splits: incomplete, repeated and leaked ones are found, reported and, if the
// settings say so, left out.
#pragma once

#include "core/data/dataset.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace etude {

/// The files that rows come from.
enum class Origin : std::uint8_t { Main, Validation, Test, Extra };
inline constexpr std::size_t kOriginCount = 4;

/// Stands for the normalised text: 128 bits, so that a million texts need no second copy in memory.
struct TextKey {
  std::uint64_t high = 0, low = 0;
  bool operator==(const TextKey&) const = default;
};

/// A text that is all punctuation (":-)") stands for itself.
TextKey comparisonKey(const std::string& text, const std::string& pair);

struct RawRow {
  Example example;  ///< label: index into RawRows::labels
  TextKey key;
  std::optional<Split> split;  ///< empty: still to be dealt out
  Origin origin = Origin::Main;
};

struct RawRows {
  std::vector<RawRow> rows;
  std::vector<std::string> labels;              ///< in order of appearance
  std::array<std::string, kOriginCount> files;  ///< names for sentences; the main file has none
};

/// Lines grouped by file, for one finding a file.
class LinesByFile {
 public:
  void add(Origin file, std::uint64_t line) { lines_[static_cast<std::size_t>(file)].push_back(line); }
  void add(const RawRow& row) { add(row.origin, row.example.line); }
  /// Adds a finding for every file that has lines; `one` and `many` follow the count ("row has no text", "rows have no text").
  void report(Finding::Kind kind, const char* one, const char* many, const std::string& fixed, const RawRows& rows,
              std::vector<Finding>& findings);

 private:
  std::array<std::vector<std::uint64_t>, kOriginCount> lines_;
};

void cleanIncomplete(RawRows& rows, bool drop, std::vector<Finding>& findings);
/// Within the rows that are dealt out together, within each split that is already fixed, and within the extra rows.
void cleanDuplicates(RawRows& rows, bool drop, std::vector<Finding>& findings);
/// Training rows whose text is also among the extra rows, which are corrections and win. Comes after the split, so that
/// corrections never move other rows from one split to another. Needs every row's split.
void cleanSuperseded(RawRows& rows, bool drop, std::vector<Finding>& findings);
/// Needs every row's split.
void cleanLeaks(RawRows& rows, bool drop, std::vector<Finding>& findings);

}  // namespace etude
