// Reading evaluation.json, whose content may be anything: what is missing or of the wrong kind is a Problem.
#pragma once

#include "core/base/json.h"
#include "core/base/problem.h"
#include "core/eval/interval.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace etude {

[[noreturn]] void throwBrokenEvaluation(const std::string& what);

/// JSON knows no infinity and no NaN.
inline Json finiteOrNull(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// null is NaN.
double readNumber(const Json& json, const char* key);
/// A whole number from 0 on.
std::int64_t readCount(const Json& json, const char* key);
const Json& readArray(const Json& json, const char* key);
/// A list of numbers.
std::vector<double> readNumbers(const Json& json, const char* key);
Json toJson(const Interval& interval);
Interval readInterval(const Json& json, const char* key);

/// Member `key` of the type that T reads.
template <class T>
T readMember(const Json& json, const char* key) {
  try {
    return json.at(key).get<T>();
  } catch (const Json::exception&) {
    throwBrokenEvaluation(std::string(key) + " is missing or of the wrong kind");
  }
}

}  // namespace etude
