// Runs a parsed template once. Statements write into the result; expressions give values; what functions, filters and methods
// need of the machine is public. Semantics are Jinja's with the settings of Transformers.
#pragma once

#include "core/text/jinja_filters.h"
#include "core/text/jinja_program.h"

#include <ctime>
#include <map>

namespace etude::jinja {

/// The variables of a loop, a macro or a block; what is not there is looked for further out.
struct Scope {
  std::map<std::string, Value, std::less<>> variables;
  std::shared_ptr<const Scope> outer;
  const Value* find(std::string_view name) const;
};

class Machine {
 public:
  Machine(const Program& program, Mapping variables, const std::tm& now, std::size_t most_work);
  /// Throws a Refusal with its line.
  std::string run();

  Work& work() { return work_; }
  const std::tm& now() const { return now_; }

  // Values, paid for
  Value text(std::string text, bool markup = false);
  Value list(Values items, SequenceKind kind = SequenceKind::List);
  Value object(std::unique_ptr<Object> object);
  Value function(Function::Body body) { return object(std::make_unique<Function>(std::move(body))); }

  /// `of.name`: a method or attribute first, then an item.
  Value attribute(const Value& of, const std::string& name);
  /// `of[key]`: an item first.
  Value item(const Value& of, const Value& key);
  Value call(const Value& callee, const Arguments& arguments);
  Value filter(const std::string& name, const Value& value, const Arguments& arguments);
  bool test(const std::string& name, const Value& value, const Arguments& arguments);
  Value callMacro(const Macro& macro, const std::shared_ptr<const Scope>& home, const Arguments& arguments);

 private:
  enum class Flow { Next, Break, Continue };
  class Within;

  /// What the C++ stack must bear: expressions in statements in macros in ...
  static constexpr int kMaxDepth = 1000;
  void enter();  ///< one step deeper; a Refusal ends the rendering, so that nothing must be put back then

  Flow runBody(const Body& body);
  Flow run(const DataText& data);
  Flow run(const Print& print);
  Flow run(const If& branches);
  Flow run(const For& loop);
  Flow run(const Set& set);
  Flow run(const SetBlock& set);
  Flow run(const FilterBlock& block);
  Flow run(const With& with);
  Flow run(const Macro& macro);
  Flow run(const Generation& generation);
  Flow run(const Break&) { return Flow::Break; }
  Flow run(const Continue&) { return Flow::Continue; }
  void write(std::string_view text);
  std::string capture(const Body& body);  ///< what the body writes, in a scope of its own
  void assign(const Target& target, Value value);

  Value evaluate(Part part);
  Value value(const Constant& constant) { return constant.value; }
  Value value(const Variable& variable);
  Value value(const SequenceOf& sequence);
  Value value(const MappingOf& mapping);
  Value value(const Attribute& attribute);
  Value value(const Item& item);
  Value value(const Slice& slice);
  Value value(const Call& call);
  Value value(const FilterOf& filter);
  Value value(const TestOf& test);
  Value value(const Signed& expression);
  Value value(const Binary& binary);
  Value value(const Logic& logic);
  Value value(const Comparisons& comparisons);
  Value value(const Joined& joined);
  Value value(const Choice& choice);
  Arguments arguments(const CallArguments& given);
  Value filtered(Part filter, Value value);  ///< through a chain of filters that ends in null
  bool compares(Comparison comparison, const Value& left, const Value& right);

  const Program& program_;
  std::tm now_;
  Work work_;
  std::vector<std::unique_ptr<Object>> objects_;
  std::shared_ptr<Scope> scope_;
  std::string* output_ = nullptr;
  int line_ = 1, depth_ = 0;
};

Value arithmetic(Machine& machine, Operator operation, const Value& left, const Value& right);
/// Python's sequence[begin:end:step]; bounds that are None are not given.
Value slice(Machine& machine, const Value& of, const Value& begin, const Value& end, const Value& step);
/// a + b of texts; if one of them is markup, the other is escaped.
Value joinTexts(Machine& machine, const Value& left, const Value& right);

}  // namespace etude::jinja
