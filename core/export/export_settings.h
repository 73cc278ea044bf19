// The export section of a recipe.
#pragma once

#include "core/base/settings.h"

namespace etude {

struct ExportSettings {
  std::string name = "my-model";      ///< of the model, in its card
  std::string format = "huggingface";
  std::string directory;              ///< empty: `export` in the run directory
  std::string dtype = "float32";      ///< float32, float16, bfloat16
  std::string license = "other";      ///< in the model card
  std::string description;            ///< in the model card

  bool operator==(const ExportSettings&) const = default;
  static const std::vector<Field<ExportSettings>>& fields();
};

}  // namespace etude
