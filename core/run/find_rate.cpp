// The learning-rate range test on a recipe: its own model, data and batches, and nothing of it kept.
#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/models/weights.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/nn/torch_compat.h"
#include "core/run/machine.h"
#include "core/run/tuned_model.h"
#include "core/train/trainer.h"
#include "core/tuning/method.h"

#include <cmath>

namespace etude {

namespace {

constexpr std::int64_t kLeastTexts = 32;  ///< of a step: with fewer, chance hides how the loss falls

class RangeTest {
 public:
  RangeTest(const Recipe& recipe, const Dataset& data, std::stop_token stop)
      : recipe_(recipe),
        stop_(std::move(stop)),
        check_([this] {
          if (stop_.stop_requested()) throw Cancelled();
        }),
        device_(resolveDevice(recipe.environment.device)),
        bf16_(resolveBf16(recipe.environment.precision, device_)) {
    setThreads(recipe.environment.threads);
    const fs::path folder = resolvePath(recipe.model.path, "models");
    const RecipeTokens vocabulary = loadRecipeTokens(recipe);
    tokenizer_ = vocabulary.tokenizer;
    rows_ = tokenise(someRows(data), *tokenizer_, effectiveMaxLength(recipe, readConfig(folder), *tokenizer_), stop_);
    model_ = buildInitialModel(recipe, vocabulary, data.labels, device_);
    method(recipe.tuning.method).apply(*model_, recipe.tuning);
    loss_.label_smoothing = recipe.tuning.label_smoothing_factor;
    if (recipe.tuning.class_weights == "balanced") loss_.class_weights = balancedWeights(rows_, data.labels.size()).to(device_);
  }

  LrRange run(const std::function<void(const LrPoint&)>& progress) {
    AdamW optimizer(model_->parameters(), adamSettings(recipe_.tuning, model_->layerCount()));
    LrRange range;
    std::vector<std::vector<std::uint32_t>> batches;
    std::size_t used = 0;
    for (int step = 0, epoch = 0; step < LrRange::kSteps && !range.diverged(); ++step) {
      if (used == batches.size()) {
        batches = epochBatches(rows_, effectiveBatch(), recipe_.tuning.group_by_length, static_cast<std::uint64_t>(recipe_.tuning.seed), epoch++);
        used = 0;
      }
      optimizer.zeroGradients();
      const double loss = gradients(batches[used++], step), norm = optimizer.gradientNorm(), limit = recipe_.tuning.max_grad_norm;
      if (!std::isfinite(loss) || !std::isfinite(norm)) break;
      const double rate = LrRange::rateAt(step);
      const LrPoint& point = range.add(rate, loss);
      if (progress) progress(point);
      optimizer.step(rate, limit > 0 ? std::min(1.0, limit / (norm + 1e-6)) : 1.0);
    }
    return range;
  }

 private:
  std::size_t effectiveBatch() const {
    const std::int64_t own = recipe_.tuning.per_device_train_batch_size * recipe_.tuning.gradient_accumulation_steps;
    return static_cast<std::size_t>(std::max(own, kLeastTexts));
  }

  /// No more than the test can use.
  std::vector<Example> someRows(const Dataset& data) const {
    const std::vector<Example>& all = data.split(Split::Train);
    if (all.empty()) throw ProblemError(say("There are no training rows to test with"), say("Choose data on the first stage."), "data.path");
    const std::size_t most = effectiveBatch() * LrRange::kSteps, stride = std::max<std::size_t>(1, all.size() / most);
    std::vector<Example> some;
    for (std::size_t i = 0; i < all.size() && some.size() < most; i += stride) some.push_back(all[i]);
    return some;
  }

  double gradients(const std::vector<std::uint32_t>& rows, int step) {
    const double normaliser = loss_.normaliser(rows_, rows);
    const auto micro = static_cast<std::size_t>(recipe_.tuning.per_device_train_batch_size);
    double total = 0;
    for (std::size_t begin = 0; begin < rows.size(); begin += micro) {
      check_();
      const std::span<const std::uint32_t> part = std::span(rows).subspan(begin, std::min(micro, rows.size() - begin));
      const Batch batch = collate(rows_, part, tokenizer_->padId(), device_);
      Pass pass;
      pass.training = true;
      pass.key = mixKeys(mixKeys(static_cast<std::uint64_t>(recipe_.tuning.seed), static_cast<std::uint64_t>(step)), begin);
      pass.checkpointing = recipe_.tuning.gradient_checkpointing;
      pass.interrupt = &check_;
      at::Tensor loss;
      {
        const AutocastGuard autocast(device_.type(), bf16_);
        loss = loss_.sum(model_->logits(batch.input, pass), batch.labels) / normaliser;
      }
      loss.backward();
      total += loss.item<double>();
    }
    return total;
  }

  const Recipe& recipe_;
  std::stop_token stop_;
  std::function<void()> check_;
  at::Device device_;
  bool bf16_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::vector<Tokens> rows_;
  std::unique_ptr<Model> model_;
  ClassificationLoss loss_;
};

}  // namespace

LrRange findRecipeRate(const Recipe& recipe, const Dataset& data, const std::function<void(const LrPoint&)>& progress, std::stop_token stop) {
  installMemoryMeter();
  try {
    return RangeTest(recipe, data, std::move(stop)).run(progress);
  } catch (const std::exception& error) {
    if (!isOutOfMemory(error)) throw;
  }
  throw ProblemError(say("There is not enough memory to try learning rates with this batch size"),
                     say("Make the batch size or the longest text smaller, or close other programs."), "tuning.per_device_train_batch_size");
}

}  // namespace etude
