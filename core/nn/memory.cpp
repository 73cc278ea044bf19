#include "core/nn/memory.h"

#include "core/nn/torch_compat.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>
#include <vector>

namespace etude {

namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kLarge = std::size_t{256} << 10;

struct Header {
  std::size_t bytes;  ///< of the block, header included
};
static_assert(sizeof(Header) <= kAlignment);

std::atomic<std::int64_t> live{0}, peak{0}, limit{0};

/// Large blocks wait here, by size, until they are wanted again.
class BlockPool {
 public:
  void* take(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    auto found = blocks_.find(bytes);
    if (found == blocks_.end() || found->second.empty()) return nullptr;
    void* block = found->second.back();
    found->second.pop_back();
    return block;
  }
  void give(void* block, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    blocks_[bytes].push_back(block);
  }
  void clear() {
    const std::lock_guard lock(mutex_);
    for (auto& [bytes, blocks] : blocks_) {
      for (void* block : blocks) std::free(block);
    }
    blocks_.clear();
  }

 private:
  std::mutex mutex_;
  std::map<std::size_t, std::vector<void*>> blocks_;
};

BlockPool& pool() {
  static BlockPool* instance = new BlockPool;  // outlives every tensor, also static ones
  return *instance;
}

/// Large sizes go up to the next eighth of a power of two, so that batches of slightly different length share blocks.
std::size_t roundUp(std::size_t bytes) {
  if (bytes < kLarge) return bytes;
  std::size_t step = kLarge / 8;
  while (step * 16 <= bytes) step *= 2;
  return (bytes + step - 1) / step * step;
}

void* systemBlock(std::size_t bytes) {
  void* block = nullptr;
  if (::posix_memalign(&block, kAlignment, bytes) == 0) return block;
  pool().clear();
  return ::posix_memalign(&block, kAlignment, bytes) == 0 ? block : nullptr;
}

void freeTensor(void* data) {
  if (!data) return;
  char* block = static_cast<char*>(data) - kAlignment;
  const std::size_t bytes = reinterpret_cast<Header*>(block)->bytes;
  live -= static_cast<std::int64_t>(bytes);
  if (bytes >= kLarge) {
    pool().give(block, bytes);
  } else {
    std::free(block);
  }
}

class CountingAllocator final : public c10::Allocator {
 public:
  c10::DataPtr allocate(std::size_t wanted) ETUDE_ALLOCATOR_CONST override {
    if (wanted == 0) return {nullptr, nullptr, &freeTensor, c10::Device(c10::DeviceType::CPU)};
    const std::size_t bytes = roundUp(wanted + kAlignment);
    const std::int64_t now = live += static_cast<std::int64_t>(bytes);
    const bool allowed = limit == 0 || now <= limit;
    void* block = allowed && bytes >= kLarge ? pool().take(bytes) : nullptr;
    if (allowed && !block) block = systemBlock(bytes);
    if (!block) {
      live -= static_cast<std::int64_t>(bytes);
      TORCH_CHECK(false, "out of memory: can't allocate ", wanted, " bytes");
    }
    std::int64_t seen = peak;
    while (seen < now && !peak.compare_exchange_weak(seen, now)) {
    }
    static_cast<Header*>(block)->bytes = bytes;
    void* data = static_cast<char*>(block) + kAlignment;
    return {data, data, &freeTensor, c10::Device(c10::DeviceType::CPU)};
  }
  c10::DeleterFnPtr raw_deleter() const override { return &freeTensor; }
  ETUDE_ALLOCATOR_COPY
};

}  // namespace

void installMemoryMeter() {
  static CountingAllocator* allocator = [] {
    auto* made = new CountingAllocator;  // torch keeps the pointer for good
    c10::SetCPUAllocator(made, /*priority=*/1);
    return made;
  }();
  (void)allocator;
}

std::int64_t tensorBytes() { return live; }
std::int64_t peakTensorBytes() { return peak; }
void resetPeakMemory() { peak = live.load(); }
void setMemoryLimit(std::int64_t bytes) { limit = bytes; }

void releaseMemory() {
  pool().clear();
  ::malloc_trim(0);
}

}  // namespace etude
