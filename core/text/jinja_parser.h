// The grammar of Jinja's expressions (jinja_expressions.cpp, jinja_calls.cpp) and statements (jinja_parser.cpp).
#pragma once

#include "core/text/jinja_lexer.h"
#include "core/text/jinja_program.h"

#include <initializer_list>

namespace etude::jinja {

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}
  Program run();

 private:
  // Tokens
  const Token& token(std::size_t ahead = 0) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }
  bool is(TokenKind kind, std::string_view text = {}, std::size_t ahead = 0) const;
  bool isOperator(std::string_view text) const { return is(TokenKind::Operator, text); }
  bool isName(std::string_view text) const { return is(TokenKind::Name, text); }
  bool skip(TokenKind kind, std::string_view text = {});
  bool skipOperator(std::string_view text) { return skip(TokenKind::Operator, text); }
  bool skipName(std::string_view text) { return skip(TokenKind::Name, text); }
  Token take() { return tokens_[position_ < tokens_.size() - 1 ? position_++ : position_]; }
  std::string expectName();
  void expect(TokenKind kind, std::string_view text = {});
  [[noreturn]] void failExpected(std::string_view expected);
  [[noreturn]] void fail(std::string sentence, int line);

  // Statements
  using Ends = std::initializer_list<std::string_view>;
  Body parseBody(Ends ends);   ///< up to one of the tags, which stays
  Body parseBlock(Ends ends);  ///< the same behind the end of the opening tag
  Body parseBlockTo(std::string_view end);
  Statement parseStatement();
  If parseIf();
  For parseFor();
  Statement parseSet(int line);
  With parseWith();
  Macro parseMacro();
  Target parseTarget(bool attributes, bool before_in);
  Target parseTargetPart(bool attributes);
  [[noreturn]] void failTag(const Token& name);

  // Expressions, from the loosest to the tightest
  Part parseExpression(bool with_choice = true);
  Part parseTuple(bool with_choice, bool in_brackets = false);
  Part parseOr();
  Part parseAnd();
  Part parseNot();
  Part parseComparison();
  Part parseSum();
  Part parseJoined();
  Part parseProduct();
  Part parsePower();
  Part parseSigned(bool with_filter = true);
  Part parsePrimary();
  Part parseName();
  Part parseNumber();
  Part parseMapping();
  Part parsePostfix(Part of);
  Part parseSubscript(Part of);
  Part parseFilters(Part of);
  Part parseFilter(Part of);
  Part parseFilterChain();  ///< of a block: without what it is applied to
  Part parseTest(Part of);
  CallArguments parseArguments();
  bool endsTuple() const;
  void checkKnown(bool known, const char* sentence, const Token& name);

  template <class Node>
  Part make(int line, Node node) {
    program_.expressions.push_back({line, std::move(node)});
    return &program_.expressions.back();
  }

  class Nested;

  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  int depth_ = 0;
  int conditions_ = 0;      ///< within how many ifs: there, what is unknown may never be needed
  int loops_ = 0;           ///< within how many loops of the same macro
  Macro* macro_ = nullptr;  ///< the innermost
  Program program_;
};

/// Counts how deeply the template nests, which the C++ stack must bear.
class Parser::Nested {
 public:
  explicit Nested(Parser& parser);
  ~Nested() { --parser_.depth_; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;

 private:
  Parser& parser_;
};

}  // namespace etude::jinja
