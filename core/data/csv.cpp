#include "core/data/csv.h"

#include <algorithm>
#include <iterator>

namespace etude {

bool CsvReader::next() {
  while (trouble_ == Trouble::None && position_ < text_.size()) {
    row_line_ = line_;
    row_start_ = position_;
    readRow();
    if (trouble_ != Trouble::None) return false;
    if (count_ > 1 || !cells_[0].empty()) return true;
  }
  return false;
}

std::vector<std::string> CsvReader::takeCells() {
  const auto end = cells_.begin() + static_cast<std::ptrdiff_t>(count_);
  return {std::make_move_iterator(cells_.begin()), std::make_move_iterator(end)};
}

void CsvReader::readRow() {
  count_ = 0;
  for (After after = After::Delimiter; after == After::Delimiter;) {
    if (count_ == kMaxCells) {
      trouble_ = Trouble::ManyCells;
      return;
    }
    std::string& cell = newCell();
    std::size_t quote = position_;
    if (opensQuote(quote)) {
      position_ = quote + 1;
      after = readQuoted(cell);
    } else {
      after = readPlain(cell);
    }
  }
}

std::string& CsvReader::newCell() {
  if (count_ == cells_.size()) cells_.emplace_back();
  cells_[count_].clear();
  return cells_[count_++];
}

bool CsvReader::opensQuote(std::size_t& at) const {
  if (dialect_.quoting == Quoting::Literal) return false;
  if (dialect_.quoting == Quoting::Spaced) {
    while (at < text_.size() && text_[at] == ' ') ++at;
  }
  return at < text_.size() && text_[at] == '"';
}

bool CsvReader::fits(std::size_t end) {
  if (end - row_start_ <= kMaxRowBytes) return true;
  trouble_ = Trouble::LongRow;
  return false;
}

bool CsvReader::endsLine(std::size_t at) const {
  if (text_[at] == '\n') return true;
  return text_[at] == '\r' && (dialect_.lone_cr_ends_row || (at + 1 < text_.size() && text_[at + 1] == '\n'));
}

void CsvReader::skipLineEnd() {
  if (text_[position_] == '\r') {
    const bool pair = position_ + 1 < text_.size() && text_[position_ + 1] == '\n';
    position_ += pair;
    lone_cr_rows_ += !pair;
  }
  ++position_;
  ++line_;
}

CsvReader::After CsvReader::readPlain(std::string& cell) {
  std::size_t end = position_;
  const char delimiter = dialect_.delimiter;
  for (; end < text_.size(); ++end) {
    const char c = text_[end];
    if (c == delimiter && delimiter != '\0') break;
    if ((c == '\n' || c == '\r') && endsLine(end)) break;
  }
  if (!fits(end)) return After::RowEnd;
  cell.append(text_, position_, end - position_);
  position_ = end;
  if (end == text_.size()) return After::RowEnd;
  if (text_[end] != delimiter) {
    skipLineEnd();
    return After::RowEnd;
  }
  ++position_;
  return After::Delimiter;
}

/// Appends up to and past the closing quote; false if there is none.
bool CsvReader::appendQuoted(std::string& cell) {
  const bool backslash = dialect_.quoting == Quoting::Backslash;
  for (;;) {
    std::size_t stop = position_;
    while (stop < text_.size() && text_[stop] != '"' && !(backslash && text_[stop] == '\\')) ++stop;
    if (!fits(stop)) return false;
    cell.append(text_, position_, stop - position_);
    position_ = stop;
    if (stop == text_.size()) return false;
    const char following = stop + 1 < text_.size() ? text_[stop + 1] : '\0';
    if (text_[stop] == '\\') {
      cell.push_back(following == '"' ? '"' : '\\');
      position_ += following == '"' ? 2 : 1;
    } else if (following == '"') {
      cell.push_back('"');
      position_ += 2;
    } else {
      ++position_;
      return true;
    }
  }
}

CsvReader::After CsvReader::readQuoted(std::string& cell) {
  const std::uint64_t opened = line_;
  const bool closed = appendQuoted(cell);
  if (trouble_ != Trouble::None) return After::RowEnd;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\n') ++line_;
    if (cell[i] == '\r' && dialect_.lone_cr_ends_row && (i + 1 == cell.size() || cell[i + 1] != '\n')) ++line_;
  }
  if (line_ != opened) countSwallowed(cell);
  if (!closed) {
    unclosed_line_ = opened;
    return After::RowEnd;
  }
  const std::size_t length = cell.size();
  const After after = readPlain(cell);
  if (cell.find_first_not_of(' ', length) != std::string::npos) {
    ++malformed_;
    if (malformed_line_ == 0) malformed_line_ = row_line_;
  } else {
    ++quoted_;
    cell.resize(length);
  }
  return after;
}

void CsvReader::countSwallowed(const std::string& cell) {
  std::size_t begin = cell.find('\n');
  while (begin != std::string::npos) {
    const std::size_t end = cell.find('\n', begin + 1);
    if (end == std::string::npos) break;
    swallowed_ += dialect_.delimiter != '\0' &&
                  std::string_view(cell).substr(begin, end - begin).find(dialect_.delimiter) != std::string_view::npos;
    begin = end;
  }
}

}  // namespace etude
