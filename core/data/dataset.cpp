#include "core/data/dataset.h"

#include "core/data/cells.h"
#include "core/data/clean.h"
#include "core/data/roles.h"
#include "core/data/split.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <unordered_map>

namespace etude {

namespace {

constexpr std::size_t kMaxLabels = 1000;
constexpr std::int64_t kFewRows = 3;

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
  explicit DatasetBuilder(const DataSettings& settings) : settings_(settings) {}

  Dataset build(const Table& main, const Table* validation, const Table* test, const Table* extra) {
    mapColumns(main, validation, test, extra);
    if (hasErrors(data_.problems)) return std::move(data_);
    cleanIncomplete(raw_, settings_.drop_empty, data_.findings);
    nameLabels();
    cleanDuplicates(raw_, settings_.drop_duplicates, data_.findings);
    assign(validation != nullptr, test != nullptr);
    cleanSuperseded(raw_, settings_.drop_duplicates, data_.findings);
    cleanLeaks(raw_, settings_.drop_leaks, data_.findings);
    fillSplits();
    checkLabels();
    checkSplits();
    return std::move(data_);
  }

 private:
  void problem(Severity severity, std::string what, std::string remedy, std::string where) {
    data_.problems.push_back({severity, std::move(what), std::move(remedy), std::move(where)});
  }

  void mapColumns(const Table& main, const Table* validation, const Table* test, const Table* extra) {
    takeReadingProblems(main, Origin::Main);
    const Roles roles = findRoles(main, settings_, data_.problems);
    const auto name = [&](int column) { return column < 0 ? std::string() : main.columns[static_cast<std::size_t>(column)]; };
    data_.text_column = name(roles.text);
    data_.text_pair_column = name(roles.text_pair);
    data_.label_column = name(roles.label);
    data_.split_column = name(roles.split);
    if (roles.text >= 0 && roles.label >= 0) addRows(main, roles, Origin::Main, std::nullopt);
    const auto further = [&](const Table* table, Origin origin, Split split) {
      if (table == nullptr) return;
      raw_.files[static_cast<std::size_t>(origin)] = fileName(table->source.path);
      takeReadingProblems(*table, origin);
      if (roles.text < 0 || roles.label < 0) return;
      const Roles like = findRolesLike(*table, data_, settings_, data_.problems);
      if (like.text >= 0 && like.label >= 0) addRows(*table, like, origin, split);
    };
    further(validation, Origin::Validation, Split::Validation);
    further(test, Origin::Test, Split::Test);
    further(extra, Origin::Extra, Split::Train);
  }

  void takeReadingProblems(const Table& table, Origin origin) {
    data_.rows_read += static_cast<std::int64_t>(table.rows.size());
    data_.problems.insert(data_.problems.end(), table.problems.begin(), table.problems.end());
    LinesByFile ragged;
    for (const std::uint64_t line : table.ragged_lines) ragged.add(origin, line);
    ragged.report(Finding::Kind::Ragged, "row has too few or too many cells", "rows have too few or too many cells",
                  "filled up or joined", raw_, data_.findings);
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
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const std::vector<std::string>& cells = table.rows[i];
      RawRow row;
      row.origin = origin;
      row.split = split;
      if (roles.split >= 0) {
        const std::string& cell = cells[static_cast<std::size_t>(roles.split)];
        row.split = splitFromName(cell);
        if (!row.split) {
          if (strange_lines.empty()) strange = cell;
          strange_lines.push_back(table.lines[i]);
          continue;
        }
      }
      row.example.text = cells[static_cast<std::size_t>(roles.text)];
      if (roles.text_pair >= 0) row.example.text_pair = cells[static_cast<std::size_t>(roles.text_pair)];
      row.example.label = labelId(cells[static_cast<std::size_t>(roles.label)]);
      row.example.line = table.lines[i];
      row.key = comparisonKey(row.example.text, row.example.text_pair);
      raw_.rows.push_back(std::move(row));
    }
    if (strange_lines.empty()) return;
    problem(Severity::Warning,
            countOf(strange_lines.size(), "row was", "rows were") +
                " left out because the split column says neither train nor validation nor test, but for example “" +
                shortened(strange, 40) + "”",
            "Correct these cells, or choose no split column.",
            table.source.path + ", line " + std::to_string(strange_lines.front()));
  }

  /// Gives labels their final, sorted order, before anything is dealt out by it.
  void nameLabels() {
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
    if (validation_file || has(Split::Validation)) plan.validation_fraction = 0;
    if (test_file || has(Split::Test)) plan.test_fraction = 0;
    if (plan.validation_fraction + plan.test_fraction > 0.95) {
      problem(Severity::Error, "The shares for validation and test leave next to nothing for training",
              "Make them smaller; together at most 0.95.", "data.validation_fraction");
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
    for (const std::string& label : data_.labels) data_.counts.push_back({label, {}});
    for (std::size_t s = 0; s < data_.splits.size(); ++s) {
      for (const Example& example : data_.splits[s]) {
        if (example.label >= 0) ++data_.counts[static_cast<std::size_t>(example.label)].rows[s];
      }
    }
  }

  void checkLabels() {
    const std::size_t count = data_.labels.size();
    const std::string column = "“" + shortened(data_.label_column, 60) + "”";
    if (count < 2) {
      problem(Severity::Error,
              count == 0 ? "The column " + column + " holds no labels"
                         : "All rows have the same label, “" + shortened(data_.labels[0], 60) + "”",
              "A classifier needs at least two labels: choose another label column, or add rows of another kind.",
              "data.label_column");
    } else if (count > kMaxLabels) {
      problem(
          Severity::Error,
          "The column " + column + " holds " + countOf(count, "label", "different labels") + "; is this really the label column?",
          "Choose the column with the few values that come back; at most 1,000 labels are possible.", "data.label_column");
    } else {
      reportRareLabels();
      reportUnlearnable();
    }
  }

  void reportRareLabels() {
    std::vector<bool> rare(data_.labels.size(), false);
    std::string names;
    std::size_t count = 0;
    for (std::size_t i = 0; i < rare.size(); ++i) {
      const auto& rows = data_.counts[i].rows;
      const std::int64_t total = std::accumulate(rows.begin(), rows.end(), std::int64_t{0});
      rare[i] = settings_.train_rows == 0 && total > 0 && total < kFewRows;
      if (rare[i] && ++count <= 5) names += (count > 1 ? ", " : "") + shortened(data_.labels[i], 40);
    }
    if (count == 0) return;
    Finding finding{Finding::Kind::RareLabel,
                    Severity::Warning,
                    countOf(count, "label has", "labels have") + " fewer than 3 rows: " + names + (count > 5 ? ", ..." : ""),
                    "",
                    {}};
    for (const auto& split : data_.splits) {
      for (const Example& example : split) {
        if (example.label >= 0 && rare[static_cast<std::size_t>(example.label)]) finding.lines.push_back(example.line);
      }
    }
    std::sort(finding.lines.begin(), finding.lines.end());
    data_.findings.push_back(std::move(finding));
  }

  void reportUnlearnable() {
    std::string names;
    std::size_t count = 0;
    for (const LabelCount& label : data_.counts) {
      if (label.rows[0] > 0 || label.rows[1] + label.rows[2] == 0) continue;
      if (++count <= 5) names += (count > 1 ? ", " : "") + shortened(label.label, 40);
    }
    if (count == 0) return;
    problem(Severity::Warning,
            countOf(count, "label is", "labels are") + " in the validation or test rows but not in the training rows: " + names +
                (count > 5 ? ", ..." : ""),
            "The model cannot learn what it never sees: add training rows, or check the spelling of the labels.",
            "data.label_column");
  }

  void checkSplits() {
    if (data_.split(Split::Train).empty()) {
      problem(Severity::Error, "There are no training rows", "Check the columns, what is left out, and the shares of the splits.",
              "data.path");
    }
    if (data_.split(Split::Validation).empty()) {
      problem(Severity::Error, "There are no validation rows, so overfitting could not be seen",
              "Raise the share for validation, choose a validation file, or add more rows.", "data.validation_fraction");
    }
    if (data_.split(Split::Test).empty() && settings_.test_fraction > 0) {
      problem(Severity::Warning, "There are no test rows, so the final accuracy will only be known for the validation rows",
              "Raise the share for the test, choose a test file, or add more rows.", "data.test_fraction");
    }
    std::int64_t unlabelled = 0;
    for (const auto& split : data_.splits) {
      unlabelled += std::count_if(split.begin(), split.end(), [](const Example& example) { return example.label < 0; });
    }
    if (unlabelled > 0) {
      problem(Severity::Error, countOf(static_cast<std::uint64_t>(unlabelled), "row has", "rows have") + " no label",
              "Let incomplete rows be left out, or fill in the labels.", "data.drop_empty");
    }
  }

  const DataSettings& settings_;
  Dataset data_;
  RawRows raw_;
  std::unordered_map<std::string, int> label_ids_;
};

}  // namespace

Dataset buildDataset(const Table& table, const Table* validation, const Table* test, const Table* extra,
                     const DataSettings& settings) {
  return DatasetBuilder(settings).build(table, validation, test, extra);
}

}  // namespace etude
