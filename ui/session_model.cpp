// The model of the session: looked at beside the window, with the words that the recipe makes tokens of.
#include "ui/session.h"

#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/run/engine_loader.h"
#include "ui/jobs.h"

namespace etude {

void Session::reloadModel() {
  model_.reset();
  own_tokenizer_.reset();
  tokens_ = {};
  model_problems_.clear();
  word_problems_.clear();
  jobs_->cancel("words");
  model_loading_ = true;
  jobs_->start<LoadedModel>(
      this, "model",
      [path = resolvePath(recipe_.model.path, "models")](std::stop_token) {
        LoadedModel loaded{summariseModel(path), nullptr, {}};
        loaded.problems = loaded.summary.problems;
        try {
          if (!hasErrors(loaded.problems)) {
            for (const Problem& problem : engine().checkModel(path)) loaded.problems.push_back(problem);
          }
        } catch (const ProblemError&) {
          // Without an engine the Environment stage says so; the model may be looked at all the same.
        }
        try {
          loaded.tokenizer = loadTokenizer(path);
        } catch (const ProblemError& error) {
          if (!hasErrors(loaded.problems))
            loaded.problems.insert(loaded.problems.end(), error.problems().begin(), error.problems().end());
        }
        return loaded;
      },
      [this](LoadedModel loaded) {
        model_ = std::move(loaded.summary);
        own_tokenizer_ = std::move(loaded.tokenizer);
        if (own_tokenizer_) tokens_ = {own_tokenizer_, own_tokenizer_->vocabularySize(), 0};
        model_problems_ = std::move(loaded.problems);
        model_loading_ = false;
        if (own_tokenizer_ && !recipe_.model.added_tokens.empty()) addWords();
        Q_EMIT modelChanged();
        if (recipe_.data.drop_overlong) rebuildDataset();
      },
      [this](const Problems& problems) {
        model_problems_ = problems;
        model_loading_ = false;
        Q_EMIT modelChanged();
      });
  Q_EMIT modelChanged();
}

/// While the model is being looked at there is nothing to add them to; then they are added at its end.
void Session::addWords() {
  if (!own_tokenizer_) return;
  word_problems_.clear();
  jobs_->start<RecipeTokens>(
      this, "words", [own = own_tokenizer_, settings = recipe_.model](std::stop_token) { return withAddedTokens(own, settings); },
      [this](RecipeTokens tokens) {
        tokens_ = std::move(tokens);
        Q_EMIT modelChanged();
        if (recipe_.data.drop_overlong) rebuildDataset();
      },
      [this](const Problems& problems) {
        word_problems_ = problems;
        Q_EMIT modelChanged();
      });
}

Problems Session::modelProblems() const {
  Problems all = model_problems_;
  all.insert(all.end(), word_problems_.begin(), word_problems_.end());
  const std::int64_t length = recipe_.model.max_length;
  if (model_ && model_->max_positions > 0 && length > model_->max_positions)
    all.push_back({Severity::Error, say("Texts of %1 tokens are longer than this model can read", length),
                   say("Set the longest text to %1 tokens or less.", model_->max_positions), "model.max_length"});
  return all;
}

}  // namespace etude
