// What tuning made a model forget: the loss of its language model on general texts, before and after. The language model of the base
// is read from its files; then the tuned weights take the place of its own, but for the head, and it is asked the same questions.
// (Catastrophic forgetting: McCloskey & Cohen 1989.)
#pragma once

#include "core/models/model.h"
#include "core/tuning/train_settings.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace etude {

struct GeneralLoss {
  double before = 0, after = 0;  ///< mean over tokens, in nats
  std::int64_t tokens = 0;       ///< that were told, each time
};

struct Forgetting {
  std::optional<GeneralLoss> loss;
  std::string why_not;  ///< a sentence, if there is no loss
};

/// Puts what was tuned into the base's language model. What cannot be merged may also be attached to it.
using TuneLanguage = std::function<void(Model& language_model)>;

/// Copies, by the names of Hugging Face's layout, each weight that both models have: the whole body and, with it, tied embeddings. Of the
/// embeddings only the rows that the base has too, for the general texts are cut by the base's own tokenizer. Throws ProblemError if a
/// part of the tuned body has no place there. `tuned` must live as long as what is returned.
TuneLanguage tuneFrom(Model& tuned);
/// The same from a folder in Hugging Face's layout.
TuneLanguage tuneFrom(std::filesystem::path tuned_folder);

/// The same, with whatever its method has attached: the method is applied to the language model, too.
TuneLanguage tuneLike(Model& tuned, const TrainSettings& settings);

/// The passages of builtin:general-text. Throws ProblemError if they are not there.
std::vector<std::string> generalTexts();

/// In fp32 on `device`; no weight of the base is changed on disk. There is no loss if the files of the base lack the head that it was
/// pretrained with. Throws ProblemError: the base cannot be read; Cancelled.
Forgetting measureForgetting(const std::filesystem::path& base, const TuneLanguage& tune, const at::Device& device, std::stop_token stop = {});

}  // namespace etude
