// AdamW (Loshchilov & Hutter 2019) over flat buffers: all trainable parameters that are treated alike, their gradients and both
// moments lie in four long arrays, so that a step is one pass over memory.
#pragma once

#include "core/nn/layers.h"
#include "core/nn/tensors.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace etude {

struct AdamSettings {
  double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
  double weight_decay = 0;  ///< of weights and embeddings; biases and normalisation weights do not decay
  std::function<double(const Parameter&)> rate = {};  ///< factor on the learning rate of a parameter; empty: 1
};

class AdamW {
 public:
  /// Takes the parameters that require gradients: their storage (and .grad) becomes part of the flat buffers.
  AdamW(const ParameterList& parameters, const AdamSettings& settings);

  /// Takes those that require gradients only now. They start without moments, as they would have at the first step.
  void add(const ParameterList& parameters);
  void zeroGradients();
  /// L2 norm over all gradients, summed in double precision in a fixed order.
  double gradientNorm() const;
  /// One step with gradients scaled by `gradient_scale` (clipping).
  void step(double learning_rate, double gradient_scale);
  std::int64_t steps() const { return steps_; }
  std::int64_t parameterCount() const;

  /// Moments and step count, for a checkpoint.
  NamedTensors state() const;
  /// Throws ProblemError if the state does not fit these parameters.
  void loadState(const SafetensorsFile& file);

 private:
  struct Group {
    std::string name;
    double weight_decay, rate;
    std::int64_t born;                            // steps before it was added
    at::Tensor values, gradients, first, second;  // each (n)
  };
  struct Kind;
  void addGroup(const Kind& kind, const std::vector<Parameter>& members);
  void stepGroup(Group& group, double learning_rate, double gradient_scale);

  AdamSettings settings_;
  std::vector<Group> groups_;
  std::int64_t steps_ = 0;
};

/// Factor on the learning rate for optimizer step `step` (from 0) as Transformers' schedules compute it: linear rise over
/// `warmup` steps from 0, then "linear" or "cosine" fall to 0 at `total`, or "constant".
double scheduleFactor(const std::string& type, std::int64_t step, std::int64_t warmup, std::int64_t total);

}  // namespace etude
