#include "core/text/jinja_machine.h"

#include "core/base/say.h"
#include "core/text/jinja_print.h"

namespace etude::jinja {

namespace {

class MacroObject final : public Object {
 public:
  MacroObject(const Macro& macro, const std::shared_ptr<const Scope>& home) : macro_(macro), home_(home) {}
  std::string kind() const override { return say("the macro “%1”", macro_.name); }
  Value call(Machine& machine, const Arguments& arguments) override {
    const std::shared_ptr<const Scope> home = home_.lock();
    if (!home) refuse(say("The macro “%1” is called outside of the block that it belongs to", macro_.name));
    return machine.callMacro(macro_, home, arguments);
  }
  std::optional<Value> attribute(Machine&, const std::string& name) override {
    return name == "name" ? std::optional(Value(macro_.name)) : std::nullopt;
  }

 private:
  const Macro& macro_;
  std::weak_ptr<const Scope> home_;  // which holds this macro
};

}  // namespace

/// A scope for as long as this lives.
class Machine::Within {
 public:
  Within(Machine& machine, const std::shared_ptr<const Scope>& outer) : machine_(machine), before_(machine.scope_) {
    machine_.work_.charge(2 * Work::kStep);
    machine_.scope_ = std::make_shared<Scope>();
    machine_.scope_->outer = outer;
  }
  explicit Within(Machine& machine) : Within(machine, machine.scope_) {}
  ~Within() { machine_.scope_ = std::move(before_); }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

 private:
  Machine& machine_;
  std::shared_ptr<Scope> before_;
};

const Value* Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope; scope = scope->outer.get()) {
    if (const auto found = scope->variables.find(name); found != scope->variables.end()) return &found->second;
  }
  return nullptr;
}

Machine::Machine(const Program& program, Mapping variables, const std::tm& now, std::size_t most_work)
    : program_(program), now_(now), work_(most_work) {
  const auto given = std::make_shared<Scope>();
  for (auto& [name, body] : globalFunctions()) given->variables.insert_or_assign(name, function(std::move(body)));
  for (const auto& [name, value] : variables.entries()) given->variables.insert_or_assign(name.text(), value);
  scope_ = std::make_shared<Scope>();
  scope_->outer = given;
}

std::string Machine::run() {
  std::string result;
  output_ = &result;
  try {
    runBody(program_.body);
  } catch (Refusal& refusal) {
    if (refusal.line == 0) refusal.line = line_;
    throw;
  }
  return result;
}

void Machine::enter() {
  if (++depth_ > kMaxDepth) refuse(say("It is nested too deeply, or a macro calls itself without end"));
  work_.charge(Work::kStep);
}

Value Machine::text(std::string text, bool markup) {
  work_.charge(text.size() + Work::kValue);
  return Value(std::move(text), markup);
}

Value Machine::list(Values items, SequenceKind kind) {
  work_.charge((items.size() + 1) * Work::kValue);
  return Value(kind, std::move(items));
}

Value Machine::object(std::unique_ptr<Object> object) {
  work_.charge(4 * Work::kValue);
  objects_.push_back(std::move(object));
  return Value(objects_.back().get());
}

void Machine::write(std::string_view text) {
  work_.charge(text.size());
  *output_ += text;
}

Machine::Flow Machine::runBody(const Body& body) {
  enter();
  Flow flow = Flow::Next;
  for (const Statement& statement : body) {
    line_ = statement.line;
    work_.charge(Work::kStep);
    flow = std::visit([this](const auto& node) { return run(node); }, statement.node);
    if (flow != Flow::Next) break;
  }
  --depth_;
  return flow;
}

std::string Machine::capture(const Body& body) {
  const Within within(*this);
  std::string result;
  std::string* const before = std::exchange(output_, &result);
  runBody(body);  // what it throws ends the rendering: nothing to put back
  output_ = before;
  return result;
}

Machine::Flow Machine::run(const DataText& data) {
  write(data.text);
  return Flow::Next;
}

Machine::Flow Machine::run(const Print& print) {
  write(toText(work_, evaluate(print.value)));
  return Flow::Next;
}

Machine::Flow Machine::run(const If& branches) {
  for (const auto& [condition, body] : branches.branches) {
    if (!condition || truthy(evaluate(condition))) return runBody(body);
  }
  return Flow::Next;
}

Machine::Flow Machine::run(const For& loop) {
  Values items = iterate(work_, evaluate(loop.items));
  const auto accepts = [&](const Value& item) {
    const Within within(*this);
    assign(loop.target, item);
    return truthy(evaluate(loop.filter));
  };
  auto made = std::make_unique<Loop>(std::move(items), loop.filter ? accepts : std::function<bool(const Value&)>());
  Loop& state = *made;
  const Value self = object(std::move(made));
  bool empty = true;
  while (state.advance()) {
    const Within within(*this);
    scope_->variables.insert_or_assign("loop", self);
    assign(loop.target, state.current());
    const Flow flow = runBody(loop.body);
    empty = empty && flow != Flow::Next;  // as Jinja has it: an item that was left early does not count
    if (flow == Flow::Break) break;
  }
  if (!empty) return Flow::Next;
  const Within within(*this);
  return runBody(loop.otherwise);
}

void Machine::assign(const Target& target, Value value) {
  if (target.is_row) {
    Values items = iterate(work_, value);
    if (items.size() != target.row.size()) refuse(say("%1 values are assigned to %2 names", items.size(), target.row.size()));
    for (std::size_t i = 0; i < items.size(); ++i) assign(target.row[i], std::move(items[i]));
  } else if (target.attribute.empty()) {
    work_.charge(2 * Work::kStep);
    scope_->variables.insert_or_assign(target.name, std::move(value));
  } else {
    const Value* found = scope_->find(target.name);
    auto* const space = found && found->isObject() ? dynamic_cast<Namespace*>(found->object()) : nullptr;
    if (!space) refuse(say("“%1” is no namespace: its “%2” cannot be set", target.name, target.attribute));
    work_.charge(2 * Work::kStep);
    space->set(target.attribute, std::move(value));
  }
}

Machine::Flow Machine::run(const Set& set) {
  assign(set.target, evaluate(set.value));
  return Flow::Next;
}

Machine::Flow Machine::run(const SetBlock& set) {
  Value value = text(capture(set.body));
  assign(set.target, filtered(set.filter, std::move(value)));
  return Flow::Next;
}

Machine::Flow Machine::run(const FilterBlock& block) {
  write(toText(work_, filtered(block.filter, text(capture(block.body)))));
  return Flow::Next;
}

Machine::Flow Machine::run(const With& with) {
  Values values;
  for (const auto& [target, part] : with.values) values.push_back(evaluate(part));
  const Within within(*this);
  for (std::size_t i = 0; i < values.size(); ++i) assign(with.values[i].first, std::move(values[i]));
  return runBody(with.body);
}

Machine::Flow Machine::run(const Macro& macro) {
  scope_->variables.insert_or_assign(macro.name, object(std::make_unique<MacroObject>(macro, scope_)));
  return Flow::Next;
}

Machine::Flow Machine::run(const Generation& generation) {
  const Within within(*this);
  return runBody(generation.body);
}

Value Machine::callMacro(const Macro& macro, const std::shared_ptr<const Scope>& home, const Arguments& arguments) {
  const Within within(*this, home);
  auto& variables = scope_->variables;
  const std::size_t count = macro.parameters.size(), given = arguments.positional.size();
  if (given > count && !macro.takes_more) refuse(say("“%1” is given %2 arguments, but takes only %3", macro.name, given, count));
  for (std::size_t i = 0; i < std::min(count, given); ++i)
    variables.insert_or_assign(macro.parameters[i].first, arguments.positional[i]);
  Mapping more;
  for (const auto& [name, value] : arguments.named) {
    const auto named = [&wanted = name](const auto& parameter) { return parameter.first == wanted; };  // as clang 14 has it
    if (std::none_of(macro.parameters.begin(), macro.parameters.end(), named)) {
      if (!macro.takes_more_named) refuse(say("“%1” has no argument called “%2”", macro.name, name));
      more.set(text(name), value);
    } else if (!variables.emplace(name, value).second) {
      refuse(say("“%1” is given the argument “%2” twice", macro.name, name));
    }
  }
  const auto behind = arguments.positional.begin() + static_cast<std::ptrdiff_t>(std::min(count, given));
  if (macro.takes_more) variables.emplace("varargs", list(Values(behind, arguments.positional.end()), SequenceKind::Tuple));
  if (macro.takes_more_named) variables.emplace("kwargs", Value(std::move(more)));
  for (const auto& [name, fallback] : macro.parameters) {
    if (!variables.contains(name)) variables.emplace(name, fallback ? evaluate(fallback) : Value(Undefined{name, {}}));
  }
  return text(capture(macro.body));
}

}  // namespace etude::jinja
