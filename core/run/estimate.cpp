// What a run will need: one step of the real model is measured, the rest is arithmetic.
#include "core/base/machine.h"
#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/models/weights.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/nn/torch_compat.h"
#include "core/run/domain_adaptation.h"
#include "core/run/machine.h"
#include "core/run/tuned_model.h"
#include "core/train/trainer.h"
#include "core/tuning/method.h"
#include "core/tuning/parts.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <optional>

namespace etude {

namespace {

constexpr std::size_t kSample = 400;       ///< texts whose length is measured
constexpr double kForwardShare = 1.0 / 3;  ///< a validation batch costs a third of a training batch: no backward pass

std::vector<Example> sample(const std::vector<Example>& all) {
  std::vector<Example> some;
  const std::size_t stride = std::max<std::size_t>(1, all.size() / kSample);
  for (std::size_t i = 0; i < all.size(); i += stride) some.push_back(all[i]);
  return some;
}

std::vector<std::string> textsOf(const Dataset& data) {
  std::vector<std::string> texts;
  for (const Example& example : sample(data.split(Split::Train))) texts.push_back(example.text);
  return texts;
}

/// The recipe's model, and what a step of it takes.
class Trial {
 public:
  Trial(const Recipe& recipe, const Dataset& data, std::stop_token stop)
      : recipe_(recipe),
        data_(data),
        device_(resolveDevice(recipe.environment.device)),
        bf16_(resolveBf16(recipe.environment.precision, device_)),
        interrupt_([stop] {
          if (stop.stop_requested()) throw Cancelled();
        }) {
    setThreads(recipe.environment.threads);
    const RecipeTokens vocabulary = loadRecipeTokens(recipe);
    tokenizer_ = vocabulary.tokenizer;
    longest_ = effectiveMaxLength(recipe, readConfig(resolvePath(recipe.model.path, "models")), *tokenizer_);
    rows_ = tokenise(sample(data.split(Split::Train)), *tokenizer_, longest_, stop);
    if (rows_.empty())
      throw ProblemError(say("There are no training rows to plan with"), say("Choose data on the first stage."), "data.path");
    adaptation_ = measureAdaptation(recipe, textsOf(data), longest_, tokenizer_, stop);
    before_ = deviceBytes(device_);
    model_ = buildInitialModel(recipe, vocabulary, data.labels, device_);
    method(recipe.tuning.method).apply(*model_, recipe.tuning);
    optimizer_.emplace(model_->parameters(), AdamSettings{});
    resting_ = restingNow(*model_, recipe.tuning);
    cache_.emplace(rows_);
    order_.resize(rows_.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return rows_[a].ids.size() > rows_[b].ids.size(); });
  }

  RunEstimate estimate() {
    RunEstimate estimate;
    const double uncached = stepSeconds();
    resetPeakMemory();
    const std::int64_t unseen = keepResting();
    train(0);  // the longest texts: the memory that the run will need at most
    validate();
    estimate.memory_bytes = std::max(peakDeviceBytes(device_) - before_ + unseen, adaptation_.bytes);
    addTime(estimate, uncached, cache_->filled() ? stepSeconds() : uncached);
    addCounts(estimate);
    model_.reset();
    releaseDeviceMemory(device_);
    return estimate;
  }

 private:
  /// Neighbours in length from place `from` on, filled up by repetition where rows are few.
  std::vector<std::uint32_t> neighbours(std::size_t from, std::int64_t count) const {
    std::vector<std::uint32_t> indices;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) indices.push_back(order_[std::min(from + i, order_.size() - 1)]);
    return indices;
  }

  double train(std::size_t from) {
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<std::uint32_t> indices = neighbours(from, recipe_.tuning.per_device_train_batch_size);
    if (cache_->filled()) cache_->hand(resting_, indices);
    const Batch batch = collate(rows_, indices, tokenizer_->padId(), device_);
    Pass pass;
    pass.training = true;
    pass.checkpointing = recipe_.tuning.gradient_checkpointing;
    pass.interrupt = &interrupt_;
    pass.resting = &resting_;
    at::Tensor loss;
    {
      const AutocastGuard autocast(device_.type(), bf16_);
      loss = ClassificationLoss().sum(model_->logits(batch.input, pass), at::zeros_like(batch.labels));
    }
    loss.backward();
    optimizer_->step(0, 1);
    (void)loss.item<float>();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }

  /// Of a step with texts of middling length.
  double stepSeconds() {
    const double first = train(order_.size() / 2);
    return std::min(first, train(order_.size() / 2));
  }

  void validate() {
    const auto rows = static_cast<std::int64_t>(data_.split(Split::Validation).size());
    const std::int64_t count = std::min(recipe_.tuning.per_device_eval_batch_size, rows);
    if (count == 0) return;
    const at::NoGradGuard no_grad;
    const AutocastGuard autocast(device_.type(), bf16_);
    Pass pass;
    pass.interrupt = &interrupt_;
    model_->logits(collate(rows_, neighbours(0, count), tokenizer_->padId(), device_).input, pass);
  }

  /// What the resting layers give is computed once for all rows, and found at every step. The bytes of the rows that are not here.
  std::int64_t keepResting() {
    if (resting_.dropout) return 0;
    const double share = static_cast<double>(rows_.size()) / static_cast<double>(data_.split(Split::Train).size());
    const std::int64_t before = tensorBytes();
    const auto most = static_cast<std::int64_t>(share * static_cast<double>(lookAtMemory().available / 4));
    const auto batch = static_cast<std::size_t>(recipe_.tuning.per_device_eval_batch_size);
    if (!cache_->fill(*model_, resting_, {tokenizer_->padId(), device_, bf16_, batch, &interrupt_}, most) || !device_.is_cpu()) return 0;
    return static_cast<std::int64_t>(static_cast<double>(tensorBytes() - before) * (1 / share - 1));
  }

  void addTime(RunEstimate& estimate, double uncached, double typical) const {
    const auto train_rows = data_.split(Split::Train).size();
    const TrainingPlan plan = planTraining(recipe_.tuning, train_rows);
    estimate.steps = plan.total_steps;
    estimate.steps_per_epoch = plan.steps_per_epoch;
    estimate.seconds_per_step = typical * static_cast<double>(recipe_.tuning.gradient_accumulation_steps);
    const double row = uncached / static_cast<double>(recipe_.tuning.per_device_train_batch_size), forward = row * kForwardShare;
    const double filling = cache_->filled() ? row * static_cast<double>(train_rows) : 0;
    estimate.seconds = estimate.seconds_per_step * static_cast<double>(plan.total_steps) + filling +
                       static_cast<double>(validations(plan)) * forward * static_cast<double>(data_.split(Split::Validation).size()) +
                       2 * forward * static_cast<double>(data_.split(Split::Test).size());
    estimate.seconds += adaptation_.seconds * static_cast<double>(recipe_.tuning.adapt_steps);
  }

  std::int64_t validations(const TrainingPlan& plan) const {
    const std::int64_t every = recipe_.tuning.eval_strategy == "steps" ? recipe_.tuning.eval_steps : plan.steps_per_epoch;
    return plan.total_steps / std::max<std::int64_t>(1, every);
  }

  void addCounts(RunEstimate& estimate) const {
    const ParameterList parameters = model_->parameters();
    estimate.trainable_parameters = parameters.count(true);
    estimate.total_parameters = parameters.count();
    const bool small = method(recipe_.tuning.method).info().attaches;  // checkpoints hold what moves, and no more
    const std::int64_t weights = small ? estimate.trainable_parameters : estimate.total_parameters;
    const std::int64_t limit = recipe_.tuning.save_total_limit;
    const std::int64_t kept = limit > 0 ? limit + 2 : validations(planTraining(recipe_.tuning, data_.split(Split::Train).size())) + 1;
    estimate.disk_bytes = 4 * (weights + 2 * estimate.trainable_parameters) * kept + 4 * estimate.total_parameters;
    estimate.device = deviceName(device_);
    estimate.precision = bf16_ ? "bf16" : "fp32";
  }

  const Recipe& recipe_;
  const Dataset& data_;
  at::Device device_;
  bool bf16_;
  std::function<void()> interrupt_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::size_t longest_ = 0;  ///< tokens of a text
  std::vector<Tokens> rows_;
  PretrainStep adaptation_;
  std::int64_t before_ = 0;
  std::unique_ptr<Model> model_;
  std::optional<AdamW> optimizer_;
  RestingLayers resting_;
  std::optional<RestingCache> cache_;
  std::vector<std::uint32_t> order_;  ///< longest first
};

}  // namespace

RunEstimate estimateRun(const Recipe& recipe, const Dataset& data, std::stop_token stop) {
  installMemoryMeter();
  return Trial(recipe, data, std::move(stop)).estimate();
}

namespace {

/// The recipe's model with the method applied, without memory for its weights.
std::unique_ptr<Model> shapeModel(const Recipe& recipe, std::int64_t labels) {
  const auto shapes = at::TensorOptions().dtype(at::kFloat).device(at::kMeta);
  auto model = makeModel(plannedConfig(recipe, labels), Head::SequenceClassification, shapes);
  method(recipe.tuning.method).apply(*model, recipe.tuning);
  return model;
}

}  // namespace

std::pair<std::int64_t, std::int64_t> countRecipeParameters(const Recipe& recipe, std::int64_t labels) {
  const auto model = shapeModel(recipe, labels);
  const ParameterList parameters = model->parameters();
  return {parameters.count(true), parameters.count()};
}

std::vector<PartCount> countRecipeParts(const Recipe& recipe, std::int64_t labels) {
  const auto model = shapeModel(recipe, labels);
  const std::vector<std::string> names = partNames(model->layerCount());
  std::map<int, PartCount> parts;  // embeddings, layers, head: the order of their numbers
  const ParameterList parameters = model->parameters();
  for (const Parameter& parameter : parameters) {
    PartCount& part = parts[parameter.part];
    part.name = parameter.part == kHead ? "head" : names[static_cast<std::size_t>(parameter.part - kEmbeddings)];
    (parameter.attached ? part.added : part.parameters) += parameter.tensor->numel();
    if (!parameter.attached && parameter.tensor->requires_grad()) part.trained += parameter.tensor->numel();
  }
  for (const ProjectionPlace& place : parameters.projections()) {
    if (place.projection->packed()) parts[place.part].packed += place.projection->packed()->elements();
  }
  std::vector<PartCount> counts;
  for (auto& [number, part] : parts) counts.push_back(std::move(part));
  return counts;
}

}  // namespace etude
