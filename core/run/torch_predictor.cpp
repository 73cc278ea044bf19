#include "core/run/torch_predictor.h"

#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/run/tuned_model.h"
#include "core/tasks/classification.h"

#include <mutex>

namespace etude {

namespace {

class TorchPredictor final : public Predictor {
 public:
  TorchPredictor(const std::filesystem::path& folder, const std::string& device, std::int64_t max_length)
      : device_(resolveDevice(device)), model_(loadClassifier(folder, device_)), tokenizer_(loadTokenizer(folder)), labels_(labelsOf(model_->config())) {
    Recipe recipe;
    recipe.model.max_length = max_length;
    max_length_ = effectiveMaxLength(recipe, model_->config(), *tokenizer_);
  }

  const std::vector<std::string>& labels() const override { return labels_; }

  std::vector<Prediction> predict(const std::vector<PredictionInput>& inputs, std::stop_token stop) override {
    std::vector<Example> examples;
    for (const PredictionInput& input : inputs) examples.push_back({input.text, input.text_pair, -1, 0});
    const std::function<void()> interrupt = [&stop] {
      if (stop.stop_requested()) throw Cancelled();
    };
    const std::lock_guard lock(mutex_);
    const std::vector<Tokens> rows = tokenise(examples, *tokenizer_, max_length_, stop);
    return predictRows(*model_, rows, device_, {tokenizer_->padId(), 32, false, &interrupt});
  }

 private:
  std::mutex mutex_;
  at::Device device_;
  std::unique_ptr<SequenceClassifier> model_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::vector<std::string> labels_;
  std::size_t max_length_ = 0;
};

}  // namespace

std::shared_ptr<Predictor> makeTorchPredictor(const std::filesystem::path& folder, const std::string& device, std::int64_t max_length) {
  installMemoryMeter();
  setThreads(0);
  return std::make_shared<TorchPredictor>(folder, device, max_length);
}

}  // namespace etude
