// What the tests of the data stage share: files written and read back, tables made by hand.
#pragma once

#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/data/text_key.h"
#include "tests/support.h"

#include <QString>

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace etude::test {

using Row = std::vector<std::string>;
using Lines = std::vector<std::uint64_t>;

class Reader {
 public:
  Table read(const std::string& name, const std::string& content, const DataSettings& settings = {}) {
    const fs::path path = directory_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return readTable(path.string(), settings);
  }
  /// What the reader says is wrong; empty if it reads the file.
  std::string complaint(const std::string& name, const std::string& content, const DataSettings& settings = {}) {
    try {
      read(name, content, settings);
      return {};
    } catch (const ProblemError& error) {
      return error.what();
    }
  }

 private:
  TemporaryDirectory directory_;
};

inline Table readShared(const std::string& name) { return readTable((sharedDirectory() / "data" / name).string(), {}); }

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
inline bool says(const Problems& problems, const std::string& part) { return contains(describe(problems), part); }
inline bool warns(const Table& table, const std::string& part) { return says(table.problems, part); }

/// A table of `text` and `label` whose row i stands on line i + 2.
inline Table tableOf(const std::vector<std::pair<std::string, std::string>>& rows, const std::string& path = "data.csv") {
  Table table;
  table.columns = {"text", "label"};
  table.source.path = path;
  for (const auto& [text, label] : rows) {
    table.rows.push_back({text, label});
    table.lines.push_back(table.rows.size() + 1);
  }
  return table;
}

inline std::vector<std::pair<std::string, std::string>> manyRows(int count, int labels = 2) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (int i = 0; i < count; ++i)
    rows.push_back({"this is text number " + std::to_string(i), "label" + std::to_string(i % labels)});
  return rows;
}

inline Dataset build(const Table& table, const DataSettings& settings = {}) {
  return buildDataset(table, nullptr, nullptr, nullptr, settings);
}

inline const Finding* find(const Dataset& dataset, Finding::Kind kind) {
  const auto found =
      std::find_if(dataset.findings.begin(), dataset.findings.end(), [&](const Finding& f) { return f.kind == kind; });
  return found == dataset.findings.end() ? nullptr : &*found;
}

inline std::size_t total(const Dataset& dataset) {
  return dataset.splits[0].size() + dataset.splits[1].size() + dataset.splits[2].size();
}

inline std::vector<std::string> texts(const std::vector<Example>& examples) {
  std::vector<std::string> list;
  for (const Example& example : examples) list.push_back(example.text);
  return list;
}

/// The built-in reviews with one more column, “source”, by which answers can be compared; written into `folder`.
inline fs::path reviewsWithSources(const fs::path& folder) {
  const Table reviews = readTable((fs::path(ETUDE_SOURCE_DIR) / "resources/data/reviews/reviews.csv").string(), {});
  const auto text = static_cast<std::size_t>(reviews.columnIndex("text")), label = static_cast<std::size_t>(reviews.columnIndex("label"));
  std::string csv = "text,label,source\n";
  for (std::size_t i = 0; i < reviews.rows.size(); ++i) {
    const QString cell = QString::fromStdString(reviews.rows[i][text]).replace(QLatin1Char('"'), QLatin1String("\"\""));
    csv += "\"" + cell.toStdString() + "\"," + reviews.rows[i][label] + (i % 2 ? ",shop\n" : ",letter\n");
  }
  writeFileAtomically(folder / "reviews.csv", csv);
  return folder / "reviews.csv";
}

}  // namespace etude::test
