#include "core/tuning/method.h"

namespace etude {

const std::vector<Method>& methods() {
  static const std::vector<Method> list = {fullTuning(),      partialTuning(),    gradualUnfreezing(), bitFit(), lora(), qlora(),
                                           houlsbyAdapters(), pfeifferAdapters(), prefixTuning(),      ia3()};
  return list;
}

const Method& method(const std::string& key) {
  const std::string known = methodInfo(key).key;
  for (const Method& candidate : methods()) {
    if (known == candidate.key) return candidate;
  }
  throw std::logic_error("method without an implementation: " + key);
}

}  // namespace etude
