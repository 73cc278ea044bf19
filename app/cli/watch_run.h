// A run as the command line shows it: events as JSON lines, or a progress line with what matters between.
#pragma once

#include "core/run/run_dir.h"

#include <functional>

namespace etude::cli {

/// Opens the engine. Throws EngineMissing.
void requireEngine();

/// Opens the engine, then the directory, and runs (or resumes) it to its end. Returns an ExitCode: kWrong if it failed before
/// training began. Throws EngineMissing (then `open` was not called) and what `open` throws.
int runToTheEnd(const std::function<RunDir()>& open, bool json);

}  // namespace etude::cli
