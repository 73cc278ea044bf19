#include "core/run/tuned_model.h"

#include "core/base/paths.h"
#include "core/hub/model_folder.h"
#include "core/models/weights.h"
#include "core/tasks/token_lengths.h"

#include <algorithm>

namespace etude {

namespace {

/// Causal models were made without padding. A classifier of them must know what it is padded with, here and in Transformers.
void nameThePadding(Json& config, const std::filesystem::path& folder) {
  const auto& heads = family(config).heads;
  const bool causal = std::any_of(heads.begin(), heads.end(), [](const auto& head) { return head.first == Head::CausalLm; });
  if (!causal || (config.contains("pad_token_id") && config["pad_token_id"].is_number())) return;
  if (const std::int32_t padding = loadTokenizer(folder)->padId(); padding >= 0) config["pad_token_id"] = padding;
}

}  // namespace

void moveParameters(Model& model, const at::Device& device) {
  for (const Parameter& parameter : model.parameters()) *parameter.tensor = parameter.tensor->to(device).detach();
}

std::unique_ptr<Model> buildInitialModel(const Recipe& recipe, const std::vector<std::string>& labels, const at::Device& device) {
  const std::filesystem::path folder = resolvePath(recipe.model.path, "models");
  return withConfigProblems(folder, [&] {
    Json config = classifierConfig(readConfig(folder), labels, recipe.tuning.dropout);
    nameThePadding(config, folder);
    auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
    model->initialiseWeights(static_cast<std::uint64_t>(recipe.tuning.seed));
    if (recipe.model.initialisation == "pretrained") loadWeights(*model, folder, /*head_may_differ=*/true);
    moveParameters(*model, device);
    return model;
  });
}

std::unique_ptr<Model> loadClassifier(const std::filesystem::path& folder, const at::Device& device, double dropout) {
  return withConfigProblems(folder, [&] {
    Json config = readConfig(folder);
    if (dropout >= 0) config = classifierConfig(config, labelsOf(config), dropout);
    auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
    loadWeights(*model, folder, /*head_may_differ=*/false);
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
