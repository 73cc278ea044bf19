#include "core/run/torch_predictor.h"

#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/run/tuned_model.h"
#include "core/tasks/classification.h"
#include "core/tasks/explanation.h"

#include <mutex>

namespace etude {

namespace {

class TorchPredictor final : public Predictor {
 public:
  TorchPredictor(std::unique_ptr<Model> model, std::shared_ptr<const Tokenizer> tokenizer, const at::Device& device, std::int64_t max_length)
      : device_(device), model_(std::move(model)), tokenizer_(std::move(tokenizer)), labels_(labelsOf(model_->config())) {
    Recipe recipe;
    recipe.model.max_length = max_length;
    max_length_ = effectiveMaxLength(recipe, model_->config(), *tokenizer_);
  }

  const std::vector<std::string>& labels() const override { return labels_; }

  std::vector<Prediction> predict(const std::vector<PredictionInput>& inputs, std::stop_token stop) override {
    std::vector<Example> examples;
    for (const PredictionInput& input : inputs) {
      Example& example = examples.emplace_back();
      example.text = input.text;
      example.text_pair = input.text_pair;
    }
    const std::function<void()> interrupt = [&stop] {
      if (stop.stop_requested()) throw Cancelled();
    };
    const std::lock_guard lock(mutex_);
    const std::vector<Tokens> rows = tokenise(examples, *tokenizer_, max_length_, stop);
    return predictRows(*model_, rows, device_, {tokenizer_->padId(), 32, false, &interrupt});
  }

  Explanation explain(const PredictionInput& input, int label, std::stop_token stop) override {
    const Prediction answer = predict({input}, stop).front();
    Explanation explanation;
    explanation.label = label < 0 ? answer.label : label;
    explanation.probability = static_cast<double>(answer.probabilities.at(static_cast<std::size_t>(explanation.label)));
    const Encoding encoding = tokenizer_->encode(input.text, input.text_pair, max_length_);
    Tokens row;
    row.ids = encoding.ids;
    row.types = encoding.type_ids;
    explanation.truncated = static_cast<std::size_t>(answer.tokens) > encoding.ids.size();
    if (labels_.size() < 2) return explanation;  // one answer needs no reason
    const std::lock_guard lock(mutex_);
    const std::vector<double> scores = gradientTimesInput(*model_, row, explanation.label, device_);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (encoding.special[i]) continue;
      explanation.tokens.push_back({encoding.offsets[i].begin, encoding.offsets[i].end, encoding.ofSecond(i), scores[i]});
    }
    return explanation;
  }

 private:
  std::mutex mutex_;
  at::Device device_;
  std::unique_ptr<Model> model_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::vector<std::string> labels_;
  std::size_t max_length_ = 0;
};

void settle() {
  installMemoryMeter();
  setThreads(0);
}

}  // namespace

std::shared_ptr<Predictor> makeTorchPredictor(const std::filesystem::path& folder, const std::string& device, std::int64_t max_length) {
  settle();
  const at::Device place = resolveDevice(device);
  auto tokenizer = loadTokenizer(tokenizerFolder(folder));
  auto model = loadClassifier(folder, place, /*dropout=*/-1, tokenizer->vocabularySize());
  return std::make_shared<TorchPredictor>(std::move(model), std::move(tokenizer), place, max_length);
}

std::shared_ptr<Predictor> makeUntunedPredictor(const Recipe& recipe, const std::vector<std::string>& labels) {
  settle();
  const at::Device place = resolveDevice(recipe.environment.device);
  const RecipeTokens vocabulary = loadRecipeTokens(recipe);
  return std::make_shared<TorchPredictor>(buildInitialModel(recipe, vocabulary, labels, place), vocabulary.tokenizer, place,
                                          recipe.model.max_length);
}

}  // namespace etude
