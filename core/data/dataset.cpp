#include "core/data/dataset.h"

#include "core/base/say.h"
#include "core/data/balance.h"
#include "core/data/cells.h"
#include "core/data/clean.h"
#include "core/data/data_checks.h"
#include "core/data/repair.h"
#include "core/data/roles.h"
#include "core/data/split.h"

#include <algorithm>
#include <charconv>
#include <array>
#include <unordered_map>

namespace etude {

namespace {

/// By Origin; null: not given.
using TablePointers = std::array<const Table*, kOriginCount>;

double numberOf(const std::string& text) {
  double value = 0;
  const char* begin = text.data() + text.starts_with('+');
  std::from_chars(begin, text.data() + text.size(), value);
  return value;
}

/// Numbers by value if all are numbers, else by code point (which is the order of UTF-8 bytes).
void sortLabels(std::vector<std::string>& labels) {
  const bool numbers = std::all_of(labels.begin(), labels.end(), [](const std::string& label) { return isNumber(label); });
  std::sort(labels.begin(), labels.end(), [&](const std::string& a, const std::string& b) {
    if (numbers && numberOf(a) != numberOf(b)) return numberOf(a) < numberOf(b);
    return a < b;
  });
}

class DatasetBuilder {
 public:
  DatasetBuilder(const DataSettings& settings, const LengthRule& length, std::stop_token stop, const Progress& progress)
      : settings_(settings), length_(length), stop_(std::move(stop)), progress_(progress) {}

  Dataset build(const TablePointers& tables) {
    mapColumns(tables);
    if (hasErrors(data_.problems)) return std::move(data_);
    reportOddCharacters();
    checkCancelled();
    leaveOutLabels();
    cleanIncomplete(raw_, settings_.drop_empty, data_.findings);
    nameLabels();
    cleanDuplicates(raw_, settings_.drop_duplicates, settings_.drop_conflicts, data_.findings);
    cleanNearDuplicates(raw_, settings_.near_duplicate_similarity, settings_.drop_near_duplicates, settings_.drop_conflicts, data_.findings,
                        stop_, progress_);
    assign(tables[1] != nullptr, tables[2] != nullptr);
    cleanSuperseded(raw_, settings_.drop_duplicates, data_.findings);
    cleanLeaks(raw_, settings_.drop_leaks, settings_.drop_near_duplicates, data_.findings);
    checkCancelled();
    if (settings_.drop_overlong && length_.tokens) cleanOverlong(raw_, length_, data_.findings, stop_);
    const std::vector<std::string> emptied = forgetEmptiedLabels();
    fillSplits();
    countLabels(data_);
    checkLabels(data_, settings_, raw_, emptied);
    checkSplits(data_, settings_);
    balance();
    countLabels(data_);
    return std::move(data_);
  }

 private:
  void problem(Severity severity, std::string what, std::string remedy, std::string where) {
    data_.problems.push_back({severity, std::move(what), std::move(remedy), std::move(where)});
  }

  void checkCancelled() const {
    if (stop_.stop_requested()) throw Cancelled();
  }

  void mapColumns(const TablePointers& tables) {
    const Table& main = *tables[0];
    addFiles(main, Origin::Main);
    takeReadingProblems(main);
    const Roles roles = findRoles(main, settings_, data_.problems);
    const auto name = [&](int column) { return column < 0 ? std::string() : main.columns[static_cast<std::size_t>(column)]; };
    data_.text_column = name(roles.text);
    data_.text_pair_column = name(roles.text_pair);
    data_.label_column = name(roles.label);
    data_.split_column = name(roles.split);
    data_.group_column = name(roles.group);
    const bool usable = roles.text >= 0 && roles.label >= 0;
    if (usable) addRows(main, roles, Origin::Main, std::nullopt);
    constexpr Split splits[] = {Split::Train, Split::Validation, Split::Test, Split::Train};
    for (const Origin origin : {Origin::Validation, Origin::Test, Origin::Extra}) {
      const Table* table = tables[static_cast<std::size_t>(origin)];
      if (!table) continue;
      addFiles(*table, origin);
      takeReadingProblems(*table);
      if (!usable) continue;
      const Roles like = findRolesLike(*table, data_, settings_, data_.problems);
      if (like.text >= 0 && like.label >= 0) addRows(*table, like, origin, splits[static_cast<std::size_t>(origin)]);
    }
  }

  /// From here on the table's files are the last ones of the data set.
  void addFiles(const Table& table, Origin origin) {
    first_file_ = data_.files.size();
    std::vector<TablePart> parts = table.parts;
    if (parts.empty()) parts.push_back({table.source.path, 0});
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::size_t end = i + 1 < parts.size() ? parts[i + 1].first_row : table.rows.size();
      data_.files.push_back({parts[i].path, origin, parts[i].first_row, end - parts[i].first_row});
      raw_.file_names.push_back(origin == Origin::Main && parts.size() == 1 ? std::string() : fileName(parts[i].path));
    }
  }

  void takeReadingProblems(const Table& table) {
    data_.rows_read += static_cast<std::int64_t>(table.rows.size());
    data_.problems.insert(data_.problems.end(), table.problems.begin(), table.problems.end());
    LinesByFile ragged;
    for (const std::uint64_t line : table.ragged_lines) ragged.add(static_cast<std::uint32_t>(first_file_), line);
    ragged.report(Finding::Kind::Ragged, sayLater("%1 row has too few or too many cells"), sayLater("%1 rows have too few or too many cells"),
                  say("filled up or joined"), raw_, data_.findings);
  }

  int labelId(const std::string& cell) {
    const std::string label = trimmed(cell);
    if (label.empty()) return -1;
    const auto [found, added] = label_ids_.try_emplace(label, static_cast<int>(raw_.labels.size()));
    if (added) raw_.labels.push_back(label);
    return found->second;
  }

  void addRows(const Table& table, const Roles& roles, Origin origin, std::optional<Split> split) {
    std::vector<std::uint64_t> strange_lines;
    std::string strange;
    raw_.rows.reserve(raw_.rows.size() + table.rows.size());
    std::size_t file = first_file_;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      while (i >= data_.files[file].first_row + data_.files[file].rows) ++file;
      if (i % 4096 == 0) checkCancelled();
      const std::vector<std::string>& cells = table.rows[i];
      RawRow row;
      row.origin = origin;
      row.split = split;
      row.example.line = table.lines[i];
      row.example.file = static_cast<std::uint32_t>(file);
      if (roles.split >= 0) {
        const std::string& cell = cells[static_cast<std::size_t>(roles.split)];
        row.split = splitFromName(cell);
        if (!row.split) {
          if (strange_lines.empty()) strange = cell;
          strange_lines.push_back(table.lines[i]);
          continue;
        }
      }
      row.example.text = textOf(cells[static_cast<std::size_t>(roles.text)], row.example);
      if (roles.text_pair >= 0) row.example.text_pair = textOf(cells[static_cast<std::size_t>(roles.text_pair)], row.example);
      if (roles.group >= 0) row.example.group = trimmed(cells[static_cast<std::size_t>(roles.group)]);
      const std::string& label = cells[static_cast<std::size_t>(roles.label)];
      row.example.label = labelId(settings_.repair_text ? repairedText(label) : label);
      row.key = comparisonKey(row.example.text, row.example.text_pair);
      raw_.rows.push_back(std::move(row));
    }
    if (strange_lines.empty()) return;
    const std::string cell = shortened(strange, 40);
    problem(Severity::Warning,
            strange_lines.size() == 1
                ? say("%1 row was left out because the split column says neither train nor validation nor test, but “%2”", 1, cell)
                : say("%1 rows were left out because the split column says neither train nor validation nor test, but for example “%2”",
                      strange_lines.size(), cell),
            say("Correct these cells, or choose no split column."),
            table.source.path + ", line " + std::to_string(strange_lines.front()));
  }

  /// The cell, mended if that is wanted; what is odd about it is noted either way.
  std::string textOf(const std::string& cell, const Example& example) {
    const std::uint8_t odd = findOddCharacters(cell);
    if (odd == 0) return cell;
    if (odd & kMisdecoded) misdecoded_.add(example.file, example.line);
    if (odd & kControlCharacters) control_.add(example.file, example.line);
    if (odd & kLostCharacters) lost_.add(example.file, example.line);
    return settings_.repair_text ? repairedText(cell) : cell;
  }

  void reportOddCharacters() {
    const auto kind = Finding::Kind::OddEncoding;
    const bool mended = settings_.repair_text;
    misdecoded_.report(kind, sayLater("%1 row has letters that were decoded wrongly, such as “Ã©” for “é”"),
                       sayLater("%1 rows have letters that were decoded wrongly, such as “Ã©” for “é”"),
                       mended ? say("mended") : std::string(), raw_, data_.findings);
    control_.report(kind, sayLater("%1 row has invisible control characters"), sayLater("%1 rows have invisible control characters"),
                    mended ? say("taken out") : std::string(), raw_, data_.findings);
    lost_.report(kind, sayLater("%1 row has “�” where letters were lost"),
                 sayLater("%1 rows have “�” where letters were lost"), mended ? say("taken out") : std::string(), raw_,
                 data_.findings);
  }

  void leaveOutLabels() {
    const std::vector<std::string> unknown = cleanLabels(raw_, settings_.drop_labels, data_.findings);
    for (const std::string& label : unknown) {
      problem(Severity::Warning, say("No row has the label “%1” that is to be left out", shortened(label, 60)),
              say("Check its spelling, or take it from the list."), "data.drop_labels");
    }
  }

  /// Cleaning may have taken all rows of a label; such labels go, and are given back.
  std::vector<std::string> forgetEmptiedLabels() {
    const std::vector<std::string> before = std::move(data_.labels);
    nameLabels();
    std::vector<std::string> emptied;
    for (const std::string& label : before)
      if (std::find(data_.labels.begin(), data_.labels.end(), label) == data_.labels.end()) emptied.push_back(label);
    return emptied;
  }

  /// Gives the labels that rows have their sorted order, before anything is dealt out by it.
  void nameLabels() {
    data_.labels.clear();
    std::vector<bool> used(raw_.labels.size(), false);
    for (const RawRow& row : raw_.rows) {
      if (row.example.label >= 0) used[static_cast<std::size_t>(row.example.label)] = true;
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i]) data_.labels.push_back(raw_.labels[i]);
    }
    sortLabels(data_.labels);
    std::unordered_map<std::string, int> places;
    for (std::size_t i = 0; i < data_.labels.size(); ++i) places[data_.labels[i]] = static_cast<int>(i);
    std::vector<int> renamed(raw_.labels.size(), -1);
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i]) renamed[i] = places[raw_.labels[i]];
    }
    for (RawRow& row : raw_.rows) {
      if (row.example.label >= 0) row.example.label = renamed[static_cast<std::size_t>(row.example.label)];
    }
    raw_.labels = data_.labels;
  }

  /// Deals out the rows of the main file, as far as neither a file nor the split column has done so.
  void assign(bool validation_file, bool test_file) {
    const auto has = [&](Split split) {
      return std::any_of(raw_.rows.begin(), raw_.rows.end(), [&](const RawRow& row) { return row.split == split; });
    };
    SplitPlan plan{settings_.validation_fraction, settings_.test_fraction, settings_.stratify,
                   static_cast<std::uint64_t>(settings_.split_seed)};
    data_.given = {false, validation_file || has(Split::Validation), test_file || has(Split::Test)};
    if (data_.given[1]) plan.validation_fraction = 0;
    if (data_.given[2]) plan.test_fraction = 0;
    if (plan.validation_fraction + plan.test_fraction > 0.95) {
      problem(Severity::Error, say("The shares for validation and test leave next to nothing for training"),
              say("Make them smaller; together at most 0.95."), "data.validation_fraction");
    }
    std::vector<RawRow*> pool;
    std::vector<int> labels;
    for (RawRow& row : raw_.rows) {
      if (row.origin != Origin::Main || (row.split && *row.split != Split::Train)) continue;
      pool.push_back(&row);
      labels.push_back(row.example.label);
    }
    const std::vector<Split> splits = assignSplits(labels, plan);
    for (std::size_t i = 0; i < pool.size(); ++i) pool[i]->split = splits[i];
  }

  void fillSplits() {
    for (RawRow& row : raw_.rows) data_.split(*row.split).push_back(std::move(row.example));
    raw_.rows.clear();
    std::vector<Example>& train = data_.split(Split::Train);
    if (settings_.train_rows > 0 && static_cast<std::uint64_t>(settings_.train_rows) < train.size()) {
      std::vector<int> labels;
      for (const Example& example : train) labels.push_back(example.label);
      std::vector<Example> subset;
      for (const std::size_t i : chooseSubset(labels, static_cast<std::size_t>(settings_.train_rows), settings_.stratify,
                                              static_cast<std::uint64_t>(settings_.split_seed))) {
        subset.push_back(std::move(train[i]));
      }
      train = std::move(subset);
    }
  }

  void balance() {
    std::vector<Example>& train = data_.split(Split::Train);
    reportImbalance(train, data_.labels, settings_.balance, raw_, data_.findings);
    balanceTraining(train, settings_.balance, static_cast<std::uint64_t>(settings_.split_seed));
  }

  const DataSettings& settings_;
  const LengthRule& length_;
  std::stop_token stop_;
  const Progress& progress_;
  Dataset data_;
  RawRows raw_;
  LinesByFile misdecoded_, control_, lost_;
  std::size_t first_file_ = 0;  ///< of the table being mapped
  std::unordered_map<std::string, int> label_ids_;
};

}  // namespace

Dataset buildDataset(const DataTables& tables, const DataSettings& settings, const LengthRule& length, std::stop_token stop,
                     const Progress& progress) {
  return DatasetBuilder(settings, length, std::move(stop), progress)
      .build({tables.main.get(), tables.validation.get(), tables.test.get(), tables.extra.get()});
}

Dataset buildDataset(const Table& table, const Table* validation, const Table* test, const Table* extra, const DataSettings& settings) {
  const LengthRule no_rule;
  const Progress silent;
  return DatasetBuilder(settings, no_rule, {}, silent).build({&table, validation, test, extra});
}

}  // namespace etude
