#include "core/run/tuned_model.h"

#include "core/base/paths.h"
#include "core/hub/model_folder.h"
#include "core/models/weights.h"
#include "core/tasks/token_lengths.h"
#include "core/tuning/attached_files.h"
#include "core/tuning/method.h"
#include "core/tuning/moving.h"
#include "core/tuning/peft_files.h"

#include <algorithm>
#include <map>

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

/// Calls `pack` for each linear layer of the body as soon as its weight is there.
std::function<void(const Parameter&)> packing(Model& model, const TrainSettings& settings, const at::Device& device) {
  const auto pack = method(settings.method).pack;
  auto places = std::make_shared<std::map<std::string, ProjectionPlace>>();
  const ParameterList parameters = model.parameters();
  for (const ProjectionPlace& place : parameters.projections()) {
    if (place.part != kHead && place.part != kEmbeddings) places->emplace(place.name + ".weight", place);
  }
  return [pack, places, device, settings](const Parameter& parameter) {
    const auto found = places->find(parameter.name);
    if (found == places->end()) return;
    const at::Tensor weight = parameter.tensor->to(device);
    found->second.projection->pack(pack(weight, settings, found->second.name));
  };
}

/// Memory for the head on the processor, of a model that has only shapes otherwise.
void makeHead(Model& model) {
  for (const Parameter& parameter : model.parameters()) {
    if (parameter.part == kHead) *parameter.tensor = at::empty(parameter.tensor->sizes(), parameter.tensor->options().device(at::kCPU));
  }
}

}  // namespace

void moveParameters(Model& model, const at::Device& device) {
  const ParameterList parameters = model.parameters();
  for (const Parameter& parameter : parameters) *parameter.tensor = parameter.tensor->to(device).detach();
  for (const ProjectionPlace& place : parameters.projections()) {
    if (place.projection->packed()) place.projection->pack(place.projection->packed()->to(device));
  }
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

namespace {

void foldRecipeAdapter(Model& model, const fs::path& folder) {
  if (!isAdapterFolder(folder)) {
    throw ProblemError(say("There is no adapter in this folder: adapter_config.json is missing"), say("Choose the folder that holds it."), folder.string());
  }
  foldAdapter(model, folder);
}

}  // namespace

std::unique_ptr<Model> buildInitialModel(const Recipe& recipe, const RecipeTokens& tokens, const std::vector<std::string>& labels,
                                         const at::Device& device) {
  const std::filesystem::path folder = resolvePath(recipe.model.path, "models");
  const bool pretrained = recipe.model.initialisation == "pretrained";
  const bool packs = pretrained && recipe.model.adapter.empty() && method(recipe.tuning.method).pack;
  return withConfigProblems(folder, [&] {
    const at::TensorOptions options = at::TensorOptions().dtype(at::kFloat);
    auto model = makeModel(initialConfig(recipe, tokens, labels), Head::SequenceClassification, packs ? options.device(at::kMeta) : options);
    if (packs) makeHead(*model);
    model->initialiseWeights(static_cast<std::uint64_t>(recipe.tuning.seed));
    if (pretrained) {
      const std::int64_t stored = vocabularySize(readConfig(folder));
      loadWeights(*model, folder, /*head_may_differ=*/true, stored, packs ? packing(*model, recipe.tuning, device) : nullptr);
      if (!recipe.model.adapter.empty()) foldRecipeAdapter(*model, recipe.model.adapter);
      initialiseTokens(*model, std::min(tokens.own, stored), tokens.all());
    }
    moveParameters(*model, device);
    return model;
  });
}

void foldAdapter(Model& model, const fs::path& folder) {
  if (!isAdapterFolder(folder)) return;
  loadPeft(model, folder);
  if (!mergeAttached(model)) throw std::logic_error("a PEFT adapter that does not fold into weights");
}

std::unique_ptr<Model> loadClassifier(const std::filesystem::path& given, const at::Device& device, double dropout, std::int64_t tokens) {
  const fs::path folder = modelFolder(given);
  return withConfigProblems(folder, [&] {
    Json config = readConfig(folder);
    if (isAdapterFolder(given)) config = classifierConfig(config, adapterLabels(given, labelsOf(config)));
    if (dropout >= 0) config = classifierConfig(config, labelsOf(config), dropout);
    const std::int64_t stored = makeRoom(config, tokens);
    auto model = makeModel(config, Head::SequenceClassification, at::TensorOptions().dtype(at::kFloat));
    model->initialiseWeights(0);  // for a head that an adapter brings
    loadWeights(*model, folder, /*head_may_differ=*/isAdapterFolder(given), stored);
    if (isAdapterFolder(given)) foldAdapter(*model, given);
    initialiseTokens(*model, stored, tokens);
    moveParameters(*model, device);
    if (holdsAttached(folder)) loadAttached(*model, folder);
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
