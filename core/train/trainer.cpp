#include "core/train/trainer.h"

#include "core/base/say.h"
#include "core/eval/evaluation.h"
#include "core/nn/device.h"
#include "core/nn/torch_compat.h"
#include "core/train/overfitting.h"
#include "core/tuning/moving.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {

double metricOf(const EvalSample& sample, const std::string& metric) {
  return metric == "accuracy" ? sample.accuracy : metric == "f1" ? sample.f1 : sample.loss;
}

}  // namespace

AdamSettings adamSettings(const TrainSettings& s, int layers) {
  AdamSettings adam{s.adam_beta1, s.adam_beta2, s.adam_epsilon, s.weight_decay};
  if (const auto rate = method(s.method).rate) adam.rate = [rate, s, layers](const Parameter& parameter) { return rate(s, parameter.part, layers); };
  return adam;
}

RestingLayers restingNow(Model& model, const TrainSettings& settings) {
  const int layers = model.layerCount();
  RestingLayers resting;
  resting.count = restingLayers(model.parameters(), layers);
  const bool kept = settings.cache_frozen_layers == "on" || (settings.cache_frozen_layers == "auto" && resting.count == layers);
  const bool fixed = !method(settings.method).lowest_part;
  resting.dropout = !(kept && fixed && settings.method == "partial" && resting.count > 0 && model.restsAfter(resting.count));
  return resting;
}

namespace {

/// Takes the gradient from the parameters that do not move at the first step, and returns them.
std::vector<Parameter> holdBack(Model& model, const TrainSettings& settings) {
  std::vector<Parameter> waiting;
  const auto lowest_part = method(settings.method).lowest_part;
  if (!lowest_part) return waiting;
  const int lowest = lowest_part(settings, 0, model.layerCount());
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.part >= lowest || !parameter.tensor->requires_grad()) continue;
    parameter.tensor->set_requires_grad(false);
    waiting.push_back(parameter);
  }
  return waiting;
}

}  // namespace

TrainingPlan planTraining(const TrainSettings& s, std::size_t train_rows) {
  TrainingPlan plan;
  plan.effective_batch = s.per_device_train_batch_size * s.gradient_accumulation_steps;
  const auto rows = static_cast<std::int64_t>(train_rows);
  plan.steps_per_epoch = std::max<std::int64_t>(1, (rows + plan.effective_batch - 1) / plan.effective_batch);
  plan.total_steps = s.max_steps > 0
                         ? s.max_steps
                         : static_cast<std::int64_t>(std::ceil(s.num_train_epochs * static_cast<double>(plan.steps_per_epoch)));
  plan.warmup_steps = s.warmup_steps > 0
                          ? s.warmup_steps
                          : static_cast<std::int64_t>(std::ceil(s.warmup_ratio * static_cast<double>(plan.total_steps)));
  return plan;
}

std::string fingerprint(const std::vector<Tokens>& train, const std::vector<Tokens>& validation) {
  std::uint64_t hash = 0;
  for (const auto* rows : {&train, &validation}) {
    for (const Tokens& row : *rows) {
      for (const std::int32_t id : row.ids) hash = mixKeys(hash, static_cast<std::uint64_t>(id));
      hash = mixKeys(hash, static_cast<std::uint64_t>(row.label) + (std::uint64_t{1} << 32));
    }
  }
  return std::to_string(hash);
}

Trainer::Trainer(const TrainerInputs& inputs, EventSink& sink, Interrupt& interrupt)
    : in_(inputs),
      sink_(sink),
      interrupt_(interrupt),
      plan_(planTraining(inputs.settings, inputs.train.size())),
      waiting_(holdBack(inputs.model, inputs.settings)),
      resting_(restingNow(inputs.model, inputs.settings)),
      optimizer_(inputs.model.parameters(), adamSettings(inputs.settings, inputs.model.layerCount())),
      cache_(inputs.train),
      live_(
          {inputs.model,
           inputs.tokenizer,
           inputs.max_length,
           inputs.device,
           {inputs.tokenizer.padId(), static_cast<std::size_t>(inputs.settings.per_device_eval_batch_size), inputs.bf16, nullptr},
           inputs.live ? &inputs.live->sentences : nullptr},
          sink),
      start_(std::chrono::steady_clock::now()) {
  loss_.label_smoothing = in_.settings.label_smoothing_factor;
  if (in_.settings.class_weights == "balanced")
    loss_.class_weights = balancedWeights(in_.train, in_.labels.size()).to(in_.device);
  state_.micro_batch = in_.settings.per_device_train_batch_size;
  state_.data_fingerprint = fingerprint(in_.train, in_.validation);
}

void Trainer::resume(const std::filesystem::path& checkpoint) {
  TrainerState state = readTrainerState(checkpoint);
  if (state.data_fingerprint != state_.data_fingerprint) {
    throw ProblemError(say("The data is not the same as when this run was started: its rows or their order have changed"),
                       say("Put the data file back as it was, or start a new run with the new data."), "data.path");
  }
  for (std::int64_t step = 0; step < state.step; ++step) unfreeze(step);  // as they joined in, so that the state fits
  optimizer_.loadState(SafetensorsFile(checkpoint / "optimizer.safetensors"));
  state_ = std::move(state);
  live_.restore(state_.live_sentences);
  seconds_before_ = state_.seconds;
  last_saved_ = state_.step;
}

double Trainer::secondsNow() const {
  const double running = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  return seconds_before_ + running - (interrupt_.pausedSeconds() - paused_before_);
}

TrainOutcome Trainer::train() {
  start_ = std::chrono::steady_clock::now();
  paused_before_ = interrupt_.pausedSeconds();
  TrainOutcome outcome;
  try {
    loop();
    outcome.reason = state_.step == plan_.total_steps ? "completed" : interrupt_.finishAsked() ? "ended" : "early_stopping";
  } catch (const Cancelled&) {
    // The step that was under way has only touched gradients: the weights are those of the last whole step.
    if (state_.step > 0 && last_saved_ != state_.step) save(false);
    outcome.reason = "stopped";
  }
  state_.seconds = secondsNow();
  state_.peak_memory_bytes = std::max(state_.peak_memory_bytes, peakDeviceBytes(in_.device));
  outcome.state = state_;
  return outcome;
}

/// A change is on the disk before it is told: a run that is killed and goes on has it, or has never heard of it.
void Trainer::takeLearningRate() {
  const double asked = in_.live ? in_.live->learning_rate.exchange(0) : 0;
  if (!(asked > 0) || !std::isfinite(asked) || asked == peakRate()) return;
  state_.rate_change = LearningRateChanged{state_.step + 1, peakRate(), asked};
  save(state_.best_step == state_.step);
  sink_.emit(*state_.rate_change);
}

/// A run that goes on keeps what it kept before, so that it repeats the same numbers.
void Trainer::keepResting() {
  if (resting_.dropout || state_.keeps_resting == std::optional(false)) return;
  const RestingCache::Reading reading{in_.tokenizer.padId(), in_.device, in_.bf16, static_cast<std::size_t>(in_.settings.per_device_eval_batch_size),
                                      interrupt_.callback()};
  const std::int64_t most = state_.keeps_resting ? std::numeric_limits<std::int64_t>::max() : in_.cache_bytes;
  state_.keeps_resting = cache_.fill(in_.model, resting_, reading, most);
}

void Trainer::loop() {
  keepResting();
  // What comes after the checkpoint's step counts as not told yet.
  if (state_.rate_change && state_.rate_change->step == state_.step + 1) sink_.emit(*state_.rate_change);
  if (validationPending()) validate();
  const auto answer = [this] {
    takeLearningRate();
    live_.look(state_.step, false);
  };
  while (state_.step < plan_.total_steps && !shouldStopEarly()) {
    interrupt_.setStep(state_.step);
    interrupt_.checkBetweenSteps(answer);
    answer();
    trainStep();
    interrupt_.stepMade();
    const bool due = validationDue();
    if (due) validate();
    if (due) live_.look(state_.step, true);
    const std::int64_t every = in_.settings.save_steps;
    const bool save_now = every > 0 ? state_.step % every == 0 : due;
    const bool best_now = due && state_.best_step == state_.step;
    if (last_saved_ != state_.step && (save_now || best_now || state_.step == plan_.total_steps)) save(best_now);
    interrupt_.stepDone();
  }
  if (interrupt_.finishAsked() && state_.best_step < 0) {  // ended before anything was judged: what is there now is the best
    if (!in_.validation.empty()) validate();
    save(true);
  }
}

/// Lets those join in that move from this step on.
void Trainer::unfreeze(std::int64_t step) {
  if (waiting_.empty()) return;
  const double done = static_cast<double>(step) / static_cast<double>(plan_.total_steps);
  const int lowest = method(in_.settings.method).lowest_part(in_.settings, done, in_.model.layerCount());
  const auto moves = [&](const Parameter& parameter) { return parameter.part >= lowest; };
  if (std::none_of(waiting_.begin(), waiting_.end(), moves)) return;
  for (const Parameter& parameter : waiting_) {
    if (moves(parameter)) parameter.tensor->set_requires_grad(true);
  }
  std::erase_if(waiting_, moves);
  optimizer_.add(in_.model.parameters());
  resting_ = restingNow(in_.model, in_.settings);
}

void Trainer::trainStep() {
  unfreeze(state_.step);
  const std::int64_t epoch = state_.step / plan_.steps_per_epoch, within = state_.step % plan_.steps_per_epoch;
  if (epoch != epoch_) {
    epoch_batches_ = epochBatches(in_.train, static_cast<std::size_t>(plan_.effective_batch), in_.settings.group_by_length,
                                  static_cast<std::uint64_t>(in_.settings.seed), epoch);
    epoch_ = epoch;
  }
  const double begin = secondsNow();
  const double loss = accumulateGradients(epoch_batches_[static_cast<std::size_t>(within)]);
  const double norm = optimizer_.gradientNorm();
  if (!std::isfinite(loss) || !std::isfinite(norm)) failNotFinite(loss, norm);
  const double limit = in_.settings.max_grad_norm;
  const double rate =
      peakRate() * scheduleFactor(in_.settings.lr_scheduler_type, state_.step, plan_.warmup_steps, plan_.total_steps);
  optimizer_.step(rate, limit > 0 ? std::min(1.0, limit / (norm + 1e-6)) : 1.0);
  ++state_.step;
  state_.loss_sum += loss;
  ++state_.loss_steps;
  state_.tokens += step_tokens_;
  const double seconds = secondsNow(), speed = static_cast<double>(step_tokens_) / std::max(1e-9, seconds - begin);
  tokens_per_second_ = tokens_per_second_ == 0 ? speed : 0.9 * tokens_per_second_ + 0.1 * speed;
  if (state_.step % in_.settings.logging_steps == 0 || state_.step == plan_.total_steps || interrupt_.stepping()) {
    sink_.emit(StepSample{state_.step, static_cast<double>(state_.step) / static_cast<double>(plan_.steps_per_epoch), loss, rate,
                          norm, seconds, tokens_per_second_, deviceBytes(in_.device), state_.tokens});
  }
}

double Trainer::accumulateGradients(const std::vector<std::uint32_t>& rows) {
  while (true) {
    try {
      optimizer_.zeroGradients();
      const double normaliser = loss_.normaliser(in_.train, rows);
      double total = 0;
      step_tokens_ = 0;
      const auto micro = static_cast<std::size_t>(state_.micro_batch);
      for (std::size_t begin = 0; begin < rows.size(); begin += micro) {
        interrupt_.check();
        const std::span<const std::uint32_t> part = std::span(rows).subspan(begin, std::min(micro, rows.size() - begin));
        const Batch batch = collate(in_.train, part, in_.tokenizer.padId(), in_.device);
        Pass pass;
        pass.training = true;
        pass.key =
            mixKeys(mixKeys(static_cast<std::uint64_t>(in_.settings.seed), static_cast<std::uint64_t>(state_.step)), begin);
        pass.checkpointing = in_.settings.gradient_checkpointing;
        pass.interrupt = interrupt_.callback();
        if (cache_.filled()) cache_.hand(resting_, part);
        pass.resting = &resting_;
        at::Tensor loss;
        {
          const AutocastGuard autocast(in_.device.type(), in_.bf16);
          loss = loss_.sum(in_.model.logits(batch.input, pass), batch.labels) / normaliser;
        }
        loss.backward();
        total += loss.item<double>();
        step_tokens_ += batch.tokens;
      }
      return total;
    } catch (const std::exception& error) {
      if (!isOutOfMemory(error)) throw;
    }
    shrinkMicroBatch();  // outside the handler: the failed pass's tensors are gone now
  }
}

void Trainer::shrinkMicroBatch() {
  releaseDeviceMemory(in_.device);
  if (state_.micro_batch <= 1) {
    throw ProblemError(say("There is not enough memory for even one text at a time"),
                       say("Shorten the longest text, switch gradient checkpointing on, freeze more layers, choose a smaller "
                           "model, or close other programs; then resume."),
                       "model.max_length");
  }
  state_.micro_batch /= 2;
  const std::int64_t parts = (plan_.effective_batch + state_.micro_batch - 1) / state_.micro_batch;
  sink_.emit(Notice{{Severity::Warning,
                     say("The memory was too small for the batch: from now on %1 texts at a time, gradients summed over %2 "
                         "parts",
                         state_.micro_batch, parts),
                     say("Nothing to do: the effective batch of %1 stays, so the result does too; the run is only slower.",
                         plan_.effective_batch),
                     "tuning.per_device_train_batch_size"}});
}

void Trainer::failNotFinite(double loss, double norm) const {
  const std::string last = state_.best_step >= 0 || last_saved_ > 0
                               ? say("The last good checkpoint (step %1) is kept.", std::max(last_saved_, state_.best_step))
                               : say("It happened before the first checkpoint.");
  throw ProblemError(
      std::isfinite(loss)
          ? say("Training broke down at step %1: the gradient is %2, not a number to go on with. %3", state_.step + 1, norm, last)
          : say("Training broke down at step %1: the loss is %2, not a number to go on with. %3", state_.step + 1, loss, last),
      say("The learning rate is most often too high: divide it by 10, switch gradient clipping (max_grad_norm) "
          "on, or use fp32, and start again."),
      "tuning.learning_rate");
}

bool Trainer::validationDue() const {
  if (in_.validation.empty()) return false;
  if (state_.step == plan_.total_steps) return true;
  const std::int64_t every = in_.settings.eval_strategy == "steps" ? in_.settings.eval_steps : plan_.steps_per_epoch;
  return state_.step % every == 0;
}

bool Trainer::validationPending() const {
  return state_.step > 0 && validationDue() && (state_.evals.empty() || state_.evals.back().step != state_.step);
}

bool Trainer::improved(const EvalSample& sample) const {
  const std::string& metric = in_.settings.metric_for_best_model;
  const double value = metricOf(sample, metric);
  if (!std::isfinite(value)) return false;
  return state_.best_step < 0 || (metric == "loss" ? value < state_.best_metric : value > state_.best_metric);
}

void Trainer::validate() {
  Inference inference{in_.tokenizer.padId(), static_cast<std::size_t>(in_.settings.per_device_eval_batch_size), in_.bf16,
                      interrupt_.callback()};
  const std::vector<Prediction> predictions = predictRows(in_.model, in_.validation, in_.device, inference);
  std::vector<int> truth;
  for (const Tokens& row : in_.validation) truth.push_back(row.label);
  const Scores scores = computeScores(predictions, truth, in_.labels);
  EvalSample sample{state_.step, static_cast<double>(state_.step) / static_cast<double>(plan_.steps_per_epoch),
                    scores.loss, scores.accuracy,
                    scores.f1,   state_.loss_steps > 0 ? state_.loss_sum / static_cast<double>(state_.loss_steps) : 0,
                    false};
  sample.best = improved(sample);
  if (sample.best) {
    state_.best_step = state_.step;
    state_.best_metric = metricOf(sample, in_.settings.metric_for_best_model);
    state_.evals_without_improvement = 0;
  } else {
    ++state_.evals_without_improvement;
  }
  state_.loss_sum = 0;
  state_.loss_steps = 0;
  state_.evals.push_back(sample);
  sink_.emit(sample);
  if (const auto turn = findOverfitting(state_.evals); turn && !state_.overfitting_told) {
    state_.overfitting_told = true;
    sink_.emit(*turn);
  }
}

bool Trainer::shouldStopEarly() const {
  if (interrupt_.finishAsked() && state_.step > 0) return true;
  const std::int64_t patience = in_.settings.early_stopping_patience;
  return patience > 0 && state_.evals_without_improvement >= patience;
}

void Trainer::save(bool best) {
  state_.seconds = secondsNow();
  state_.live_sentences = live_.sentences();
  state_.peak_memory_bytes = std::max(state_.peak_memory_bytes, peakDeviceBytes(in_.device));
  const std::filesystem::path root = in_.directory / "checkpoints", folder = checkpointPath(root, state_.step);
  saveCheckpoint(folder, in_.model, method(in_.settings.method).info().attaches, in_.tokenizer, optimizer_, state_);
  last_saved_ = state_.step;
  pruneCheckpoints(root, in_.settings.save_total_limit, state_.best_step);
  sink_.emit(CheckpointSaved{state_.step, folder.lexically_relative(in_.directory).string(), best});
}

}  // namespace etude
