#include "core/models/weights.h"
#include "core/run/training_run.h"

#include "core/base/files.h"
#include "core/base/format.h"
#include "core/base/machine.h"
#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/export/model_card.h"
#include "core/nn/device.h"
#include "core/nn/memory.h"
#include "core/run/domain_adaptation.h"
#include "core/run/forgetting.h"
#include "core/run/judgement.h"
#include "core/run/run_report.h"
#include "core/run/tuned_model.h"
#include "core/serve/drift.h"
#include "core/tasks/token_lengths.h"
#include "core/train/trainer.h"
#include "core/tuning/attached_files.h"
#include "core/tuning/method.h"
#include "core/tuning/moving.h"
#include "core/tuning/peft_files.h"

#include <algorithm>
#include <array>
#include <limits>

namespace etude {

namespace {

constexpr std::size_t kProfileRows = 5000;  ///< enough for stable shares; more only takes time

/// Gives the memory back and lifts the limit, however the run ends.
struct MemoryScope {
  explicit MemoryScope(const EnvironmentSettings& settings) { setMemoryLimit(settings.memory_limit_mb << 20); }
  ~MemoryScope() {
    setMemoryLimit(0);
    releaseMemory();
  }
};

class TrainingRun {
 public:
  TrainingRun(const RunDir& directory, EventSink& sink, RunControl& control)
      : directory_(directory),
        recipe_(directory.recipe()),
        sink_(sink),
        interrupt_(control.stop, control.pause, sink),
        device_(resolveDevice(recipe_.environment.device)),
        bf16_(resolveBf16(recipe_.environment.precision, device_)),
        live_(control.live) {
    interrupt_.watchFinish(control.finish);
    interrupt_.watchSteps(control.live.step_once);
  }

  RunOutcome run() {
    threads_ = setThreads(recipe_.environment.threads);
    resetPeakMemory();
    prepare();
    buildModel();
    const TrainOutcome trained = train();
    if (trained.reason != "stopped") conclude(trained);
    sink_.emit(RunFinished{trained.reason, trained.state.step, std::max<std::int64_t>(0, trained.state.best_step), trained.state.seconds,
                           trained.state.peak_memory_bytes});
    return {trained.reason, trained.state.step};
  }

 private:
  void phase(const std::string& name, const std::string& text) {
    interrupt_.checkBetweenSteps();
    sink_.emit(PhaseChanged{name, text});
  }

  void prepare() {
    phase("preparing", say("Reading the data"));
    const std::filesystem::path folder = resolvePath(recipe_.model.path, "models");
    vocabulary_ = loadRecipeTokens(recipe_);
    tokenizer_ = vocabulary_.tokenizer;
    longest_ = effectiveMaxLength(recipe_, readConfig(folder), *tokenizer_);
    data_ = prepareData(recipe_.data, interrupt_.stopToken(), {}, tokenizerRule(tokenizer_, longest_));
    phase("preparing", say("Turning texts into tokens"));
    for (std::size_t i = 0; i < tokens_.size(); ++i) tokens_[i] = tokenise(data_.splits[i], *tokenizer_, longest_, interrupt_.stopToken());
  }

  void buildModel() {
    phase("preparing", say("Loading the model"));
    checkpoint_ = directory_.latestCheckpoint();
    if (checkpoint_ && !attaches()) {
      model_ = loadClassifier(*checkpoint_, device_, recipe_.tuning.dropout);
    } else {
      const Recipe start = adaptedRecipe({directory_, data_, tokenizer_, longest_}, sink_, interrupt_);
      base_ = start.model.path;
      model_ = buildInitialModel(start, start == recipe_ ? vocabulary_ : loadRecipeTokens(start), data_.labels, device_);
      const Problems notes = vocabularyNotes(vocabulary_, vocabularySize(readConfig(resolvePath(recipe_.model.path, "models"))));
      data_.problems.insert(data_.problems.end(), notes.begin(), notes.end());
    }
    method(recipe_.tuning.method).apply(*model_, recipe_.tuning);
    if (checkpoint_ && attaches()) loadMoving(*model_, *checkpoint_);
    trainable_ = model_->parameters().count(true);
  }

  bool attaches() const { return methodInfo(recipe_.tuning.method).attaches; }

  const std::vector<Tokens>& rows(Split split) const { return tokens_[static_cast<std::size_t>(split)]; }

  TrainOutcome train() {
    Trainer trainer({*model_, *tokenizer_, rows(Split::Train), rows(Split::Validation), data_.labels, recipe_.tuning, device_, bf16_,
                     directory_.path(), longest_, &live_, cacheBytes()},
                    sink_, interrupt_);
    if (checkpoint_) trainer.resume(*checkpoint_);
    const ParameterList parameters = model_->parameters();
    RunStarted started{trainer.plan().total_steps,
                       trainer.plan().steps_per_epoch,
                       static_cast<std::int64_t>(rows(Split::Train).size()),
                       static_cast<std::int64_t>(rows(Split::Validation).size()),
                       static_cast<std::int64_t>(rows(Split::Test).size()),
                       trainable_,
                       parameters.count(),
                       deviceName(device_),
                       bf16_ ? "bf16" : "fp32",
                       threads_,
                       checkpoint_ ? readTrainerState(*checkpoint_).step : -1,
                       data_.labels};
    sink_.emit(started);
    for (const Problem& problem : data_.problems) sink_.emit(Notice{problem});
    phase("training", "Training");
    return trainer.train();
  }

  /// A quarter of what is free: room for what resting layers give.
  std::int64_t cacheBytes() const {
    const std::int64_t limit = recipe_.environment.memory_limit_mb << 20;
    const std::int64_t free_bytes = lookAtMemory().available;
    return (limit > 0 ? std::min(limit, free_bytes) : free_bytes) / 4;
  }

  Judgement judgeTuned() {
    return judge({recipe_, data_, tokens_, vocabulary_, longest_, device_,
                  [this](Model& model, const std::vector<Tokens>& some) { return predict(model, some); },
                  [this](const std::string& text) { phase("evaluating", text); }},
                 *model_);
  }

  std::vector<Prediction> predict(Model& model, const std::vector<Tokens>& some) {
    return predictRows(model, some, device_,
                       {tokenizer_->padId(), static_cast<std::size_t>(recipe_.tuning.per_device_eval_batch_size), bf16_, interrupt_.callback()});
  }

  /// After training: the best weights, their judgement, the result folder and what drift is measured against.
  void conclude(const TrainOutcome& trained) {
    phase("evaluating", say("Judging the tuned model"));
    const bool best = recipe_.tuning.load_best_model_at_end || trained.reason == "ended";  // who ends a run asks for its best
    if (best && trained.state.best_step >= 0 && trained.state.best_step != trained.state.step) {
      const fs::path folder = checkpointPath(directory_.checkpoints(), trained.state.best_step);
      if (attaches())
        loadMoving(*model_, folder);
      else
        loadWeights(*model_, folder, /*head_may_differ=*/false);
    }
    Judgement judgement = judgeTuned();
    if (recipe_.evaluation.general_text) judgement.evaluation.general_text = forgetting();
    phase("saving", say("Writing the tuned model"));
    writeFileAtomically(directory_.profile(), dumpJson(toJson(profile()), 1) + "\n");
    writeResult();
    writeJudgedRows(directory_.judgedRows(), judgement.rows);
    writeFileAtomically(directory_.evaluation(), dumpJson(toJson(judgement.evaluation)) + "\n");
    writeRunReport(directory_);
  }

  /// As PEFT looks for it: the Hub's name if it is from there, else its folder.
  std::string baseName() const {
    const fs::path folder = resolvePath(base_, "models");
    return folder.string().find("models--") == std::string::npos ? folder.string() : hubName(folder.string());
  }

  /// A run that cannot tell what was forgotten is no failure: it says why.
  GeneralTextLoss forgetting() {
    phase("evaluating", say("Measuring what was forgotten"));
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    try {
      const Forgetting found =
          measureForgetting(resolvePath(recipe_.model.path, "models"), tuneLike(*model_, recipe_.tuning), device_, interrupt_.stopToken());
      if (found.loss) return {found.loss->before, found.loss->after, found.loss->tokens, {}};
      return {none, none, 0, found.why_not};
    } catch (const ProblemError& error) {
      return {none, none, 0, error.problems().front().what};
    }
  }

  /// The model as others read it: what the method added is folded into the weights, or lies beside them where that cannot be.
  void writeResult() {
    if (writesPeft(recipe_.tuning)) {
      writeDirectoryAtomically(directory_.adapter(), [&](const fs::path& folder) {
        savePeft(*model_, recipe_.tuning, baseName(), folder);
        tokenizer_->save(folder);
      });
    }
    const bool whole = mergeAttached(*model_);
    writeDirectoryAtomically(directory_.model(), [&](const fs::path& folder) {
      saveModel(*model_, folder);
      tokenizer_->save(folder);
      if (!whole) saveAttached(*model_, recipe_.tuning, folder);
    });
  }

  DriftProfile profile() {
    const auto some = [](const std::vector<Tokens>& all) { return std::vector<Tokens>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kProfileRows))); };
    const bool held_out = !rows(Split::Validation).empty();
    return makeProfile(predict(*model_, some(rows(Split::Train))), predict(*model_, some(rows(held_out ? Split::Validation : Split::Train))),
                       data_.labels);
  }

  const RunDir& directory_;
  const Recipe& recipe_;
  EventSink& sink_;
  Interrupt interrupt_;
  at::Device device_;
  bool bf16_;
  LiveControl& live_;
  int threads_ = 1;
  Dataset data_;
  RecipeTokens vocabulary_;
  std::shared_ptr<const Tokenizer> tokenizer_;  ///< the vocabulary's
  std::size_t longest_ = 0;  ///< tokens of a text
  std::array<std::vector<Tokens>, 3> tokens_;
  std::optional<std::filesystem::path> checkpoint_;
  std::unique_ptr<Model> model_;
  std::string base_;            ///< path of the model that was built upon, of methods that attach
  std::int64_t trainable_ = 0;  ///< parameters that move at some time of the run
};

}  // namespace

RunOutcome runTraining(const RunDir& directory, EventSink& sink, RunControl& control) {
  installMemoryMeter();
  const MemoryScope memory(directory.recipe().environment);
  try {
    return TrainingRun(directory, sink, control).run();
  } catch (const Cancelled&) {  // while it prepared or judged: the newest checkpoint is where it stands
    const auto checkpoint = directory.latestCheckpoint();
    const TrainerState state = checkpoint ? readTrainerState(*checkpoint) : TrainerState{};
    sink.emit(RunFinished{"stopped", state.step, std::max<std::int64_t>(0, state.best_step), state.seconds, state.peak_memory_bytes});
    return {"stopped", state.step};
  }
}

}  // namespace etude
