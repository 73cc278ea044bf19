// The processor's tensor memory: counted, limited, and its large blocks reused. Fresh pages for large temporaries cost a
// training step up to a quarter of its time; a run's blocks are therefore kept until it ends, then given back.
#pragma once

#include <cstdint>

namespace etude {

/// Makes torch allocate processor tensors through the counting allocator. Idempotent.
void installMemoryMeter();

/// Bytes of live processor tensors, and the most there were since `resetPeakMemory`.
std::int64_t tensorBytes();
std::int64_t peakTensorBytes();
void resetPeakMemory();

/// Allocations that would bring the live tensors above `bytes` fail like a full memory does; 0: no limit.
void setMemoryLimit(std::int64_t bytes);

/// Gives kept blocks back to the system.
void releaseMemory();

}  // namespace etude
