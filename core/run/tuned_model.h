// A recipe's model, built, loaded and ready on its device: what training, estimating and evaluating start from.
#pragma once

#include "core/models/model.h"
#include "core/run/recipe.h"
#include "core/text/tokenizer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace etude {

/// The model of the recipe before tuning: pretrained (or random) body, fresh head for `labels`, both functions of the seed.
/// Parameters lie on `device` and require no gradient yet. Throws ProblemError.
std::unique_ptr<Model> buildInitialModel(const Recipe& recipe, const std::vector<std::string>& labels, const at::Device& device);

/// A classifier as saved in a folder (a checkpoint, a result, somebody else's model); every weight must be there.
std::unique_ptr<Model> loadClassifier(const std::filesystem::path& folder, const at::Device& device, double dropout = -1);

void moveParameters(Model& model, const at::Device& device);

/// Longest text in tokens that recipe, model and tokenizer allow together.
std::size_t effectiveMaxLength(const Recipe& recipe, const Json& config, const Tokenizer& tokenizer);

}  // namespace etude
