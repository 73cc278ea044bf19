#include "core/run/starting_recipe.h"

#include "core/base/format.h"
#include "core/base/paths.h"
#include "core/data/dataset.h"
#include "core/hub/model_folder.h"
#include "core/run/recipe_tokens.h"

#include <algorithm>
#include <cmath>

namespace etude {

namespace {

constexpr std::size_t kTextsToMeasure = 4000;

void inform(Problems& notes, const std::string& what, const std::string& where) {
  notes.push_back({Severity::Info, what, {}, where});
}

/// What was guessed is written down, so that the recipe means the same when the file gets more columns.
void settleColumns(DataSettings& settings, const Dataset& data, Problems& notes) {
  settings.text_column = data.text_column;
  settings.text_pair_column = data.text_pair_column;
  settings.label_column = data.label_column;
  settings.split_column = data.split_column;
  const std::string pair = data.text_pair_column.empty() ? "" : " and “" + data.text_pair_column + "”";
  const std::string split =
      data.split_column.empty() ? "" : "; the column “" + data.split_column + "” says which split a row is in";
  inform(notes,
         "Text is in column “" + data.text_column + "”" + pair + ", labels are in column “" + data.label_column + "”" + split,
         "data");
}

/// Length in tokens that all but 1 % of the texts stay within.
std::size_t usualLength(const std::vector<Example>& examples, const Tokenizer& tokenizer, std::stop_token stop) {
  const std::size_t stride = std::max<std::size_t>(examples.size() / kTextsToMeasure, 1);
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < examples.size(); i += stride) {
    if (stop.stop_requested()) throw Cancelled();
    lengths.push_back(tokenizer.encode(examples[i].text, examples[i].text_pair).ids.size());
  }
  const auto place = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) * 99 / 100);
  std::nth_element(lengths.begin(), place, lengths.end());
  return *place;
}

void chooseLength(Recipe& recipe, const ModelSummary& model, const std::vector<Example>& examples, Problems& notes,
                  std::stop_token stop) {
  if (examples.empty()) return;
  const auto usual = static_cast<std::int64_t>(usualLength(examples, *loadRecipeTokens(recipe).tokenizer, stop));
  const std::int64_t most = model.max_positions > 0 ? model.max_positions : 512;
  recipe.model.max_length = std::min(std::max<std::int64_t>((usual + 7) / 8 * 8, 16), std::min<std::int64_t>(most, 512));
  inform(notes,
         "99 % of the training texts have at most " + formatCount(usual) + " tokens; texts are kept up to " +
             formatCount(recipe.model.max_length) + " tokens",
         "model.max_length");
}

void chooseTuning(TrainSettings& tuning, std::int64_t parameters, std::size_t rows, Problems& notes) {
  tuning.learning_rate = suggestedLearningRate(parameters);
  inform(notes,
         "The model has " + formatCount(parameters) + " parameters, for which a learning rate of " +
             (tuning.learning_rate > 1e-4 ? "0.0003" : "0.00005") + " is a good start",
         "tuning.learning_rate");
  // Few rows make few steps: more epochs, so that there are enough of them to learn from.
  if (rows > 0 && rows < 1000) tuning.num_train_epochs = std::clamp(std::ceil(3000.0 / static_cast<double>(rows)), 3.0, 10.0);
}

}  // namespace

double suggestedLearningRate(std::int64_t parameters) { return parameters < 20'000'000 ? 3e-4 : 5e-5; }

Recipe startingRecipe(const Recipe& begin, Problems& notes, std::stop_token stop) {
  Recipe recipe = begin;
  const auto readOther = [&](const std::string& path) {
    return path.empty() ? std::optional<Table>() : readTable(path, recipe.data, stop);
  };
  const Table table = readTable(recipe.data.path, recipe.data, stop);
  const auto validation = readOther(recipe.data.validation_path), test = readOther(recipe.data.test_path),
             extra = readOther(recipe.data.extra_train_path);
  const auto pointer = [](const std::optional<Table>& other) { return other ? &*other : nullptr; };
  const Dataset data = buildDataset(table, pointer(validation), pointer(test), pointer(extra), recipe.data);
  notes.insert(notes.end(), data.problems.begin(), data.problems.end());
  if (!hasErrors(data.problems)) settleColumns(recipe.data, data, notes);
  const std::vector<Example>& train = data.split(Split::Train);

  const ModelSummary model = summariseModel(resolvePath(recipe.model.path, "models"));
  throwIfErrors(model.problems);
  notes.insert(notes.end(), model.problems.begin(), model.problems.end());
  chooseLength(recipe, model, train, notes, stop);
  chooseTuning(recipe.tuning, model.parameters, train.size(), notes);
  return recipe;
}

}  // namespace etude
