#include "core/run/recipe.h"

#include "core/base/files.h"
#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/eval/fairness.h"
#include "core/tuning/parts.h"

#include <cmath>

namespace etude {

namespace {

using Severity::Error;
using Severity::Warning;

void checkData(const DataSettings& data, Problems& problems) {
  if (data.path.empty())
    problems.push_back(
        {Error, say("No data file is chosen"), say("Choose a file of labelled texts, or builtin:reviews."), "data.path"});
  if (!data.text_column.empty() && data.text_column == data.label_column) {
    problems.push_back({Error, say("The column “%1” cannot be text and label at once", data.text_column),
                        say("Choose another label column."), "data.label_column"});
  }
  if (!data.text_pair_column.empty() &&
      (data.text_pair_column == data.text_column || data.text_pair_column == data.label_column)) {
    problems.push_back({Error, say("The column “%1” is used twice", data.text_pair_column),
                        say("Choose another column for the second text, or none."), "data.text_pair_column"});
  }
  if (!data.split_column.empty() && data.split_column != "auto") return;
  const double validation = data.validation_path.empty() ? data.validation_fraction : 0;
  const double test = data.test_path.empty() ? data.test_fraction : 0;
  if (validation + test >= 1) {
    problems.push_back({Error, say("Validation and test take all the rows, so none are left to train on"),
                        say("Make the two shares smaller: together well below 1."), "data.test_fraction"});
  } else if (validation + test > 0.6) {
    problems.push_back(
        {Warning, say("More than 60 % of the rows go to validation and test"), say("15 % each is usual."), "data.test_fraction"});
  }
}

void checkModel(const Recipe& recipe, Problems& problems) {
  if (recipe.model.path.empty()) {
    problems.push_back(
        {Error, say("No model is chosen"), say("Choose a model folder, or builtin:starter-encoder."), "model.path"});
  }
  const std::string& method = recipe.tuning.method;
  if (recipe.model.initialisation == "random" && method != "full" && method != "gradual") {
    problems.push_back({Warning, say("The frozen weights would stay random: nothing useful can come through them"),
                        say("Choose full tuning, or pretrained weights."), "tuning.method"});
  }
  if (!recipe.model.added_tokens.empty() && !embeddingsMove(recipe.tuning)) {
    problems.push_back({Warning, say("The words that become tokens would never learn what they mean: the embeddings are frozen"),
                        say("Train the embeddings too, choose full tuning, or add no words on the Model page."),
                        method != "partial"                   ? "tuning.method"
                        : recipe.tuning.last_layers > 0         ? "tuning.last_layers"
                        : recipe.tuning.trainable_parts.empty() ? "tuning.freeze_embeddings"
                                                                : "tuning.trainable_parts"});
  }
  if (!recipe.model.adapter.empty() && recipe.tuning.adapt_steps > 0) {
    problems.push_back({Error, say("The model cannot be adapted to the field below an adapter that was made for it as it was"),
                        say("Take the adapter out, or set the steps of the adaptation to 0."), "model.adapter"});
  }
  if (!recipe.model.adapter.empty() && recipe.model.initialisation == "random") {
    problems.push_back({Error, say("An adapter belongs to pretrained weights, and the recipe starts from random ones"),
                        say("Start from pretrained weights, or take the adapter out."), "model.adapter"});
  }
}

void checkLength(const TrainSettings& tuning, Problems& problems) {
  if (tuning.max_steps == 0 && tuning.num_train_epochs == 0) {
    problems.push_back({Error, say("The run has no steps: epochs and steps are both 0"), say("Give at least a part of an epoch."),
                        "tuning.num_train_epochs"});
  }
  if (tuning.max_steps > 0 && tuning.warmup_steps >= tuning.max_steps) {
    problems.push_back({Warning, say("The warm-up is as long as the run: the full learning rate is never reached"),
                        say("Make the warm-up about 6 % of the run."), "tuning.warmup_steps"});
  } else if (tuning.warmup_steps == 0 && tuning.warmup_ratio > 0.5) {
    problems.push_back(
        {Warning, say("The warm-up takes more than half of the run"), say("0.06 is usual."), "tuning.warmup_ratio"});
  }
  if (tuning.eval_strategy == "steps" && tuning.max_steps > 0 && tuning.eval_steps > tuning.max_steps) {
    problems.push_back({Warning, say("The run is shorter than the distance between two validations: only the end is validated"),
                        say("Make it a tenth of the run, or choose “after each epoch”."), "tuning.eval_steps"});
  }
}

void checkTuning(const TrainSettings& tuning, Problems& problems) {
  checkLength(tuning, problems);
  if (tuning.learning_rate == 0) {
    problems.push_back({Error, say("With a learning rate of 0 nothing is learned"),
                        "3e-4 suits the small starter, 5e-5 a larger model.", "tuning.learning_rate"});
  } else if (tuning.learning_rate > 0.01) {
    problems.push_back({Warning, say("This learning rate is so high that the model will most likely forget all it knows"),
                        say("Stay below 0.001: 3e-4 suits the small starter, 5e-5 a larger model."), "tuning.learning_rate"});
  }
  if (tuning.dropout < 0 && tuning.dropout != -1) {
    problems.push_back(
        {Warning, say("A dropout below 0 means: as the model's config says"), say("Give 0 for no dropout."), "tuning.dropout"});
  }
}

void checkAdaptation(const Recipe& recipe, Problems& problems) {
  const TrainSettings& tuning = recipe.tuning;
  if (tuning.adapt_steps < 0) {
    problems.push_back({Error, say("The steps of the adaptation cannot be fewer than none"), say("Give 0 for no adaptation."), "tuning.adapt_steps"});
  }
  if (tuning.adapt_steps <= 0) return;
  if (!(tuning.adapt_learning_rate > 0)) {
    problems.push_back({Error, say("With a learning rate of 0 the adaptation changes nothing"), say("1e-4 is usual."), "tuning.adapt_learning_rate"});
  }
  if (recipe.model.initialisation == "random") {
    problems.push_back({Error, say("A model with random weights has learned nothing that could be adapted"),
                        say("Choose pretrained weights, or no steps of adaptation."), "tuning.adapt_steps"});
  }
  if (!tuning.adapt_corpus.empty() && !isThere(resolvePath(tuning.adapt_corpus, "data"))) {
    problems.push_back({Error, say("The texts of the field are not there: %1", tuning.adapt_corpus),
                        say("Choose another folder or file, or none: then the texts of the training rows are read."), "tuning.adapt_corpus"});
  }
}

void checkEvaluation(const EvaluationSettings& evaluation, Problems& problems) {
  for (const Problem& problem : checkSwaps(evaluation.swap_words, "evaluation.swap_words")) problems.push_back(problem);
  for (const Problem& problem : checkSwaps(evaluation.swap_names, "evaluation.swap_names")) problems.push_back(problem);
}

}  // namespace

Problems checkRecipe(const Recipe& recipe) {
  Problems problems;
  checkData(recipe.data, problems);
  checkModel(recipe, problems);
  checkTuning(recipe.tuning, problems);
  checkAdaptation(recipe, problems);
  checkEvaluation(recipe.evaluation, problems);
  if (recipe.monitoring.drift_alarm < recipe.monitoring.drift_warning) {
    problems.push_back({Error, say("The alarm for drift comes before its warning"),
                        say("Make the alarm at least as high as the warning."), "monitoring.drift_alarm"});
  }
  if (recipe.monitoring.log_texts && !recipe.monitoring.log_predictions) {
    problems.push_back({Severity::Info, say("Texts are kept only with the log of predictions, which is switched off"),
                        say("Switch the log on if you want to correct labels later."), "monitoring.log_predictions"});
  }
  return problems;
}

}  // namespace etude
