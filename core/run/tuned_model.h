// A recipe's model, built, loaded and ready on its device: what training, estimating and evaluating start from.
#pragma once

#include "core/base/problem.h"
#include "core/base/say.h"
#include "core/hub/adapter_folder.h"
#include "core/models/weights.h"
#include "core/run/recipe.h"
#include "core/run/recipe_tokens.h"
#include "core/text/tokenizer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace etude {

/// What `make` returns. Families read their config with nlohmann's checked accessors too: a wrong type there is the file's fault, and
/// becomes a ProblemError.
template <class Make>
auto withConfigProblems(const std::filesystem::path& folder, Make make) {
  try {
    return make();
  } catch (const nlohmann::json::exception& error) {
    throw ProblemError(say("The model's config.json has a value of the wrong type: %1", std::string(error.what())),
                       say("Get the model again."), (folder / "config.json").string());
  }
}

/// The model of the recipe before tuning: pretrained (or random) body with a row of embeddings for each of the recipe's tokens, fresh
/// head for `labels`, both functions of the seed. Parameters lie on `device` and require no gradient yet. Throws ProblemError.
std::unique_ptr<Model> buildInitialModel(const Recipe& recipe, const RecipeTokens& tokens, const std::vector<std::string>& labels,
                                         const at::Device& device);
/// Its config, for those who count and plan.
Json initialConfig(const Recipe& recipe, const RecipeTokens& tokens, const std::vector<std::string>& labels);
Json plannedConfig(const Recipe& recipe, std::int64_t labels);

/// A classifier as saved in a folder (a checkpoint, a result, somebody else's model); every weight must be there. Embeddings for
/// `tokens` tokens at least: if the files hold fewer, the others are means. An adapter's folder gives its base model with the adapter
/// folded in.
std::unique_ptr<Model> loadClassifier(const std::filesystem::path& folder, const at::Device& device, double dropout = -1,
                                      std::int64_t tokens = 0);

/// Puts the adapter in `folder` on the model and folds it in; does nothing if there is none.
void foldAdapter(Model& model, const std::filesystem::path& folder);
void moveParameters(Model& model, const at::Device& device);

/// Longest text in tokens that recipe, model and tokenizer allow together.
std::size_t effectiveMaxLength(const Recipe& recipe, const Json& config, const Tokenizer& tokenizer);

}  // namespace etude
