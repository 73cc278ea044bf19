#include "core/run/event_text.h"

#include "core/base/format.h"

#include <cstdio>

namespace etude {

namespace {

std::string sentence(const RunStarted& e) {
  std::string text = e.resumed_from >= 0 ? "Goes on from step " + formatCount(e.resumed_from) + ": " : "Started: ";
  text += formatCount(e.total_steps) + " steps, " + formatCount(e.train_examples) + " training, " +
          formatCount(e.validation_examples) + " validation and " + formatCount(e.test_examples) + " test rows, " +
          std::to_string(e.labels.size()) + " labels; " + formatCount(e.trainable_parameters) + " of " +
          formatCount(e.total_parameters) + " parameters are trained; " + e.device + ", " + e.precision;
  return e.threads > 0 ? text + ", " + std::to_string(e.threads) + " threads" : text;
}

std::string sentence(const PhaseChanged& e) { return e.text.empty() ? e.phase : e.text; }

std::string sentence(const StepSample& e) {
  return "Step " + formatCount(e.step) + ", epoch " + formatNumber(e.epoch) + ": loss " + formatNumber(e.loss) +
         ", learning rate " + formatNumber(e.learning_rate) + ", gradient " + formatNumber(e.grad_norm) + ", " +
         formatCount(static_cast<std::int64_t>(std::min(std::max(e.tokens_per_second, 0.0), 1e15))) + " tokens/s, " +
         formatBytes(static_cast<double>(e.memory_bytes));
}

std::string sentence(const EvalSample& e) {
  return "Validation after step " + formatCount(e.step) + ": loss " + formatNumber(e.loss) + " (training " +
         formatNumber(e.train_loss) + "), accuracy " + formatPercent(e.accuracy) + ", F1 " + formatPercent(e.f1) +
         (e.best ? " (best so far)" : "");
}

std::string sentence(const CheckpointSaved& e) { return "Checkpoint saved: " + e.path + (e.best ? " (best so far)" : ""); }

std::string sentence(const OverfittingFound& e) {
  return "Overfitting: the validation loss was lowest at step " + formatCount(e.step) + " (" + formatNumber(e.best_loss) +
         ") and has risen since, while the training loss falls on. From there on the model learns its training rows by heart";
}

std::string sentence(const Paused& e) { return "Paused after step " + formatCount(e.step); }
std::string sentence(const Continued& e) { return "Continued after step " + formatCount(e.step); }
std::string sentence(const Notice& e) { return describe(e.problem); }

std::string sentence(const RunFinished& e) {
  const std::string how = e.reason == "stopped"          ? "Stopped on request"
                          : e.reason == "ended"          ? "Ended on request, with the best checkpoint"
                          : e.reason == "early_stopping" ? "Finished early, because the validation did not improve any more"
                                                         : "Finished";
  return how + " after step " + formatCount(e.step) + " and " + formatDuration(e.seconds) + " of training" +
         (e.best_step > 0 ? "; best step: " + formatCount(e.best_step) : "") +
         (e.peak_memory_bytes > 0 ? "; most memory: " + formatBytes(static_cast<double>(e.peak_memory_bytes)) : "");
}

std::string sentence(const LearningRateChanged& e) {
  return "Learning rate changed from " + formatNumber(e.before) + " to " + formatNumber(e.after) + ", from step " + formatCount(e.step) + " on";
}

std::string sentence(const LivePredictions& e) {
  return "After step " + formatCount(e.step) + " the model was asked about " + formatCount(static_cast<std::int64_t>(e.sentences.size())) +
         " sentences";
}

std::string sentence(const RunFailed& e) { return "Failed after step " + formatCount(e.step) + "\n" + describe(e.problems); }

}  // namespace

std::string formatNumber(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return buffer;
}

std::string describe(const Event& event) {
  return std::visit([](const auto& e) { return sentence(e); }, event);
}

}  // namespace etude
