// The grammar of arguments, filters and tests.
#include "core/base/say.h"
#include "core/text/jinja_filters.h"
#include "core/text/jinja_parser.h"

namespace etude::jinja {

CallArguments Parser::parseArguments() {
  const int line = token().line;
  CallArguments arguments;
  expect(TokenKind::Operator, "(");
  while (!isOperator(")")) {
    if (isOperator("*") || isOperator("**")) fail(say("Arguments that are spread out with * are not supported"), line);
    if (is(TokenKind::Name) && is(TokenKind::Operator, "=", 1)) {
      const std::string name = take().text;
      take();
      arguments.named.emplace_back(name, parseExpression());
    } else {
      if (!arguments.named.empty()) fail(say("An argument without a name follows one with a name"), line);
      arguments.positional.push_back(parseExpression());
    }
    if (!skipOperator(",")) break;
  }
  expect(TokenKind::Operator, ")");
  return arguments;
}

void Parser::checkKnown(bool known, const char* sentence, const Token& name) {
  if (!known && conditions_ == 0) fail(say(sentence, name.text), name.line);
}

Part Parser::parseFilter(Part of) {
  const Token name = token();
  expectName();
  checkKnown(findFilter(name.text) != nullptr, sayLater("The filter “%1” is not supported"), name);
  CallArguments arguments = isOperator("(") ? parseArguments() : CallArguments{};
  return make(name.line, FilterOf{of, name.text, std::move(arguments)});
}

Part Parser::parseFilters(Part of) {
  while (true) {
    const int line = token().line;
    if (skipOperator("|"))
      of = parseFilter(of);
    else if (isName("is"))
      of = parseTest(of);
    else if (isOperator("("))
      of = make(line, Call{of, parseArguments()});
    else
      return of;
  }
}

Part Parser::parseFilterChain() {
  Part chain = parseFilter(nullptr);
  while (skipOperator("|")) chain = parseFilter(chain);
  return chain;
}

Part Parser::parseTest(Part of) {
  take();
  const bool negated = skipName("not");
  const Token name = token();
  expectName();
  checkKnown(findTest(name.text) != nullptr, sayLater("The test “%1” is not supported"), name);
  CallArguments arguments;
  const bool value = is(TokenKind::Name) || is(TokenKind::String) || is(TokenKind::Integer) || is(TokenKind::Float) ||
                     isOperator("[") || isOperator("{");
  if (isOperator("(")) {
    arguments = parseArguments();
  } else if (value && !isName("else") && !isName("or") && !isName("and")) {
    if (isName("is")) fail(say("Several tests in a row are not supported"), name.line);
    arguments.positional.push_back(parsePostfix(parsePrimary()));
  }
  const Part test = make(name.line, TestOf{of, name.text, std::move(arguments)});
  return negated ? make(name.line, Signed{Sign::Not, test}) : test;
}

}  // namespace etude::jinja
