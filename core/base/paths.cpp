#include "core/base/paths.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>

namespace etude {

namespace {

fs::path fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? fs::path(value) : fs::path();
}

fs::path home() {
  const fs::path set = fromEnvironment("HOME");
  return set.empty() ? fs::path("/tmp") : set;
}

}  // namespace

fs::path programDirectory() {
  std::array<char, PATH_MAX> buffer;
  const ssize_t length = ::readlink("/proc/self/exe", buffer.data(), buffer.size());
  return length > 0 ? fs::path(std::string(buffer.data(), static_cast<std::size_t>(length))).parent_path() : fs::current_path();
}

std::vector<fs::path> libraryPaths(const std::string& name) {
  std::vector<fs::path> paths;
  Dl_info core{};  // the library that this code is in
  ::dladdr(reinterpret_cast<const void*>(&libraryPaths), &core);
  const fs::path core_folder = core.dli_fname ? fs::path(core.dli_fname).parent_path() : programDirectory();
  for (const fs::path& folder : {programDirectory(), programDirectory() / "../lib/etude", core_folder}) {
    std::error_code ignored;
    if (fs::exists(folder / name, ignored)) paths.push_back(folder / name);
  }
  paths.emplace_back(name);
  return paths;
}

fs::path commandLineProgram() {
  const fs::path beside = programDirectory() / "etude-cli";
  const fs::path above = programDirectory().parent_path() / "etude-cli";  // tests lie one folder deeper
  std::error_code ignored;
  return !fs::exists(beside, ignored) && fs::exists(above, ignored) ? above : beside;
}

fs::path resourceDirectory() {
  if (const fs::path set = fromEnvironment("ETUDE_RESOURCES"); !set.empty()) return set;
  const fs::path program = programDirectory();
  // Installed beside the programs' prefix; built: the build folder carries a link to the source's resources.
  for (const fs::path& place : {program / "../share/etude/resources", program / "resources", program / "../resources"}) {
    std::error_code ignored;
    if (fs::is_directory(place / "data", ignored)) return fs::weakly_canonical(place, ignored);
  }
  return program / "resources";
}

fs::path cacheDirectory() {
  const fs::path set = fromEnvironment("XDG_CACHE_HOME");
  return (set.empty() ? home() / ".cache" : set) / "etude";
}

fs::path runsDirectory() {
  const fs::path set = fromEnvironment("ETUDE_RUNS");
  return set.empty() ? home() / "Etude" / "runs" : set;
}

fs::path resolvePath(const std::string& text, const char* kind) {
  constexpr std::string_view builtin = "builtin:";
  if (text.starts_with(builtin)) {
    // A name, not a path: nothing outside the built-in material can be reached through it.
    return resourceDirectory() / kind / fs::path(text.substr(builtin.size())).filename();
  }
  return text.starts_with("~/") ? home() / text.substr(2) : fs::path(text);
}

}  // namespace etude
