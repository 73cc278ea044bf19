#include "core/text/special_roles.h"

namespace etude {

SpecialRoles resolveRoles(const std::map<std::string, std::string>& names,
                          const std::function<std::int32_t(const std::string&)>& idOf) {
  const auto resolve = [&](const char* role) {
    const auto found = names.find(role);
    return found == names.end() ? -1 : idOf(found->second);
  };
  SpecialRoles roles{resolve("unk_token"), resolve("pad_token"), resolve("mask_token"), resolve("bos_token"),
                     resolve("eos_token")};
  if (roles.begin < 0) roles.begin = resolve("cls_token");
  if (roles.end < 0) roles.end = resolve("sep_token");
  for (const std::int32_t other : {roles.end, roles.begin, roles.unknown, 0}) {
    if (roles.padding < 0) roles.padding = other;
  }
  return roles;
}

}  // namespace etude
