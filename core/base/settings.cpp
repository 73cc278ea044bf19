#include "core/base/settings.h"

#include "core/base/say.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace etude {

namespace {

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return buffer;
}

bool refuse(const SettingInfo& info, const Json& value, const std::string& expected, Problems& problems) {
  std::string shown = dumpJson(value);
  if (shown.size() > 60) shown.replace(57, std::string::npos, "...");
  problems.push_back(
      {Severity::Error, say("“%1” cannot be %2", say(info.label.c_str()), shown), say("Give %1.", expected), info.key});
  return false;
}

bool checkNumber(const SettingInfo& info, const Json& value, bool whole, Problems& problems) {
  const std::string expected = whole ? say("a whole number from %1 to %2", number(info.min), number(info.max))
                                     : say("a number from %1 to %2", number(info.min), number(info.max));
  const bool right_type = whole ? value.is_number_integer() : value.is_number();
  if (!right_type) return refuse(info, value, expected, problems);
  const double v = value.get<double>();
  return std::isfinite(v) && v >= info.min && v <= info.max ? true : refuse(info, value, expected, problems);
}

std::size_t editDistance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

bool checkSetting(const SettingInfo& info, const Json& value, Problems& problems) {
  switch (info.kind) {
    case SettingKind::Flag:
      return value.is_boolean() ? true : refuse(info, value, say("true or false"), problems);
    case SettingKind::Integer:
      return checkNumber(info, value, true, problems);
    case SettingKind::Real:
      return checkNumber(info, value, false, problems);
    case SettingKind::Text:
    case SettingKind::Path:
      return value.is_string() ? true : refuse(info, value, say("a text in quotes"), problems);
    case SettingKind::TextList:
      return value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& v) { return v.is_string(); })
                 ? true
                 : refuse(info, value, say("a list of texts"), problems);
    case SettingKind::Choice: {
      const bool known = value.is_string() && std::any_of(info.choices.begin(), info.choices.end(),
                                                          [&](const Choice& c) { return value.get<std::string>() == c.value; });
      return known ? true : refuse(info, value, say("one of %1", describeRange(info)), problems);
    }
  }
  return false;
}

Json settingFromText(const SettingInfo& info, const std::string& text) {
  const char* end = text.data() + text.size();
  switch (info.kind) {
    case SettingKind::Flag:
      if (text == "true" || text == "yes" || text == "on" || text == "1") return true;
      if (text == "false" || text == "no" || text == "off" || text == "0") return false;
      return text;
    case SettingKind::Integer: {
      std::int64_t value = 0;
      const auto [stop, error] = std::from_chars(text.data(), end, value);
      return error == std::errc() && stop == end ? Json(value) : Json(text);
    }
    case SettingKind::Real: {
      double value = 0;
      const auto [stop, error] = std::from_chars(text.data(), end, value);
      return error == std::errc() && stop == end ? Json(value) : Json(text);
    }
    case SettingKind::TextList: {
      Json list = Json::array();
      for (std::size_t begin = 0; begin <= text.size() && !text.empty();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        list.push_back(text.substr(begin, comma - begin));
        begin = comma + 1;
      }
      return list;
    }
    default:
      return text;
  }
}

std::string describeRange(const SettingInfo& info) {
  switch (info.kind) {
    case SettingKind::Flag:
      return "true | false";
    case SettingKind::Integer:
    case SettingKind::Real:
      return number(info.min) + " to " + number(info.max);
    case SettingKind::Choice: {
      std::string text;
      for (const Choice& choice : info.choices) text += (text.empty() ? "" : " | ") + std::string(choice.value);
      return text;
    }
    case SettingKind::TextList:
      return "a list";
    case SettingKind::Path:
      return "a path";
    case SettingKind::Text:
      return "text";
  }
  return {};
}

std::string closestKey(const std::string& key, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, key.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = editDistance(key, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

void reportUnknownKey(const std::string& path, const std::string& key, const std::vector<std::string>& known,
                      Problems& problems) {
  const std::string close = closestKey(key, known);
  problems.push_back({Severity::Error, say("There is no setting called “%1”", key),
                      close.empty() ? say("Remove it, or check its spelling.") : say("Did you mean “%1”?", close),
                      path.empty() ? key : path + "." + key});
}

void reportWrongSection(const std::string& path, const Json& json, Problems& problems) {
  problems.push_back({Severity::Error,
                      say("A section of settings in braces is expected here, not %1", dumpJson(json).substr(0, 40)),
                      say("Write { ... } with the settings of this section, or leave the section out."), path});
}

}  // namespace etude
