#include "core/train/pretrainer.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/random.h"
#include "core/base/say.h"
#include "core/models/weights.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/nn/torch_compat.h"
#include "core/train/pretrain_objective.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace etude {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double kCheckpointSeconds = 120;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::unique_ptr<PretrainObjective> makeObjective(const PretrainSettings& settings, at::Device device) {
  if (settings.objective == "causal") return makeCausalObjective(settings, device);
  if (settings.objective == "spans") return makeSpansObjective(settings, device);
  return makeMaskedObjective(settings, device);
}

class Pretrainer {
 public:
  Pretrainer(const PretrainSettings& settings, fs::path out, const std::function<void(const PretrainProgress&)>& progress,
             std::stop_token stop)
      : settings_(settings),
        out_(std::move(out)),
        progress_(progress),
        stop_(std::move(stop)),
        device_(resolveDevice(settings.device)),
        objective_(makeObjective(settings_, device_)) {}

  void run() {
    installMemoryMeter();
    setThreads(settings_.threads);
    corpus_ = findTexts(settings_);
    makeTokenizer();
    if (settings_.sequence_length > settings_.max_positions) {
      throw ProblemError(say("The training length is above the longest text that the model is to read"),
                         say("Lower sequence_length to %1 or raise max_positions.", settings_.max_positions), "sequence_length");
    }
    tell("Reading " + std::to_string(corpus_.train.size() + corpus_.held_out.size()) + " texts");
    objective_->read(corpus_, tokenizer_, stop_);
    if (stop_.stop_requested()) throw Cancelled();
    if (objective_->rowCount() == 0)
      throw ProblemError(say("The texts are too short to learn from"), say("Give more text: at least a few books."),
                         settings_.corpus);
    makeModel();
    train();
    finish();
  }

 private:
  fs::path checkpoint() const { return out_ / ".progress"; }
  bool goesOn() const { return fs::exists(checkpoint() / "state.json"); }

  void tell(const std::string& text) {
    PretrainProgress now;
    now.text = text;
    progress_(now);
    if (stop_.stop_requested()) throw Cancelled();
  }

  void makeTokenizer() {
    if (goesOn()) {
      tokenizer_ = loadTokenizer(checkpoint());
    } else if (!settings_.starter.empty()) {
      tokenizer_ = loadTokenizer(settings_.starter);
    } else {
      tell("Learning a vocabulary of " + formatCount(settings_.vocabulary_size) + " pieces");
      tokenizer_ = objective_->learnTokenizer(corpus_.train, stop_);
    }
  }

  void makeModel() {
    const fs::path source = goesOn() ? checkpoint() : fs::path(settings_.starter);
    Json config = source.empty() ? objective_->freshConfig(*tokenizer_) : readConfig(source);
    for (const char* key : objective_->dropoutKeys()) config[key] = settings_.dropout;
    const std::int64_t stored = vocabularySize(config), tokens = tokenizer_->vocabularySize();
    config["vocab_size"] = std::max(stored, tokens);
    model_ = etude::makeModel(config, objective_->head(), at::TensorOptions().dtype(at::kFloat));
    model_->initialiseWeights(static_cast<std::uint64_t>(settings_.seed));
    if (source.empty()) {
      objective_->prepareWeights(*model_);
    } else {
      loadWeights(*model_, source, /*head_may_differ=*/true, stored);
      initialiseTokens(*model_, stored, tokens);
    }
    for (const Parameter& parameter : model_->parameters()) {
      *parameter.tensor = parameter.tensor->to(device_).detach().requires_grad_(true);
    }
    optimizer_ = std::make_unique<AdamW>(model_->parameters(), objective_->optimizer());
    if (goesOn()) {
      const Json state = parseJson(readFile(checkpoint() / "state.json"), (checkpoint() / "state.json").string());
      step_ = state.value("step", std::int64_t{0});
      seconds_before_ = state.value("seconds", 0.0);
      optimizer_->loadState(SafetensorsFile(checkpoint() / "optimizer.safetensors"));
    }
  }

  /// How much of the planned work is done, in [0, 1].
  double fraction(Clock::time_point start) const {
    if (settings_.max_steps > 0) return static_cast<double>(step_) / static_cast<double>(settings_.max_steps);
    return (seconds_before_ + secondsSince(start)) / (settings_.max_minutes * 60);
  }

  /// All rows in an order of chance, then again in another one.
  std::span<const std::uint32_t> batchRows() {
    const auto batch = static_cast<std::size_t>(settings_.batch_size), rows = objective_->rowCount(),
               per_epoch = std::max<std::size_t>(1, rows / batch);
    const std::size_t epoch = static_cast<std::size_t>(step_) / per_epoch, within = static_cast<std::size_t>(step_) % per_epoch;
    if (order_.empty() || order_epoch_ != epoch) {
      order_.resize(rows);
      std::iota(order_.begin(), order_.end(), 0u);
      shuffle(std::span(order_), mixKeys(static_cast<std::uint64_t>(settings_.seed), epoch));
      order_epoch_ = epoch;
    }
    return std::span(order_).subspan(within * batch, std::min(batch, rows));
  }

  double rate(double done) const {
    const double rising = done / settings_.warmup_ratio, falling = (1 - done) / (1 - settings_.warmup_ratio);
    return settings_.learning_rate * (done < settings_.warmup_ratio ? rising : falling);
  }

  /// One step of the optimizer; the loss before it.
  double step(double learning_rate, bool bf16) {
    const std::uint64_t key =
        mixKeys(static_cast<std::uint64_t>(settings_.seed), static_cast<std::uint64_t>(step_) + (std::uint64_t{1} << 40));
    Pass pass;
    pass.training = true;
    pass.key = key;
    optimizer_->zeroGradients();
    ObjectiveLoss loss;
    {
      const AutocastGuard autocast(device_.type(), bf16);
      loss = objective_->loss(*model_, batchRows(), key, pass);
    }
    loss.learned.backward();
    const double norm = optimizer_->gradientNorm();
    optimizer_->step(learning_rate, std::min(1.0, 1 / (norm + 1e-6)));
    ++step_;
    const double value = loss.shown.item<double>();
    if (!std::isfinite(value)) {
      throw ProblemError(say("The loss is not a finite number after step %1", step_),
                         say("Lower the learning rate and start again."), "learning_rate");
    }
    return value;
  }

  void train() {
    const Clock::time_point start = Clock::now();
    double smoothed = 0, saved_at = 0, told_at = -1;
    const std::int64_t first = step_;
    const bool bf16 = resolveBf16("auto", device_);
    for (double done = fraction(start); done < 1; done = fraction(start)) {
      if (stop_.stop_requested()) {
        save(start);
        throw Cancelled();
      }
      const double learning_rate = rate(done), value = step(learning_rate, bf16);
      smoothed = step_ == first + 1 ? value : 0.98 * smoothed + 0.02 * value;
      const double seconds = secondsSince(start);
      if (seconds - told_at > 1) {
        told_at = seconds;
        const double tokens = static_cast<double>((step_ - first) * settings_.batch_size * settings_.sequence_length);
        progress_({step_, std::min(1.0, done), smoothed, learning_rate, tokens / seconds, seconds_before_ + seconds, ""});
      }
      if (seconds - saved_at > kCheckpointSeconds) {
        save(start);
        saved_at = secondsSince(start);
      }
    }
    if (step_ > first) save(start);  // a stop while the held-out texts are judged loses nothing
    seconds_before_ += secondsSince(start);
  }

  void save(Clock::time_point start) {
    writeDirectoryAtomically(checkpoint(), [&](const fs::path& folder) {
      saveModel(*model_, folder);
      tokenizer_->save(folder);
      writeTensors(folder / "optimizer.safetensors", optimizer_->state());
      writeFileAtomically(folder / "state.json", dumpJson({{"step", step_}, {"seconds", seconds_before_ + secondsSince(start)}}));
    });
  }

  PretrainResult result() {
    PretrainResult result;
    result.steps = step_;
    result.seconds = seconds_before_;
    const HeldOutLoss judged = objective_->judge(*model_);
    result.held_out_loss = judged.loss;
    result.bits_per_byte = judged.bits_per_byte;
    result.samples = objective_->writeSamples(*model_);
    result.parameters = model_->parameters().count();
    const Json& config = model_->config();
    result.layers = config.value("num_hidden_layers", config.value("num_layers", std::int64_t{0}));
    result.width = config.value("hidden_size", config.value("d_model", std::int64_t{0}));
    result.vocabulary_size = tokenizer_->vocabularySize();
    for (const fs::path& file : corpus_.held_out) result.held_out.push_back(file.stem().string());
    result.train_texts = static_cast<std::int64_t>(corpus_.train.size());
    result.tokens_seen = step_ * settings_.batch_size * settings_.sequence_length;
    return result;
  }

  /// What is judged is what is stored: the weights are rounded before.
  void finish() {
    tell("Measuring on held-out texts");
    const at::NoGradGuard no_grad;
    Json config = model_->config();
    config["torch_dtype"] = "float16";
    objective_->settle(*model_, config);
    NamedTensors half;
    for (const Parameter& parameter : model_->parameters()) {
      half.emplace_back(parameter.name, parameter.tensor->detach().to(at::kHalf));
      parameter.tensor->copy_(half.back().second);
    }
    const PretrainResult measured = result();
    makeDirectories(out_);
    writeTensors(out_ / "model.safetensors", half);
    writeFileAtomically(out_ / "config.json", dumpJson(config, 2) + "\n");
    if (const Json generation = objective_->generationConfig(); !generation.is_null())
      writeFileAtomically(out_ / "generation_config.json", dumpJson(generation, 2) + "\n");
    tokenizer_->save(out_);
    writePretrainCard(out_, settings_, objective_->words(), measured);
    std::error_code ignored;
    fs::remove_all(checkpoint(), ignored);
  }

  const PretrainSettings settings_;
  const fs::path out_;
  const std::function<void(const PretrainProgress&)>& progress_;
  std::stop_token stop_;
  at::Device device_;
  std::unique_ptr<PretrainObjective> objective_;
  Corpus corpus_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::unique_ptr<Model> model_;
  std::unique_ptr<AdamW> optimizer_;
  std::vector<std::uint32_t> order_;
  std::size_t order_epoch_ = 0;
  std::int64_t step_ = 0;
  double seconds_before_ = 0;
};

}  // namespace

void pretrainModel(const PretrainSettings& settings, const std::filesystem::path& out,
                   const std::function<void(const PretrainProgress&)>& progress, std::stop_token stop) {
  Pretrainer(settings, out, progress, std::move(stop)).run();
}

}  // namespace etude
