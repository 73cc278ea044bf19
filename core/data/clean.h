// Rows on their way from the table to the splits: incomplete, repeated and leaked ones are found, reported and, if the
// settings say so, left out.
#pragma once

#include "core/data/dataset.h"
#include "core/data/text_key.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etude {

/// RawRow::alike before near duplicates were looked for.
inline constexpr std::uint32_t kAlone = 0xffffffff;

/// Of a list of labels, in a sentence.
inline constexpr std::size_t kNamesShown = 5;

struct RawRow {
  Example example;  ///< label: index into RawRows::labels
  TextKey key;
  std::uint32_t alike = kAlone;  ///< equal for rows that nearly repeat the same row
  std::optional<Split> split;  ///< empty: still to be dealt out
  Origin origin = Origin::Main;
};

struct RawRows {
  std::vector<RawRow> rows;
  std::vector<std::string> labels;      ///< in order of appearance
  std::vector<std::string> file_names;  ///< for sentences, by Example::file; a single main file has none
};

/// Lines grouped by file, for one finding a file.
class LinesByFile {
 public:
  void add(std::uint32_t file, std::uint64_t line) { lines_[file].push_back(line); }
  void add(const RawRow& row) { add(row.example.file, row.example.line); }
  /// Adds a finding for every file that has lines; `one` and `many` are sentences with the count as %1 (see sayLater).
  void report(Finding::Kind kind, const char* one, const char* many, const std::string& fixed, const RawRows& rows,
              std::vector<Finding>& findings);
  /// The same with what all of the findings have in common, and a sentence made of the count of lines.
  void report(const Finding& like, const std::function<std::string(std::size_t)>& sentence, const RawRows& rows,
              std::vector<Finding>& findings);

 private:
  std::map<std::uint32_t, std::vector<std::uint64_t>> lines_;
};

/// Drops the rows with one of these labels; gives back those that no row has.
std::vector<std::string> cleanLabels(RawRows& rows, const std::vector<std::string>& labels, std::vector<Finding>& findings);
void cleanIncomplete(RawRows& rows, bool drop, std::vector<Finding>& findings);
/// Within the rows that are dealt out together, within each split that is already fixed, and within the extra rows.
void cleanDuplicates(RawRows& rows, bool drop, bool drop_conflicts, std::vector<Finding>& findings);
/// The same for rows whose texts have a Jaccard similarity of at least `similarity` (0: not looked for). Rows whose label differs
/// from that of the row they nearly repeat contradict it: `drop` leaves them. Throws Cancelled.
void cleanNearDuplicates(RawRows& rows, double similarity, bool drop, bool drop_conflicts, std::vector<Finding>& findings,
                         std::stop_token stop, const Progress& progress);
/// Training rows whose text is also among the extra rows, which are corrections and win. Comes after the split, so that
/// corrections never move other rows from one split to another. Needs every row's split.
void cleanSuperseded(RawRows& rows, bool drop, std::vector<Finding>& findings);
/// Needs every row's split. `near` tells whether those that nearly repeat a held-out row are dropped too.
void cleanLeaks(RawRows& rows, bool drop, bool near, std::vector<Finding>& findings);
/// Training rows with more tokens than `rule.max_length` are dropped. Needs every row's split. Throws Cancelled.
void cleanOverlong(RawRows& rows, const LengthRule& rule, std::vector<Finding>& findings, std::stop_token stop);

}  // namespace etude
