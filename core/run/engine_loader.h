// Opens etude_engine. What must be set before torch loads (OMP_WAIT_POLICY) is set here.
#pragma once

#include "core/run/engine.h"

#include <memory>

namespace etude {

/// The engine, opened once per process (thread-safe; takes about 0.4 s the first time): a CUDA build of the library if one is
/// installed beside and loads, else the CPU one. Throws ProblemError if none can be loaded.
Engine& engine();

/// True once `engine()` has succeeded.
bool engineIsOpen();

}  // namespace etude
