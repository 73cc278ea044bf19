// The methods of lists and mappings that change nothing, and which they are.
#include "core/text/jinja_filters.h"

#include "core/base/say.h"
#include "core/text/jinja_machine.h"

#include <algorithm>
#include <set>

namespace etude::jinja {

namespace {

template <SequenceKind kind>
Value entriesOf(Machine& machine, const Value& self, const Arguments& given) {
  bind(given, "items", {});
  Values items;
  for (const auto& [key, value] : self.mapping().entries()) {
    if (kind == SequenceKind::ItemView)
      items.push_back(machine.list({key, value}, SequenceKind::Tuple));
    else
      items.push_back(kind == SequenceKind::KeyView ? key : value);
  }
  return machine.list(std::move(items), kind);
}

Value getOr(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "get", {"key", "default"}, 1);
  if (!given.named.empty()) refuse(say("“%1” takes no arguments by name", "get"));
  if (bound[0]->isText()) machine.work().charge(bound[0]->text().size());
  const Value* found = self.mapping().find(*bound[0]);
  return found ? *found : (bound[1] ? *bound[1] : Value(None{}));
}

Value copyOf(Machine&, const Value& self, const Arguments& given) {
  bind(given, "copy", {});
  return self;
}

Value itemCount(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "count", {"value"}, 1);
  const Values& items = self.sequence().items;
  return Value(
      std::count_if(items.begin(), items.end(), [&](const Value& each) { return equal(machine.work(), each, *bound[0]); }));
}

Value itemPlace(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "index", {"value"}, 1);
  const Values& items = self.sequence().items;
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Value& each) { return equal(machine.work(), each, *bound[0]); });
  if (found == items.end()) refuse(say("The value is not in the list"));
  return Value(found - items.begin());
}

Method lookUp(const std::map<std::string_view, Method>& methods, std::string_view name) {
  const auto found = methods.find(name);
  return found == methods.end() ? nullptr : found->second;
}

}  // namespace

Method findMethod(const Value& self, std::string_view name) {
  static const std::map<std::string_view, Method> of_mapping = {{"copy", copyOf},
                                                                {"get", getOr},
                                                                {"items", entriesOf<SequenceKind::ItemView>},
                                                                {"keys", entriesOf<SequenceKind::KeyView>},
                                                                {"values", entriesOf<SequenceKind::ValueView>}};
  static const std::map<std::string_view, Method> of_list = {{"copy", copyOf}, {"count", itemCount}, {"index", itemPlace}};
  if (self.isText()) return findTextMethod(name);
  if (self.isMapping()) return lookUp(of_mapping, name);
  if (self.isSequence(SequenceKind::List)) return lookUp(of_list, name);
  return self.isSequence(SequenceKind::Tuple) && name != "copy" ? lookUp(of_list, name) : nullptr;
}

bool isForbiddenMethod(const Value& self, std::string_view name) {
  static const std::set<std::string_view> of_mapping = {"clear", "pop", "popitem", "setdefault", "update"};
  static const std::set<std::string_view> of_list = {"append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"};
  return (self.isMapping() && of_mapping.contains(name)) || (self.isSequence(SequenceKind::List) && of_list.contains(name));
}

}  // namespace etude::jinja
