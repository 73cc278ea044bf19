// Which tokens play which part, by the names that tokenizer_config.json has for them.
#pragma once

#include "core/text/vocabulary.h"

#include <map>

namespace etude {

/// -1: there is none.
struct SpecialRoles {
  std::int32_t unknown = -1, padding = -1, mask = -1, begin = -1, end = -1;
};

/// `names` as {"pad_token": "<pad>"}. Without a padding token, what ends or opens a text pads it: padding is masked, so any
/// token will do.
SpecialRoles resolveRoles(const std::map<std::string, std::string>& names,
                          const std::function<std::int32_t(const std::string&)>& idOf);

}  // namespace etude
