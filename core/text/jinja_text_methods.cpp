// The methods of text.
#include "core/text/jinja_filters.h"

#include "core/base/say.h"
#include "core/text/jinja_machine.h"
#include "core/text/jinja_print.h"
#include "core/text/jinja_strings.h"
#include "core/text/unicode.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <limits>

namespace etude::jinja {

namespace {

/// The text of the value, paid for: every method looks at all of it.
const std::string& paid(Machine& machine, const Value& self) {
  machine.work().charge(self.text().size());
  return self.text();
}

template <std::string (*change)(std::string_view)>
Value withCase(Machine& machine, const Value& self, const Arguments& given) {
  bind(given, "upper", {});
  return machine.text(change(paid(machine, self)), self.isMarkup());
}

template <bool left, bool right>
Value strip(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "strip", {"chars"});
  const std::string* characters = bound[0] && !bound[0]->isNone() ? &textOf(*bound[0], "strip") : nullptr;
  if (characters) machine.work().charge(Work::kValue * characters->size());
  return machine.text(std::string(trimmed(paid(machine, self), characters, left, right)), self.isMarkup());
}

Value pieces(Machine& machine, const Value& self, const std::vector<std::string>& parts) {
  Values items;
  for (const std::string& part : parts) items.push_back(machine.text(part, self.isMarkup()));
  return machine.list(std::move(items));
}

std::size_t limitOf(const Value* value, const char* callee) {
  if (!value) return std::numeric_limits<std::size_t>::max();
  const std::int64_t limit = wholeOf(*value, callee);
  return limit < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(limit);
}

template <bool from_right>
Value split(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "split", {"sep", "maxsplit"});
  const std::string& text = paid(machine, self);
  const std::size_t limit = limitOf(bound[1], "split");
  if (!bound[0] || bound[0]->isNone()) return pieces(machine, self, splitAtSpace(text, limit, from_right));
  const std::string& separator = textOf(*bound[0], "split");
  if (separator.empty()) refuse(say("A text cannot be split at nothing"));
  return pieces(machine, self, from_right ? splitAtFromRight(text, separator, limit) : splitAt(text, separator, limit));
}

Value linesOf(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "splitlines", {"keepends"});
  return pieces(machine, self, splitLines(paid(machine, self), bound[0] && truthy(*bound[0])));
}

template <bool from_right>
Value partition(Machine& machine, const Value& self, const Arguments& given) {
  const std::string& separator = textOf(*bind(given, "partition", {"sep"}, 1)[0], "partition");
  if (separator.empty()) refuse(say("A text cannot be split at nothing"));
  const std::string& text = paid(machine, self);
  const std::size_t found = from_right ? findLastPart(text, separator) : findPart(text, separator);
  if (found == std::string::npos) {
    const Value none = machine.text("");
    return machine.list(from_right ? Values{none, none, self} : Values{self, none, none}, SequenceKind::Tuple);
  }
  return machine.list(
      {machine.text(text.substr(0, found)), machine.text(separator), machine.text(text.substr(found + separator.size()))},
      SequenceKind::Tuple);
}

/// startswith, endswith: of a text, or of any of a tuple of them.
template <bool at_end>
Value touches(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, at_end ? "endswith" : "startswith", {"prefix"}, 1);
  const bool several = bound[0]->isSequence(SequenceKind::Tuple);
  for (const Value& part : several ? bound[0]->sequence().items : Values{*bound[0]}) {
    const std::string& looked = textOf(part, at_end ? "endswith" : "startswith");
    machine.work().charge(looked.size());
    if (at_end ? self.text().ends_with(looked) : self.text().starts_with(looked)) return Value(true);
  }
  return Value(false);
}

template <bool suffix>
Value withoutAffix(Machine& machine, const Value& self, const Arguments& given) {
  const std::string& part = textOf(*bind(given, "removeprefix", {"prefix"}, 1)[0], "removeprefix");
  const std::string& text = paid(machine, self);
  const bool has = suffix ? text.ends_with(part) : text.starts_with(part);
  return has ? machine.text(text.substr(suffix ? 0 : part.size(), text.size() - part.size()), self.isMarkup()) : self;
}

/// The place of a part in code points, or -1.
template <bool last, bool required>
Value place(Machine& machine, const Value& self, const Arguments& given) {
  const std::string& part = textOf(*bind(given, "find", {"sub"}, 1)[0], "find");
  const std::string& text = paid(machine, self);
  const std::size_t found = last ? findLastPart(text, part) : findPart(text, part);
  if (found != std::string::npos) return Value(countCodePoints(std::string_view(text).substr(0, found)));
  if (required) refuse(say("The text “%1” is not found", part));
  return Value(-1);
}

Value countOf(Machine& machine, const Value& self, const Arguments& given) {
  const std::string& part = textOf(*bind(given, "count", {"sub"}, 1)[0], "count");
  const std::string& text = paid(machine, self);
  return Value(part.empty() ? countCodePoints(text) + 1 : countParts(text, part));
}

/// Between all characters if `part` is empty.
std::string replaced(std::string_view text, const std::string& part, const std::string& by, std::size_t limit) {
  std::string result;
  std::size_t position = 0;
  for (std::size_t count = 0; count < limit; ++count) {
    std::size_t found = part.empty() ? position : findPart(text, part, position);
    if (found == std::string_view::npos) break;
    result += text.substr(position, found - position);
    result += by;
    position = found + part.size();
    if (!part.empty()) continue;
    if (position >= text.size()) break;
    nextCodePoint(text, position);
    result += text.substr(found, position - found);
  }
  return result += text.substr(position);
}

Value replace(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "replace", {"old", "new", "count"}, 2);
  const std::string &text = paid(machine, self), &part = textOf(*bound[0], "replace"), &by = textOf(*bound[1], "replace");
  const std::size_t limit = limitOf(bound[2], "replace");
  const std::size_t most = std::min(limit, part.empty() ? countCodePoints(text) + 1 : countParts(text, part));
  if (most > 0 && by.size() > Work::kLimit / most) machine.work().charge(Work::kLimit + 1);
  machine.work().charge(most * by.size());
  return machine.text(replaced(text, part, by, limit), self.isMarkup());
}

Value joinAll(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "join", {"iterable"}, 1);
  const Values items = iterate(machine.work(), *bound[0]);
  std::string text;
  for (const Value& item : items) {
    const std::string& piece = textOf(item, "join");
    const std::string joined =
        (&item == &items.front() ? "" : self.text()) + (self.isMarkup() && !item.isMarkup() ? escapeHtml(piece) : piece);
    machine.work().charge(joined.size());
    text += joined;
  }
  return machine.text(std::move(text), self.isMarkup());
}

/// All characters have the property, and there is one.
template <UBool (*has)(UChar32)>
Value all(Machine& machine, const Value& self, const Arguments& given) {
  bind(given, "isalpha", {});
  const std::u32string text = toCodePoints(paid(machine, self));
  return Value(!text.empty() &&
               std::all_of(text.begin(), text.end(), [](char32_t c) { return has(static_cast<UChar32>(c)) != 0; }));
}

UBool isAlpha(UChar32 c) { return (U_MASK(u_charType(c)) & U_GC_L_MASK) != 0; }
UBool isDecimal(UChar32 c) { return u_charType(c) == U_DECIMAL_DIGIT_NUMBER; }
UBool isDigitLike(UChar32 c) {
  const int type = u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}
UBool isNumberLike(UChar32 c) { return u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_NONE; }
UBool isAlphaOrNumber(UChar32 c) { return isAlpha(c) || isNumberLike(c); }
UBool isSpaceLike(UChar32 c) { return isPythonSpace(static_cast<char32_t>(c)); }

/// No letter of the other case, and one of this.
template <bool upper>
Value isCase(Machine& machine, const Value& self, const Arguments& given) {
  bind(given, "isupper", {});
  bool found = false;
  for (const char32_t c : toCodePoints(paid(machine, self))) {
    const auto has = [&](UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0; };
    if (has(upper ? UCHAR_LOWERCASE : UCHAR_UPPERCASE) || u_charType(static_cast<UChar32>(c)) == U_TITLECASE_LETTER)
      return Value(false);
    found = found || has(upper ? UCHAR_UPPERCASE : UCHAR_LOWERCASE);
  }
  return Value(found);
}

/// ljust, rjust, center.
template <int left, int right>
Value padded(Machine& machine, const Value& self, const Arguments& given) {
  const auto bound = bind(given, "ljust", {"width", "fillchar"}, 1);
  const std::string fill = bound[1] ? textOf(*bound[1], "ljust") : " ";
  if (countCodePoints(fill) != 1)
    refuse(say("“%1” needs one character to fill with", left ? (right ? "center" : "rjust") : "ljust"));
  const auto length = static_cast<std::int64_t>(countCodePoints(paid(machine, self)));
  const std::int64_t missing = wholeOf(*bound[0], "ljust") - length;
  if (missing <= 0) return self;
  machine.work().charge(static_cast<std::size_t>(std::min<std::int64_t>(missing, Work::kLimit)) * fill.size());
  const std::int64_t before = left && right ? missing / 2 + (missing & (missing + length) & 1) : (left ? missing : 0);
  std::string text;
  for (std::int64_t i = 0; i < before; ++i) text += fill;
  text += self.text();
  for (std::int64_t i = before; i < missing; ++i) text += fill;
  return machine.text(std::move(text));
}

/// "{} {name}".format(...), without what may follow a colon or a dot.
Value formatBraces(Machine& machine, const Value& self, const Arguments& given) {
  const std::string& format = paid(machine, self);
  std::string result;
  std::size_t next = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    const bool twice = i + 1 < format.size() && format[i + 1] == c;
    if ((c == '{' || c == '}') && twice) {
      result += format[i++];
      continue;
    }
    if (c == '}') refuse(say("The bracket %1 was not opened", "}"));
    if (c != '{') {
      result += c;
      continue;
    }
    const std::size_t end = format.find('}', i);
    if (end == std::string::npos) refuse(say("A place of “%1” does not end", "format"));
    const std::string name = format.substr(i + 1, end - i - 1);
    const auto number = name.empty() ? std::optional<long long>(next++) : parseWhole(name, 10);
    const auto named = std::find_if(given.named.begin(), given.named.end(), [&](const auto& each) { return each.first == name; });
    if (!number && named == given.named.end())
      refuse(say("The place {%1} of “%2” is not supported, or not given", name, "format"));
    if (number && (*number < 0 || static_cast<std::size_t>(*number) >= given.positional.size()))
      refuse(say("“%1” is not given enough values", "format"));
    result += toText(machine.work(), number ? given.positional[static_cast<std::size_t>(*number)] : named->second);
    i = end;
  }
  return machine.text(std::move(result), self.isMarkup());
}

}  // namespace

Method findTextMethod(std::string_view name) {
  static const std::map<std::string_view, Method> methods = {{"capitalize", withCase<capitalized>},
                                                             {"center", padded<1, 1>},
                                                             {"count", countOf},
                                                             {"endswith", touches<true>},
                                                             {"find", place<false, false>},
                                                             {"format", formatBraces},
                                                             {"index", place<false, true>},
                                                             {"isalnum", all<isAlphaOrNumber>},
                                                             {"isalpha", all<isAlpha>},
                                                             {"isdecimal", all<isDecimal>},
                                                             {"isdigit", all<isDigitLike>},
                                                             {"islower", isCase<false>},
                                                             {"isnumeric", all<isNumberLike>},
                                                             {"isspace", all<isSpaceLike>},
                                                             {"isupper", isCase<true>},
                                                             {"join", joinAll},
                                                             {"ljust", padded<0, 1>},
                                                             {"lower", withCase<lowerCased>},
                                                             {"lstrip", strip<true, false>},
                                                             {"partition", partition<false>},
                                                             {"removeprefix", withoutAffix<false>},
                                                             {"removesuffix", withoutAffix<true>},
                                                             {"replace", replace},
                                                             {"rfind", place<true, false>},
                                                             {"rindex", place<true, true>},
                                                             {"rjust", padded<1, 0>},
                                                             {"rpartition", partition<true>},
                                                             {"rsplit", split<true>},
                                                             {"rstrip", strip<false, true>},
                                                             {"split", split<false>},
                                                             {"splitlines", linesOf},
                                                             {"startswith", touches<false>},
                                                             {"strip", strip<true, true>},
                                                             {"title", withCase<titled>},
                                                             {"upper", withCase<upperCase>}};
  const auto found = methods.find(name);
  return found == methods.end() ? nullptr : found->second;
}

}  // namespace etude::jinja
