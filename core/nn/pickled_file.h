// The weights in a `pytorch_model.bin` as torch.save writes it: a zip archive of a pickle and one record for each storage, or
// the older format of pickles one after the other with the storages behind them. Read without torch and without running
// anything: whatever is no tensor of numbers is refused by its name.
#pragma once

#include "core/nn/weight_file.h"

namespace etude {

/// Adds nothing to WeightFile but how it is opened, so that a list of files may hold any kind.
class PickledFile : public WeightFile {
 public:
  /// Takes a dictionary of tensors, also inside of a training state ("state_dict", "model"). Throws a ProblemError.
  explicit PickledFile(fs::path path);
};

}  // namespace etude
