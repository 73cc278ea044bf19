#include "core/tuning/method.h"

#include "core/base/problem.h"
#include "core/base/say.h"

namespace etude {

const std::vector<Method>& methods() {
  static const std::vector<Method> list = {fullTuning(), partialTuning()};
  return list;
}

const Method& method(const std::string& key) {
  std::string known;
  for (const Method& candidate : methods()) {
    if (key == candidate.key) return candidate;
    known += (known.empty() ? "" : ", ") + std::string(candidate.key);
  }
  throw ProblemError(say("There is no tuning method “%1”", key), say("Choose one of: %1.", known), "tuning.method");
}

}  // namespace etude
