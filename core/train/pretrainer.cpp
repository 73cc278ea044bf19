#include "core/train/pretrainer.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/random.h"
#include "core/base/say.h"
#include "core/base/temporary_folder.h"
#include "core/models/language_model.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/nn/torch_compat.h"
#include "core/tasks/language_loss.h"
#include "core/train/pretrain_objective.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace etude {

namespace {

using Clock = std::chrono::steady_clock;
constexpr double kCheckpointSeconds = 120;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::string objectiveOf(const Json& config) {
  switch (languageHead(config)) {
    case Head::CausalLm: return "causal";
    case Head::SequenceToSequence: return "spans";
    default: return "masked";
  }
}

/// What the starter was pretrained to do is what it goes on with.
PretrainSettings resolved(PretrainSettings settings) {
  const std::string asked = settings.objective;
  settings.objective = asked == "auto" ? "masked" : asked;
  if (settings.starter.empty()) return settings;
  const Json config = readConfig(settings.starter);
  settings.objective = objectiveOf(config);
  if (asked == "auto" || asked == settings.objective) return settings;
  throw ProblemError(say("A model of the family “%1” does not learn in this way: it was pretrained with the objective “%2”",
                         std::string(family(config).key), settings.objective),
                     say("Choose “%1”, or leave the choice to the program (auto).", settings.objective), "objective");
}

std::unique_ptr<PretrainObjective> makeObjective(const PretrainSettings& settings, at::Device device) {
  if (settings.objective == "causal") return makeCausalObjective(settings, device);
  if (settings.objective == "spans") return makeSpansObjective(settings, device);
  return makeMaskedObjective(settings, device);
}

class Pretrainer {
 public:
  Pretrainer(const PretrainSettings& settings, fs::path out, const std::function<void(const PretrainProgress&)>& progress,
             Interrupt& interrupt, std::shared_ptr<const Tokenizer> tokenizer)
      : settings_(resolved(settings)),
        out_(std::move(out)),
        progress_(progress),
        interrupt_(interrupt),
        device_(resolveDevice(settings.device)),
        objective_(makeObjective(settings_, device_)),
        tokenizer_(std::move(tokenizer)) {}

  PretrainStep measure(const std::vector<std::string>& texts) {
    setThreads(settings_.threads);
    const TemporaryFolder folder;
    writeFileAtomically(folder.path() / "texts.txt", enoughOf(texts));
    corpus_.train = {folder.path() / "texts.txt"};
    makeTokenizer();
    objective_->read(corpus_, tokenizer_, interrupt_.stopToken());
    if (objective_->rowCount() == 0) return {};
    const std::int64_t before = deviceBytes(device_);
    resetPeakMemory();
    makeModel();
    const bool bf16 = resolveBf16(settings_.precision, device_);
    step(0, bf16);
    const Clock::time_point start = Clock::now();
    step(0, bf16);
    return {peakDeviceBytes(device_) - before, secondsSince(start)};
  }

  PretrainResult run() {
    installMemoryMeter();
    setThreads(settings_.threads);
    corpus_ = findTexts(settings_);
    makeTokenizer();
    if (settings_.starter.empty() && settings_.sequence_length > settings_.max_positions) {
      throw ProblemError(say("The training length is above the longest text that the model is to read"),
                         say("Lower sequence_length to %1 or raise max_positions.", settings_.max_positions), "sequence_length");
    }
    tell("Reading " + std::to_string(corpus_.train.size() + corpus_.held_out.size()) + " texts");
    objective_->read(corpus_, tokenizer_, interrupt_.stopToken());
    interrupt_.checkBetweenSteps();
    if (objective_->rowCount() == 0)
      throw ProblemError(say("The texts are too short to learn from"), say("Give more text: at least a few books."),
                         settings_.corpus);
    makeModel();
    train();
    return finish();
  }

 private:
  fs::path checkpoint() const { return out_ / ".progress"; }
  bool goesOn() const { return fs::exists(checkpoint() / "state.json"); }

  /// The texts, over and over, until they fill the rows of a step.
  std::string enoughOf(const std::vector<std::string>& texts) const {
    constexpr std::size_t kMostTokenBytes = 12;
    const auto bytes = static_cast<std::size_t>(settings_.batch_size * settings_.sequence_length) * kMostTokenBytes;
    const bool any = std::any_of(texts.begin(), texts.end(), [](const std::string& text) { return !text.empty(); });
    std::string all;
    while (any && all.size() < bytes) {
      for (const std::string& text : texts) all += text + "\n";
    }
    return all;
  }

  void tell(const std::string& text) {
    PretrainProgress now;
    now.text = text;
    progress_(now);
    interrupt_.checkBetweenSteps();
  }

  void makeTokenizer() {
    if (goesOn()) {
      tokenizer_ = loadTokenizer(checkpoint());
    } else if (!settings_.starter.empty()) {
      const auto own = loadTokenizer(settings_.starter);
      known_tokens_ = own->vocabularySize();
      if (!tokenizer_) tokenizer_ = own;
    } else {
      tell("Learning a vocabulary of " + formatCount(settings_.vocabulary_size) + " pieces");
      tokenizer_ = objective_->learnTokenizer(corpus_.train, interrupt_.stopToken());
    }
  }

  void makeModel() {
    const fs::path source = goesOn() ? checkpoint() : fs::path(settings_.starter);
    if (source.empty()) {
      model_ = etude::makeModel(objective_->freshConfig(*tokenizer_), objective_->head(), at::TensorOptions().dtype(at::kFloat));
      model_->initialiseWeights(static_cast<std::uint64_t>(settings_.seed));
      objective_->prepareWeights(*model_);
    } else {
      loadModel(source);
    }
    for (const Parameter& parameter : model_->parameters()) {
      *parameter.tensor = parameter.tensor->to(device_).detach().requires_grad_(true);
    }
    optimizer_ = std::make_unique<AdamW>(model_->parameters(), objective_->optimizer());
    if (goesOn())
      readState();
    else if (!settings_.starter.empty())
      before_ = judge().loss;
  }

  void loadModel(const fs::path& source) {
    Json config = readConfig(source);
    if (settings_.dropout >= 0 && !goesOn()) {
      for (const char* key : family(config).dropout_keys) config[key] = settings_.dropout;
    }
    const std::int64_t tokens = tokenizer_->vocabularySize(), known = goesOn() ? tokens : known_tokens_;
    LanguageModel loaded = loadLanguageModel(source, config, known, tokens, static_cast<std::uint64_t>(settings_.seed));
    if (loaded.no_head.empty()) loaded.no_head = cannotTell(*loaded.model, *tokenizer_);
    if (!loaded.no_head.empty()) {
      throw ProblemError(loaded.no_head, say("Choose the model as it was pretrained, not one that was made for another task."),
                         source.string());
    }
    model_ = std::move(loaded.model);
  }

  void readState() {
    const fs::path path = checkpoint() / "state.json";
    const Json state = parseJson(readFile(path), path.string());
    step_ = state.value("step", std::int64_t{0});
    seconds_before_ = state.value("seconds", 0.0);
    if (const auto found = state.find("held_out_before"); found != state.end() && found->is_number()) before_ = found->get<double>();
    if (state.value("texts", fingerprint()) != fingerprint()) {
      throw ProblemError(say("The texts have changed since this training began"),
                         say("Bring the old texts back, or begin again in a new folder."), settings_.corpus);
    }
    optimizer_->loadState(SafetensorsFile(checkpoint() / "optimizer.safetensors"));
  }

  std::string fingerprint() const { return std::to_string(objective_->fingerprint()); }

  HeldOutLoss judge() {
    const at::NoGradGuard no_grad;
    Pass pass;
    pass.interrupt = interrupt_.callback();
    return objective_->judge(*model_, pass);
  }

  /// How much of the planned work is done, in [0, 1].
  double fraction(Clock::time_point start) const {
    if (settings_.max_steps > 0) return static_cast<double>(step_) / static_cast<double>(settings_.max_steps);
    return (seconds_before_ + secondsAtWork(start)) / (settings_.max_minutes * 60);
  }

  double secondsAtWork(Clock::time_point start) const { return secondsSince(start) - (interrupt_.pausedSeconds() - paused_before_); }

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
    pass.interrupt = interrupt_.callback();
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
    paused_before_ = interrupt_.pausedSeconds();
    double smoothed = 0, saved_at = 0, told_at = -1;
    const std::int64_t first = step_;
    const bool bf16 = resolveBf16(settings_.precision, device_);
    for (double done = fraction(start); done < 1 && !interrupt_.finishAsked(); done = fraction(start)) {
      const double learning_rate = rate(done), value = stepOrSave(learning_rate, bf16, start);
      smoothed = step_ == first + 1 ? value : 0.98 * smoothed + 0.02 * value;
      const double seconds = secondsAtWork(start);
      if (seconds - told_at > 1) {
        told_at = seconds;
        const double tokens = static_cast<double>((step_ - first) * settings_.batch_size * settings_.sequence_length);
        progress_({step_, std::min(1.0, done), smoothed, learning_rate, tokens / seconds, seconds_before_ + seconds, ""});
      }
      if (seconds - saved_at > kCheckpointSeconds) {
        save(start);
        saved_at = secondsAtWork(start);
      }
    }
    if (step_ > first) save(start);  // a stop while the held-out texts are judged loses nothing
    seconds_before_ += secondsAtWork(start);
  }

  /// A stop, within the step too, leaves the checkpoint of the last whole step.
  double stepOrSave(double learning_rate, bool bf16, Clock::time_point start) {
    try {
      interrupt_.checkBetweenSteps();
      const double loss = step(learning_rate, bf16);
      interrupt_.stepMade();
      interrupt_.stepDone();
      return loss;
    } catch (const Cancelled&) {
      save(start);
      throw;
    }
  }

  void save(Clock::time_point start) {
    writeDirectoryAtomically(checkpoint(), [&](const fs::path& folder) {
      saveModel(*model_, folder);
      tokenizer_->save(folder);
      writeTensors(folder / "optimizer.safetensors", optimizer_->state());
      Json state = {{"step", step_}, {"seconds", seconds_before_ + secondsAtWork(start)}, {"texts", fingerprint()}};
      if (std::isfinite(before_)) state["held_out_before"] = before_;
      writeFileAtomically(folder / "state.json", dumpJson(state));
    });
  }

  PretrainResult result() {
    PretrainResult result;
    result.steps = step_;
    result.seconds = seconds_before_;
    const HeldOutLoss judged = judge();
    result.held_out_loss = judged.loss;
    result.held_out_before = before_;
    result.bits_per_byte = judged.bits_per_byte;
    result.samples = objective_->writeSamples(*model_);
    result.parameters = model_->parameters().count();
    const bool two_stacks = objective_->head() == Head::SequenceToSequence;
    result.layers = two_stacks ? model_->config().value("num_layers", std::int64_t{0}) : model_->layerCount();
    for (const Parameter& parameter : model_->parameters()) {
      if (parameter.per_token && result.width == 0) result.width = parameter.tensor->size(-1);
    }
    result.vocabulary_size = tokenizer_->vocabularySize();
    for (const fs::path& file : corpus_.held_out) result.held_out.push_back(file.stem().string());
    result.train_texts = static_cast<std::int64_t>(corpus_.train.size());
    result.tokens_seen = step_ * settings_.batch_size * settings_.sequence_length;
    return result;
  }

  /// What is judged is what is stored: the weights are rounded before.
  PretrainResult finish() {
    tell("Measuring on held-out texts");
    const at::NoGradGuard no_grad;
    optimizer_.reset();  // its memory is for what follows
    for (const Parameter& parameter : model_->parameters()) parameter.tensor->mutable_grad() = at::Tensor();
    const Json config = storedConfig();
    NamedTensors half;
    for (const Parameter& parameter : model_->parameters()) {
      half.emplace_back(parameter.name, parameter.tensor->detach().to(at::kHalf));
      parameter.tensor->copy_(half.back().second);
    }
    const PretrainResult measured = result();
    makeDirectories(out_);
    writeTensors(out_ / "model.safetensors", half);
    writeFileAtomically(out_ / "config.json", dumpJson(config, 2) + "\n");
    writeGenerationConfig();
    tokenizer_->save(out_);
    writePretrainCard(out_, settings_, words(), measured);
    std::error_code ignored;
    fs::remove_all(checkpoint(), ignored);
    return measured;
  }

  /// A starter's config says what it said before, whatever the dropout was meanwhile.
  Json storedConfig() {
    Json config = model_->config();
    if (settings_.starter.empty()) {
      objective_->settle(*model_, config);
    } else {
      const Json given = readConfig(settings_.starter);
      for (const char* key : family(given).dropout_keys) {
        if (const auto found = given.find(key); found != given.end())
          config[key] = *found;
        else
          config.erase(key);
      }
    }
    config["torch_dtype"] = "float16";
    return config;
  }

  void writeGenerationConfig() const {
    const fs::path given = fs::path(settings_.starter) / "generation_config.json";
    if (!settings_.starter.empty() && isThere(given))
      writeFileAtomically(out_ / "generation_config.json", readFile(given, 16 << 20));
    else if (const Json generation = objective_->generationConfig(); !generation.is_null())
      writeFileAtomically(out_ / "generation_config.json", dumpJson(generation, 2) + "\n");
  }

  CardWords words() const {
    CardWords words = objective_->words();
    if (settings_.starter.empty()) return words;
    const Family& found = family(model_->config());
    words.family = found.class_name;
    words.tag = found.key;
    words.pieces = "tokens";
    return words;
  }

  const PretrainSettings settings_;
  const fs::path out_;
  const std::function<void(const PretrainProgress&)>& progress_;
  Interrupt& interrupt_;
  at::Device device_;
  std::unique_ptr<PretrainObjective> objective_;
  Corpus corpus_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::unique_ptr<Model> model_;
  std::unique_ptr<AdamW> optimizer_;
  std::vector<std::uint32_t> order_;
  std::size_t order_epoch_ = 0;
  std::int64_t known_tokens_ = 0;  ///< that the starter's own tokenizer has
  std::int64_t step_ = 0;
  double seconds_before_ = 0, paused_before_ = 0;
  double before_ = std::numeric_limits<double>::quiet_NaN();  ///< loss on the held-out texts before the first step
};

struct NoEvents : EventSink {
  void emit(const Event&) override {}
};

}  // namespace

PretrainResult pretrainModel(const PretrainSettings& settings, const std::filesystem::path& out,
                             const std::function<void(const PretrainProgress&)>& progress, Interrupt& interrupt,
                             std::shared_ptr<const Tokenizer> tokenizer) {
  return Pretrainer(settings, out, progress, interrupt, std::move(tokenizer)).run();
}

PretrainResult pretrainModel(const PretrainSettings& settings, const std::filesystem::path& out,
                             const std::function<void(const PretrainProgress&)>& progress, std::stop_token stop) {
  const std::atomic<bool> pause{false};
  NoEvents sink;
  Interrupt interrupt(std::move(stop), pause, sink);
  return pretrainModel(settings, out, progress, interrupt);
}

PretrainStep measurePretraining(const PretrainSettings& settings, const std::vector<std::string>& texts,
                                std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop) {
  const std::atomic<bool> pause{false};
  NoEvents sink;
  Interrupt interrupt(std::move(stop), pause, sink);
  const std::function<void(const PretrainProgress&)> silence = [](const PretrainProgress&) {};
  const TemporaryFolder out;  // nothing goes there
  return Pretrainer(settings, out.path(), silence, interrupt, std::move(tokenizer)).measure(texts);
}

}  // namespace etude
