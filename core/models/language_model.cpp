#include "core/models/language_model.h"

#include "core/base/say.h"
#include "core/nn/tensor_names.h"

#include <algorithm>

namespace etude {

namespace {

/// Heads beside the one that tells tokens, which files of masked models often lack: BERT's summary and its guess at the next sentence.
bool tellsTokens(const std::string& name) {
  const std::string bare = bareName(name);
  return !bare.starts_with("pooler.") && !bare.starts_with("cls.seq_relationship.");
}

}  // namespace

Head languageHead(const Json& config) {
  const Family& found = family(config);
  for (const Head head : {Head::MaskedLm, Head::CausalLm, Head::SequenceToSequence}) {
    for (const auto& [candidate, make] : found.heads) {
      if (candidate == head) return head;
    }
  }
  throw ProblemError(say("Models of the family “%1” are not pretrained by telling tokens", std::string(found.key)),
                     say("Choose a model of another family."), "config.json: model_type");
}

LanguageModel loadLanguageModel(const std::filesystem::path& folder, Json config, std::int64_t known, std::int64_t tokens, std::uint64_t key) {
  LanguageModel language;
  const std::int64_t stored = vocabularySize(config);
  if (tokens > stored) config["vocab_size"] = tokens;
  language.model = makeModel(config, languageHead(config), at::TensorOptions().dtype(at::kFloat));
  language.model->initialiseWeights(key);
  const LoadReport report = loadWeights(*language.model, folder, /*head_may_differ=*/true, stored);
  initialiseTokens(*language.model, std::min(known, stored), tokens);
  const auto missing = std::find_if(report.fresh.begin(), report.fresh.end(), tellsTokens);
  if (missing != report.fresh.end())
    language.no_head = say("The files of this model do not hold the head that it was pretrained with (%1)", *missing);
  return language;
}

}  // namespace etude
