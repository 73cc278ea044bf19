#include "core/text/jinja_parser.h"

#include "core/base/say.h"

#include <algorithm>

namespace etude::jinja {

namespace {

constexpr int kMaxNesting = 100;

std::string shown(const Token& token) {
  switch (token.kind) {
    case TokenKind::TagEnd:
      return "%}";
    case TokenKind::PrintEnd:
      return "}}";
    case TokenKind::TagBegin:
      return "{%";
    case TokenKind::PrintBegin:
      return "{{";
    case TokenKind::End:
      return say("the end of the template");
    case TokenKind::Data:
      return say("text");
    default:
      return token.text;
  }
}

bool isConstantName(const std::string& name) {
  return name == "true" || name == "True" || name == "false" || name == "False" || name == "none" || name == "None";
}

}  // namespace

Parser::Nested::Nested(Parser& parser) : parser_(parser) {
  if (++parser_.depth_ > kMaxNesting) {
    --parser_.depth_;
    parser_.fail(say("It is nested more than %1 deep", kMaxNesting), parser_.token().line);
  }
}

Program parseTemplate(std::string_view source) { return Parser(tokenize(source)).run(); }

Program Parser::run() {
  program_.body = parseBody({});
  return std::move(program_);
}

void Parser::fail(std::string sentence, int line) { throw Refusal{std::move(sentence), line}; }

void Parser::failExpected(std::string_view expected) {
  fail(say("“%1” is expected instead of “%2”", std::string(expected), shown(token())), token().line);
}

bool Parser::is(TokenKind kind, std::string_view text, std::size_t ahead) const {
  return token(ahead).kind == kind && (text.empty() || token(ahead).text == text);
}

bool Parser::skip(TokenKind kind, std::string_view text) {
  const bool found = is(kind, text);
  if (found) take();
  return found;
}

void Parser::expect(TokenKind kind, std::string_view text) {
  if (!skip(kind, text)) failExpected(text.empty() ? shown({kind, 0, {}}) : text);
}

std::string Parser::expectName() {
  if (!is(TokenKind::Name)) failExpected(say("a name"));
  return take().text;
}

void Parser::failTag(const Token& name) {
  static constexpr std::string_view stray[] = {"endif", "endfor",  "endset",  "endmacro",      "endfilter", "else",
                                               "elif",  "endwith", "endcall", "endgeneration", "endblock",  "endraw"};
  if (std::find(std::begin(stray), std::end(stray), name.text) != std::end(stray))
    fail(say("The tag “%1” belongs to no open block", name.text), name.line);
  fail(say("The tag “%1” is not supported", name.text), name.line);
}

Body Parser::parseBody(Ends ends) {
  const Nested nested(*this);
  Body body;
  while (!is(TokenKind::End)) {
    const int line = token().line;
    if (is(TokenKind::Data)) {
      body.push_back({line, DataText{take().text}});
    } else if (skip(TokenKind::PrintBegin)) {
      body.push_back({line, Print{parseTuple(true)}});
      expect(TokenKind::PrintEnd);
    } else {
      const bool ended = std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return is(TokenKind::Name, end, 1); });
      expect(TokenKind::TagBegin);
      if (ended) return body;
      body.push_back(parseStatement());
      expect(TokenKind::TagEnd);
    }
  }
  if (ends.size() > 0)
    fail(say("The template ends before a tag “%1”", std::string(std::data(ends)[ends.size() - 1])), token().line);
  return body;
}

Body Parser::parseBlock(Ends ends) {
  skipOperator(":");
  expect(TokenKind::TagEnd);
  return parseBody(ends);
}

Body Parser::parseBlockTo(std::string_view end) {
  Body body = parseBlock({end});
  take();
  return body;
}

Statement Parser::parseStatement() {
  const int line = token().line;
  if (!is(TokenKind::Name)) failExpected(say("a tag"));
  const Token name = take();
  if (name.text == "if") return {line, parseIf()};
  if (name.text == "for") return {line, parseFor()};
  if (name.text == "set") return parseSet(line);
  if (name.text == "macro") return {line, parseMacro()};
  if (name.text == "with") return {line, parseWith()};
  if (name.text == "generation") return {line, Generation{parseBlockTo("endgeneration")}};
  if (name.text == "filter") {
    const Part filter = parseFilterChain();
    return {line, FilterBlock{filter, parseBlockTo("endfilter")}};
  }
  if (name.text == "break" || name.text == "continue") {
    if (loops_ == 0) fail(say("The tag “%1” stands outside of a loop", name.text), line);
    if (name.text == "break") return {line, Break{}};
    return {line, Continue{}};
  }
  failTag(name);
}

If Parser::parseIf() {
  If result;
  ++conditions_;
  bool more = true;
  while (more) {
    const Part condition = parseTuple(false);
    Body body = parseBlock({"elif", "else", "endif"});
    result.branches.emplace_back(condition, std::move(body));
    more = take().text == "elif";
  }
  if (tokens_[position_ - 1].text == "else") result.branches.emplace_back(nullptr, parseBlockTo("endif"));
  --conditions_;
  return result;
}

For Parser::parseFor() {
  For result;
  const int line = token().line;
  result.target = parseTarget(false, true);
  if (result.target.name == "loop") fail(say("The items of a loop cannot be called “%1”", "loop"), line);
  expect(TokenKind::Name, "in");
  result.items = parseTuple(false);
  result.filter = skipName("if") ? parseExpression() : nullptr;
  if (isName("recursive")) fail(say("A loop that calls itself (recursive) is not supported"), line);
  ++loops_;
  result.body = parseBlock({"else", "endfor"});
  --loops_;
  if (take().text == "else") result.otherwise = parseBlockTo("endfor");
  return result;
}

Statement Parser::parseSet(int line) {
  Target target = parseTarget(true, false);
  if (skipOperator("=")) return {line, Set{std::move(target), parseTuple(true)}};
  const Part filter = skipOperator("|") ? parseFilterChain() : nullptr;
  return {line, SetBlock{std::move(target), filter, parseBlockTo("endset")}};
}

With Parser::parseWith() {
  With result;
  while (!is(TokenKind::TagEnd)) {
    if (!result.values.empty()) expect(TokenKind::Operator, ",");
    Target target = parseTargetPart(false);
    expect(TokenKind::Operator, "=");
    result.values.emplace_back(std::move(target), parseExpression());
  }
  result.body = parseBlockTo("endwith");
  return result;
}

Macro Parser::parseMacro() {
  Macro macro;
  macro.name = expectName();
  expect(TokenKind::Operator, "(");
  while (!isOperator(")")) {
    if (!macro.parameters.empty()) expect(TokenKind::Operator, ",");
    const int line = token().line;
    const std::string name = expectName();
    const Part fallback = skipOperator("=") ? parseExpression() : nullptr;
    if (!fallback && !macro.parameters.empty() && macro.parameters.back().second)
      fail(say("The argument “%1” without a default follows one with a default", name), line);
    macro.parameters.emplace_back(name, fallback);
  }
  expect(TokenKind::Operator, ")");
  Macro* const outer = std::exchange(macro_, &macro);
  const int loops = std::exchange(loops_, 0);
  macro.body = parseBlockTo("endmacro");
  macro_ = outer;
  loops_ = loops;
  return macro;
}

Target Parser::parseTargetPart(bool attributes) {
  const Nested nested(*this);
  Target target;
  if (skipOperator("(")) {
    target = parseTarget(false, false);
    expect(TokenKind::Operator, ")");
    return target;
  }
  const int line = token().line;
  target.name = expectName();
  if (isConstantName(target.name)) fail(say("Nothing can be assigned to “%1”", target.name), line);
  if (attributes && skipOperator(".")) target.attribute = expectName();
  return target;
}

Target Parser::parseTarget(bool attributes, bool before_in) {
  Target first = parseTargetPart(attributes);
  if (!isOperator(",")) return first;
  Target row;
  row.is_row = true;
  row.row.push_back(std::move(first));
  while (skipOperator(",")) {
    if (isOperator("=") || isOperator(")") || is(TokenKind::TagEnd) || (before_in && isName("in"))) break;
    row.row.push_back(parseTargetPart(attributes));
  }
  return row;
}

}  // namespace etude::jinja
