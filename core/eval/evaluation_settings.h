// The evaluation section of a recipe.
#pragma once

#include "core/base/settings.h"

namespace etude {

struct EvaluationSettings {
  std::string split = "test";     ///< test (validation if there is no test split), validation
  bool untuned_baseline = true;   ///< also judge the model as it was before tuning
  std::int64_t max_mistakes = 50;  ///< most confident mistakes kept

  bool operator==(const EvaluationSettings&) const = default;
  static const std::vector<Field<EvaluationSettings>>& fields();
};

}  // namespace etude
