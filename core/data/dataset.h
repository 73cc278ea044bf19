// Examples with their roles known, cleaned and split: what the tokenizer gets. `prepareData` is a pure function of the
// settings and the files, so window, command line and a resumed run see the same rows in the same order.
#pragma once

#include "core/data/table.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace etude {

enum class Split { Train, Validation, Test };
const char* splitName(Split split);  ///< "train", "validation", "test"
/// Recognises train / training, validation / valid / val / dev / eval, test, in any case.
std::optional<Split> splitFromName(const std::string& name);

struct Example {
  std::string text;
  std::string text_pair;   ///< empty: none
  int label = -1;          ///< index into Dataset::labels; -1: unlabelled
  std::uint64_t line = 0;  ///< line of the file it came from
};

/// One kind of finding, with the rows it concerns.
struct Finding {
  enum class Kind { EmptyText, EmptyLabel, Duplicate, ConflictingLabels, Leak, RareLabel, Ragged };
  Kind kind;
  Severity severity;
  std::string what;                  ///< "12 rows have no text"
  std::string fixed;                 ///< what was done about it ("dropped"), or empty
  std::vector<std::uint64_t> lines;  ///< the file's lines, all of them
};

struct LabelCount {
  std::string label;
  std::array<std::int64_t, 3> rows{};  ///< per Split
};

struct Dataset {
  std::vector<std::string> labels;             ///< sorted: numbers by value, else by code point
  std::array<std::vector<Example>, 3> splits;  ///< index by Split
  std::vector<LabelCount> counts;              ///< after cleaning
  std::vector<Finding> findings;
  Problems problems;                                                      ///< from reading, and whatever makes the data unusable
  std::string text_column, text_pair_column, label_column, split_column;  ///< as used
  std::int64_t rows_read = 0;

  const std::vector<Example>& split(Split s) const { return splits[static_cast<std::size_t>(s)]; }
  std::vector<Example>& split(Split s) { return splits[static_cast<std::size_t>(s)]; }
};

/// Maps, cleans and splits an already read table (the window edits settings without reading again). `validation`,
/// `test`, `extra` may be null. Never throws for bad data: `problems` says what is wrong (fewer than two labels, a
/// column that is not there, an empty split, ...).
Dataset buildDataset(const Table& table, const Table* validation, const Table* test, const Table* extra,
                     const DataSettings& settings);

/// Reads the files named by the settings and builds the data set. Throws ProblemError (also if the result has errors)
/// or Cancelled.
Dataset prepareData(const DataSettings& settings, std::stop_token stop = {}, const Progress& progress = {});

/// Findings, counts, columns and problems as JSON, for `etude-cli inspect --json`.
Json toJson(const Dataset& dataset);

/// The text as duplicate detection sees it: case folded, NFKC, runs of anything but letters and digits as one blank.
std::string normalisedForComparison(const std::string& text);

/// Writes rows `text,label` (plus `text_pair` if any has one) as CSV (RFC 4180), atomically.
void writeExamplesCsv(const std::string& path, const std::vector<Example>& examples, const std::vector<std::string>& labels);

}  // namespace etude
