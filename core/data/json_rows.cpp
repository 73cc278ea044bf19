#include "core/data/json_rows.h"

#include "core/base/format.h"
#include "core/base/say.h"
#include "core/data/cells.h"
#include "core/data/csv_table.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::size_t kMaxColumns = 4096;
constexpr std::size_t kShownProblems = 10;

}  // namespace

std::string cellText(const Json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : dumpJson(value);
}

std::string parseElement(std::string_view text, Json& value) {
  if (nestsTooDeep(text)) return "it is nested more than 100 levels deep";
  try {
    value = Json::parse(text);
    return {};
  } catch (const Json::exception& e) {
    std::string said = e.what();
    const std::size_t column = said.find("column ");
    if (column != std::string::npos) said = said.substr(column);
    return shortened(said, 160);
  }
}

void JsonRows::note(std::string what, std::uint64_t line) {
  ++broken_count_;
  if (broken_.size() >= kShownProblems) return;
  broken_.push_back({Severity::Error, std::move(what), say("Mend or remove this line in the file."),
                     say("%1, line %2", table_.source.path, std::to_string(line))});
}

void JsonRows::add(std::string_view element, std::uint64_t line) {
  Json object;
  const std::string wrong = parseElement(element, object);
  if (!wrong.empty()) {
    note(say("Line %1 is not valid JSON: %2", std::to_string(line), wrong), line);
  } else if (!object.is_object()) {
    note(say("Line %1 does not hold an object with named values such as {\"text\": ..., \"label\": ...}", line), line);
  } else {
    addCells(object, line);
  }
}

std::size_t JsonRows::columnFor(const std::string& key, std::size_t likely) {
  if (likely < table_.columns.size() && table_.columns[likely] == key) return likely;
  const auto [found, added] = columns_.try_emplace(key, table_.columns.size());
  if (added) table_.columns.push_back(key);
  if (table_.columns.size() > kMaxColumns) {
    throw ProblemError(say("The objects have more than %1 different keys", formatCount(kMaxColumns)),
                       say("Check that the file is a list of examples that all have the same keys."), table_.source.path);
  }
  return found->second;
}

void JsonRows::checkSize() const {
  if (table_.rows.size() * (table_.columns.size() + kCellsOfRow) <= kMaxTableCells) return;
  throw ProblemError(say("The file has too many rows or keys to be held in memory"),
                     say("Take a part of the rows, or leave out keys that are not needed."), table_.source.path);
}

void JsonRows::addCells(const Json& object, std::uint64_t line) {
  std::vector<std::string> row;
  row.reserve(object.size());
  std::size_t likely = 0;
  for (const auto& [key, value] : object.items()) {
    const std::size_t column = columnFor(key, likely);
    if (row.size() <= column) row.resize(column + 1);
    row[column] = cellText(value);
    likely = column + 1;
  }
  table_.rows.push_back(std::move(row));
  table_.lines.push_back(line);
  checkSize();
}

void JsonRows::setColumn(const std::string& name, const std::string& value, std::size_t first_row) {
  const std::size_t column = columnFor(name, table_.columns.size());
  for (std::size_t i = first_row; i < table_.rows.size(); ++i) {
    if (table_.rows[i].size() <= column) table_.rows[i].resize(column + 1);
    if (table_.rows[i][column].empty()) table_.rows[i][column] = value;
  }
}

void JsonRows::finish() {
  if (broken_count_ > broken_.size()) {
    broken_.push_back(
        {Severity::Error,
         say("%1 more lines like these are broken", formatCount(static_cast<std::int64_t>(broken_count_ - broken_.size()))),
         say("Check that the file is JSON Lines: one complete object on every line."), table_.source.path});
  }
  throwIfErrors(broken_);
  checkSize();
  for (auto& row : table_.rows) row.resize(table_.columns.size());
  makeNamesUnique(table_.columns);
}

}  // namespace etude
