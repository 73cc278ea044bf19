#include "core/eval/read_json.h"

#include "core/base/say.h"

namespace etude {

void throwBrokenEvaluation(const std::string& what) {
  throw ProblemError(say("The evaluation cannot be read: %1", what), say("Evaluate the run again."), "evaluation.json");
}

double readNumber(const Json& json, const char* key) {
  if (!json.is_object() || !json.contains(key)) throwBrokenEvaluation(std::string(key) + " is missing");
  const Json& value = json[key];
  if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (!value.is_number()) throwBrokenEvaluation(std::string(key) + " is not a number");
  return value.get<double>();
}

std::int64_t readCount(const Json& json, const char* key) {
  const auto count = readMember<std::int64_t>(json, key);
  if (!json[key].is_number_integer() || count < 0) throwBrokenEvaluation(std::string(key) + " is not a count");
  return count;
}

const Json& readArray(const Json& json, const char* key) {
  if (!json.is_object() || !json.contains(key) || !json[key].is_array()) throwBrokenEvaluation(std::string(key) + " is not a list");
  return json[key];
}

std::vector<double> readNumbers(const Json& json, const char* key) {
  std::vector<double> numbers;
  for (const Json& one : readArray(json, key)) {
    if (!one.is_number() && !one.is_null()) throwBrokenEvaluation(std::string(key) + " holds what is not a number");
    numbers.push_back(one.is_null() ? std::numeric_limits<double>::quiet_NaN() : one.get<double>());
  }
  return numbers;
}

Json toJson(const Interval& interval) { return Json::array({finiteOrNull(interval.low), finiteOrNull(interval.high)}); }

Interval readInterval(const Json& json, const char* key) {
  const std::vector<double> ends = readNumbers(json, key);
  if (ends.size() != 2) throwBrokenEvaluation(std::string(key) + " is not a range");
  return {ends[0], ends[1]};
}

}  // namespace etude
