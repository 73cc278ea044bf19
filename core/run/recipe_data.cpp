#include "core/run/recipe_data.h"

#include "core/base/paths.h"
#include "core/hub/model_folder.h"
#include "core/run/recipe_tokens.h"
#include "core/tasks/token_lengths.h"

namespace etude {

Dataset prepareRecipeData(const Recipe& recipe, std::stop_token stop) {
  LengthRule rule;
  if (recipe.data.drop_overlong) {
    const ModelSummary model = summariseModel(resolvePath(recipe.model.path, "models"));
    const std::shared_ptr<const Tokenizer> tokenizer = loadRecipeTokens(recipe).tokenizer;
    rule = tokenizerRule(tokenizer, tokensRead(recipe.model.max_length, model.max_positions, *tokenizer));
  }
  return prepareData(recipe.data, stop, {}, rule);
}

}  // namespace etude
