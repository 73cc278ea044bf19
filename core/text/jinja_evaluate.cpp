// The expressions of the machine.
#include "core/text/jinja_machine.h"

#include "core/base/say.h"
#include "core/text/jinja_print.h"

namespace etude::jinja {

Value Machine::evaluate(Part part) {
  enter();
  line_ = part->line;
  Value result = std::visit([this](const auto& node) { return value(node); }, part->node);
  --depth_;
  return result;
}

Value Machine::value(const Variable& variable) {
  const Value* found = scope_->find(variable.name);
  return found ? *found : Value(Undefined{variable.name, {}});
}

Value Machine::value(const SequenceOf& sequence) {
  Values items;
  for (const Part item : sequence.items) items.push_back(evaluate(item));
  return list(std::move(items), sequence.kind);
}

Value Machine::value(const MappingOf& mapping) {
  Mapping result;
  for (const auto& [key, held] : mapping.entries) {
    Value name = evaluate(key);
    work_.charge(4 * Work::kValue + (name.isText() ? name.text().size() : 0));
    result.set(std::move(name), evaluate(held));
  }
  return Value(std::move(result));
}

Value Machine::value(const Attribute& node) { return attribute(evaluate(node.of), node.name); }

Value Machine::value(const Item& node) {
  const Value of = evaluate(node.of);
  return item(of, evaluate(node.key));
}

Value Machine::value(const Slice& node) {
  const Value of = evaluate(node.of);
  const auto bound = [this](Part part) { return part ? evaluate(part) : Value(None{}); };
  const Value begin = bound(node.begin), end = bound(node.end);
  return slice(*this, of, begin, end, bound(node.step));
}

Arguments Machine::arguments(const CallArguments& given) {
  Arguments result;
  for (const Part part : given.positional) result.positional.push_back(evaluate(part));
  for (const auto& [name, part] : given.named) {
    for (const auto& before : result.named) {
      if (before.first == name) refuse(say("An argument called “%1” is given twice", name));
    }
    result.named.emplace_back(name, evaluate(part));
  }
  work_.charge((result.positional.size() + 2 * result.named.size()) * Work::kValue);
  return result;
}

Value Machine::value(const Call& node) {
  const auto* access = std::get_if<Attribute>(&node.callee->node);
  if (!access) {
    const Value callee = evaluate(node.callee);
    return call(callee, arguments(node.arguments));
  }
  // A method is called at once: as a value of its own it would have to be kept.
  const Value self = evaluate(access->of);
  if (const Method method = findMethod(self, access->name)) return method(*this, self, arguments(node.arguments));
  const Value callee = attribute(self, access->name);
  return call(callee, arguments(node.arguments));
}

Value Machine::call(const Value& callee, const Arguments& arguments) {
  if (callee.isUndefined()) refuseUndefined(callee);
  if (!callee.isObject()) refuse(say("%1 cannot be called", kindOf(callee)));
  return callee.object()->call(*this, arguments);
}

Value Machine::value(const FilterOf& node) {
  const Value input = evaluate(node.of);
  return filter(node.name, input, arguments(node.arguments));
}

Value Machine::filtered(Part part, Value input) {
  if (!part) return input;
  enter();
  const FilterOf& node = std::get<FilterOf>(part->node);
  input = filtered(node.of, std::move(input));
  --depth_;
  return filter(node.name, input, arguments(node.arguments));
}

Value Machine::filter(const std::string& name, const Value& input, const Arguments& given) {
  const Filter found = findFilter(name);
  if (!found) refuse(say("The filter “%1” is not supported", name));
  return found(*this, input, given);
}

bool Machine::test(const std::string& name, const Value& input, const Arguments& given) {
  const Test found = findTest(name);
  if (!found) refuse(say("The test “%1” is not supported", name));
  return found(*this, input, given);
}

Value Machine::value(const TestOf& node) {
  const Value input = evaluate(node.of);
  return Value(test(node.name, input, arguments(node.arguments)));
}

Value Machine::value(const Signed& node) {
  const Value operand = evaluate(node.of);
  if (node.sign == Sign::Not) return Value(!truthy(operand));
  if (operand.isUndefined()) refuseUndefined(operand);
  if (!operand.isNumber()) refuse(say("%1 has no sign", kindOf(operand)));
  if (operand.isFloat()) return Value(node.sign == Sign::Minus ? -operand.real() : operand.real());
  return node.sign == Sign::Minus ? arithmetic(*this, Operator::Subtract, Value(0), operand) : Value(operand.whole());
}

Value Machine::value(const Binary& node) {
  const Value left = evaluate(node.left), right = evaluate(node.right);
  return arithmetic(*this, node.operation, left, right);
}

Value Machine::value(const Logic& node) {
  Value left = evaluate(node.left);
  return truthy(left) == node.all ? evaluate(node.right) : left;
}

bool Machine::compares(Comparison comparison, const Value& left, const Value& right) {
  switch (comparison) {
    case Comparison::Equal:
      return equal(work_, left, right);
    case Comparison::Unequal:
      return !equal(work_, left, right);
    case Comparison::In:
      return contains(work_, right, left);
    case Comparison::NotIn:
      return !contains(work_, right, left);
    default:
      break;
  }
  if (left.isFloat() || right.isFloat()) {  // nothing holds of what is no number
    if (left.isNumber() && right.isNumber() && (left.real() != left.real() || right.real() != right.real())) return false;
  }
  const int order = compare(work_, left, right);
  switch (comparison) {
    case Comparison::Less:
      return order < 0;
    case Comparison::LessOrEqual:
      return order <= 0;
    case Comparison::Greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

Value Machine::value(const Comparisons& node) {
  Value left = evaluate(node.first);
  for (const auto& [comparison, part] : node.others) {
    Value right = evaluate(part);
    if (!compares(comparison, left, right)) return Value(false);
    left = std::move(right);
  }
  return Value(true);
}

Value Machine::value(const Joined& node) {
  std::string result;
  for (const Part part : node.parts) result += toText(work_, evaluate(part));
  return text(std::move(result));
}

Value Machine::value(const Choice& node) {
  if (truthy(evaluate(node.condition))) return evaluate(node.then);
  return node.otherwise ? evaluate(node.otherwise) : Value();
}

}  // namespace etude::jinja
