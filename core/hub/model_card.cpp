#include "core/hub/model_checks.h"

#include <sstream>

namespace etude {

namespace {

constexpr std::size_t kMaxDescription = 600, kMaxLanguages = 60;

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r"), end = text.find_last_not_of(" \t\r");
  return begin == std::string::npos ? std::string() : text.substr(begin, end - begin + 1);
}

std::string unquoted(const std::string& text) {
  const bool quoted = text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// Lines that are no prose: headings, pictures, tables, HTML, code, quotes, lists of links.
bool isDecoration(const std::string& line) {
  for (const char* start : {"#", "!", "[!", "<", "|", "```", ">", "---", "==="}) {
    if (line.starts_with(start)) return true;
  }
  return false;
}

/// One language or several: "en", "[en, de]".
void addLanguages(const std::string& text, ModelSummary& summary) {
  std::string list = trimmed(text);
  if (list.size() >= 2 && list.front() == '[' && list.back() == ']') list = list.substr(1, list.size() - 2);
  std::istringstream items(list);
  for (std::string item; std::getline(items, item, ',');) {
    item = unquoted(trimmed(item));
    if (item.empty() || summary.language.size() > kMaxLanguages) continue;
    summary.language += (summary.language.empty() ? "" : ", ") + item;
  }
}

/// The lines between the two "---"; leaves the stream behind them.
void readFrontMatter(std::istringstream& lines, ModelSummary& summary, std::string& description) {
  bool in_license = false, in_language = false;
  for (std::string line; std::getline(lines, line);) {
    const std::string content = trimmed(line);
    if (content == "---") return;
    if (in_language && content.starts_with("- ")) {
      addLanguages(content.substr(2), summary);
      continue;
    }
    if (in_license && content.starts_with("- ")) summary.license = unquoted(trimmed(content.substr(2)));
    in_license = in_language = false;
    if (line.starts_with("license:")) {
      summary.license = unquoted(trimmed(line.substr(8)));
      in_license = summary.license.empty();
    } else if (line.starts_with("language:")) {
      addLanguages(line.substr(9), summary);
      in_language = summary.language.empty();
    } else if (line.starts_with("description:")) {
      description = unquoted(trimmed(line.substr(12)));
    }
  }
}

}  // namespace

void readModelCard(const std::string& text, ModelSummary& summary) {
  std::istringstream lines(text);
  std::string first, description;
  std::getline(lines, first);
  if (trimmed(first) == "---")
    readFrontMatter(lines, summary, description);
  else
    lines.seekg(0);
  std::string paragraph;
  for (std::string line; std::getline(lines, line);) {
    line = trimmed(line);
    if (line.empty() && !paragraph.empty()) break;
    if (line.empty() || (paragraph.empty() && isDecoration(line))) continue;
    paragraph += (paragraph.empty() ? "" : " ") + line;
    if (paragraph.size() > kMaxDescription) break;
  }
  summary.description = description.empty() ? paragraph : description;
  if (summary.description.size() <= kMaxDescription) return;
  const std::size_t end = summary.description.rfind(' ', kMaxDescription);
  summary.description.resize(end == std::string::npos ? kMaxDescription : end);
  summary.description += " ...";
}

}  // namespace etude
