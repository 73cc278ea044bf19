#include "core/base/json.h"

#include "core/base/problem.h"
#include "core/base/say.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace etude {

namespace {

constexpr std::size_t kDeepest = 100;

/// What a parser will meet in a text, without building it.
struct JsonShape {
  bool too_deep = false;
  std::uint64_t comparisons = 0;  ///< of keys, where the objects are lists
};

JsonShape shapeOf(std::string_view text) {
  JsonShape shape;
  std::array<std::uint64_t, kDeepest + 1> keys{};  // of the value that is open at each depth
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') ++i;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') {
      if (++depth > kDeepest) return {true, 0};
      keys[depth] = 0;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    } else if (c == ':') {
      shape.comparisons += keys[depth]++;
    }
  }
  return shape;
}

}  // namespace

bool nestsTooDeep(std::string_view text) { return shapeOf(text).too_deep; }

Json parseJson(std::string_view text, const std::string& where) {
  if (nestsTooDeep(text))
    throw ProblemError(say("This JSON is nested more than 100 levels deep"), say("Get the file again: it may be damaged."),
                       where);
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const Json::parse_error& error) {
    const std::size_t end = std::min(error.byte, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    throw ProblemError(say("This is not valid JSON: line %1 cannot be read", line),
                       say("Open the file in an editor and mend that line, or get the file again: it may have been cut off."),
                       where);
  } catch (const Json::out_of_range&) {
    throw ProblemError(say("This is not valid JSON: it holds a number that is too large"),
                       say("Open the file in an editor and mend that number."), where);
  }
}

std::string dumpJson(const Json& value, int indent) { return value.dump(indent, ' ', false, Json::error_handler_t::replace); }

}  // namespace etude
