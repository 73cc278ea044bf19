// What the torch side can do, seen without torch. The implementation lives in the shared library etude_engine, which is
// opened at run time (engine_loader.h), so that a window shows before torch is loaded and survives if it cannot be.
#pragma once

#include "core/data/dataset.h"
#include "core/eval/evaluation.h"
#include "core/run/memory_plan.h"
#include "core/run/recipe.h"
#include "core/run/run_dir.h"
#include "core/serve/predictor.h"
#include "core/serve/writer.h"
#include "core/train/event.h"
#include "core/train/live_control.h"
#include "core/train/lr_range.h"
#include "core/train/pretrain_settings.h"

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

/// Bumped whenever anything in this header changes its layout.
inline constexpr int kEngineInterface = 6;

struct DeviceInfo {
  std::string id;    ///< "cpu", "cuda:0"
  std::string name;  ///< "AMD EPYC", "NVIDIA H100"
  std::int64_t memory_bytes = 0, free_memory_bytes = 0;
  bool bf16 = false;  ///< has fast bf16 arithmetic
};

struct EngineInfo {
  std::string torch_version, blas, cuda_version;  ///< cuda_version empty: built for the processor only
  int threads = 1;
  std::vector<DeviceInfo> devices;  ///< "cpu" first
};

/// A device judged against the processor in double precision.
struct SelfTest {
  std::string device;
  bool passed = false;
  double worst_error = 0;         ///< largest relative error of any check
  double gflops_fp32 = 0, gflops_bf16 = 0;  ///< measured on a 1024^3 matrix product; bf16 0 where there is none
  std::string failure;            ///< which check failed and how
};

/// What a planned run will need, from the shapes of the model and one measured step.
struct RunEstimate {
  std::int64_t steps = 0, steps_per_epoch = 0;
  double seconds = 0;               ///< whole run, validation included
  double seconds_per_step = 0;
  std::int64_t memory_bytes = 0;    ///< peak of tensors
  std::int64_t disk_bytes = 0;      ///< checkpoints and result
  std::int64_t trainable_parameters = 0, total_parameters = 0;
  std::string device, precision;
};

/// Asked, never forced: the worker looks at these between micro-batches.
struct RunControl {
  std::stop_token stop;
  std::atomic<bool> pause{false};
  std::atomic<bool> finish{false};  ///< end the training now as early stopping does: evaluation and result follow
  LiveControl live;                 ///< learning rate, single steps, sentences to predict
};

struct RunOutcome {
  std::string reason;  ///< "completed", "stopped", "early_stopping", "ended"
  std::int64_t steps = 0;
};

/// A block of the model as its picture shows it.
struct PartCount {
  std::string name;  ///< as in TrainSettings::trainable_parts: "embeddings", "layer.0", ...; "head"
  std::int64_t parameters = 0;  ///< of the model itself, those in `packed` not counted
  std::int64_t trained = 0;     ///< of these, how many move
  std::int64_t added = 0;       ///< what the method puts beside them, all of which moves
  std::int64_t packed = 0;      ///< frozen weights that are kept in few bits
};

class Engine {
 public:
  virtual ~Engine() = default;

  virtual EngineInfo info() = 0;
  virtual SelfTest selfTest(const std::string& device, std::stop_token stop) = 0;
  /// Measures one training step of the recipe's model at its largest batch. Throws ProblemError, Cancelled.
  virtual RunEstimate estimate(const Recipe& recipe, const Dataset& data, std::stop_token stop) = 0;
  /// Trainable and total parameters of a recipe, from shapes alone (fast; for live counting).
  virtual std::pair<std::int64_t, std::int64_t> countParameters(const Recipe& recipe, std::int64_t labels) = 0;
  /// The same by part, from the input up: embeddings, layers, head.
  virtual std::vector<PartCount> countParts(const Recipe& recipe, std::int64_t labels) = 0;
  /// A learning-rate range test on a fresh copy of the recipe's model, which is dropped afterwards. `progress` sees each point.
  /// Throws ProblemError, Cancelled.
  virtual LrRange findLearningRate(const Recipe& recipe, const Dataset& data, const std::function<void(const LrPoint&)>& progress,
                                   std::stop_token stop) = 0;
  /// What training would take under each method that is registered, from shapes alone: the recipe's batch of texts of `tokens`
  /// tokens each. Fast; nothing is allocated. Throws ProblemError if the model cannot be built.
  virtual std::vector<MethodMemory> memoryByMethod(const Recipe& recipe, std::int64_t labels, std::int64_t tokens) = 0;

  /// The whole run: data, tokens, training, evaluation, result; goes on from the newest checkpoint if there is one.
  /// Reports to `sink` (RunStarted ... RunFinished); a failure is thrown as ProblemError after its RunFailed event.
  virtual RunOutcome run(const RunDir& directory, EventSink& sink, RunControl& control) = 0;

  /// What keeps the weights of a model folder from fitting its config.json; from names and shapes alone.
  virtual Problems checkModel(const fs::path& folder) = 0;

  /// Loads a classification model from a Hugging Face folder. `device` as in EnvironmentSettings.
  virtual std::shared_ptr<Predictor> loadPredictor(const fs::path& folder, const std::string& device, std::int64_t max_length) = 0;

  /// The model of a recipe as it is before tuning, its head fresh for `labels`: what the tuned one is compared with.
  virtual std::shared_ptr<Predictor> loadUntuned(const Recipe& recipe, const std::vector<std::string>& labels) = 0;

  /// Loads a model that continues or rewrites texts from a Hugging Face folder.
  virtual std::shared_ptr<Writer> loadWriter(const fs::path& folder, const std::string& device) = 0;

  /// Trains a vocabulary and a masked-language model, writes the model folder `out` with recipe and card; can go on after a kill.
  virtual void pretrain(const PretrainSettings& settings, const fs::path& out, const std::function<void(const PretrainProgress&)>& progress,
                        std::stop_token stop) = 0;
};

/// The one symbol of the library: null if `interface_version` is not its own.
extern "C" using EngineFactory = Engine* (*)(int interface_version);
inline constexpr const char* kEngineFactoryName = "etude_create_engine";

}  // namespace etude
