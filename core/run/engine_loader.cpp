#include "core/run/engine_loader.h"

#include "core/base/paths.h"
#include "core/base/say.h"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <mutex>

namespace etude {

namespace {

std::atomic<Engine*> opened{nullptr};

std::vector<fs::path> candidates() {
  // For an engine built elsewhere, against another libtorch.
  if (const char* set = std::getenv("ETUDE_ENGINE"); set && *set) return {set};
  std::vector<fs::path> paths;
  for (const char* name : {"libetude_engine_cuda.so", "libetude_engine.so"}) {
    for (const fs::path& path : libraryPaths(name)) paths.push_back(path);
  }
  return paths;
}

/// Null, with a line in `failures`, if the library cannot be used.
Engine* tryOpen(const fs::path& path, std::string& failures) {
  const auto fail = [&](const std::string& why) -> Engine* {
    if (failures.find(why) == std::string::npos) failures += (failures.empty() ? "" : "; ") + why;
    return nullptr;
  };
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) return fail(::dlerror());
  // A library that was once opened stays: torch leaves threads behind that a dlclose would pull the code away from.
  const auto create = reinterpret_cast<EngineFactory>(::dlsym(library, kEngineFactoryName));
  if (!create) return fail(say("%1 is no engine of this program", path.string()));
  Engine* made = create(kEngineInterface);
  return made ? made : fail(say("%1 belongs to another version of this program", path.string()));
}

}  // namespace

Engine& engine() {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (Engine* existing = opened) return *existing;
  // Read by the OpenMP library as it is loaded: threads that wait actively slow a busy machine down several times.
  ::setenv("OMP_WAIT_POLICY", "passive", 0);
  std::string failures;
  for (const fs::path& path : candidates()) {
    if (Engine* made = tryOpen(path, failures)) {
      opened = made;
      return *made;
    }
  }
  throw ProblemError(say("The engine that trains models could not be opened: %1", failures),
                     say("Install Etude completely. If a library of libtorch is named as missing, install it (on Debian: apt "
                         "install libtorch-dev libopenblas0-openmp)."),
                     "libetude_engine.so");
}

bool engineIsOpen() { return opened != nullptr; }

}  // namespace etude
