// Values as text: as Python's str(), repr() and json.dumps() write them.
#pragma once

#include "core/text/jinja_value.h"

namespace etude::jinja {

/// str(): what `{{ ... }}` puts into the result. Refuses what has no text that is the same everywhere (functions, namespaces).
std::string toText(Work& work, const Value& value);
/// repr(): with quotes around text.
std::string toRepr(Work& work, const Value& value);

/// The arguments of json.dumps.
struct JsonStyle {
  bool ensure_ascii = false, sort_keys = false, indented = false;
  std::string indent;  ///< one level, if indented
  std::string item_separator = ", ", key_separator = ": ";
};
std::string toJsonText(Work& work, const Value& value, const JsonStyle& style);

/// &, <, >, ' and " as entities of HTML, as MarkupSafe writes them.
std::string escapeHtml(std::string_view text);

}  // namespace etude::jinja
