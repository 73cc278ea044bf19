// What stands behind `is`.
#include "core/text/jinja_filters.h"

#include "core/base/say.h"
#include "core/text/jinja_machine.h"
#include "core/text/jinja_print.h"
#include "core/text/jinja_strings.h"

#include <unicode/uchar.h>

namespace etude::jinja {

namespace {

template <bool (Value::*is)() const>
bool isKind(Machine&, const Value& value, const Arguments& given) {
  bind(given, "is", {});
  return (value.*is)();
}

template <bool (*holds)(const Value&)>
bool isSuch(Machine&, const Value& value, const Arguments& given) {
  bind(given, "is", {});
  return holds(value);
}

bool isDefined(const Value& value) { return !value.isUndefined(); }
bool isTrue(const Value& value) { return value.isBool() && value.boolean(); }
bool isFalse(const Value& value) { return value.isBool() && !value.boolean(); }
bool isCallable(const Value& value) { return value.isObject() && value.object()->callable(); }

/// Has a length and items by number: mappings and undefined values too.
bool isSequenceLike(const Value& value) {
  if (value.isSequence()) return value.sequence().kind <= SequenceKind::Range;
  return value.isText() || value.isMapping() || value.isUndefined();
}

/// One operand besides the value.
const Value& operand(const Arguments& given, const char* name) { return *bind(given, name, {"other"}, 1)[0]; }

template <int low, int high>
bool ordered(Machine& machine, const Value& value, const Arguments& given) {
  const int order = compare(machine.work(), value, operand(given, "is"));
  return order >= low && order <= high;
}

bool isEqual(Machine& machine, const Value& value, const Arguments& given) {
  return equal(machine.work(), value, operand(given, "equalto"));
}
bool isUnequal(Machine& machine, const Value& value, const Arguments& given) { return !isEqual(machine, value, given); }

bool isSame(Machine&, const Value& value, const Arguments& given) { return value.same(operand(given, "sameas")); }

bool isIn(Machine& machine, const Value& value, const Arguments& given) {
  return contains(machine.work(), operand(given, "in"), value);
}

bool isDivisible(Machine& machine, const Value& value, const Arguments& given) {
  const Value rest = arithmetic(machine, Operator::Remainder, value, *bind(given, "divisibleby", {"num"}, 1)[0]);
  return equal(machine.work(), rest, Value(0));
}

template <int rest>
bool hasRest(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "is", {});
  return equal(machine.work(), arithmetic(machine, Operator::Remainder, value, Value(2)), Value(rest));
}

template <bool upper>
bool hasCase(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "is", {});
  const Value text = machine.text(toText(machine.work(), value));
  return truthy(findTextMethod(upper ? "isupper" : "islower")(machine, text, Arguments()));
}

bool isFilter(Machine&, const Value& value, const Arguments& given) {
  bind(given, "filter", {});
  return value.isText() && findFilter(value.text());
}
bool isTest(Machine&, const Value& value, const Arguments& given) {
  bind(given, "test", {});
  return value.isText() && findTest(value.text());
}

}  // namespace

Test findTest(std::string_view name) {
  static const std::map<std::string_view, Test> tests = {{"!=", isUnequal},
                                                         {"<", ordered<-1, -1>},
                                                         {"<=", ordered<-1, 0>},
                                                         {"==", isEqual},
                                                         {">", ordered<1, 1>},
                                                         {">=", ordered<0, 1>},
                                                         {"boolean", isKind<&Value::isBool>},
                                                         {"callable", isSuch<isCallable>},
                                                         {"defined", isSuch<isDefined>},
                                                         {"divisibleby", isDivisible},
                                                         {"eq", isEqual},
                                                         {"equalto", isEqual},
                                                         {"escaped", isKind<&Value::isMarkup>},
                                                         {"even", hasRest<0>},
                                                         {"false", isSuch<isFalse>},
                                                         {"filter", isFilter},
                                                         {"float", isKind<&Value::isFloat>},
                                                         {"ge", ordered<0, 1>},
                                                         {"greaterthan", ordered<1, 1>},
                                                         {"gt", ordered<1, 1>},
                                                         {"in", isIn},
                                                         {"integer", isKind<&Value::isInteger>},
                                                         {"iterable", isSuch<isIterable>},
                                                         {"le", ordered<-1, 0>},
                                                         {"lessthan", ordered<-1, -1>},
                                                         {"lower", hasCase<false>},
                                                         {"lt", ordered<-1, -1>},
                                                         {"mapping", isKind<&Value::isMapping>},
                                                         {"ne", isUnequal},
                                                         {"none", isKind<&Value::isNone>},
                                                         {"number", isKind<&Value::isNumber>},
                                                         {"odd", hasRest<1>},
                                                         {"sameas", isSame},
                                                         {"sequence", isSuch<isSequenceLike>},
                                                         {"string", isKind<&Value::isText>},
                                                         {"test", isTest},
                                                         {"true", isSuch<isTrue>},
                                                         {"undefined", isKind<&Value::isUndefined>},
                                                         {"upper", hasCase<true>}};
  const auto found = tests.find(name);
  return found == tests.end() ? nullptr : found->second;
}

}  // namespace etude::jinja
