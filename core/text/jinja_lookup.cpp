// Attributes, items, slices and arithmetic, as Python defines them.
#include "core/text/jinja_machine.h"

#include "core/base/say.h"
#include "core/text/jinja_print.h"
#include "core/text/jinja_strings.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude::jinja {

namespace {

[[noreturn]] void refuseOverflow() { refuse(say("A number grows larger than 64 bits can hold")); }

Value repeated(Machine& machine, const Value& value, std::int64_t times) {
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(times, 0));
  const std::size_t one = value.isText() ? value.text().size() : value.sequence().items.size() * Work::kValue;
  if (count > 0 && one > Work::kLimit / count) machine.work().charge(Work::kLimit + 1);
  machine.work().charge(one * count);
  if (value.isText()) {
    std::string text;
    for (std::size_t i = 0; one > 0 && i < count; ++i) text += value.text();
    return Value(std::move(text), value.isMarkup());
  }
  Values items;
  for (std::size_t i = 0; one > 0 && i < count; ++i)
    items.insert(items.end(), value.sequence().items.begin(), value.sequence().items.end());
  return Value(value.sequence().kind, std::move(items));
}

bool isRow(const Value& value) { return value.isSequence(SequenceKind::List) || value.isSequence(SequenceKind::Tuple); }

Value joinedRows(Machine& machine, const Value& left, const Value& right) {
  Values items = left.sequence().items;
  items.insert(items.end(), right.sequence().items.begin(), right.sequence().items.end());
  return machine.list(std::move(items), left.sequence().kind);
}

std::int64_t floorDivided(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

double realRemainder(double a, double b) {
  const double rest = std::fmod(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : (rest == 0 ? std::copysign(0.0, b) : rest);
}

std::int64_t power(std::int64_t base, std::int64_t exponent) {
  std::int64_t result = 1;
  if (base == 0 || base == 1) return exponent == 0 ? 1 : base;
  if (base == -1) return exponent % 2 == 0 ? 1 : -1;
  for (; exponent > 0; --exponent) {
    if (__builtin_mul_overflow(result, base, &result)) refuseOverflow();
  }
  return result;
}

Value wholeArithmetic(Operator operation, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  const bool divides = operation == Operator::FloorDivide || operation == Operator::Remainder;
  if (divides && b == 0) refuse(say("A number is divided by zero"));
  if (divides && b == -1) {  // the one division that can overflow
    if (operation == Operator::Remainder) return Value(0);
    if (__builtin_sub_overflow(std::int64_t{0}, a, &result)) refuseOverflow();
    return Value(result);
  }
  switch (operation) {
    case Operator::Add:
      if (__builtin_add_overflow(a, b, &result)) refuseOverflow();
      return Value(result);
    case Operator::Subtract:
      if (__builtin_sub_overflow(a, b, &result)) refuseOverflow();
      return Value(result);
    case Operator::Multiply:
      if (__builtin_mul_overflow(a, b, &result)) refuseOverflow();
      return Value(result);
    case Operator::FloorDivide:
      return Value(floorDivided(a, b));
    case Operator::Remainder:
      return Value(a - floorDivided(a, b) * b);
    default:
      return Value(power(a, b));
  }
}

Value realArithmetic(Operator operation, double a, double b) {
  const bool divides = operation == Operator::Divide || operation == Operator::FloorDivide || operation == Operator::Remainder;
  if (b == 0 && divides) refuse(say("A number is divided by zero"));
  switch (operation) {
    case Operator::Add:
      return Value(a + b);
    case Operator::Subtract:
      return Value(a - b);
    case Operator::Multiply:
      return Value(a * b);
    case Operator::Divide:
      return Value(a / b);
    case Operator::FloorDivide:
      return Value(std::floor((a - realRemainder(a, b)) / b + 0.25));
    case Operator::Remainder:
      return Value(realRemainder(a, b));
    default:
      break;
  }
  if (a == 0 && b < 0) refuse(say("A number is divided by zero"));
  if (a < 0 && std::trunc(b) != b) refuse(say("A negative number has no such power"));
  const double result = std::pow(a, b);
  if (std::isinf(result) && std::isfinite(a) && std::isfinite(b)) refuseOverflow();
  return Value(result);
}

/// The item at `index`, which counts from the end if it is negative; null if there is none.
const Value* itemAt(const Values& items, std::int64_t index) {
  if (index < 0) index += static_cast<std::int64_t>(items.size());
  return index >= 0 && index < static_cast<std::int64_t>(items.size()) ? &items[static_cast<std::size_t>(index)] : nullptr;
}

std::optional<Value> findItem(Machine& machine, const Value& of, const Value& key) {
  if (of.isMapping()) {
    if (key.isText()) machine.work().charge(key.text().size());
    const Value* found = of.mapping().find(key);
    return found ? std::optional(*found) : std::nullopt;
  }
  if (!key.isWhole()) return {};
  const std::int64_t index = key.whole();
  if (of.isText()) {
    const std::u32string text = toCodePoints(of.text());
    machine.work().charge(of.text().size());
    const std::int64_t size = static_cast<std::int64_t>(text.size()), place = index < 0 ? index + size : index;
    if (place < 0 || place >= size) return {};
    return machine.text(fromCodePoints(text.substr(static_cast<std::size_t>(place), 1)), of.isMarkup());
  }
  const bool indexed = isRow(of) || of.isSequence(SequenceKind::Range);
  const Value* found = indexed ? itemAt(of.sequence().items, index) : nullptr;
  return found ? std::optional(*found) : std::nullopt;
}

std::optional<Value> findAttribute(Machine& machine, const Value& of, const std::string& name) {
  if (of.isObject()) return of.object()->attribute(machine, name);
  const Method method = findMethod(of, name);
  if (!method) return {};
  return machine.function([of, method](Machine& running, const Arguments& given) { return method(running, of, given); });
}

std::int64_t bound(const Value& value, std::int64_t fallback) {
  if (value.isNone()) return fallback;
  if (value.isUndefined()) refuseUndefined(value);
  if (!value.isWhole()) refuse(say("%1 cannot bound a slice", kindOf(value)));
  return value.whole();
}

/// The places of sequence[begin:end:step] in a sequence of `size` items.
std::vector<std::size_t> places(std::int64_t size, const Value& begin, const Value& end, const Value& step_value) {
  const std::int64_t step = bound(step_value, 1);
  if (step == 0) refuse(say("The step of a slice is zero"));
  const std::int64_t low = step > 0 ? 0 : -1, high = step > 0 ? size : size - 1;
  const auto clamped = [&](const Value& value, std::int64_t fallback) {
    if (value.isNone()) return fallback;
    const std::int64_t place = bound(value, 0);
    return std::clamp(place < 0 ? place + size : place, low, high);
  };
  std::int64_t place = clamped(begin, step > 0 ? low : high);
  const std::int64_t last = clamped(end, step > 0 ? high : low);
  std::vector<std::size_t> result;
  while (step > 0 ? place < last : place > last) {
    result.push_back(static_cast<std::size_t>(place));
    if (__builtin_add_overflow(place, step, &place)) break;
  }
  return result;
}

}  // namespace

Value Machine::attribute(const Value& of, const std::string& name) {
  if (of.isUndefined()) refuseUndefined(of);
  if (isForbiddenMethod(of, name)) return Value(Undefined{name, kindOf(of)});
  if (std::optional<Value> found = findAttribute(*this, of, name)) return *found;
  if (std::optional<Value> found = of.isMapping() ? findItem(*this, of, Value(name)) : std::nullopt) return *found;
  return Value(Undefined{name, kindOf(of)});
}

Value Machine::item(const Value& of, const Value& key) {
  if (of.isUndefined()) refuseUndefined(of);
  if (std::optional<Value> found = findItem(*this, of, key)) return *found;
  if (!key.isText()) return Value(Undefined{toText(work_, key), kindOf(of)});
  if (isForbiddenMethod(of, key.text())) return Value(Undefined{key.text(), kindOf(of)});
  return findAttribute(*this, of, key.text()).value_or(Value(Undefined{key.text(), kindOf(of)}));
}

Value slice(Machine& machine, const Value& of, const Value& begin, const Value& end, const Value& step) {
  if (of.isUndefined()) refuseUndefined(of);
  if (of.isText()) {
    machine.work().charge(4 * of.text().size());
    const std::u32string text = toCodePoints(of.text());
    std::string result;
    for (const std::size_t place : places(static_cast<std::int64_t>(text.size()), begin, end, step))
      appendUtf8(result, text[place]);
    return machine.text(std::move(result), of.isMarkup());
  }
  if (!isRow(of) && !of.isSequence(SequenceKind::Range)) refuse(say("%1 cannot be sliced", kindOf(of)));
  const Values& items = of.sequence().items;
  machine.work().charge(items.size());
  Values result;
  for (const std::size_t place : places(static_cast<std::int64_t>(items.size()), begin, end, step))
    result.push_back(items[place]);
  return machine.list(std::move(result), of.sequence().kind);
}

Value joinTexts(Machine& machine, const Value& left, const Value& right) {
  const bool markup = left.isMarkup() || right.isMarkup();
  const auto part = [&](const Value& value) { return markup && !value.isMarkup() ? escapeHtml(value.text()) : value.text(); };
  machine.work().charge(left.text().size() + right.text().size());
  return machine.text(part(left) + part(right), markup);
}

Value arithmetic(Machine& machine, Operator operation, const Value& left, const Value& right) {
  if (left.isUndefined()) refuseUndefined(left);
  if (operation == Operator::Remainder && left.isText()) {
    const bool row = right.isSequence(SequenceKind::Tuple);
    return machine.text(
        formatPercent(machine, left.text(), row ? right.sequence().items : Values{right}, right.isMapping() ? &right : nullptr),
        left.isMarkup());
  }
  if (right.isUndefined()) refuseUndefined(right);
  if (left.isNumber() && right.isNumber()) {
    const bool real =
        left.isFloat() || right.isFloat() || operation == Operator::Divide || (operation == Operator::Power && right.whole() < 0);
    return real ? realArithmetic(operation, left.real(), right.real()) : wholeArithmetic(operation, left.whole(), right.whole());
  }
  if (operation == Operator::Add && left.isText() && right.isText()) return joinTexts(machine, left, right);
  if (operation == Operator::Add && isRow(left) && isRow(right) && left.sequence().kind == right.sequence().kind)
    return joinedRows(machine, left, right);
  if (operation == Operator::Multiply) {
    if ((left.isText() || isRow(left)) && right.isWhole()) return repeated(machine, left, right.whole());
    if ((right.isText() || isRow(right)) && left.isWhole()) return repeated(machine, right, left.whole());
  }
  static constexpr const char* signs[] = {"+", "-", "*", "/", "//", "%", "**"};
  refuse(say("%1 and %2 cannot be combined with “%3”", kindOf(left), kindOf(right), signs[static_cast<int>(operation)]));
}

}  // namespace etude::jinja
