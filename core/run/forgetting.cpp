#include "core/run/forgetting.h"

#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/hub/model_folder.h"
#include "core/models/language_model.h"
#include "core/nn/tensor_names.h"
#include "core/run/tuned_model.h"
#include "core/tasks/language_loss.h"
#include "core/tasks/token_lengths.h"
#include "core/tuning/method.h"

#include <algorithm>
#include <map>

namespace etude {

namespace {

constexpr std::int64_t kLongestPassage = 512;  ///< tokens; none of the built-in ones is as long
constexpr std::uint64_t kMostTextBytes = 16 << 20;

/// Rows that only one of the two has, for tokens that were added, are left out.
bool copyShared(const Parameter& from, const Parameter& to) {
  at::Tensor source = *from.tensor, target = *to.tensor;
  if (to.per_token && source.dim() == target.dim()) {
    const std::int64_t rows = std::min(source.size(0), target.size(0));
    source = source.narrow(0, 0, rows);
    target = target.narrow(0, 0, rows);
  }
  if (source.sizes() != target.sizes()) return false;
  target.copy_(source);
  return true;
}

void copyWeights(Model& tuned, Model& language) {
  const at::NoGradGuard no_grad;
  std::map<std::string, Parameter> places;
  for (const Parameter& parameter : language.parameters()) places.emplace(bareName(parameter.name), parameter);
  for (const Parameter& parameter : tuned.parameters()) {
    const auto place = places.find(bareName(parameter.name));
    if ((place != places.end() && copyShared(parameter, place->second)) || parameter.part == kHead) continue;
    throw ProblemError(say("The weight %1 of the tuned model has no place in the model that it was tuned from", parameter.name),
                       say("Compare it with the model that it was tuned from."), parameter.name);
  }
}

std::size_t passageLength(const Json& config, const Tokenizer& tokenizer) {
  const std::int64_t most = longestText(config.value("model_type", ""), [&](const std::string& key) {
    const auto found = config.find(key);
    return found != config.end() && found->is_number_unsigned() ? found->get<std::int64_t>() : 0;
  });
  return tokensRead(kLongestPassage, most, tokenizer);
}

}  // namespace

TuneLanguage tuneFrom(Model& tuned) {
  return [&tuned](Model& language) { copyWeights(tuned, language); };
}

TuneLanguage tuneFrom(std::filesystem::path tuned_folder) {
  return [folder = std::move(tuned_folder)](Model& language) {
    const auto tuned = loadClassifier(folder, at::kCPU);
    copyWeights(*tuned, language);
  };
}

TuneLanguage tuneLike(Model& tuned, const TrainSettings& settings) {
  return [&tuned, settings](Model& language) {
    if (methodInfo(settings.method).attaches) method(settings.method).apply(language, settings);
    copyWeights(tuned, language);
  };
}

std::vector<std::string> generalTexts() {
  const std::string text = readFile(resolvePath("builtin:general-text", "data") / "general-text.txt", kMostTextBytes);
  std::vector<std::string> passages;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) passages.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return passages;
}

Forgetting measureForgetting(const std::filesystem::path& base, const TuneLanguage& tune, const at::Device& device, std::stop_token stop) {
  return withConfigProblems(base, [&]() -> Forgetting {
    const auto tokenizer = loadTokenizer(base);
    const Json config = readConfig(base);
    const std::int64_t tokens = tokenizer->vocabularySize();
    const LanguageModel language = loadLanguageModel(base, config, tokens, tokens, /*key=*/0);
    if (!language.no_head.empty()) return {{}, language.no_head};
    if (std::string reason = cannotTell(*language.model, *tokenizer); !reason.empty()) return {{}, std::move(reason)};
    moveParameters(*language.model, device);
    const std::function<void()> interrupt = [&stop] {
      if (stop.stop_requested()) throw Cancelled();
    };
    const std::vector<std::string> texts = generalTexts();
    const auto loss = [&] { return languageLoss(*language.model, *tokenizer, texts, passageLength(config, *tokenizer), &interrupt); };
    const LanguageLoss before = loss();
    tune(*language.model);
    return {GeneralLoss{before.mean(), loss().mean(), before.tokens}, {}};
  });
}

}  // namespace etude
