#include "core/run/group_again.h"

#include "core/base/files.h"
#include "core/base/say.h"
#include "core/data/dataset.h"
#include "core/data/roles.h"
#include "core/run/run_report.h"

#include <algorithm>
#include <map>

namespace etude {

namespace {

using RowKey = std::pair<std::uint64_t, std::string>;

/// Cells of the column by line and text, of every row that training or judging could have used.
std::map<RowKey, std::string> groupsByRow(const Recipe& recipe, const std::string& column, std::stop_token stop) {
  DataSettings settings = recipe.data;
  settings.group_column = column;
  settings.drop_overlong = false;  // concerns training rows only, and would need the tokenizer
  const Dataset data = prepareData(settings, stop);
  std::map<RowKey, std::string> groups;
  for (const auto& split : data.splits)
    for (const Example& example : split) groups.emplace(RowKey{example.line, judgedText(example.text)}, example.group);
  return groups;
}

}  // namespace

std::vector<std::string> groupColumns(const Recipe& recipe, std::stop_token stop) {
  const DataTables tables = readDataTables(recipe.data, stop);
  Problems ignored;
  const Roles roles = findRoles(*tables.main, recipe.data, ignored);
  std::vector<std::string> columns;
  for (int i = 0; i < static_cast<int>(tables.main->columns.size()); ++i) {
    if (i != roles.text && i != roles.text_pair && i != roles.label && i != roles.split) columns.push_back(tables.main->columns[static_cast<std::size_t>(i)]);
  }
  return columns;
}

std::optional<GroupReport> groupAgain(const Recipe& recipe, const JudgedRows& rows, const std::string& column, std::stop_token stop) {
  if (!rows.complete()) {
    throw ProblemError(say("Of %1 judged rows only %2 were kept, mistakes first, so groups of them would look worse than they are", rows.judged, rows.rows.size()),
                       say("Name the column as the group column under Data and tune again."));
  }
  const std::map<RowKey, std::string> groups = groupsByRow(recipe, column, stop);
  std::vector<Example> examples;
  std::vector<Prediction> answers;
  for (const JudgedRow& row : rows.rows) {
    const auto found = groups.find({row.line, row.text});
    if (found == groups.end()) {
      throw ProblemError(say("Line %1 of the data is not the row that was judged: the file %2 has changed since the tuning", row.line, recipe.data.path),
                         say("Put the file of that time back, or tune again with the column named as the group column."), "data.path");
    }
    Example& example = examples.emplace_back();
    example.label = row.truth;
    example.group = found->second;
    answers.push_back(row.prediction());
  }
  return groupReport(examples, answers, rows.labels.size(), column);
}

void saveGroups(const RunDir& run, const GroupReport& groups) {
  Evaluation evaluation = reportContent(run).evaluation;
  evaluation.groups = groups;
  writeFileAtomically(run.evaluation(), dumpJson(toJson(evaluation)) + "\n");
  writeRunReport(run);
}

}  // namespace etude
