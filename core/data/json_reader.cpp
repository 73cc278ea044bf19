#include "core/data/json_reader.h"

#include "core/base/say.h"
#include "core/data/cells.h"
#include "core/data/dataset.h"
#include "core/data/json_rows.h"
#include "core/data/json_scanner.h"

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kExpected = sayLater(
    "Write the examples as a list of objects, [{\"text\": ..., \"label\": ...}, ...], or one object a "
    "line.");

struct Member {
  std::string key;
  std::string_view value;
  std::uint64_t line;
};

class JsonTableReader {
 public:
  JsonTableReader(std::string_view text, const std::string& path, std::stop_token stop, const Progress& progress)
      : text_(text), path_(path), stop_(std::move(stop)), progress_(progress), rows_(table_) {
    table_.source.path = path;
    table_.source.encoding = "UTF-8";
  }

  Table read(JsonForm form) {
    if (form == JsonForm::Auto) form = detectForm();
    table_.source.format = form == JsonForm::Lines ? "jsonl" : "json";
    if (form == JsonForm::Lines) {
      readLines();
    } else {
      readDocument();
    }
    rows_.finish();
    return std::move(table_);
  }

 private:
  JsonForm detectForm() const {
    JsonScanner scanner(text_, path_);
    scanner.skipBlanks();
    if (scanner.peek() != '{') return JsonForm::Document;
    if (firstLineIsComplete()) return hasMoreAfterFirstLine() ? JsonForm::Lines : JsonForm::Document;
    try {
      scanner.value();
      scanner.skipBlanks();
      return scanner.peek() == '{' ? JsonForm::Lines : JsonForm::Document;
    } catch (const ProblemError&) {
      return linesStartWithBrace() ? JsonForm::Lines : JsonForm::Document;
    }
  }

  std::string_view firstLine() const {
    const std::size_t begin = std::min(text_.find_first_not_of(" \t\r\n"), text_.size());
    return text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
  }

  bool firstLineIsComplete() const {
    try {
      JsonScanner scanner(firstLine(), path_);
      scanner.value();
      scanner.skipBlanks();
      return scanner.atEnd();
    } catch (const ProblemError&) {
      return false;
    }
  }

  bool hasMoreAfterFirstLine() const {
    const std::string_view line = firstLine();
    return text_.find_first_not_of(" \t\r\n", static_cast<std::size_t>(line.data() - text_.data()) + line.size()) !=
           std::string_view::npos;
  }

  bool linesStartWithBrace() const {
    const std::size_t second = text_.find('\n');
    const std::size_t begin = second == std::string_view::npos ? second : text_.find_first_not_of(" \t\r\n", second);
    return begin != std::string_view::npos && text_[begin] == '{';
  }

  void pace(const JsonScanner& scanner) {
    if (++steps_ % 1024 != 0) return;
    if (stop_.stop_requested()) throw Cancelled();
    if (progress_) progress_(static_cast<double>(scanner.position()) / static_cast<double>(text_.size()));
  }

  /// One object a line, so that a broken line does not spoil the next; or objects over several lines, one after the other.
  void readLines() {
    JsonScanner scanner(text_, path_);
    const bool one_per_line = firstLineIsComplete() || linesStartWithBrace();
    for (scanner.skipBlanks(); !scanner.atEnd(); scanner.skipBlanks()) {
      const std::uint64_t line = scanner.line();
      if (!one_per_line) {
        rows_.add(scanner.value(), line);
      } else {
        const std::size_t begin = scanner.position();
        scanner.skipLine();
        if (scanner.position() - begin > JsonScanner::kMaxValueBytes) {
          throw ProblemError(say("A line is longer than 64 MB"), say("Check that the file has one object a line."),
                             say("%1, line %2", path_, std::to_string(line)));
        }
        rows_.add(text_.substr(begin, scanner.position() - begin), line);
      }
      pace(scanner);
    }
  }

  void readDocument() {
    JsonScanner scanner(text_, path_);
    scanner.skipBlanks();
    if (scanner.peek() == '[') {
      readArray(scanner);
    } else if (scanner.peek() == '{') {
      readWrapper(scanner);
    } else {
      scanner.fail(say("The file is not a list or an object in JSON"), say(kExpected));
    }
    scanner.skipBlanks();
    if (!scanner.atEnd())
      scanner.fail(say("There is more text after the end of the list or object"),
                   say("If every line is an object of its own, choose the format JSON Lines."));
  }

  void readArray(JsonScanner& scanner) {
    scanner.accept('[');
    if (scanner.accept(']')) return;
    do {
      scanner.skipBlanks();
      const std::uint64_t line = scanner.line();
      rows_.add(scanner.value(), line);
      pace(scanner);
    } while (scanner.accept(','));
    if (!scanner.accept(']'))
      scanner.fail(say("A comma or the closing bracket of the list is missing"), say("Mend this line; the file may be cut off."));
  }

  /// An array inside the document, at `member`.
  void readMember(const Member& member) {
    JsonScanner scanner(member.value, path_);
    const std::size_t first = table_.rows.size();
    scanner.accept('[');
    if (!scanner.accept(']')) {
      do {
        scanner.skipBlanks();
        const std::uint64_t line = member.line + scanner.line() - 1;
        rows_.add(scanner.value(), line);
        pace(scanner);
      } while (scanner.accept(','));
    }
    if (splitFromName(member.key)) rows_.setColumn("split", member.key, first);
  }

  static bool holdsObjects(const Member& member) {
    if (!member.value.starts_with('[')) return false;
    const std::size_t first = member.value.find_first_not_of(" \t\r\n", 1);
    return first != std::string_view::npos && member.value[first] == '{';
  }

  void readWrapper(JsonScanner& scanner) {
    const std::size_t begin = scanner.position();
    const std::vector<Member> members = readMembers(scanner);
    std::vector<Member> lists;
    std::copy_if(members.begin(), members.end(), std::back_inserter(lists), holdsObjects);
    const bool any_split =
        std::any_of(lists.begin(), lists.end(), [](const Member& m) { return splitFromName(m.key).has_value(); });
    if (any_split) std::erase_if(lists, [](const Member& m) { return !splitFromName(m.key); });
    if (!any_split && lists.size() > 1) {
      std::erase_if(lists, [](const Member& m) { return m.key != "data" && m.key != "rows" && m.key != "examples"; });
    }
    if (any_split || lists.size() == 1) {
      for (const Member& member : lists) readMember(member);
    } else if (!readColumns(members)) {
      rows_.add(text_.substr(begin, scanner.position() - begin), 1);
    }
  }

  std::vector<Member> readMembers(JsonScanner& scanner) {
    std::vector<Member> members;
    scanner.accept('{');
    if (scanner.accept('}')) return members;
    do {
      scanner.skipBlanks();
      if (scanner.peek() != '"') scanner.fail(say("A key in quotes is missing"), say(kExpected));
      Json key;
      const std::string_view quoted = scanner.value();
      if (const std::string wrong = parseElement(quoted, key); !wrong.empty())
        scanner.fail(say("A key is not valid JSON: %1", wrong), say("Mend this line."));
      if (!scanner.accept(':')) scanner.fail(say("A colon is missing after the key"), say("Mend this line."));
      scanner.skipBlanks();
      const std::uint64_t line = scanner.line();
      const std::string_view value = wholeMember(scanner);
      members.push_back({key.get<std::string>(), value, line});
    } while (scanner.accept(','));
    if (!scanner.accept('}'))
      scanner.fail(say("A comma or a closing brace is missing"), say("Mend this line; the file may be cut off."));
    return members;
  }

  /// The list of a wrapper may be as long as the file: walked over element by element, each within the limit.
  std::string_view wholeMember(JsonScanner& scanner) {
    if (scanner.peek() != '[') return scanner.value();
    const std::size_t begin = scanner.position();
    scanner.accept('[');
    if (!scanner.accept(']')) {
      do {
        scanner.value();
      } while (scanner.accept(','));
      if (!scanner.accept(']'))
        scanner.fail(say("A comma or the closing bracket of the list is missing"),
                     say("Mend this line; the file may be cut off."));
    }
    return text_.substr(begin, scanner.position() - begin);
  }

  /// {"text": ["a", "b"], "label": [0, 1]}, or with row names as pandas writes it: {"text": {"0": "a", "1": "b"}, ...}.
  bool readColumns(const std::vector<Member>& members) {
    std::vector<Json> columns;
    for (const Member& member : members) {
      if (member.value.size() > JsonScanner::kMaxValueBytes || !(member.value.starts_with('[') || member.value.starts_with('{')))
        return false;
      Json column;
      if (!parseElement(member.value, column).empty()) return false;
      columns.push_back(std::move(column));
    }
    const auto same = [&](const Json& column) {
      return column.size() == columns.front().size() && column.type() == columns.front().type();
    };
    if (columns.empty() || columns.front().empty() || !std::all_of(columns.begin(), columns.end(), same)) return false;
    std::vector<Json::const_iterator> at;
    for (const Json& column : columns) at.push_back(column.begin());
    for (std::size_t row = 0; row < columns.front().size(); ++row) {
      std::vector<std::string> cells;
      for (auto& cell : at) cells.push_back(cellText(*cell++));
      table_.rows.push_back(std::move(cells));
      table_.lines.push_back(row + 1);
    }
    for (const Member& member : members) table_.columns.push_back(member.key);
    return true;
  }

  std::string_view text_;
  const std::string& path_;
  std::stop_token stop_;
  const Progress& progress_;
  Table table_;
  JsonRows rows_;
  std::uint64_t steps_ = 0;
};

}  // namespace

Table readJsonTable(std::string_view text, JsonForm form, const std::string& path, std::stop_token stop,
                    const Progress& progress) {
  return JsonTableReader(text, path, std::move(stop), progress).read(form);
}

}  // namespace etude
