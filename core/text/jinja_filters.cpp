// Filters of single values; those of sequences are in jinja_list_filters.cpp.
#include "core/text/jinja_filters.h"

#include "core/base/say.h"
#include "core/text/jinja_machine.h"
#include "core/text/jinja_print.h"
#include "core/text/jinja_strings.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cfenv>
#include <cmath>
#include <limits>

namespace etude::jinja {

namespace {

/// A filter of text: what is no text is printed first; markup stays markup.
template <std::string (*change)(std::string_view)>
Value changed(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "|", {});
  const std::string text = toText(machine.work(), value);
  return machine.text(change(text), value.isMarkup());
}

Value trim(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "trim", {"chars"});
  const std::string text = toText(machine.work(), value);
  const std::string* characters = bound[0] && !bound[0]->isNone() ? &textOf(*bound[0], "trim") : nullptr;
  if (characters) machine.work().charge(Work::kValue * characters->size());
  return machine.text(std::string(trimmed(text, characters, true, true)), value.isMarkup());
}

Value replaceText(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "replace", {"old", "new", "count"}, 2);
  const Value text = machine.text(toText(machine.work(), value));
  Arguments call{{machine.text(toText(machine.work(), *bound[0])), machine.text(toText(machine.work(), *bound[1]))}, {}};
  if (bound[2] && !bound[2]->isNone()) call.positional.push_back(*bound[2]);
  return findTextMethod("replace")(machine, text, call);
}

Value toLength(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "length", {});
  return Value(lengthOf(machine.work(), value));
}

Value withDefault(Machine&, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "default", {"default_value", "boolean"});
  const bool missing = value.isUndefined() || (bound[1] && truthy(*bound[1]) && !truthy(value));
  if (!missing) return value;
  return bound[0] ? *bound[0] : Value(std::string());
}

JsonStyle jsonStyle(Machine& machine, const std::vector<const Value*>& bound) {
  JsonStyle style;
  style.ensure_ascii = bound[0] && truthy(*bound[0]);
  style.sort_keys = bound[3] && truthy(*bound[3]);
  if (bound[1] && !bound[1]->isNone()) {
    style.indented = true;
    style.item_separator = ",";
    if (bound[1]->isText())
      style.indent = bound[1]->text();
    else
      style.indent.assign(static_cast<std::size_t>(std::clamp<std::int64_t>(wholeOf(*bound[1], "tojson"), 0, 1000)), ' ');
  }
  if (bound[2] && !bound[2]->isNone()) {
    const Values separators = iterate(machine.work(), *bound[2]);
    if (separators.size() != 2) refuse(say("“%1” needs two separators", "tojson"));
    style.item_separator = textOf(separators[0], "tojson");
    style.key_separator = textOf(separators[1], "tojson");
  }
  return style;
}

Value toJsonFilter(Machine& machine, const Value& value, const Arguments& given) {
  const JsonStyle style = jsonStyle(machine, bind(given, "tojson", {"ensure_ascii", "indent", "separators", "sort_keys"}));
  return machine.text(toJsonText(machine.work(), value, style));
}

Value toWhole(Machine&, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "int", {"default", "base"});
  if (value.isUndefined()) refuseUndefined(value);
  const Value fallback = bound[0] ? *bound[0] : Value(0);
  if (value.isWhole()) return Value(value.whole());
  std::optional<double> real = value.isFloat() ? std::optional(value.real()) : std::nullopt;
  if (value.isText()) {
    const std::int64_t base = bound[1] ? wholeOf(*bound[1], "int") : 10;
    if (const auto whole = parseWhole(value.text(), base >= 0 && base <= 36 ? static_cast<int>(base) : 1)) return Value(*whole);
    real = parseReal(value.text());
  }
  if (!real || !std::isfinite(*real)) return fallback;
  if (std::abs(*real) > 9.2e18) refuse(say("A number grows larger than 64 bits can hold"));
  return Value(static_cast<std::int64_t>(*real));
}

Value toReal(Machine&, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "float", {"default"});
  if (value.isUndefined()) refuseUndefined(value);
  if (value.isNumber()) return Value(value.real());
  const std::optional<double> real = value.isText() ? parseReal(value.text()) : std::nullopt;
  return real ? Value(*real) : (bound[0] ? *bound[0] : Value(0.0));
}

Value absolute(Machine&, const Value& value, const Arguments& given) {
  bind(given, "abs", {});
  if (!value.isNumber()) refuse(say("“%1” needs a number instead of %2", "abs", kindOf(value)));
  if (value.isFloat()) return Value(std::abs(value.real()));
  if (value.whole() == std::numeric_limits<std::int64_t>::min()) refuse(say("A number grows larger than 64 bits can hold"));
  return Value(std::abs(value.whole()));
}

/// To so many decimal places of what the number really is, halves to even, as Python does it.
double rounded(double number, int places) {
  if (!std::isfinite(number)) return number;
  if (places < 0) {
    const double unit = std::pow(10.0, -places);
    return std::nearbyint(number / unit) * unit;
  }
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, "%.*f", places, number);
  return parseReal(buffer).value_or(number);
}

Value roundFilter(Machine&, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "round", {"precision", "method"});
  const std::int64_t wanted = bound[0] ? wholeOf(*bound[0], "round") : 0;
  const int places = static_cast<int>(std::clamp<std::int64_t>(wanted, -300, 60));
  const std::string method = bound[1] ? textOf(*bound[1], "round") : "common";
  if (!value.isNumber()) refuse(say("“%1” needs a number instead of %2", "round", kindOf(value)));
  if (method == "common") {
    if (value.isWhole() && places >= 0) return Value(value.whole());
    const double result = rounded(value.real(), places);
    return value.isWhole() ? Value(static_cast<std::int64_t>(result)) : Value(result);
  }
  if (method != "ceil" && method != "floor") refuse(say("“%1” is no way to round: common, ceil and floor are", method));
  const double unit = std::pow(10.0, places), scaled = value.real() * unit;
  return Value((method == "ceil" ? std::ceil(scaled) : std::floor(scaled)) / unit);
}

Value indent(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "indent", {"width", "first", "blank"});
  std::string indention(4, ' ');
  if (bound[0] && bound[0]->isText())
    indention = bound[0]->text();
  else if (bound[0])
    indention.assign(static_cast<std::size_t>(std::clamp<std::int64_t>(wholeOf(*bound[0], "indent"), 0, 1000)), ' ');
  const bool first = bound[1] && truthy(*bound[1]), blank = bound[2] && truthy(*bound[2]);
  const std::vector<std::string> lines = splitLines(textOf(value, "indent") + "\n", false);
  machine.work().charge(value.text().size());
  std::string result = first ? indention : "";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool moves = i > 0 && (blank || !lines[i].empty());
    machine.work().charge(indention.size());
    result += (i > 0 ? "\n" : "") + (moves ? indention : std::string()) + lines[i];
  }
  return machine.text(std::move(result), value.isMarkup());
}

Value asText(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "string", {});
  return value.isText() ? value : machine.text(toText(machine.work(), value));
}

Value asMarkup(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "safe", {});
  return machine.text(toText(machine.work(), value), true);
}

Value escape(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "escape", {});
  return value.isMarkup() ? value : machine.text(escapeHtml(toText(machine.work(), value)), true);
}

Value attributeOf(Machine& machine, const Value& value, const Arguments& given) {
  const auto bound = bind(given, "attr", {"name"}, 1);
  if (value.isMapping() && !findMethod(value, textOf(*bound[0], "attr")))
    return Value(Undefined{bound[0]->text(), kindOf(value)});
  return machine.attribute(value, textOf(*bound[0], "attr"));
}

Value formatFilter(Machine& machine, const Value& value, const Arguments& given) {
  if (!given.named.empty()) refuse(say("Arguments with names are not supported by “%1”", "format"));
  return machine.text(formatPercent(machine, toText(machine.work(), value), given.positional, nullptr), value.isMarkup());
}

Value countWords(Machine& machine, const Value& value, const Arguments& given) {
  bind(given, "wordcount", {});
  std::int64_t words = 0;
  bool inside = false;
  for (const char32_t c : toCodePoints(toText(machine.work(), value))) {
    const bool word = c == '_' || isWordCharacter(c);
    words += word && !inside;
    inside = word;
  }
  return Value(words);
}

}  // namespace

std::int64_t wholeOf(const Value& value, const std::string& callee) {
  if (value.isUndefined()) refuseUndefined(value);
  if (!value.isWhole()) refuse(say("“%1” needs a whole number instead of %2", callee, kindOf(value)));
  return value.whole();
}

const std::string& textOf(const Value& value, const std::string& callee) {
  if (value.isUndefined()) refuseUndefined(value);
  if (!value.isText()) refuse(say("“%1” needs a text instead of %2", callee, kindOf(value)));
  return value.text();
}

Filter findFilter(std::string_view name) {
  static const std::map<std::string_view, Filter> filters = {{"abs", absolute},
                                                             {"attr", attributeOf},
                                                             {"capitalize", changed<capitalized>},
                                                             {"count", toLength},
                                                             {"d", withDefault},
                                                             {"default", withDefault},
                                                             {"e", escape},
                                                             {"escape", escape},
                                                             {"float", toReal},
                                                             {"format", formatFilter},
                                                             {"indent", indent},
                                                             {"int", toWhole},
                                                             {"length", toLength},
                                                             {"lower", changed<lowerCased>},
                                                             {"replace", replaceText},
                                                             {"round", roundFilter},
                                                             {"safe", asMarkup},
                                                             {"string", asText},
                                                             {"title", changed<titledWords>},
                                                             {"tojson", toJsonFilter},
                                                             {"trim", trim},
                                                             {"upper", changed<upperCase>},
                                                             {"wordcount", countWords}};
  const auto found = filters.find(name);
  return found != filters.end() ? found->second : findListFilter(name);
}

}  // namespace etude::jinja
