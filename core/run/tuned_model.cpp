#include "core/run/tuned_model.h"

#include "core/base/paths.h"
#include "core/hub/model_folder.h"
#include "core/models/weights.h"
#include "core/tasks/token_lengths.h"

#include <algorithm>

namespace etude {

namespace {

/// Causal models were made without padding. A classifier of them must know what it is padded with, here and in Transformers.
void nameThePadding(Json& config, const Tokenizer& tokenizer) {
  const auto& heads = family(config).heads;
  const bool causal = std::any_of(heads.begin(), heads.end(), [](const auto& head) { return head.first == Head::CausalLm; });
  if (!causal || (config.contains("pad_token_id") && config["pad_token_id"].is_number())) return;
  if (const std::int32_t padding = tokenizer.padId(); padding >= 0) config["pad_token_id"] = padding;
}

/// Makes room for so many tokens; how many the config had room for.
std::int64_t makeRoom(Json& config, std::int64_t tokens) {
  const std::int64_t stored = vocabularySize(config);
  if (tokens > stored) config["vocab_size"] = tokens;
  return stored;
}

}  // namespace

void moveParameters(Model& model, const at::Device& device) {
  for (const Parameter& parameter : model.parameters()) *parameter.tensor = parameter.tensor->to(device).detach();
}

Json initialConfig(const Recipe& recipe, const RecipeTokens& tokens, const std::vector<std::string>& labels) {
  Json config = classifierConfig(readConfig(resolvePath(recipe.model.path, "models")), labels, recipe.tuning.dropout);
  makeRoom(config, tokens.all());
  nameThePadding(config, *tokens.tokenizer);
  return config;
}

Json plannedConfig(const Recipe& recipe, std::int64_t labels) {
  std::vector<std::string> names(static_cast<std::size_t>(std::max<std::int64_t>(1, labels)));
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::to_string(i);
  return initialConfig(recipe, loadRecipeTokens(recipe), names);
}

std::unique_ptr<Model> buildInitialModel(const Recipe& recipe, const RecipeTokens& tokens, const std::vector<std::string>& labels,
                                         const at::Device& device) {
  const std::filesystem::path folder = resolvePath(recipe.model.path, "models");
  return withConfigProblems(folder, [&] {
    auto model = makeModel(initialConfig(recipe, tokens, labels), Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
    model->initialiseWeights(static_cast<std::uint64_t>(recipe.tuning.seed));
    if (recipe.model.initialisation == "pretrained") {
      const std::int64_t stored = vocabularySize(readConfig(folder));
      loadWeights(*model, folder, /*head_may_differ=*/true, stored);
      initialiseTokens(*model, std::min(tokens.own, stored), tokens.all());
    }
    moveParameters(*model, device);
    return model;
  });
}

std::unique_ptr<Model> loadClassifier(const std::filesystem::path& folder, const at::Device& device, double dropout, std::int64_t tokens) {
  return withConfigProblems(folder, [&] {
    Json config = readConfig(folder);
    if (dropout >= 0) config = classifierConfig(config, labelsOf(config), dropout);
    const std::int64_t stored = makeRoom(config, tokens);
    auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
    loadWeights(*model, folder, /*head_may_differ=*/false, stored);
    initialiseTokens(*model, stored, tokens);
    moveParameters(*model, device);
    return model;
  });
}

std::size_t effectiveMaxLength(const Recipe& recipe, const Json& config, const Tokenizer& tokenizer) {
  const std::int64_t most = longestText(config.value("model_type", ""), [&](const std::string& key) {
    const auto found = config.find(key);
    return found != config.end() && found->is_number_unsigned() ? found->get<std::int64_t>() : 0;
  });
  return tokensRead(recipe.model.max_length, most, tokenizer);
}

}  // namespace etude
