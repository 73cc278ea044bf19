// The tokenizer of a recipe: that of its model, which also knows the words that the recipe adds. Whoever cuts the texts of a plan
// into tokens, to train on them or only to measure or show them, takes it from here, so that all see the same.
#pragma once

#include "core/models/model_settings.h"
#include "core/text/tokenizer.h"

#include <memory>
#include <string>

namespace etude {

struct Recipe;

struct RecipeTokens {
  std::shared_ptr<const Tokenizer> tokenizer;
  std::int64_t own = 0;    ///< tokens of the model's own tokenizer; those of the added words follow
  std::int64_t known = 0;  ///< words that were tokens before they were added

  std::int64_t all() const { return tokenizer->vocabularySize(); }
  std::int64_t added() const { return all() - own; }
};

/// Blanks around the words do not count, nor does a word that is there twice. Throws ProblemError: a word that cannot be a token.
RecipeTokens withAddedTokens(std::shared_ptr<const Tokenizer> tokenizer, const ModelSettings& settings);
/// Throws ProblemError as loadTokenizer.
RecipeTokens loadRecipeTokens(const Recipe& recipe);

/// "3 words become tokens of their own, 1 is a token already"; empty if no words are to be added.
std::string describeAddedTokens(const RecipeTokens& tokens);

/// What a user should know about the vocabulary of a model whose files hold `stored` embeddings: words that became tokens, and tokens
/// that the model had no embeddings for.
Problems vocabularyNotes(const RecipeTokens& tokens, std::int64_t stored);

}  // namespace etude
