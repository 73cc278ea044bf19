#include "core/text/jinja_print.h"

#include "core/base/say.h"
#include "core/text/jinja_object.h"
#include "core/text/unicode.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace etude::jinja {

namespace {

std::string hex(std::uint32_t number, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 4) *digit = "0123456789abcdef"[number & 15];
  return text;
}

/// The shortest text that reads back as this number; an exponent below 1e-4 and from 1e16 on.
std::string realText(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  char buffer[64];
  const double size = std::abs(number);
  const bool exponent = size != 0 && (size < 1e-4 || size >= 1e16);
  const auto format = exponent ? std::chars_format::scientific : std::chars_format::fixed;
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, format).ptr;
  std::string text(buffer, end);
  if (!exponent && text.find('.') == std::string::npos) text += ".0";
  return text;
}

bool isPrintable(char32_t c) {
  if (c == ' ') return true;
  constexpr std::uint32_t hidden = U_GC_C_MASK | U_GC_Z_MASK;
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & hidden) == 0;
}

std::string pythonQuoted(std::string_view text) {
  const bool twice = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
  const char quote = twice ? '"' : '\'';
  std::string result(1, quote);
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = nextCodePoint(text, position);
    if (c == '\\' || c == static_cast<char32_t>(quote)) {
      result += '\\';
      result += static_cast<char>(c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      result += c == '\n' ? "\\n" : (c == '\r' ? "\\r" : "\\t");
    } else if (isPrintable(c)) {
      appendUtf8(result, c);
    } else {
      result += c < 0x100 ? "\\x" + hex(c, 2) : (c < 0x10000 ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8));
    }
  }
  return result + quote;
}

std::string joined(Work& work, const Values& items, const char* open, const char* close) {
  std::string text = open;
  for (const Value& item : items) text += (text == open ? "" : ", ") + toRepr(work, item);
  return text + close;
}

std::string sequenceText(Work& work, const Sequence& sequence) {
  const Values& items = sequence.items;
  switch (sequence.kind) {
    case SequenceKind::List:
      return joined(work, items, "[", "]");
    case SequenceKind::Tuple:
      return joined(work, items, "(", items.size() == 1 ? ",)" : ")");
    case SequenceKind::ItemView:
      return joined(work, items, "dict_items([", "])");
    case SequenceKind::KeyView:
      return joined(work, items, "dict_keys([", "])");
    case SequenceKind::ValueView:
      return joined(work, items, "dict_values([", "])");
    default:
      refuse(say("A sequence that is made step by step has no text of its own: the filter “%1” is missing", "list"));
  }
}

std::string mappingText(Work& work, const Mapping& mapping) {
  std::string text = "{";
  for (const auto& [key, value] : mapping.entries())
    text += (text.size() == 1 ? "" : ", ") + toRepr(work, key) + ": " + toRepr(work, value);
  return text + "}";
}

std::string jsonString(std::string_view text, bool ascii) {
  std::string result = "\"";
  const auto escape = [&](char32_t unit) { result += "\\u" + hex(unit, 4); };
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = nextCodePoint(text, position);
    constexpr std::string_view kShort = "\"\\\n\r\t\b\f", kLetters = "\"\\nrtbf";
    if (const auto found = c < 0x80 ? kShort.find(static_cast<char>(c)) : std::string_view::npos;
        found != std::string_view::npos) {
      result += '\\';
      result += kLetters[found];
    } else if (c < 0x20 || (ascii && c >= 0x7f && c < 0x10000)) {
      escape(c);
    } else if (ascii && c >= 0x10000) {
      escape(0xd800 + ((c - 0x10000) >> 10));
      escape(0xdc00 + ((c - 0x10000) & 0x3ff));
    } else {
      appendUtf8(result, c);
    }
  }
  return result + '"';
}

std::string jsonNumber(const Value& value) {
  if (!value.isFloat()) return std::to_string(value.whole());
  if (std::isnan(value.real())) return "NaN";
  return std::isinf(value.real()) ? (value.real() < 0 ? "-Infinity" : "Infinity") : realText(value.real());
}

/// Writes one value of a JSON text; the level of indentation is that of its members.
class JsonWriter {
 public:
  JsonWriter(Work& work, const JsonStyle& style) : work_(work), style_(style) {}

  std::string write(const Value& value, int level = 1) {
    work_.charge(Work::kStep);
    if (value.isNone()) return "null";
    if (value.isBool()) return value.boolean() ? "true" : "false";
    if (value.isNumber()) return jsonNumber(value);
    if (value.isText()) {
      work_.charge(value.text().size());
      return jsonString(value.text(), style_.ensure_ascii);
    }
    if (value.isMapping()) return writeMapping(value.mapping(), level);
    if (!value.isSequence(SequenceKind::List) && !value.isSequence(SequenceKind::Tuple)) {
      if (value.isUndefined() && !value.undefined().name.empty()) refuseUndefined(value);
      refuse(say("%1 cannot be written as JSON", kindOf(value)));
    }
    std::vector<std::string> members;
    for (const Value& item : value.sequence().items) members.push_back(write(item, level + 1));
    return enclose('[', members, ']', level);
  }

 private:
  std::string key(const Value& value) {
    if (value.isText()) return value.text();
    if (!value.isNumber() && !value.isNone()) refuse(say("%1 cannot be a key in JSON", kindOf(value)));
    return write(value);
  }

  std::string writeMapping(const Mapping& mapping, int level) {
    std::vector<std::pair<Value, Value>> entries = mapping.entries();
    if (style_.sort_keys) {
      std::stable_sort(entries.begin(), entries.end(),
                       [&](const auto& a, const auto& b) { return compare(work_, a.first, b.first) < 0; });
    }
    std::vector<std::string> members;
    for (const auto& [name, value] : entries)
      members.push_back(jsonString(key(name), style_.ensure_ascii) + style_.key_separator + write(value, level + 1));
    return enclose('{', members, '}', level);
  }

  std::string line(int level) {
    std::string text = "\n";
    for (int i = 0; i < level; ++i) text += style_.indent;
    return text;
  }

  std::string enclose(char open, const std::vector<std::string>& members, char close, int level) {
    std::string text(1, open);
    for (const std::string& member : members) {
      if (text.size() > 1) text += style_.item_separator;
      if (style_.indented) text += line(level);
      text += member;
    }
    if (style_.indented && !members.empty()) text += line(level - 1);
    work_.charge(text.size());
    return text + close;
  }

  Work& work_;
  const JsonStyle& style_;
};

}  // namespace

std::string toText(Work& work, const Value& value) {
  if (value.isUndefined()) return {};
  if (!value.isText()) return toRepr(work, value);
  work.charge(value.text().size());
  return value.text();
}

std::string toRepr(Work& work, const Value& value) {
  work.charge(Work::kStep + static_cast<std::size_t>(value.depth()));
  if (value.isUndefined()) return "Undefined";
  if (value.isNone()) return "None";
  if (value.isBool()) return value.boolean() ? "True" : "False";
  if (value.isInteger()) return std::to_string(value.whole());
  if (value.isFloat()) return realText(value.real());
  if (value.isText()) {
    work.charge(4 * value.text().size());
    return value.isMarkup() ? "Markup(" + pythonQuoted(value.text()) + ")" : pythonQuoted(value.text());
  }
  if (value.isObject()) refuse(say("%1 has no text of its own", kindOf(value)));
  std::string text = value.isMapping() ? mappingText(work, value.mapping()) : sequenceText(work, value.sequence());
  work.charge(text.size());
  return text;
}

std::string toJsonText(Work& work, const Value& value, const JsonStyle& style) { return JsonWriter(work, style).write(value); }

std::string escapeHtml(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '\'':
        result += "&#39;";
        break;
      case '"':
        result += "&#34;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace etude::jinja
