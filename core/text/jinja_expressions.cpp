#include "core/text/jinja_parser.h"

#include "core/base/say.h"

#include <algorithm>
#include <charconv>

namespace etude::jinja {

bool Parser::endsTuple() const { return is(TokenKind::PrintEnd) || is(TokenKind::TagEnd) || isOperator(")"); }

Part Parser::parseTuple(bool with_choice, bool in_brackets) {
  const int line = token().line;
  std::vector<Part> items;
  bool several = false;
  while (!endsTuple()) {
    items.push_back(parseExpression(with_choice));
    if (!skipOperator(",")) break;
    several = true;
  }
  if (!several && !items.empty()) return items.front();
  if (!several && !in_brackets) failExpected(say("a value"));
  return make(line, SequenceOf{SequenceKind::Tuple, std::move(items)});
}

Part Parser::parseExpression(bool with_choice) {
  const Nested nested(*this);
  int line = token().line;
  Part value = parseOr();
  while (with_choice && skipName("if")) {
    ++conditions_;
    const Part condition = parseOr();
    const Part otherwise = skipName("else") ? parseExpression() : nullptr;
    --conditions_;
    value = make(line, Choice{condition, value, otherwise});
    line = token().line;
  }
  return value;
}

Part Parser::parseOr() {
  int line = token().line;
  Part left = parseAnd();
  for (; skipName("or"); line = token().line) left = make(line, Logic{false, left, parseAnd()});
  return left;
}

Part Parser::parseAnd() {
  int line = token().line;
  Part left = parseNot();
  for (; skipName("and"); line = token().line) left = make(line, Logic{true, left, parseNot()});
  return left;
}

Part Parser::parseNot() {
  const Nested nested(*this);
  const int line = token().line;
  return skipName("not") ? make(line, Signed{Sign::Not, parseNot()}) : parseComparison();
}

Part Parser::parseComparison() {
  static constexpr std::pair<std::string_view, Comparison> kinds[] = {
      {"==", Comparison::Equal},          {"!=", Comparison::Unequal}, {"<=", Comparison::LessOrEqual},
      {">=", Comparison::GreaterOrEqual}, {"<", Comparison::Less},     {">", Comparison::Greater}};
  const int line = token().line;
  const Part first = parseSum();
  std::vector<std::pair<Comparison, Part>> others;
  while (true) {
    const auto* const kind =
        std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& each) { return isOperator(each.first); });
    if (kind != std::end(kinds)) {
      take();
      others.emplace_back(kind->second, parseSum());
    } else if (skipName("in")) {
      others.emplace_back(Comparison::In, parseSum());
    } else if (isName("not") && is(TokenKind::Name, "in", 1)) {
      take();
      take();
      others.emplace_back(Comparison::NotIn, parseSum());
    } else {
      break;
    }
  }
  return others.empty() ? first : make(line, Comparisons{first, std::move(others)});
}

Part Parser::parseSum() {
  int line = token().line;
  Part left = parseJoined();
  for (; isOperator("+") || isOperator("-"); line = token().line) {
    const Operator operation = take().text == "+" ? Operator::Add : Operator::Subtract;
    left = make(line, Binary{operation, left, parseJoined()});
  }
  return left;
}

Part Parser::parseJoined() {
  const int line = token().line;
  std::vector<Part> parts = {parseProduct()};
  while (skipOperator("~")) parts.push_back(parseProduct());
  return parts.size() == 1 ? parts.front() : make(line, Joined{std::move(parts)});
}

Part Parser::parseProduct() {
  static constexpr std::pair<std::string_view, Operator> kinds[] = {
      {"*", Operator::Multiply}, {"/", Operator::Divide}, {"//", Operator::FloorDivide}, {"%", Operator::Remainder}};
  int line = token().line;
  Part left = parsePower();
  while (true) {
    const auto* const kind =
        std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& each) { return isOperator(each.first); });
    if (kind == std::end(kinds)) return left;
    take();
    left = make(line, Binary{kind->second, left, parsePower()});
    line = token().line;
  }
}

Part Parser::parsePower() {
  int line = token().line;
  Part left = parseSigned();
  for (; skipOperator("**"); line = token().line) left = make(line, Binary{Operator::Power, left, parseSigned()});
  return left;
}

Part Parser::parseSigned(bool with_filter) {
  const Nested nested(*this);
  const int line = token().line;
  Part value = nullptr;
  if (skipOperator("-"))
    value = make(line, Signed{Sign::Minus, parseSigned(false)});
  else if (skipOperator("+"))
    value = make(line, Signed{Sign::Plus, parseSigned(false)});
  else
    value = parsePrimary();
  value = parsePostfix(value);
  return with_filter ? parseFilters(value) : value;
}

Part Parser::parsePrimary() {
  const int line = token().line;
  if (is(TokenKind::Name)) return parseName();
  if (is(TokenKind::Integer) || is(TokenKind::Float)) return parseNumber();
  if (is(TokenKind::String)) {
    std::string text;
    while (is(TokenKind::String)) text += take().text;
    return make(line, Constant{Value(std::move(text))});
  }
  if (skipOperator("(")) {
    const Part value = parseTuple(true, true);
    expect(TokenKind::Operator, ")");
    return value;
  }
  if (skipOperator("[")) {
    std::vector<Part> items;
    while (!isOperator("]")) {
      items.push_back(parseExpression());
      if (!skipOperator(",")) break;
    }
    expect(TokenKind::Operator, "]");
    return make(line, SequenceOf{SequenceKind::List, std::move(items)});
  }
  if (skipOperator("{")) return parseMapping();
  failExpected(say("a value"));
}

Part Parser::parseName() {
  const Token name = take();
  if (name.text == "true" || name.text == "True") return make(name.line, Constant{Value(true)});
  if (name.text == "false" || name.text == "False") return make(name.line, Constant{Value(false)});
  if (name.text == "none" || name.text == "None") return make(name.line, Constant{Value(None{})});
  if (macro_ && name.text == "varargs") macro_->takes_more = true;
  if (macro_ && name.text == "kwargs") macro_->takes_more_named = true;
  return make(name.line, Variable{name.text});
}

Part Parser::parseNumber() {
  const Token number = take();
  const std::string& text = number.text;
  if (number.kind == TokenKind::Float) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc()) fail(say("The number %1 is too large or too small", text), number.line);
    return make(number.line, Constant{Value(value)});
  }
  const char kind = text.size() > 1 ? text[1] : '0';
  const int base = kind == 'x' || kind == 'X' ? 16 : (kind == 'o' || kind == 'O' ? 8 : (kind == 'b' || kind == 'B' ? 2 : 10));
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data() + (base == 10 ? 0 : 2), text.data() + text.size(), value, base);
  if (result.ec != std::errc()) fail(say("The number %1 is too large or too small", text), number.line);
  return make(number.line, Constant{Value(value)});
}

Part Parser::parseMapping() {
  const int line = token().line;
  MappingOf mapping;
  while (!isOperator("}")) {
    const Part key = parseExpression();
    expect(TokenKind::Operator, ":");
    mapping.entries.emplace_back(key, parseExpression());
    if (!skipOperator(",")) break;
  }
  expect(TokenKind::Operator, "}");
  return make(line, std::move(mapping));
}

Part Parser::parsePostfix(Part of) {
  while (true) {
    const int line = token().line;
    if (isOperator(".") || isOperator("["))
      of = parseSubscript(of);
    else if (isOperator("("))
      of = make(line, Call{of, parseArguments()});
    else
      return of;
  }
}

Part Parser::parseSubscript(Part of) {
  const int line = token().line;
  if (skipOperator(".")) {
    if (is(TokenKind::Integer)) return make(line, Item{of, parseNumber()});
    return make(line, Attribute{of, expectName()});
  }
  take();
  Part bounds[3] = {nullptr, nullptr, nullptr};
  const auto ends = [&] { return isOperator(":") || isOperator("]") || isOperator(","); };
  if (!isOperator(":")) bounds[0] = parseExpression();
  const bool slice = isOperator(":");
  for (Part* bound = bounds + 1; bound < bounds + 3 && skipOperator(":"); ++bound) {
    if (!ends()) *bound = parseExpression();
  }
  if (isOperator(",")) fail(say("Several indices at once are not supported"), line);
  expect(TokenKind::Operator, "]");
  return slice ? make(line, Slice{of, bounds[0], bounds[1], bounds[2]}) : make(line, Item{of, bounds[0]});
}

}  // namespace etude::jinja
