// The Engine that etude_engine exports: one line to each part of the torch side.
#include "core/run/engine.h"

#include "core/nn/memory.h"
#include "core/run/domain_adaptation.h"
#include "core/run/machine.h"
#include "core/run/torch_predictor.h"
#include "core/run/torch_writer.h"
#include "core/run/training_run.h"
#include "core/run/tuned_model.h"
#include "core/train/pretrainer.h"

namespace etude {

namespace {

class TorchEngine final : public Engine {
 public:
  EngineInfo info() override { return describeMachine(); }
  SelfTest selfTest(const std::string& device, std::stop_token stop) override { return testDevice(device, std::move(stop)); }
  RunEstimate estimate(const Recipe& recipe, const Dataset& data, std::stop_token stop) override { return estimateRun(recipe, data, std::move(stop)); }
  std::pair<std::int64_t, std::int64_t> countParameters(const Recipe& recipe, std::int64_t labels) override {
    return countRecipeParameters(recipe, labels);
  }
  std::vector<MethodMemory> memoryByMethod(const Recipe& recipe, std::int64_t labels, std::int64_t tokens) override {
    return planMethodMemory(recipe, labels, tokens);
  }
  std::vector<PartCount> countParts(const Recipe& recipe, std::int64_t labels) override { return countRecipeParts(recipe, labels); }
  LrRange findLearningRate(const Recipe& recipe, const Dataset& data, const std::function<void(const LrPoint&)>& progress,
                           std::stop_token stop) override {
    return findRecipeRate(recipe, data, progress, std::move(stop));
  }
  RunOutcome run(const RunDir& directory, EventSink& sink, RunControl& control) override { return runTraining(directory, sink, control); }
  Problems checkModel(const fs::path& folder) override {
    return withConfigProblems(folder, [&] { return checkWeights(folder); });
  }
  std::shared_ptr<Predictor> loadPredictor(const fs::path& folder, const std::string& device, std::int64_t max_length) override {
    return makeTorchPredictor(folder, device, max_length);
  }
  std::shared_ptr<Predictor> loadUntuned(const Recipe& recipe, const std::vector<std::string>& labels) override {
    return makeUntunedPredictor(recipe, labels);
  }
  std::shared_ptr<Writer> loadWriter(const fs::path& folder, const std::string& device) override { return makeTorchWriter(folder, device); }
  void pretrain(const PretrainSettings& settings, const fs::path& out, const std::function<void(const PretrainProgress&)>& progress,
                std::stop_token stop) override {
    withConfigProblems(settings.starter, [&] {
      checkTrainingLength(settings);
      return pretrainModel(settings, out, progress, std::move(stop));
    });
  }
};

}  // namespace

}  // namespace etude

extern "C" __attribute__((visibility("default"))) etude::Engine* etude_create_engine(int interface_version);

etude::Engine* etude_create_engine(int interface_version) {
  if (interface_version != etude::kEngineInterface) return nullptr;
  etude::installMemoryMeter();
  return new etude::TorchEngine;
}
