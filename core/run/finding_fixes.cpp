#include "core/run/finding_fixes.h"

#include "core/base/say.h"

#include <algorithm>

namespace etude {

namespace {

FindingFix leaveOut(const char* key) { return {say("Leave them out"), say("left out"), {{key, true}}, {{key, false}}}; }

/// As a shell takes it for one word.
std::string inQuotes(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// Of the labels left out, those of other findings stay.
std::vector<FindingFix> leaveOutLabels(const std::vector<std::string>& labels, const DataSettings& settings) {
  if (labels.empty()) return {};
  std::vector<std::string> with = settings.drop_labels, without;
  for (const std::string& label : labels)
    if (std::find(with.begin(), with.end(), label) == with.end()) with.push_back(label);
  for (const std::string& label : with)
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) without.push_back(label);
  return {{labels.size() == 1 ? say("Leave out this label") : say("Leave out these labels"),
           say("left out"),
           {{"data.drop_labels", with}},
           {{"data.drop_labels", without}}}};
}

}  // namespace

std::vector<FindingFix> fixesFor(const Finding& finding, const DataSettings& settings) {
  switch (finding.kind) {
    case Finding::Kind::EmptyText:
    case Finding::Kind::EmptyLabel:
      return {leaveOut("data.drop_empty")};
    case Finding::Kind::Duplicate:
      return {leaveOut("data.drop_duplicates")};
    case Finding::Kind::ConflictingLabels:
      return {leaveOut("data.drop_conflicts")};
    case Finding::Kind::Leak:
      return {{say("Take them out of training"), say("taken out of training"), {{"data.drop_leaks", true}}, {{"data.drop_leaks", false}}}};
    case Finding::Kind::NearDuplicate:
      return {leaveOut("data.drop_near_duplicates")};
    case Finding::Kind::NearLeak:
      return {{say("Take them out of training"),
               say("taken out of training"),
               {{"data.drop_leaks", true}, {"data.drop_near_duplicates", true}},
               {{"data.drop_near_duplicates", false}}}};
    case Finding::Kind::Imbalance:
      return {{say("Let rare labels count more"),
               say("rare labels count more"),
               {{"tuning.class_weights", "balanced"}},
               {{"tuning.class_weights", "none"}}},
              {say("Repeat rare rows"), say("rare rows are repeated"), {{"data.balance", "oversample"}}, {{"data.balance", "none"}}},
              {say("Leave out frequent rows"), say("frequent rows are left out"), {{"data.balance", "undersample"}}, {{"data.balance", "none"}}}};
    case Finding::Kind::Overlong: {
      FindingFix fix = leaveOut("data.drop_overlong");
      fix.title = say("Leave them out of training");
      fix.done = say("left out of training");
      return {fix};
    }
    case Finding::Kind::OddEncoding:
      return {{say("Mend them"), say("mended"), {{"data.repair_text", true}}, {{"data.repair_text", false}}}};
    case Finding::Kind::RareLabel:
      return leaveOutLabels(finding.labels, settings);
    case Finding::Kind::Ragged:
      break;
  }
  return {};
}

bool isApplied(const FindingFix& fix, const Recipe& recipe) {
  return std::all_of(fix.wanted.begin(), fix.wanted.end(),
                     [&](const auto& value) { return recipeSetting(value.first).get(recipe) == value.second; });
}

void applyValues(const SettingValues& values, Recipe& recipe) {
  for (const auto& [key, value] : values) recipeSetting(key).set(recipe, value);
}

std::string asOptions(const FindingFix& fix) {
  std::string text;
  for (const auto& [key, value] : fix.wanted) {
    std::string option;
    if (value.is_array()) {
      for (const Json& one : value) option += (option.empty() ? "" : ",") + one.get<std::string>();
      if (option.find_first_of(" \t'\"$&;|<>()*?!`\\") != std::string::npos) option = inQuotes(option);
    } else {
      option = value.is_string() ? value.get<std::string>() : dumpJson(value);
    }
    text += (text.empty() ? "--" : " --") + key + " " + option;
  }
  return text;
}

}  // namespace etude
