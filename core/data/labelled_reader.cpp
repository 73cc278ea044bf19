#include "core/data/labelled_reader.h"

#include "core/base/say.h"
#include "core/data/cells.h"
#include "core/data/csv.h"

#include <algorithm>
#include <unordered_map>

namespace etude {

namespace {

constexpr std::string_view kFastTextPrefix = "__label__";

struct LabelledLine {
  std::string_view label, text;
};

LabelledLine splitLine(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t blank = std::min(line.find_first_of(" \t", begin), line.size());
  std::string_view label = line.substr(begin, blank - begin);
  if (label.starts_with(kFastTextPrefix)) label.remove_prefix(kFastTextPrefix.size());
  return {label, line.substr(std::min(blank + 1, line.size()))};
}

}  // namespace

bool looksLabelled(std::string_view text) {
  constexpr std::size_t most_labels = 200;
  std::unordered_map<std::string_view, std::size_t> labels;
  std::size_t rows = 0, fitting = 0;
  CsvReader reader(text, {'\0', Quoting::Literal, true});
  // The reader's cell does not outlive the row, so keys point into `text` itself.
  for (std::size_t begin = 0; reader.next(); begin = reader.position()) {
    const std::string_view raw = text.substr(begin, reader.position() - begin);
    const std::string_view line = raw.substr(std::min(raw.find_first_not_of("\r\n"), raw.size()));
    const LabelledLine parts = splitLine(line.substr(0, std::min(line.find_last_not_of("\r\n") + 1, line.size())));
    ++rows;
    if (parts.label.empty() || parts.label.size() > 40 || parts.text.empty()) continue;
    ++fitting;
    ++labels[parts.label];
    if (labels.size() > most_labels) return false;
  }
  const std::size_t most_distinct = rows < 20 ? rows / 2 : rows / 10;
  return labels.size() >= 2 && labels.size() <= most_distinct && fitting * 100 >= rows * 95;
}

Table readLabelledTable(std::string_view text, const std::string& path, std::stop_token stop, const Progress& progress) {
  Table table;
  table.columns = {"label", "text"};
  table.source.path = path;
  table.source.format = "labelled";
  table.source.delimiter = " ";
  CsvReader reader(text, {'\0', Quoting::Literal, true});
  while (reader.next()) {
    const LabelledLine parts = splitLine(reader.cell(0));
    table.rows.push_back({std::string(parts.label), std::string(parts.text)});
    table.lines.push_back(reader.line());
    if (table.rows.size() % 4096 != 0) continue;
    if (stop.stop_requested()) throw Cancelled();
    if (progress) progress(static_cast<double>(reader.position()) / static_cast<double>(text.size()));
  }
  if (reader.trouble() != CsvReader::Trouble::None) {
    throw ProblemError(say("A line is longer than 64 MB"), say("Check that the file has one example a line."),
                       say("%1, line %2", path, std::to_string(reader.line())));
  }
  return table;
}

}  // namespace etude
