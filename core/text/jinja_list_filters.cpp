// Filters of sequences and mappings.
#include "core/text/jinja_filters.h"

#include "core/base/say.h"
#include "core/text/jinja_machine.h"
#include "core/text/jinja_print.h"
#include "core/text/jinja_strings.h"

#include <algorithm>
#include <charconv>

namespace etude::jinja {

namespace {

/// The value that a path such as "function.name" or 0 leads to; the item itself for a null path.
Value follow(Machine& machine, const Value& item, const Value* path) {
  if (!path || path->isNone()) return item;
  if (!path->isText()) return machine.item(item, *path);
  Value value = item;
  for (const std::string& part : splitAt(path->text(), ".", std::string::npos)) {
    std::int64_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    const bool whole = error == std::errc() && end == part.data() + part.size() && part[0] != '-';
    value = machine.item(value, whole ? Value(index) : Value(part));
  }
  return value;
}

/// What sorting and comparing look at: text without its case, unless that counts.
Value comparable(Machine& machine, const Value& value, const Value* case_sensitive) {
  const bool as_is = case_sensitive && truthy(*case_sensitive);
  return value.isText() && !as_is ? machine.text(lowerCased(value.text())) : value;
}

struct Keyed {
  Value key, item;
};

Values sortedByKey(Machine& machine, std::vector<Keyed> items, bool reverse) {
  std::stable_sort(items.begin(), items.end(), [&](const Keyed& a, const Keyed& b) {
    return compare(machine.work(), reverse ? b.key : a.key, reverse ? a.key : b.key) < 0;
  });
  Values sorted;
  for (Keyed& each : items) sorted.push_back(std::move(each.item));
  return sorted;
}

Value sortFilter(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "sort", {"reverse", "case_sensitive", "attribute"});
  std::vector<Keyed> items;
  for (const Value& item : iterate(machine.work(), value)) {
    Values keys;
    const bool several = bound[2] && bound[2]->isText() && bound[2]->text().find(',') != std::string::npos;
    if (!several) {
      keys.push_back(comparable(machine, follow(machine, item, bound[2]), bound[1]));
    } else {
      for (const std::string& path : splitAt(bound[2]->text(), ",", std::string::npos)) {
        const Value part(path);
        keys.push_back(comparable(machine, follow(machine, item, &part), bound[1]));
      }
    }
    items.push_back({machine.list(std::move(keys)), item});
  }
  return machine.list(sortedByKey(machine, std::move(items), bound[0] && truthy(*bound[0])));
}

Value dictSort(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "dictsort", {"case_sensitive", "by", "reverse"});
  if (value.isUndefined()) refuseUndefined(value);
  if (!value.isMapping()) refuse(say("“%1” needs a mapping instead of %2", "dictsort", kindOf(value)));
  const std::string by = bound[1] ? textOf(*bound[1], "dictsort") : "key";
  if (by != "key" && by != "value") refuse(say("“%1” sorts by “key” or “value”, not by “%2”", "dictsort", by));
  std::vector<Keyed> items;
  for (const auto& [key, held] : value.mapping().entries())
    items.push_back({comparable(machine, by == "key" ? key : held, bound[0]), machine.list({key, held}, SequenceKind::Tuple)});
  return machine.list(sortedByKey(machine, std::move(items), bound[2] && truthy(*bound[2])));
}

Value uniqueFilter(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "unique", {"case_sensitive", "attribute"});
  Mapping seen;
  Values items;
  for (const Value& item : iterate(machine.work(), value)) {
    const Value key = comparable(machine, follow(machine, item, bound[1]), bound[0]);
    machine.work().charge(4 * Work::kValue + (key.isText() ? key.text().size() : 0));
    if (seen.find(key)) continue;
    seen.set(key, Value(true));
    items.push_back(item);
  }
  return machine.list(std::move(items), SequenceKind::Stream);
}

Value extreme(Machine& machine, const Value& value, const Arguments& given, const char* name, int wanted) {
  const auto bound = bind(given, name, {"case_sensitive", "attribute"});
  const Values items = iterate(machine.work(), value);
  if (items.empty()) return Value(Undefined{name, kindOf(value)});
  std::size_t best = 0;
  const auto key = [&](std::size_t i) { return comparable(machine, follow(machine, items[i], bound[1]), bound[0]); };
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (compare(machine.work(), key(i), key(best)) * wanted > 0) best = i;
  }
  return items[best];
}

Value minimum(Machine& machine, const Value& value, const Arguments& given) { return extreme(machine, value, given, "min", -1); }
Value maximum(Machine& machine, const Value& value, const Arguments& given) { return extreme(machine, value, given, "max", 1); }

Value sumFilter(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "sum", {"attribute", "start"});
  Value total = bound[1] ? *bound[1] : Value(0);
  if (total.isText()) refuse(say("“%1” cannot add texts", "sum"));
  for (const Value& item : iterate(machine.work(), value))
    total = arithmetic(machine, Operator::Add, total, follow(machine, item, bound[0]));
  return total;
}

Value joinFilter(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "join", {"d", "attribute"});
  const std::string separator = bound[0] ? toText(machine.work(), *bound[0]) : "";
  std::string text;
  bool first = true;
  for (const Value& item : iterate(machine.work(), value)) {
    const std::string piece = toText(machine.work(), follow(machine, item, bound[1]));
    machine.work().charge(separator.size());
    text += (first ? "" : separator) + piece;
    first = false;
  }
  return machine.text(std::move(text));
}

Value firstFilter(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "first", {});
  if (value.isSequence(SequenceKind::Stream)) {
    const Sequence& stream = value.sequence();
    return stream.taken < stream.items.size() ? stream.items[stream.taken++] : Value(Undefined{"first", kindOf(value)});
  }
  const Values items = iterate(machine.work(), value);
  return items.empty() ? Value(Undefined{"first", kindOf(value)}) : items.front();
}

Value lastFilter(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "last", {});
  if (value.isSequence(SequenceKind::Stream)) refuse(say("“%1” cannot be applied to %2", "last", kindOf(value)));
  const Values items = iterate(machine.work(), value);
  return items.empty() ? Value(Undefined{"last", kindOf(value)}) : items.back();
}

Value reverseFilter(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "reverse", {});
  if (value.isSequence(SequenceKind::Stream)) refuse(say("“%1” cannot be applied to %2", "reverse", kindOf(value)));
  if (value.isText()) return slice(machine, value, None{}, None{}, Value(-1));
  Values items = iterate(machine.work(), value);
  std::reverse(items.begin(), items.end());
  return machine.list(std::move(items), SequenceKind::Stream);
}

Value listFilter(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "list", {});
  return machine.list(iterate(machine.work(), value));
}

Value itemsFilter(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "items", {});
  if (!value.isMapping() && !value.isUndefined()) refuse(say("“%1” needs a mapping instead of %2", "items", kindOf(value)));
  Values items;
  if (value.isMapping()) {
    for (const auto& [key, held] : value.mapping().entries()) items.push_back(machine.list({key, held}, SequenceKind::Tuple));
  }
  return machine.list(std::move(items), SequenceKind::Stream);
}

Arguments withoutFirst(const Arguments& given) {
  Arguments rest = given;
  rest.positional.erase(rest.positional.begin());
  return rest;
}

/// Jinja's filters that look at items one by one take whatever is false for empty.
Values itemsOrNone(Machine& machine, const Value& value) { return truthy(value) ? iterate(machine.work(), value) : Values(); }

Value mapFilter(Machine& machine, const Value& value, const Arguments& given) {
  Values results;
  if (!given.positional.empty()) {
    const std::string& name = textOf(given.positional.front(), "map");
    const Arguments rest = withoutFirst(given);
    for (const Value& item : itemsOrNone(machine, value)) results.push_back(machine.filter(name, item, rest));
    return machine.list(std::move(results), SequenceKind::Stream);
  }
  const auto bound = bind(given, "map", {"attribute", "default"}, 1);
  for (const Value& item : itemsOrNone(machine, value)) {
    Value result = follow(machine, item, bound[0]);
    const bool missing = result.isUndefined() && bound[1] && !bound[1]->isNone();
    results.push_back(missing ? *bound[1] : std::move(result));
  }
  return machine.list(std::move(results), SequenceKind::Stream);
}

/// select, reject and, with `by_attribute`, selectattr and rejectattr.
template <bool wanted, bool by_attribute>
Value pick(Machine& machine, const Value& value, const Arguments& given) {
  Arguments rest = given;
  const Value* path = nullptr;
  if (by_attribute) {
    if (given.positional.empty()) refuse(say("“%1” needs the argument “%2”", wanted ? "selectattr" : "rejectattr", "attribute"));
    path = &given.positional.front();
    rest = withoutFirst(rest);
  }
  const std::string test = rest.positional.empty() ? "" : textOf(rest.positional.front(), wanted ? "select" : "reject");
  if (!rest.positional.empty()) rest = withoutFirst(rest);
  Values items;
  for (const Value& item : itemsOrNone(machine, value)) {
    const Value looked = follow(machine, item, path);
    const bool holds = test.empty() ? truthy(looked) : machine.test(test, looked, rest);
    if (holds == wanted) items.push_back(item);
  }
  return machine.list(std::move(items), SequenceKind::Stream);
}

}  // namespace

Filter findListFilter(std::string_view name) {
  static const std::map<std::string_view, Filter> filters = {{"dictsort", dictSort},
                                                             {"first", firstFilter},
                                                             {"items", itemsFilter},
                                                             {"join", joinFilter},
                                                             {"last", lastFilter},
                                                             {"list", listFilter},
                                                             {"map", mapFilter},
                                                             {"max", maximum},
                                                             {"min", minimum},
                                                             {"reject", pick<false, false>},
                                                             {"rejectattr", pick<false, true>},
                                                             {"reverse", reverseFilter},
                                                             {"select", pick<true, false>},
                                                             {"selectattr", pick<true, true>},
                                                             {"sort", sortFilter},
                                                             {"sum", sumFilter},
                                                             {"unique", uniqueFilter}};
  const auto found = filters.find(name);
  return found == filters.end() ? nullptr : found->second;
}

}  // namespace etude::jinja
