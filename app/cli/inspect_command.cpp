// inspect: what a data file holds and what is wrong with it.
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/data/dataset.h"
#include "core/hub/model_folder.h"
#include "core/run/finding_fixes.h"
#include "core/run/recipe_tokens.h"
#include "core/tasks/token_lengths.h"

#include <algorithm>

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
  print((data.files.size() > 1 ? "Files     " : "File      ") + source.path);
  for (std::size_t i = 1; i < data.files.size(); ++i) print("          " + data.files[i].path);
  print("Format    " + source.format + ", " + source.encoding +
        (source.header ? ", first row names the columns" : ", no row with names"));
  std::string columns;
  for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + printable(column, 40);
  print("Columns   " + columns);
  print("Text      " + printable(data.text_column) +
        (data.text_pair_column.empty() ? "" : " and " + printable(data.text_pair_column)));
  print("Label     " + printable(data.label_column) +
        (data.split_column.empty() ? "" : "\nSplit     " + printable(data.split_column)) +
        (data.group_column.empty() ? "" : "\nGroup     " + printable(data.group_column)));
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
    app.add_option("FILE", file_, "The data file or folder, or builtin:reviews")->required()->type_name("");
    addJson(app, "Print columns, counts, findings and problems as JSON");
    settings_.declare(app, {"data", "model"});
  }

  int run() override {
    StopSignals signals("Stopping.");
    Recipe recipe;
    settings_.apply(recipe);
    recipe.data.path = file_;
    const DataTables tables = readDataTables(recipe.data, signals.token());
    std::shared_ptr<const Tokenizer> tokenizer;
    Problems without_tokens;
    std::size_t limit = 0;
    try {
      const ModelSummary model = summariseModel(resolvePath(recipe.model.path, "models"));
      tokenizer = loadRecipeTokens(recipe).tokenizer;
      limit = tokensRead(recipe.model.max_length, model.max_positions, *tokenizer);
    } catch (const ProblemError& error) {
      without_tokens = error.problems();
    }
    Dataset data = buildDataset(tables, recipe.data, tokenizer ? tokenizerRule(tokenizer, limit) : LengthRule(), signals.token());
    data.problems.insert(data.problems.end(), without_tokens.begin(), without_tokens.end());
    std::optional<TokenLengths> lengths;
    if (tokenizer && data.counts.size() > 1) {
      lengths = measureTokenLengths(data, *tokenizer, limit, 20'000, signals.token());
      auto overlong = recipe.data.drop_overlong ? std::nullopt : findOverlong(*lengths, limit);
      if (overlong) data.findings.push_back(std::move(*overlong));
    }
    if (json()) {
      printDocument(*tables.main, data, lengths, limit);
    } else {
      printAll(*tables.main, data, recipe);
      if (lengths) printLengths(*lengths, limit);
      printProblems(data.problems);
    }
    return hasErrors(data.problems) ? kWrong : kOk;
  }

 private:
  static void printDocument(const Table& table, const Dataset& data, const std::optional<TokenLengths>& lengths, std::size_t limit) {
    const TableSource& source = table.source;
    Json json = {{"file",
                  {{"path", source.path},
                   {"format", source.format},
                   {"delimiter", source.delimiter},
                   {"encoding", source.encoding},
                   {"header", source.header}}},
                 {"all_columns", table.columns}};
    json.update(etude::toJson(data));
    if (lengths) {
      json["tokens"] = {{"measured", lengths->lengths.size()}, {"half_have_at_most", lengths->covering(0.5)},
                        {"99_percent_have_at_most", lengths->covering(0.99)}, {"longest", lengths->covering(1)},
                        {"limit", limit}, {"share_over_limit", lengths->shareOver(limit)}};
    }
    printJson(json);
  }

  static void printAll(const Table& table, const Dataset& data, const Recipe& recipe) {
    printSource(table, data);
    printCounts(data);
    for (const Finding& finding : data.findings) {
      const std::vector<FindingFix> fixes = fixesFor(finding, recipe.data);
      const auto applied = std::find_if(fixes.begin(), fixes.end(), [&](const FindingFix& fix) { return isApplied(fix, recipe); });
      const std::string fixed = !finding.fixed.empty() ? finding.fixed : applied != fixes.end() ? applied->done : std::string();
      print("- " + printable(finding.what) + (fixed.empty() ? "" : ": " + fixed) + shownLines(finding.lines));
      for (const FindingFix& fix : fixes)
        if (fixed.empty()) print("    " + fix.title + ": " + asOptions(fix));
    }
  }

  static void printLengths(const TokenLengths& lengths, std::size_t limit) {
    const auto count = [](std::size_t number) { return formatCount(static_cast<std::int64_t>(number)); };
    print("Tokens    half of the " + count(lengths.lengths.size()) + " texts measured have at most " + count(lengths.covering(0.5)) +
          ", 99 % at most " + count(lengths.covering(0.99)) + ", the longest " + count(lengths.covering(1)) + "; " +
          formatPercent(lengths.shareOver(limit)) + " are longer than " + count(limit));
  }

  std::string file_;
  RecipeOptions settings_;
};

}  // namespace

std::unique_ptr<Command> makeInspectCommand() { return std::make_unique<InspectCommand>(); }

}  // namespace etude::cli
