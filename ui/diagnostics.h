// What a helper needs to know about this machine and this plan, as text for the clipboard.
#pragma once

#include <QString>

namespace etude {

class Session;

/// What the system says about the machine; no torch needed.
struct Machine {
  QString processor, system;
  int cores = 0;    ///< physical
  int threads = 0;  ///< logical
  std::int64_t memory_bytes = 0, free_memory_bytes = 0;
};
Machine lookAtMachine();

QString diagnostics(const Session& session);

}  // namespace etude
