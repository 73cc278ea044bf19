#include "core/text/jinja_lexer.h"

#include "core/base/say.h"
#include "core/text/jinja_strings.h"
#include "core/text/jinja_value.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <regex>

namespace etude::jinja {

namespace {

/// Line ends become \n, and the last one goes, as Jinja does it before anything else.
std::string plainLines(std::string_view source) {
  std::string text;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\r' && i + 1 < source.size() && source[i + 1] == '\n') continue;
    text += source[i] == '\r' ? '\n' : source[i];
  }
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

class Lexer {
 public:
  explicit Lexer(std::string source) : source_(std::move(source)) {}

  std::vector<Token> run() {
    while (position_ < source_.size()) readData();
    add(TokenKind::End, {});
    return std::move(tokens_);
  }

 private:
  [[noreturn]] void fail(std::string sentence, std::size_t position) {
    const auto lines = std::count(source_.begin(), source_.begin() + static_cast<std::ptrdiff_t>(position), '\n');
    throw Refusal{std::move(sentence), 1 + static_cast<int>(lines)};
  }

  int lineAt(std::size_t position) {
    line_ += static_cast<int>(std::count(source_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                         source_.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
    counted_ = position;
    return line_;
  }

  void add(TokenKind kind, std::string text) { tokens_.push_back({kind, lineAt(position_), std::move(text)}); }
  char at(std::size_t position) const { return position < source_.size() ? source_[position] : '\0'; }
  bool follows(std::string_view text) const { return std::string_view(source_).substr(position_).starts_with(text); }
  void skipSpace() { position_ += spaceAt(std::string_view(source_).substr(position_)); }

  std::size_t nextTag() const {
    std::size_t found = source_.find('{', position_);
    while (found != std::string::npos && at(found + 1) != '{' && at(found + 1) != '%' && at(found + 1) != '#')
      found = source_.find('{', found + 1);
    return std::min(found, source_.size());
  }

  /// The text up to a tag whose sign (-, + or none) stands at `sign`; spaces before the tag go as the sign says.
  std::string_view textBefore(std::size_t begin, std::size_t tag, char sign, bool strips) const {
    std::string_view text = std::string_view(source_).substr(begin, tag - begin);
    if (sign == '-') return trimmed(text, nullptr, false, true);
    if (sign == '+' || !strips) return text;
    const std::size_t line = text.rfind('\n') + 1;
    const bool opens_line = line > 0 || begin == 0 || source_[begin - 1] == '\n';
    return opens_line && spaceAt(text.substr(line)) == text.size() - line ? text.substr(0, line) : text;
  }

  void readData() {
    const std::size_t begin = position_, tag = nextTag();
    const char type = at(tag + 1);
    const char sign = at(tag + 2) == '-' || at(tag + 2) == '+' ? at(tag + 2) : ' ';
    const std::string_view text =
        tag == source_.size() ? std::string_view(source_).substr(begin) : textBefore(begin, tag, sign, type != '{');
    if (!text.empty()) add(TokenKind::Data, std::string(text));
    position_ = tag;
    if (tag == source_.size()) return;
    opened_ = tag;
    const std::size_t inside = tag + (sign == ' ' ? 2 : 3);
    if (type == '#') {
      position_ = inside;
      readComment();
    } else if (type == '{' || !readRaw(inside)) {
      add(type == '{' ? TokenKind::PrintBegin : TokenKind::TagBegin, {});
      position_ = inside;
      readTag(type == '{');
    }
  }

  /// Moves behind the end of a tag, and the space that goes with it.
  void close(std::size_t end, char sign) {
    position_ = end;
    if (sign == '-')
      skipSpace();
    else if (sign != '+' && at(position_) == '\n')
      ++position_;
  }

  void readComment() {
    const std::size_t end = source_.find("#}", position_);
    if (end == std::string::npos) fail(say("A comment does not end"), opened_);
    close(end + 2, end > position_ ? source_[end - 1] : ' ');
  }

  /// {% raw %} ... {% endraw %}; false if the tag is another one.
  bool readRaw(std::size_t inside) {
    const auto word = [&](std::size_t from, std::string_view expected) {  // behind it and the space around it, or 0
      from += spaceAt(std::string_view(source_).substr(from));
      if (!std::string_view(source_).substr(from).starts_with(expected)) return std::size_t{0};
      from += expected.size();
      return from + spaceAt(std::string_view(source_).substr(from));
    };
    const auto behind = [&](std::size_t from) { return from + (at(from) == '-' || at(from) == '+'); };
    std::size_t end = word(inside, "raw");
    if (end == 0 || at(end) == '+' || source_.compare(behind(end), 2, "%}") != 0) return false;
    position_ = behind(end) + 2;
    if (at(end) == '-') skipSpace();
    const std::size_t begin = position_;
    for (std::size_t tag = source_.find("{%", begin); tag != std::string::npos; tag = source_.find("{%", tag + 1)) {
      const std::size_t name = behind(tag + 2);
      end = word(name, "endraw");
      if (end == 0 || source_.compare(behind(end), 2, "%}") != 0) continue;
      const std::string_view text = textBefore(begin, tag, name > tag + 2 ? at(tag + 2) : ' ', true);
      if (!text.empty()) add(TokenKind::Data, std::string(text));
      close(behind(end) + 2, at(end));
      return true;
    }
    fail(say("A raw block does not end"), opened_);
  }

  void readTag(bool print) {
    std::string open;
    while (true) {
      skipSpace();
      if (position_ >= source_.size()) fail(say("A tag does not end"), opened_);
      if (open.empty() && readTagEnd(print)) return;
      readToken(open);
    }
  }

  bool readTagEnd(bool print) {
    const char sign = at(position_);
    const std::size_t end = position_ + (sign == '-' || (sign == '+' && !print));
    if (source_.compare(end, 2, print ? "}}" : "%}") != 0) return false;
    add(print ? TokenKind::PrintEnd : TokenKind::TagEnd, {});
    close(end + 2, print && sign != '-' ? '+' : sign);
    return true;
  }

  void readToken(std::string& open) {
    std::size_t end = position_;
    const char32_t c = nextCodePoint(source_, end);
    if (c < 0x80 && isDigit(static_cast<char>(c))) return readNumber();
    if (c == '_' || isWordCharacter(c)) return readName();
    if ((c == '\'' || c == '"') && readString(static_cast<char>(c))) return;
    readOperator(open);
  }

  void readNumber() {
    static const std::regex real(R"((\d+_)*\d+((\.(\d+_)*\d+)?[eE][+-]?(\d+_)*\d+|\.(\d+_)*\d+))");
    static const std::regex whole(R"(0[bB](_?[01])+|0[oO](_?[0-7])+|0[xX](_?[\da-fA-F])+|[1-9](_?\d)*|0(_?0)*)");
    // Numbers are short; a long row of digits must not go deep into std::regex.
    const std::string_view piece = std::string_view(source_).substr(position_, 64);
    std::match_results<std::string_view::const_iterator> match;
    const auto matches = [&](const std::regex& pattern) {
      return std::regex_search(piece.begin(), piece.end(), match, pattern, std::regex_constants::match_continuous);
    };
    const bool fraction = (position_ == 0 || source_[position_ - 1] != '.') && matches(real);
    if (!fraction) matches(whole);
    if (match.length() >= 64) fail(say("A number is too long"), position_);
    std::string text = match.str();
    std::erase(text, '_');
    add(fraction ? TokenKind::Float : TokenKind::Integer, std::move(text));
    position_ += static_cast<std::size_t>(match.length());
  }

  void readName() {
    std::size_t end = position_;
    for (std::size_t next = end; next < source_.size(); end = next) {
      const char32_t c = nextCodePoint(source_, next);
      if (c != '_' && !isWordCharacter(c)) break;
    }
    add(TokenKind::Name, source_.substr(position_, end - position_));
    position_ = end;
  }

  bool readString(char quote) {
    std::size_t end = position_ + 1;
    while (end < source_.size() && source_[end] != quote) end += source_[end] == '\\' ? 2 : 1;
    if (end >= source_.size()) return false;
    const std::string_view inside = std::string_view(source_).substr(position_ + 1, end - position_ - 1);
    try {
      add(TokenKind::String, unescaped(inside));
    } catch (Refusal& refusal) {
      fail(std::move(refusal.sentence), position_);
    }
    position_ = end + 1;
    return true;
  }

  void readOperator(std::string& open) {
    static constexpr std::array<std::string_view, 25> operators = {"//", "**", "==", "!=", ">=", "<=", "+", "-", "/",
                                                                   "*",  "%",  "~",  "[",  "]",  "(",  ")", "{", "}",
                                                                   ">",  "<",  "=",  ".",  ":",  "|",  ","};
    const auto found = std::find_if(operators.begin(), operators.end(), [&](std::string_view each) { return follows(each); });
    if (found == operators.end()) {
      std::size_t end = position_;
      nextCodePoint(source_, end);
      fail(say("The character %1 cannot stand here", source_.substr(position_, end - position_)), position_);
    }
    if (const auto opens = std::string_view("([{").find(*found); opens != std::string_view::npos) {
      open += ")]}"[opens];
    } else if (std::string_view(")]}").find(*found) != std::string_view::npos) {
      if (open.empty() || open.back() != found->front())
        fail(say("The bracket %1 was not opened", std::string(*found)), position_);
      open.pop_back();
    }
    add(TokenKind::Operator, std::string(*found));
    position_ += found->size();
  }

  std::string source_;
  std::size_t position_ = 0, opened_ = 0, counted_ = 0;
  int line_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view source) { return Lexer(plainLines(source)).run(); }

}  // namespace etude::jinja
