#include "app/cli/output.h"

#include <algorithm>
#include <iostream>
#include <sstream>

namespace etude::cli {

void printJson(const Json& json) { std::cout << dumpJson(json, 2) << std::endl; }
void printJsonLine(const Json& json) { std::cout << dumpJson(json) + "\n" << std::flush; }
void print(const std::string& text) { std::cout << text << std::endl; }

void printProblems(const Problems& problems) {
  for (const Problem& problem : problems) {
    Problem shown = problem;
    shown.remedy.clear();
    std::cerr << describe(shown) << '\n';
    if (!problem.remedy.empty()) std::cerr << wrap(problem.remedy, 4) << '\n';
  }
}

Json toJson(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems) list.push_back(etude::toJson(problem));
  return list;
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string printable(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool starts = (byte & 0xC0) != 0x80;
    if (starts && most > 0 && letters + 1 == most && width(text.substr(i)) > 1) return out + "…";
    // The controls of Latin-1 (U+0080 to U+009F) can command a terminal too.
    const bool control =
        byte < 0x20 || byte == 0x7f || (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0);
    if (control && byte == 0xC2) ++i;
    out += control ? ' ' : text[i];
    letters += starts;
  }
  return out;
}

std::string wrap(std::string_view text, std::size_t indent, std::size_t columns) {
  std::istringstream words{std::string(text)};
  std::string out, line(indent, ' ');
  bool empty = true;
  for (std::string word; words >> word;) {
    if (!empty && width(line) + 1 + width(word) > columns) {
      out += line + '\n';
      line = std::string(indent, ' ');
      empty = true;
    }
    line += (empty ? "" : " ") + word;
    empty = false;
  }
  return out + line;
}

TextTable::TextTable(std::vector<std::pair<std::string, Align>> columns) {
  std::vector<std::string> names;
  for (auto& [name, align] : columns) {
    names.push_back(name);
    aligns_.push_back(align);
  }
  rows_.push_back(std::move(names));
}

void TextTable::add(std::vector<std::string> cells) {
  cells.resize(aligns_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths(aligns_.size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::string out;
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - width(row[i]), ' ');
      line += (i ? "  " : "") + (aligns_[i] == Align::Right ? blanks + row[i] : row[i] + blanks);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
  return out;
}

}  // namespace etude::cli
