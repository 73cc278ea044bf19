// Where the program finds its own files and keeps the user's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace etude {

namespace fs = std::filesystem;

/// Directory of the running program.
fs::path programDirectory();

/// Where a shared library that is opened at run time may lie: each place where it is, then its name for the system's own search.
std::vector<fs::path> libraryPaths(const std::string& name);

/// etude-cli, which the window starts to try an exported model in a fresh process.
fs::path commandLineProgram();

/// Built-in material (data sets, starter models, lessons): $ETUDE_RESOURCES, else `resources` beside the installed or built program.
fs::path resourceDirectory();

/// $XDG_CACHE_HOME/etude or ~/.cache/etude.
fs::path cacheDirectory();

/// Where runs go by default: $ETUDE_RUNS, else ~/Etude/runs.
fs::path runsDirectory();

/// "builtin:NAME" -> the path of the built-in material of that kind ("data", "models", "lessons"); other text is a path,
/// with a leading "~/" resolved.
fs::path resolvePath(const std::string& text, const char* kind);

}  // namespace etude
