// What the lowest layers make of each training row, kept for all epochs where nothing in them moves: head-only tuning becomes as fast as
// its head. All rows are computed before training in batches that depend on nothing but the rows, so that a run that goes on finds the
// same numbers to the last bit.
#pragma once

#include "core/tasks/batches.h"

#include <vector>

namespace etude {

class RestingCache {
 public:
  /// How the rows are put through the model.
  struct Reading {
    std::int32_t pad_id;
    at::Device device;
    bool bf16;
    std::size_t batch_size;
    const std::function<void()>* interrupt;  ///< between layers; may throw
  };

  explicit RestingCache(const std::vector<Tokens>& rows) : rows_(rows) {}
  /// False, and nothing kept, if it would take more than `most_bytes`.
  bool fill(Model& model, const RestingLayers& resting, const Reading& reading, std::int64_t most_bytes);
  /// Lets `resting` take what is kept for these rows. Valid until the next call.
  void hand(RestingLayers& resting, std::span<const std::uint32_t> indices);
  bool filled() const { return !kept_.empty(); }

 private:
  const std::vector<Tokens>& rows_;
  std::vector<at::Tensor> kept_;  ///< on the processor: (T, C) of each row, without padding
  at::Tensor batch_;              ///< (B, T, C), on the model's device
  at::Device device_ = at::kCPU;
};

}  // namespace etude
