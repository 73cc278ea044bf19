#include "core/data/table.h"
#include "core/run/recipe.h"
#include "core/text/unicode.h"
#include "tests/fuzz/fuzz_folder.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <array>

namespace etude::fuzz {

namespace {

constexpr std::array kTargets = {Target{"safetensors", acceptsSafetensors},
                                 Target{"config_json", acceptsConfigJson},
                                 Target{"tokenizer_json", acceptsTokenizerJson},
                                 Target{"vocab_txt", acceptsVocabTxt},
                                 Target{"merges_txt", acceptsMergesTxt},
                                 Target{"tokenizer_config", acceptsTokenizerConfig},
                                 Target{"sentencepiece", acceptsSentencePiece},
                                 Target{"chat_template", acceptsChatTemplate},
                                 Target{"recipe", acceptsRecipe},
                                 Target{"table", acceptsTable}};

void checkTable(const Table& table) {
  require(!table.rows.empty() && table.lines.size() == table.rows.size(), "a table without rows, or with rows from nowhere");
  for (const auto& row : table.rows) {
    require(row.size() == table.columns.size(), "a row of another length than the table");
    require(std::all_of(row.begin(), row.end(), [](const std::string& cell) { return isValidUtf8(cell); }),
            "a cell that is not UTF-8");
  }
  guessColumns(table);
}

}  // namespace

std::span<const Target> targets() { return kTargets; }

bool acceptsRecipe(std::string_view file) {
  static const Folder folder;
  folder.write("recipe.json", file);
  Recipe recipe;
  try {
    recipe = loadRecipe(folder.path() / "recipe.json");
  } catch (const ProblemError&) {
    return false;
  }
  checkRecipe(recipe);
  Problems problems;
  const Recipe again = recipeFromJson(parseJson(dumpJson(toJson(recipe)), "recipe"), problems);
  require(problems.empty() && again == recipe, "a recipe that changes when it is saved");
  return true;
}

/// The first line names the ending of the file.
bool acceptsTable(std::string_view file) {
  static const Folder folder;
  const std::size_t line = std::min(file.find('\n'), file.size());
  std::string ending = "txt";
  for (const char* known : {"csv", "tsv", "json", "jsonl"}) {
    if (file.substr(0, line) == known) ending = known;
  }
  const std::string name = "table." + ending;
  folder.fill({{name, std::string(file.substr(std::min(line + 1, file.size())))}});
  try {
    checkTable(readTable((folder.path() / name).string(), DataSettings()));
    return true;
  } catch (const ProblemError&) {
    return false;
  }
}

}  // namespace etude::fuzz
