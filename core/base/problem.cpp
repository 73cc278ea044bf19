#include "core/base/problem.h"

#include <algorithm>
#include <array>

namespace etude {

namespace {

constexpr std::array<const char*, 3> kSeverities = {"info", "warning", "error"};

}  // namespace

const char* stageKey(Stage stage) {
  static constexpr std::array<const char*, kStageCount> keys = {"data",       "model",  "environment", "tuning",
                                                                "evaluation", "export", "monitoring"};
  return keys[static_cast<std::size_t>(stage)];
}

bool hasErrors(const Problems& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::Error; });
}

std::string describe(const Problem& problem) {
  std::string text = std::string(kSeverities[static_cast<std::size_t>(problem.severity)]) + ": " + problem.what;
  if (!problem.where.empty()) text += " (" + problem.where + ")";
  if (!text.ends_with('.')) text += '.';
  return problem.remedy.empty() ? text : text + " " + problem.remedy;
}

std::string describe(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += (text.empty() ? "" : "\n") + describe(problem);
  return text;
}

Json toJson(const Problem& problem) {
  return {{"severity", kSeverities[static_cast<std::size_t>(problem.severity)]},
          {"what", problem.what},
          {"remedy", problem.remedy},
          {"where", problem.where}};
}

Problem problemFromJson(const Json& json) {
  Problem problem;
  const std::string severity = json.value("severity", "error");
  const auto* found = std::find(kSeverities.begin(), kSeverities.end(), severity);
  problem.severity = found == kSeverities.end() ? Severity::Error : static_cast<Severity>(found - kSeverities.begin());
  problem.what = json.value("what", "");
  problem.remedy = json.value("remedy", "");
  problem.where = json.value("where", "");
  return problem;
}

ProblemError::ProblemError(Problems problems) : problems_(std::move(problems)), text_(describe(problems_)) {}

ProblemError::ProblemError(std::string what, std::string remedy, std::string where)
    : ProblemError(Problems{{Severity::Error, std::move(what), std::move(remedy), std::move(where)}}) {}

void throwIfErrors(const Problems& problems) {
  if (hasErrors(problems)) throw ProblemError(problems);
}

}  // namespace etude
