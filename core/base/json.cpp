#include "core/base/json.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <algorithm>

namespace etude {

Json parseJson(std::string_view text, const std::string& where) {
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const Json::parse_error& error) {
    const std::size_t end = std::min(error.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    throw ProblemError(say("This is not valid JSON: line %1 cannot be read", line),
                       say("Open the file in an editor and mend that line, or get the file again: it may have been cut off."),
                       where);
  }
}

std::string dumpJson(const Json& value, int indent) { return value.dump(indent, ' ', false, Json::error_handler_t::replace); }

}  // namespace etude
