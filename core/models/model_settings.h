// The model section of a recipe: which pretrained model the tuning starts from.
#pragma once

#include "core/base/settings.h"

namespace etude {

struct ModelSettings {
  std::string path = "builtin:starter-encoder";  ///< a Hugging Face folder, or builtin:NAME
  std::string adapter;                           ///< a PEFT folder that is folded into it first; empty: none
  std::string initialisation = "pretrained";     ///< pretrained, random (same shape, fresh weights)
  std::int64_t max_length = 128;                 ///< tokens kept of a text, special tokens included
  std::vector<std::string> added_tokens;         ///< words that become one token each

  bool operator==(const ModelSettings&) const = default;
  static const std::vector<Field<ModelSettings>>& fields();
};

}  // namespace etude
