// What a run will need: one step of the real model is measured, the rest is arithmetic.
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
#include "core/tuning/parts.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>

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

double trainOnce(Model& model, AdamW& optimizer, const std::vector<Tokens>& rows,
                 std::span<const std::uint32_t> indices, std::int32_t pad_id, const at::Device& device, bool bf16,
                 bool checkpointing, std::stop_token stop) {
  const auto begin = std::chrono::steady_clock::now();
  const std::function<void()> interrupt = [&stop] {
    if (stop.stop_requested()) throw Cancelled();
  };
  const Batch batch = collate(rows, indices, pad_id, device);
  Pass pass;
  pass.training = true;
  pass.checkpointing = checkpointing;
  pass.interrupt = &interrupt;
  at::Tensor loss;
  {
    const AutocastGuard autocast(device.type(), bf16);
    loss = ClassificationLoss().sum(model.logits(batch.input, pass), at::zeros_like(batch.labels));
  }
  loss.backward();
  optimizer.step(0, 1);
  (void)loss.item<float>();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

RunEstimate estimateRun(const Recipe& recipe, const Dataset& data, std::stop_token stop) {
  installMemoryMeter();
  const at::Device device = resolveDevice(recipe.environment.device);
  const bool bf16 = resolveBf16(recipe.environment.precision, device);
  setThreads(recipe.environment.threads);
  const fs::path folder = resolvePath(recipe.model.path, "models");
  const RecipeTokens vocabulary = loadRecipeTokens(recipe);
  const auto& tokenizer = vocabulary.tokenizer;
  const std::vector<Tokens> rows =
      tokenise(sample(data.split(Split::Train)), *tokenizer, effectiveMaxLength(recipe, readConfig(folder), *tokenizer), stop);
  if (rows.empty())
    throw ProblemError(say("There are no training rows to plan with"), say("Choose data on the first stage."), "data.path");
  const std::int64_t before = deviceBytes(device);
  auto model = buildInitialModel(recipe, vocabulary, data.labels, device);
  method(recipe.tuning.method).apply(*model, recipe.tuning);
  AdamW optimizer(model->parameters(), {});

  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rows[a].ids.size() > rows[b].ids.size(); });
  const auto batch = static_cast<std::size_t>(recipe.tuning.per_device_train_batch_size);
  const auto repeat = [&](std::size_t from) {  // a batch of neighbours in length, filled up by repetition where rows are few
    std::vector<std::uint32_t> indices;
    for (std::size_t i = 0; i < batch; ++i) indices.push_back(order[std::min(from + i, order.size() - 1)]);
    return indices;
  };
  const bool checkpointing = recipe.tuning.gradient_checkpointing;
  const auto once = [&](std::size_t from) {
    return trainOnce(*model, optimizer, rows, repeat(from), tokenizer->padId(), device, bf16, checkpointing, stop);
  };
  resetPeakMemory();
  once(0);  // the longest texts: the memory that the run will need at most
  RunEstimate estimate;
  estimate.memory_bytes = peakDeviceBytes(device) - before;
  const double typical = std::min(once(order.size() / 2), once(order.size() / 2));

  const TrainingPlan plan = planTraining(recipe.tuning, data.split(Split::Train).size());
  const auto parts = static_cast<double>(recipe.tuning.gradient_accumulation_steps);
  estimate.steps = plan.total_steps;
  estimate.steps_per_epoch = plan.steps_per_epoch;
  estimate.seconds_per_step = typical * parts;
  const std::int64_t every = recipe.tuning.eval_strategy == "steps" ? recipe.tuning.eval_steps : plan.steps_per_epoch;
  const double validations = static_cast<double>(plan.total_steps / std::max<std::int64_t>(1, every));
  const double per_row = typical / static_cast<double>(batch) * kForwardShare;
  estimate.seconds = estimate.seconds_per_step * static_cast<double>(plan.total_steps) +
                     validations * per_row * static_cast<double>(data.split(Split::Validation).size()) +
                     2 * per_row * static_cast<double>(data.split(Split::Test).size());
  const ParameterList parameters = model->parameters();
  estimate.trainable_parameters = parameters.count(true);
  estimate.total_parameters = parameters.count();
  const std::int64_t kept =
      recipe.tuning.save_total_limit > 0 ? recipe.tuning.save_total_limit + 2 : static_cast<std::int64_t>(validations) + 1;
  estimate.disk_bytes =
      4 * (estimate.total_parameters + 2 * estimate.trainable_parameters) * kept + 4 * estimate.total_parameters;
  estimate.device = deviceName(device);
  estimate.precision = bf16 ? "bf16" : "fp32";
  model.reset();
  releaseDeviceMemory(device);
  return estimate;
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
  for (const Parameter& parameter : model->parameters()) {
    PartCount& part = parts[parameter.part];
    part.name = parameter.part == kHead ? "head" : names[static_cast<std::size_t>(parameter.part - kEmbeddings)];
    part.parameters += parameter.tensor->numel();
    part.trained = parameter.tensor->requires_grad();
  }
  std::vector<PartCount> counts;
  for (auto& [number, part] : parts) counts.push_back(std::move(part));
  return counts;
}

}  // namespace etude
