// Collects JSON objects as rows of a Table: the columns are the keys in order of first appearance.
#pragma once

#include "core/data/table.h"

#include <string_view>
#include <unordered_map>

namespace etude {

class JsonRows {
 public:
  explicit JsonRows(Table& table) : table_(table) {}

  /// Parses one object and adds it. What is not an object, or not JSON, is noted as a Problem with its line.
  void add(std::string_view element, std::uint64_t line);
  /// Sets a column of all rows from `first_row` on.
  void setColumn(const std::string& name, const std::string& value, std::size_t first_row);
  /// Throws all noted problems, else fills up short rows.
  void finish();

 private:
  void addCells(const Json& object, std::uint64_t line);
  std::size_t columnFor(const std::string& key, std::size_t likely);
  void note(std::string what, std::uint64_t line);
  void checkSize() const;

  Table& table_;
  std::unordered_map<std::string, std::size_t> columns_;
  Problems broken_;
  std::uint64_t broken_count_ = 0;
};

/// Text of a scalar as a cell shows it; nested values as compact JSON; null as nothing.
std::string cellText(const Json& value);

/// What the parser says is wrong, without its preamble; empty if `text` is JSON. `value` gets the result.
std::string parseElement(std::string_view text, Json& value);

}  // namespace etude
