#include "core/run/tuned_model.h"

#include "core/base/paths.h"
#include "core/models/weights.h"
#include "core/tasks/token_lengths.h"

namespace etude {

void moveParameters(Model& model, const at::Device& device) {
  for (const Parameter& parameter : model.parameters()) *parameter.tensor = parameter.tensor->to(device).detach();
}

std::unique_ptr<Model> buildInitialModel(const Recipe& recipe, const std::vector<std::string>& labels, const at::Device& device) {
  const std::filesystem::path folder = resolvePath(recipe.model.path, "models");
  return withConfigProblems(folder, [&] {
    const Json config = classifierConfig(readConfig(folder), labels, recipe.tuning.dropout);
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
  const auto positions = config.find("max_position_embeddings");
  return tokensRead(recipe.model.max_length, positions != config.end() && positions->is_number_unsigned() ? positions->get<std::int64_t>() : 0, tokenizer);
}

}  // namespace etude
