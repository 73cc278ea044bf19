// inspect: what a data file holds and what is wrong with it.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "core/base/format.h"
#include "core/data/dataset.h"

#include <iostream>

namespace etude::cli {

namespace {

constexpr std::size_t kLinesShown = 8;

std::string shownLines(const std::vector<std::uint64_t>& lines) {
  std::string text;
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesShown); ++i) text += (i ? ", " : "") + std::to_string(lines[i]);
  if (lines.empty()) return text;
  return " (" + std::string(lines.size() == 1 ? "line " : "lines ") + text + (lines.size() > kLinesShown ? ", ...)" : ")");
}

void printSource(const Table& table, const Dataset& data) {
  const TableSource& source = table.source;
  print("File      " + source.path);
  print("Format    " + source.format + ", " + source.encoding +
        (source.header ? ", first row names the columns" : ", no row with names"));
  std::string columns;
  for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + printable(column, 40);
  print("Columns   " + columns);
  print("Text      " + printable(data.text_column) +
        (data.text_pair_column.empty() ? "" : " and " + printable(data.text_pair_column)));
  print("Label     " + printable(data.label_column) +
        (data.split_column.empty() ? "" : "\nSplit     " + printable(data.split_column)));
  print("Rows      " + formatCount(data.rows_read) + "\n");
}

void printCounts(const Dataset& data) {
  using enum TextTable::Align;
  TextTable table({{"label", Left}, {"train", Right}, {"validation", Right}, {"test", Right}});
  for (const LabelCount& count : data.counts) {
    table.add({printable(count.label, 40), formatCount(count.rows[0]), formatCount(count.rows[1]), formatCount(count.rows[2])});
  }
  const auto rows = [&](Split split) { return formatCount(static_cast<std::int64_t>(data.split(split).size())); };
  table.add({"all", rows(Split::Train), rows(Split::Validation), rows(Split::Test)});
  print(table.text());
}

class InspectCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("FILE", file_, "The data file, or builtin:reviews")->required()->type_name("");
    addJson(app, "Print columns, counts, findings and problems as JSON");
    settings_.declare(app, {"data"});
  }

  int run() override {
    StopSignals signals("Stopping.");
    Recipe recipe;
    settings_.apply(recipe);
    recipe.data.path = file_;
    const Table table = readTable(file_, recipe.data, signals.token());
    const auto readOther = [&](const std::string& path) {
      return path.empty() ? std::optional<Table>() : readTable(path, recipe.data, signals.token());
    };
    const auto validation = readOther(recipe.data.validation_path), test = readOther(recipe.data.test_path),
               extra = readOther(recipe.data.extra_train_path);
    const auto pointer = [](const std::optional<Table>& other) { return other ? &*other : nullptr; };
    const Dataset data = buildDataset(table, pointer(validation), pointer(test), pointer(extra), recipe.data);
    if (json()) {
      printDocument(table, data);
    } else {
      printAll(table, data);
    }
    return hasErrors(data.problems) ? kWrong : kOk;
  }

 private:
  static void printDocument(const Table& table, const Dataset& data) {
    const TableSource& source = table.source;
    Json json = {{"file",
                  {{"path", source.path},
                   {"format", source.format},
                   {"delimiter", source.delimiter},
                   {"encoding", source.encoding},
                   {"header", source.header}}},
                 {"all_columns", table.columns}};
    json.update(etude::toJson(data));
    printJson(json);
  }

  static void printAll(const Table& table, const Dataset& data) {
    printSource(table, data);
    printCounts(data);
    for (const Finding& finding : data.findings) {
      print("- " + printable(finding.what) + (finding.fixed.empty() ? "" : ": " + finding.fixed) + shownLines(finding.lines));
    }
    printProblems(data.problems);
  }

  std::string file_;
  RecipeOptions settings_;
};

}  // namespace

std::unique_ptr<Command> makeInspectCommand() { return std::make_unique<InspectCommand>(); }

}  // namespace etude::cli
