// How the weights are allowed to move. One file per method; `methods()` is the visible list.
#pragma once

#include "core/models/model.h"
#include "core/tuning/train_settings.h"

#include <string>
#include <vector>

namespace etude {

struct Method {
  const char* key;    ///< tuning.method
  const char* label;  ///< a literal marked by sayLater: it is shown
  /// Sets requires_grad of every parameter. Throws ProblemError if the settings do not fit the model.
  void (*apply)(Model& model, const TrainSettings& settings);
};

const std::vector<Method>& methods();
/// Throws ProblemError that lists the known ones.
const Method& method(const std::string& key);

Method fullTuning();
Method partialTuning();

}  // namespace etude
