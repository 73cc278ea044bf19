// How the weights are allowed to move. One file per method; `methods()` is the visible list. What each is, in words, is in
// method_info.h.
#pragma once

#include "core/models/model.h"
#include "core/tuning/method_info.h"
#include "core/tuning/train_settings.h"

#include <string>
#include <vector>

namespace etude {

struct Method {
  const char* key;  ///< tuning.method
  /// Attaches what the method adds, as functions of the seed, and sets requires_grad of every parameter that ever moves. The model
  /// computes what it did before. Throws ProblemError if the settings or the method do not fit the model.
  void (*apply)(Model& model, const TrainSettings& settings);
  /// Factor on the learning rate of a part (Parameter::part); null: 1 for all.
  double (*rate)(const TrainSettings& settings, int part, int layers) = nullptr;
  /// The lowest part that moves when this share of the run is done, in [0, 1]; it only sinks. Null: all from the first step.
  int (*lowest_part)(const TrainSettings& settings, double done, int layers) = nullptr;
  /// How the weights of the body's linear layers are kept; null: as they are. `apply` packs those that are not packed yet, so that a
  /// model can be packed while it is loaded, and is never in memory as a whole.
  std::shared_ptr<const PackedWeight> (*pack)(const at::Tensor& weight, const TrainSettings& settings, const std::string& name) = nullptr;

  const MethodInfo& info() const { return methodInfo(key); }
};

const std::vector<Method>& methods();
/// Throws ProblemError that lists the known ones.
const Method& method(const std::string& key);

Method fullTuning();
Method partialTuning();
Method gradualUnfreezing();
Method bitFit();
Method lora();
Method qlora();
Method houlsbyAdapters();
Method pfeifferAdapters();
Method prefixTuning();
Method ia3();

}  // namespace etude
