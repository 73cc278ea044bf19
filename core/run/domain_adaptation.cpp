#include "core/run/domain_adaptation.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/hub/model_folder.h"
#include "core/models/language_model.h"
#include "core/nn/device.h"
#include "core/run/tuned_model.h"
#include "core/train/pretrain_corpus.h"
#include "core/train/pretrainer.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kLongestRow = 128, kShortestRow = 16;  ///< tokens
constexpr std::size_t kHeldOutEvery = 20, kFewestParagraphs = 100;

/// Rows as long as the texts that the model will be tuned on, but not so long that few of them could be made.
std::int64_t rowLength(std::size_t longest) { return static_cast<std::int64_t>(std::clamp(longest, kShortestRow, kLongestRow)); }

/// How much a starter of ours learned to sum texts up when it was pretrained; 0 for all other models, whose summaries learned otherwise.
double summaryWeight(const fs::path& base) {
  const fs::path path = base / "pretrain.json";
  if (!isThere(path)) return 0;
  const Json told = parseJson(readFile(path, 16 << 20), path.string());
  const Json::json_pointer place("/settings/summary_weight");
  return told.contains(place) && told[place].is_number() ? std::clamp(told[place].get<double>(), 0.0, 10.0) : 0.0;
}

/// Without the texts.
PretrainSettings adaptationSettings(const Recipe& recipe, std::size_t longest) {
  const fs::path base = resolvePath(recipe.model.path, "models");
  PretrainSettings settings;
  settings.starter = base.string();
  settings.sequence_length = rowLength(longest);
  settings.batch_size = recipe.tuning.per_device_train_batch_size;
  settings.max_steps = recipe.tuning.adapt_steps;
  settings.learning_rate = recipe.tuning.adapt_learning_rate;
  settings.weight_decay = recipe.tuning.weight_decay;
  settings.dropout = recipe.tuning.dropout;
  settings.summary_weight = summaryWeight(base);
  settings.threads = recipe.environment.threads;
  settings.device = recipe.environment.device;
  settings.precision = recipe.environment.precision;
  settings.seed = recipe.tuning.seed;
  return settings;
}

class Adaptation {
 public:
  Adaptation(const AdaptationInputs& inputs, EventSink& sink, Interrupt& interrupt)
      : in_(inputs), recipe_(inputs.directory.recipe()), sink_(sink), interrupt_(interrupt) {}
  ~Adaptation() {
    std::error_code ignored;
    fs::remove_all(texts(), ignored);
  }

  Recipe run() {
    if (!isThere(folder() / "pretrain.json")) adapt();  // which is written last
    Recipe recipe = recipe_;
    recipe.model.path = folder().string();
    return recipe;
  }

 private:
  fs::path folder() const { return in_.directory.path() / "adapted"; }
  fs::path texts() const { return in_.directory.path() / "adapted-texts"; }

  void tell(std::string text) { sink_.emit(PhaseChanged{"preparing", std::move(text)}); }

  void adapt() {
    tell(say("Gathering the texts of the field"));
    const PretrainSettings settings = planned();
    try {
      const PretrainResult result =
          pretrainModel(settings, folder(), [this](const PretrainProgress& progress) { show(progress); }, interrupt_, in_.tokenizer);
      if (std::isfinite(result.held_out_before) && std::isfinite(result.held_out_loss)) {
        tell(say("The model is adapted: on texts of the field that it did not read, its loss is %1, before it was %2", result.held_out_loss,
                 result.held_out_before));
      } else {
        tell(say("The model is adapted"));
      }
    } catch (const ProblemError&) {
      throw;
    } catch (const std::exception& error) {
      if (!isOutOfMemory(error)) throw;
      throw ProblemError(say("There is not enough memory to adapt the model with this batch size"),
                         say("Make the batch size or the longest text smaller, or leave the adaptation out."), "tuning.adapt_steps");
    }
  }

  void show(const PretrainProgress& progress) {
    if (progress.step > 0)
      tell(say("Reading the texts of this field: step %1 of %2, loss %3", progress.step, recipe_.tuning.adapt_steps, progress.loss));
  }

  PretrainSettings planned() {
    PretrainSettings settings = adaptationSettings(recipe_, in_.longest);
    gatherTexts(settings);
    return settings;
  }

  /// Single texts are put into two files, so that some are held out; a folder of several files is taken as it is.
  void gatherTexts(PretrainSettings& settings) {
    const fs::path given = resolvePath(recipe_.tuning.adapt_corpus, "data");
    if (!recipe_.tuning.adapt_corpus.empty() && fs::is_directory(given)) {
      settings.corpus = given.string();
      settings.about = "texts of the field";
      return;
    }
    std::vector<std::string> paragraphs;
    if (!recipe_.tuning.adapt_corpus.empty()) {
      forEachParagraph(given, [&](std::string_view text) { paragraphs.emplace_back(text); });
      settings.about = "texts of the field";
    } else {
      for (const Example& example : in_.data.split(Split::Train)) {
        paragraphs.push_back(example.text);
        if (!example.text_pair.empty()) paragraphs.push_back(example.text_pair);
      }
      settings.about = "the training rows of a run, without their labels";
    }
    std::string train, held_out;
    const bool hold_out = paragraphs.size() >= kFewestParagraphs;
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
      (hold_out && i % kHeldOutEvery == kHeldOutEvery - 1 ? held_out : train) += paragraphs[i] + "\n";
    writeDirectoryAtomically(texts(), [&](const fs::path& place) {
      writeFileAtomically(place / "field.txt", train);
      if (hold_out) writeFileAtomically(place / "held-out.txt", held_out);
      writeFileAtomically(place / "held-out.tsv", "field\ttrain\nheld-out\theldout\n");
    });
    settings.corpus = texts().string();
    settings.held_out = (texts() / "held-out.tsv").string();
  }

  const AdaptationInputs& in_;
  const Recipe& recipe_;
  EventSink& sink_;
  Interrupt& interrupt_;
};

}  // namespace

Recipe adaptedRecipe(const AdaptationInputs& inputs, EventSink& sink, Interrupt& interrupt) {
  const Recipe& recipe = inputs.directory.recipe();
  if (recipe.tuning.adapt_steps <= 0) return recipe;
  return withConfigProblems(resolvePath(recipe.model.path, "models"), [&] { return Adaptation(inputs, sink, interrupt).run(); });
}

PretrainStep measureAdaptation(const Recipe& recipe, const std::vector<std::string>& texts, std::size_t longest,
                               std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop) {
  if (recipe.tuning.adapt_steps <= 0) return {};
  return withConfigProblems(resolvePath(recipe.model.path, "models"), [&] {
    return measurePretraining(adaptationSettings(recipe, longest), texts, std::move(tokenizer), std::move(stop));
  });
}

void checkTrainingLength(const PretrainSettings& settings) {
  if (settings.starter.empty()) return;
  const Json config = readConfig(settings.starter);
  const std::int64_t most = longestText(config.value("model_type", ""), [&](const std::string& key) {
    const auto found = config.find(key);
    return found != config.end() && found->is_number_unsigned() ? found->get<std::int64_t>() : 0;
  });
  if (most <= 0 || settings.sequence_length <= most) return;
  throw ProblemError(say("Rows of %1 tokens do not fit: this model reads at most %2", settings.sequence_length, most),
                     say("Lower sequence_length to %1.", most), "sequence_length");
}

}  // namespace etude
