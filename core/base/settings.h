// One row per setting. From its row a setting gets its JSON in both directions, its range check, its field in the
// window's forms and its line in the command line's --help. A section of the recipe is a plain struct with a table
// `fields()` of such rows.
#pragma once

#include "core/base/json.h"
#include "core/base/problem.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <variant>
#include <vector>

namespace etude {

enum class SettingKind { Flag, Integer, Real, Text, Path, Choice, TextList };

struct Choice {
  const char* value;  ///< as in JSON
  const char* label;  ///< as in the window
};

/// What a setting is, without where it is stored.
struct SettingInfo {
  std::string key;       ///< "tuning.learning_rate" (in a section's own table: "learning_rate")
  std::string label;     ///< "Learning rate"
  std::string help;      ///< what it is, and what happens when it goes up or down
  SettingKind kind = SettingKind::Text;
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  std::vector<Choice> choices;
  bool advanced = false;  ///< hidden in the simple view
  std::string lowest{};   ///< what the lowest value means ("never", "all"), shown in its place; empty: just its number
};

/// A row of the table of section type S.
template <class S>
struct Field {
  using Member = std::variant<bool S::*, std::int64_t S::*, double S::*, std::string S::*, std::vector<std::string> S::*>;
  SettingInfo info;
  Member member;
};

struct Range {
  double min, max;
};

enum class View { Simple, Advanced };

template <class S>
Field<S> flag(const char* key, bool S::* member, const char* label, const char* help, View view = View::Simple) {
  return {{key, label, help, SettingKind::Flag, 0, 1, {}, view == View::Advanced}, member};
}
template <class S>
Field<S> integer(const char* key, std::int64_t S::* member, const char* label, const char* help, Range range, View view = View::Simple) {
  return {{key, label, help, SettingKind::Integer, range.min, range.max, {}, view == View::Advanced}, member};
}
template <class S>
Field<S> real(const char* key, double S::* member, const char* label, const char* help, Range range, View view = View::Simple) {
  return {{key, label, help, SettingKind::Real, range.min, range.max, {}, view == View::Advanced}, member};
}
template <class S>
Field<S> text(const char* key, std::string S::* member, const char* label, const char* help, View view = View::Simple) {
  return {{key, label, help, SettingKind::Text, 0, 0, {}, view == View::Advanced}, member};
}
template <class S>
Field<S> filePath(const char* key, std::string S::* member, const char* label, const char* help, View view = View::Simple) {
  return {{key, label, help, SettingKind::Path, 0, 0, {}, view == View::Advanced}, member};
}
template <class S>
Field<S> choice(const char* key, std::string S::* member, const char* label, const char* help, std::vector<Choice> choices,
                View view = View::Simple) {
  return {{key, label, help, SettingKind::Choice, 0, 0, std::move(choices), view == View::Advanced}, member};
}
template <class S>
Field<S> textList(const char* key, std::vector<std::string> S::* member, const char* label, const char* help, View view = View::Simple) {
  return {{key, label, help, SettingKind::TextList, 0, 0, {}, view == View::Advanced}, member};
}

/// A number whose lowest value stands for something else than itself.
template <class S>
Field<S> lowestMeans(const char* meaning, Field<S> field) {
  field.info.lowest = meaning;
  return field;
}

/// A setting of Root found by its full key: what forms and the command line work with.
template <class Root>
struct Setting {
  SettingInfo info;
  std::function<Json(const Root&)> get;
  std::function<void(Root&, const Json&)> set;  ///< expects a value that `checkSetting` accepts
};

/// Checks a JSON value against a row: its type, its range, its choices. Adds a Problem that names the key.
bool checkSetting(const SettingInfo& info, const Json& value, Problems& problems);

/// Parses what a user typed on the command line ("2e-5", "true", "a,b") into JSON of the row's kind; text that does not
/// fit is returned as a string, for `checkSetting` to refuse.
Json settingFromText(const SettingInfo& info, const std::string& text);

/// "auto | csv | tsv", "0 to 1", ...: the allowed values, for help texts.
std::string describeRange(const SettingInfo& info);

/// The closest of `known` by edit distance, for "did you mean"; empty if none is close.
std::string closestKey(const std::string& key, const std::vector<std::string>& known);

template <class S>
Json getField(const S& section, const Field<S>& field) {
  return std::visit([&](auto member) { return Json(section.*member); }, field.member);
}

template <class S>
void setField(S& section, const Field<S>& field, const Json& value) {
  std::visit([&](auto member) { section.*member = value.get<std::remove_reference_t<decltype(section.*member)>>(); }, field.member);
}

template <class S>
Json sectionToJson(const S& section) {
  Json json = Json::object();
  for (const Field<S>& field : S::fields()) json[field.info.key] = getField(section, field);
  return json;
}

void reportUnknownKey(const std::string& path, const std::string& key, const std::vector<std::string>& known, Problems& problems);
void reportWrongSection(const std::string& path, const Json& json, Problems& problems);

/// Reads a section; absent keys keep their defaults. Every unknown key and every bad value is reported, with its path.
template <class S>
S sectionFromJson(const Json& json, const std::string& path, Problems& problems) {
  S section;
  if (!json.is_object()) {
    reportWrongSection(path, json, problems);
    return section;
  }
  std::vector<std::string> known;
  for (const Field<S>& field : S::fields()) known.push_back(field.info.key);
  for (const auto& [key, value] : json.items()) {
    bool found = false;
    for (const Field<S>& field : S::fields()) {
      if (field.info.key != key) continue;
      found = true;
      SettingInfo info = field.info;
      info.key = path + "." + key;
      if (checkSetting(info, value, problems)) setField(section, field, value);
    }
    if (!found) reportUnknownKey(path, key, known, problems);
  }
  return section;
}

/// Appends the rows of section S, which sits at `member` of Root under `prefix`.
template <class Root, class S>
void appendSettings(std::vector<Setting<Root>>& rows, S Root::* member, const std::string& prefix) {
  for (const Field<S>& field : S::fields()) {
    SettingInfo info = field.info;
    info.key = prefix + "." + info.key;
    rows.push_back({info, [member, &field](const Root& root) { return getField(root.*member, field); },
                    [member, &field](Root& root, const Json& value) { setField(root.*member, field, value); }});
  }
}

}  // namespace etude
