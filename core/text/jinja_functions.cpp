// The functions that templates can call, and formatting in the manner of C.
#include "core/text/jinja_filters.h"

#include "core/base/say.h"
#include "core/text/jinja_machine.h"
#include "core/text/jinja_print.h"
#include "core/text/jinja_strings.h"
#include "core/text/unicode.h"

#include <locale.h>

#include <cmath>

namespace etude::jinja {

namespace {

/// The most items of a range, as in Jinja's sandbox.
constexpr std::int64_t kMaxRange = 100000;

Value range(Machine& machine, const Arguments& given) {
  const auto bound = bind(given, "range", {"start", "stop", "step"}, 1);
  const std::int64_t first = wholeOf(*bound[0], "range"), step = bound[2] ? wholeOf(*bound[2], "range") : 1;
  const std::int64_t begin = bound[1] ? first : 0, end = bound[1] ? wholeOf(*bound[1], "range") : first;
  if (step == 0) refuse(say("The step of a range is zero"));
  Values items;
  for (std::int64_t i = begin; step > 0 ? i < end : i > end;) {
    if (static_cast<std::int64_t>(items.size()) == kMaxRange) refuse(say("A range has more than %1 items", kMaxRange));
    items.emplace_back(i);
    if (__builtin_add_overflow(i, step, &i)) break;
  }
  return machine.list(std::move(items), SequenceKind::Range);
}

void fill(Machine& machine, const Arguments& given, const char* callee,
          const std::function<void(const Value&, const Value&)>& set) {
  if (given.positional.size() > 1)
    refuse(say("“%1” is given %2 arguments, but takes only %3", callee, given.positional.size(), 1));
  if (!given.positional.empty() && given.positional[0].isMapping()) {
    for (const auto& [key, value] : given.positional[0].mapping().entries()) set(key, value);
  } else if (!given.positional.empty()) {
    for (const Value& pair : iterate(machine.work(), given.positional[0])) {
      const Values entry = iterate(machine.work(), pair);
      if (entry.size() != 2) refuse(say("“%1” needs pairs of a key and a value", callee));
      set(entry[0], entry[1]);
    }
  }
  for (const auto& [name, value] : given.named) set(Value(name), value);
}

Value makeMapping(Machine& machine, const Arguments& given) {
  Mapping mapping;
  fill(machine, given, "dict", [&](const Value& key, const Value& value) {
    machine.work().charge(4 * Work::kValue + (key.isText() ? key.text().size() : 0));
    mapping.set(key, value);
  });
  return Value(std::move(mapping));
}

Value makeNamespace(Machine& machine, const Arguments& given) {
  auto space = std::make_unique<Namespace>();
  fill(machine, given, "namespace", [&](const Value& key, const Value& value) {
    machine.work().charge(4 * Work::kValue);
    space->set(textOf(key, "namespace"), value);
  });
  return machine.object(std::move(space));
}

Value raiseException(Machine& machine, const Arguments& given) {
  throw Refusal{toText(machine.work(), *bind(given, "raise_exception", {"message"}, 1)[0]), 0, true};
}

Value timeNow(Machine& machine, const Arguments& given) {
  const auto bound = bind(given, "strftime_now", {"format"}, 1);
  return machine.text(formatTime(machine.now(), textOf(*bound[0], "strftime_now")));
}

/// One %-place of a format: "%(name)-08.3f".
struct Place {
  std::string name, flags, width, precision;
  bool named = false, precise = false;
  char type = 0;
};

Place readPlace(const std::string& format, std::size_t& i) {
  Place place;
  const auto at = [&] { return i < format.size() ? format[i] : '\0'; };
  const auto digits = [&](std::string& into) {
    while (at() >= '0' && at() <= '9') into += format[i++];
    if (into.size() > 4) refuse(say("A number is too long"));
  };
  if (at() == '(') {
    const std::size_t end = format.find(')', i);
    if (end == std::string::npos) refuse(say("A place of “%1” does not end", "%"));
    place.name = format.substr(i + 1, end - i - 1);
    place.named = true;
    i = end + 1;
  }
  while (at() != '\0' && std::string_view("-+ 0").find(at()) != std::string_view::npos && place.flags.size() < 4)
    place.flags += format[i++];
  digits(place.width);
  if (at() == '.') {
    place.precise = true;
    ++i;
    digits(place.precision);
  }
  place.type = at();
  ++i;
  return place;
}

std::string printedNumber(const Place& place, const Value& value) {
  if (value.isUndefined()) refuseUndefined(value);
  const bool real = std::string_view("eEfFgG").find(place.type) != std::string_view::npos;
  if (!value.isNumber() || (!real && place.type != 'd' && place.type != 'i' && place.type != 'u' && !value.isWhole()))
    refuse(say("%1 cannot be written as a number", kindOf(value)));
  const std::string start = "%" + place.flags + place.width + (place.precise ? "." + place.precision : "");
  std::string text(20400, '\0');  // widths and precisions have at most four digits
  int length = 0;
  if (real) {
    length = std::snprintf(text.data(), text.size(), (start + place.type).c_str(), value.real());
  } else {
    if (value.isFloat() && !(std::abs(value.real()) < 9.2e18)) refuse(say("A number grows larger than 64 bits can hold"));
    const auto whole = static_cast<long long>(value.isFloat() ? static_cast<std::int64_t>(value.real()) : value.whole());
    const char type = place.type == 'x' || place.type == 'X' || place.type == 'o' ? place.type : 'd';
    if (type != 'd' && whole < 0) refuse(say("A negative number cannot be written with “%1”", std::string(1, type)));
    length = std::snprintf(text.data(), text.size(), (start + "ll" + type).c_str(), whole);
  }
  text.resize(static_cast<std::size_t>(std::max(length, 0)));
  return text;
}

std::string printedText(Machine& machine, const Place& place, const Value& value) {
  std::string text = place.type == 's' ? toText(machine.work(), value) : toRepr(machine.work(), value);
  if (place.precise) text = fromCodePoints(toCodePoints(text).substr(0, parseWhole("0" + place.precision, 10).value_or(0)));
  const auto width = static_cast<std::size_t>(parseWhole("0" + place.width, 10).value_or(0)), length = countCodePoints(text);
  if (length >= width) return text;
  const std::string fill(width - length, ' ');
  return place.flags.find('-') != std::string::npos ? text + fill : fill + text;
}

}  // namespace

std::string formatPercent(Machine& machine, const std::string& format, const Values& arguments, const Value* mapping) {
  std::string result;
  std::size_t next = 0;
  bool by_name = false;
  for (std::size_t i = 0; i < format.size();) {
    if (format[i] != '%') {
      result += format[i++];
      continue;
    }
    const Place place = readPlace(format, ++i);
    if (place.type == '%') {
      result += '%';
      continue;
    }
    by_name = by_name || place.named;
    if (place.named && !mapping) refuse(say("“%1” needs a mapping for its names", "%"));
    if (!place.named && next >= arguments.size()) refuse(say("“%1” is not given enough values", "%"));
    const Value* found = place.named ? mapping->mapping().find(place.name) : &arguments[next++];
    if (!found) refuse(say("%1 has no “%2”", kindOf(*mapping), place.name));
    const std::string_view types = "sradiuxXoeEfFgG";
    if (place.type == '\0' || place.type == 'a' || types.find(place.type) == std::string_view::npos)
      refuse(say("The place “%1” of a format is not supported", std::string(1, place.type ? place.type : 0x25)));
    machine.work().charge(Work::kStep);
    result += place.type == 's' || place.type == 'r' ? printedText(machine, place, *found) : printedNumber(place, *found);
    machine.work().charge(parseWhole("0" + place.width, 10).value_or(0) + (place.precise ? 10000 : 0));
  }
  if (!by_name && !mapping && next < arguments.size()) refuse(say("“%1” is given more values than it has places", "%"));
  return result;
}

std::string formatTime(const std::tm& time, const std::string& format) {
  static const locale_t english = newlocale(LC_ALL_MASK, "C", nullptr);
  std::string result;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      result += format[i];
      continue;
    }
    std::string place = "%";
    if (++i < format.size() && std::string_view("-_0^#").find(format[i]) != std::string_view::npos) place += format[i++];
    constexpr std::string_view known = "aAbBcCdDeFgGhHIjklmMnpPrRSTtuUVwWxXyYzZ%";
    if (i >= format.size() || known.find(format[i]) == std::string_view::npos)
      refuse(say("The place %1 of a time is not supported", place + (i < format.size() ? format.substr(i, 1) : "")));
    if (format[i] == 'z' || format[i] == 'Z') continue;  // the time of Transformers knows no zone
    place += format[i];
    char buffer[256];
    result.append(buffer, strftime_l(buffer, sizeof buffer, place.c_str(), &time, english));
  }
  return result;
}

std::vector<std::pair<std::string, Function::Body>> globalFunctions() {
  return {{"range", range},
          {"dict", makeMapping},
          {"namespace", makeNamespace},
          {"raise_exception", raiseException},
          {"strftime_now", timeNow}};
}

}  // namespace etude::jinja
