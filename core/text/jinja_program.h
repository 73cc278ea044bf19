// A parsed template: statements and expressions, as the machine runs them.
#pragma once

#include "core/text/jinja_value.h"

#include <deque>
#include <optional>

namespace etude::jinja {

struct Expression;
using Part = const Expression*;  ///< owned by the Program

struct Constant {
  Value value;
};
struct Variable {
  std::string name;
};
struct SequenceOf {
  SequenceKind kind;
  std::vector<Part> items;
};
struct MappingOf {
  std::vector<std::pair<Part, Part>> entries;
};
struct Attribute {
  Part of;
  std::string name;
};
struct Item {
  Part of, key;
};
struct Slice {
  Part of, begin, end, step;
};  ///< null where not given
struct CallArguments {
  std::vector<Part> positional;
  std::vector<std::pair<std::string, Part>> named;
};
struct Call {
  Part callee;
  CallArguments arguments;
};
/// `of` is null in a filter block.
struct FilterOf {
  Part of;
  std::string name;
  CallArguments arguments;
};
struct TestOf {
  Part of;
  std::string name;
  CallArguments arguments;
};
enum class Sign { Minus, Plus, Not };
struct Signed {
  Sign sign;
  Part of;
};
enum class Operator { Add, Subtract, Multiply, Divide, FloorDivide, Remainder, Power };
struct Binary {
  Operator operation;
  Part left, right;
};
struct Logic {
  bool all;
  Part left, right;
};  ///< and, or
enum class Comparison { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual, In, NotIn };
struct Comparisons {
  Part first;
  std::vector<std::pair<Comparison, Part>> others;
};
struct Joined {
  std::vector<Part> parts;
};  ///< with ~
struct Choice {
  Part condition, then, otherwise;
};  ///< otherwise may be null

struct Expression {
  int line;
  std::variant<Constant, Variable, SequenceOf, MappingOf, Attribute, Item, Slice, Call, FilterOf, TestOf, Signed, Binary, Logic,
               Comparisons, Joined, Choice>
      node;
};

/// What is assigned to: one name, several in a row (which may hold rows), or an attribute of a namespace.
struct Target {
  std::string name, attribute;
  std::vector<Target> row;
  bool is_row = false;
};

struct Statement;
using Body = std::vector<Statement>;

struct DataText {
  std::string text;
};
struct Print {
  Part value;
};
struct If {
  std::vector<std::pair<Part, Body>> branches;
};  ///< an else has no condition
struct For {
  Target target;
  Part items, filter;  ///< filter may be null
  Body body, otherwise;
};
struct Set {
  Target target;
  Part value;
};
/// A filter, if any, is the outermost FilterOf of a chain that ends in null.
struct SetBlock {
  Target target;
  Part filter;
  Body body;
};
struct FilterBlock {
  Part filter;
  Body body;
};
struct With {
  std::vector<std::pair<Target, Part>> values;
  Body body;
};
struct Macro {
  std::string name;
  std::vector<std::pair<std::string, Part>> parameters;  ///< with the default, or null
  bool takes_more = false, takes_more_named = false;     ///< its body speaks of `varargs`, `kwargs`
  Body body;
};
/// {% generation %}: marks what the model is to learn; its body stands for itself.
struct Generation {
  Body body;
};
struct Break {};
struct Continue {};

struct Statement {
  int line;
  std::variant<DataText, Print, If, For, Set, SetBlock, FilterBlock, With, Macro, Generation, Break, Continue> node;
};

struct Program {
  std::deque<Expression> expressions;
  Body body;
};

/// Throws a Refusal with its line: what is no template, and what is none that this program can run.
Program parseTemplate(std::string_view source);

}  // namespace etude::jinja
