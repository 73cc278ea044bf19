// How a language model is to write: the settings of `etude-cli generate`.
#pragma once

#include "core/base/settings.h"

namespace etude {

struct WritingSettings {
  std::int64_t max_new_tokens = 128;
  double temperature = 0;
  std::int64_t top_k = 0;
  double top_p = 1;
  double repetition_penalty = 1;
  std::int64_t num_beams = 1;
  double length_penalty = 1;
  bool early_stopping = false;
  std::vector<std::string> stop;
  std::int64_t seed = 42;

  bool operator==(const WritingSettings&) const = default;
  static const std::vector<Field<WritingSettings>>& fields();
};

}  // namespace etude
