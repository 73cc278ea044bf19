// Examples with their roles known, cleaned and split: what the tokenizer gets. `prepareData` is a pure function of the
// settings and the files, so window, command line and a resumed run see the same rows in the same order.
#pragma once

#include "core/data/table.h"

#include <array>
#include <functional>
#include <memory>
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
  std::string group{};      ///< cell of the group column; empty: none
  std::uint32_t file = 0;  ///< index into Dataset::files
};

/// One kind of finding, with the rows it concerns.
struct Finding {
  enum class Kind {
    EmptyText,
    EmptyLabel,
    Duplicate,
    ConflictingLabels,
    Leak,
    RareLabel,
    Ragged,
    NearDuplicate,
    NearLeak,
    Imbalance,
    Overlong,
    OddEncoding
  };
  Kind kind;
  Severity severity;
  std::string what;                  ///< "12 rows have no text"
  std::string fixed;                 ///< what was done about it ("dropped"), or empty
  std::vector<std::uint64_t> lines;  ///< the file's lines, all of them, ascending
  std::uint32_t file = 0;            ///< index into Dataset::files
  std::vector<std::string> labels{};  ///< that can be left out, or were (RareLabel only)
};

/// The tables that rows come from.
enum class Origin : std::uint8_t { Main, Validation, Test, Extra };
inline constexpr std::size_t kOriginCount = 4;

/// A file that rows came from; a table of several files has several.
struct DataFile {
  std::string path;
  Origin table = Origin::Main;
  std::size_t first_row = 0, rows = 0;  ///< within its table
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
  std::string group_column;
  std::int64_t rows_read = 0;
  std::vector<DataFile> files;
  std::array<bool, 3> given{};  ///< per Split: named by a file or the split column, so no share decides about it

  const std::vector<Example>& split(Split s) const { return splits[static_cast<std::size_t>(s)]; }
  std::vector<Example>& split(Split s) { return splits[static_cast<std::size_t>(s)]; }
};

/// How many tokens of a text the model reads; needed where `drop_overlong` is set. Called from several threads.
struct LengthRule {
  std::function<std::size_t(const std::string& text, const std::string& pair)> tokens;
  std::size_t max_length = 0;
};

/// All tables of the settings as read; `validation`, `test` and `extra` may be null.
struct DataTables {
  std::shared_ptr<const Table> main, validation, test, extra;
  const std::shared_ptr<const Table>& of(Origin origin) const;
};

/// Reads the files that the settings name. Throws ProblemError with what is wrong with any of them, Cancelled.
DataTables readDataTables(const DataSettings& settings, std::stop_token stop = {}, const Progress& progress = {});

/// Maps, cleans and splits already read tables (the window edits settings without reading again). Never throws for bad data:
/// `problems` says what is wrong (fewer than two labels, a column that is not there, an empty split, ...). Throws Cancelled.
Dataset buildDataset(const DataTables& tables, const DataSettings& settings, const LengthRule& length = {}, std::stop_token stop = {},
                     const Progress& progress = {});
Dataset buildDataset(const Table& table, const Table* validation, const Table* test, const Table* extra, const DataSettings& settings);

/// Reads the files named by the settings and builds the data set. Throws ProblemError (also if the result has errors)
/// or Cancelled.
Dataset prepareData(const DataSettings& settings, std::stop_token stop = {}, const Progress& progress = {}, const LengthRule& length = {});

/// Findings, counts, columns and problems as JSON, for `etude-cli inspect --json`.
Json toJson(const Dataset& dataset);

/// Writes rows `text,label` (plus `text_pair` if any has one) as CSV (RFC 4180), atomically.
void writeExamplesCsv(const std::string& path, const std::vector<Example>& examples, const std::vector<std::string>& labels);

}  // namespace etude
