#include "core/data/json_scanner.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <algorithm>

namespace etude {

namespace {

constexpr const char* kIncomplete = sayLater("The file may be cut off: fetch or export it again.");
constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

void JsonScanner::fail(const std::string& what, const std::string& remedy) const {
  throw ProblemError(what, remedy, say("%1, line %2", where_, std::to_string(line_)));
}

void JsonScanner::advanceTo(std::size_t position) {
  const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(position_);
  line_ += static_cast<std::uint64_t>(std::count(begin, text_.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
  position_ = position;
}

void JsonScanner::skipBlanks() { advanceTo(std::min(text_.find_first_not_of(kBlanks, position_), text_.size())); }

bool JsonScanner::accept(char c) {
  skipBlanks();
  if (peek() != c || atEnd()) return false;
  ++position_;
  return true;
}

void JsonScanner::skipLine() {
  const std::size_t end = text_.find('\n', position_);
  advanceTo(end == std::string_view::npos ? text_.size() : end + 1);
}

void JsonScanner::skipString() {
  std::size_t at = position_ + 1;
  for (;;) {
    while (at < text_.size() && text_[at] != '"' && text_[at] != '\\') ++at;
    if (at >= text_.size()) fail(say("A string is not closed"), say(kIncomplete));
    if (text_[at] == '"') break;
    at += 2;
  }
  advanceTo(at + 1);
}

std::string_view JsonScanner::value() {
  skipBlanks();
  const std::size_t begin = position_;
  std::string open;  // the closing brackets still to come
  do {
    skipBlanks();
    if (atEnd())
      fail(open.empty() ? say("A value is missing at the end of the file") : say("The file ends in the middle of a value"),
           say(kIncomplete));
    const char c = peek();
    if (c == '"') {
      skipString();
    } else if (c == '{' || c == '[') {
      open.push_back(c == '{' ? '}' : ']');
      ++position_;
    } else if (c == '}' || c == ']') {
      if (open.empty() || open.back() != c)
        fail(say("There is a “%1” that does not match", c), say("Mend the brackets around this line."));
      open.pop_back();
      ++position_;
    } else if (c == ',' || c == ':') {
      if (open.empty()) fail(say("A value is missing"), say("Mend this line."));
      ++position_;
    } else {
      position_ = std::min(text_.find_first_of(" \t\r\n,:{}[]\"", position_), text_.size());
    }
    if (open.size() > kMaxDepth)
      fail(say("A value is nested more than %1 levels deep", kMaxDepth), say("Flatten the objects before opening the file."));
    if (position_ - begin > kMaxValueBytes)
      fail(say("A value is longer than 64 MB"), say("Check that the file holds one object an example."));
  } while (!open.empty());
  return text_.substr(begin, position_ - begin);
}

}  // namespace etude
