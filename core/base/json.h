// JSON values of the project. Objects keep the order in which their keys were written, so that files stay readable.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace etude {

using Json = nlohmann::ordered_json;

/// Parses `text`; a syntax error becomes a ProblemError that names `where` and the line.
Json parseJson(std::string_view text, const std::string& where);

/// One line (indent < 0) or indented text; bytes that are not UTF-8 become U+FFFD instead of an exception.
std::string dumpJson(const Json& value, int indent = -1);

}  // namespace etude
