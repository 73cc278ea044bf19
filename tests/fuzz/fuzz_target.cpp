// The entry of libFuzzer for one target: ETUDE_FUZZ_TARGET is its function.
#include "tests/fuzz/targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  etude::fuzz::ETUDE_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
