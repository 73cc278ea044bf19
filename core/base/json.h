// JSON values of the project. Objects keep the order in which their keys were written, so that files stay readable.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace etude {

using Json = nlohmann::ordered_json;

/// True if brackets nest more than 100 deep. Such a text is refused wherever JSON is read: the parser needs no stack for it, but
/// copying, comparing and writing the value would.
bool nestsTooDeep(std::string_view text);

/// Parses `text`; a syntax error becomes a ProblemError that names `where` and the line.
Json parseJson(std::string_view text, const std::string& where);

/// Parses `text`; a discarded value if it is not JSON. Plain nlohmann::json suits files with long objects: those of Json are
/// lists, too slow to look keys up in.
template <class Value = nlohmann::json>
Value parseJsonOrDiscard(std::string_view text) {
  return nestsTooDeep(text) ? Value(Value::value_t::discarded) : Value::parse(text.begin(), text.end(), nullptr, false);
}

/// One line (indent < 0) or indented text; bytes that are not UTF-8 become U+FFFD instead of an exception.
std::string dumpJson(const Json& value, int indent = -1);

}  // namespace etude
