#include "core/run/recipe_tokens.h"

#include "core/base/paths.h"
#include "core/base/say.h"
#include "core/hub/model_folder.h"
#include "core/run/recipe.h"

#include <set>

namespace etude {

namespace {

std::string withoutBlanks(const std::string& word) {
  const std::size_t begin = word.find_first_not_of(" \t\r\n"), end = word.find_last_not_of(" \t\r\n");
  return begin == std::string::npos ? std::string() : word.substr(begin, end - begin + 1);
}

}  // namespace

RecipeTokens withAddedTokens(std::shared_ptr<const Tokenizer> tokenizer, const ModelSettings& settings) {
  RecipeTokens tokens;
  tokens.own = tokenizer->vocabularySize();
  std::vector<std::string> words;
  std::set<std::string> seen;
  for (const std::string& written : settings.added_tokens) {
    std::string word = withoutBlanks(written);
    if (word.empty() || !seen.insert(word).second) continue;
    if (tokenizer->tokenId(word) >= 0) ++tokens.known;
    words.push_back(std::move(word));
  }
  tokens.tokenizer = words.empty() ? std::move(tokenizer) : tokenizer->withTokens(words, WordPlace::WholeWords);
  return tokens;
}

RecipeTokens loadRecipeTokens(const Recipe& recipe) {
  return withAddedTokens(loadTokenizer(resolvePath(recipe.model.path, "models")), recipe.model);
}

std::string describeAddedTokens(const RecipeTokens& tokens) {
  const auto added = static_cast<std::uint64_t>(tokens.added()), known = static_cast<std::uint64_t>(tokens.known);
  if (added == 0 && known == 0) return {};
  if (added == 0) return say("All words to be added are tokens already");
  const std::string fresh = sayCount(added, "One word becomes a token of its own", "%1 words become tokens of their own");
  return known == 0 ? fresh : fresh + ", " + sayCount(known, "another one is a token already", "%1 others are tokens already");
}

Problems vocabularyNotes(const RecipeTokens& tokens, std::int64_t stored) {
  Problems notes = compareVocabularies(tokens.own, stored, "model.path");
  const std::string added = describeAddedTokens(tokens);
  if (added.empty()) return notes;
  const std::string sizes = tokens.all() > stored ? say("the model's embeddings grow from %1 to %2 tokens", stored, tokens.all())
                                                  : say("the model has embeddings for %1 tokens, which is enough", stored);
  notes.push_back({Severity::Info, say("%1; %2", added, sizes),
                   tokens.added() > 0 ? say("The new tokens begin as the mean of all others, and learn from your texts what they mean.") : "",
                   "model.added_tokens"});
  return notes;
}

}  // namespace etude
