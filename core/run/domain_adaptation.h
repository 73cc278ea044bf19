// Continued pretraining as a phase of a run (Gururangan et al. 2020, "Don't stop pretraining"): before it is tuned, the recipe's model
// reads texts of the field with the objective that it was pretrained with. The adapted model lies in the run directory, and what
// follows starts from there.
#pragma once

#include "core/data/dataset.h"
#include "core/models/model.h"
#include "core/run/run_dir.h"
#include "core/text/tokenizer.h"
#include "core/train/interrupt.h"
#include "core/train/pretrainer.h"

#include <memory>

namespace etude {

struct AdaptationInputs {
  const RunDir& directory;
  const Dataset& data;                         ///< only the training split is read
  std::shared_ptr<const Tokenizer> tokenizer;  ///< the recipe's, with the words that it adds
  std::size_t longest = 0;                     ///< tokens of a text, as tuning cuts them
};

/// The recipe that the run's model is built from: its own or, with tuning.adapt_steps, one whose model is the adapted one in
/// RUN/adapted/ (which knows the added words already). Adapts it first unless that is done; after a stop or a kill it goes on where it
/// was, with the same result to the last bit (on the processor). Tells of it with PhaseChanged events. Throws ProblemError: the model's
/// files have no head to go on with, the texts are too short, not enough memory; Cancelled.
Recipe adaptedRecipe(const AdaptationInputs& inputs, EventSink& sink, Interrupt& interrupt);

/// What the adaptation takes, measured on `texts` of the training split (measurePretraining); nothing without adaptation. Throws as
/// adaptedRecipe does.
PretrainStep measureAdaptation(const Recipe& recipe, const std::vector<std::string>& texts, std::size_t longest,
                               std::shared_ptr<const Tokenizer> tokenizer, std::stop_token stop);

/// For continued pretraining: throws ProblemError if the starter cannot read rows as long as the settings say.
void checkTrainingLength(const PretrainSettings& settings);

}  // namespace etude
