#include "core/run/retrain.h"

#include "core/base/say.h"
#include "core/data/dataset.h"
#include "core/serve/prediction_log.h"

#include <algorithm>
#include <map>

namespace etude {

namespace {

constexpr std::int64_t kPage = 1000;

/// Corrected rows by text and pair, in the order in which the texts came; a later correction of a text replaces an earlier one.
class Corrections {
 public:
  void add(const std::string& text, const std::string& pair, const std::string& label) {
    const auto [found, fresh] = places_.try_emplace({text, pair}, examples_.size());
    if (fresh) examples_.push_back({text, pair, -1, 0});
    examples_[found->second].label = labelId(label);
  }
  void write(const fs::path& path) const { writeExamplesCsv(path.string(), examples_, labels_); }

 private:
  int labelId(const std::string& label) {
    const auto [found, fresh] = label_ids_.try_emplace(label, static_cast<int>(labels_.size()));
    if (fresh) labels_.push_back(label);
    return found->second;
  }

  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::map<std::string, int> label_ids_;
  std::vector<std::string> labels_;
  std::vector<Example> examples_;
};

/// Rows that the run was trained on besides its own data, most often corrections of an earlier run.
void addExtraRows(const DataSettings& data, Corrections& corrections) {
  if (data.extra_train_path.empty()) return;
  const Table table = readTable(data.extra_train_path, DataSettings{});
  const ColumnGuess guess = guessColumns(table);
  const auto column = [&](const std::string& chosen, const char* ours, const std::string& guessed) {
    if (const int index = chosen.empty() ? -1 : table.columnIndex(chosen); index >= 0) return index;
    const int index = table.columnIndex(ours);
    return index >= 0 || guessed.empty() ? index : table.columnIndex(guessed);
  };
  const int text = column(data.text_column, "text", guess.text), label = column(data.label_column, "label", guess.label);
  const int pair = column(data.text_pair_column, "text_pair", guess.text_pair);
  if (text < 0 || label < 0) {
    throw ProblemError(say("The extra training rows of the run have no columns of texts and labels"),
                       say("Name the columns “text” and “label”."), data.extra_train_path);
  }
  for (const auto& row : table.rows) {
    corrections.add(row[static_cast<std::size_t>(text)], pair < 0 ? "" : row[static_cast<std::size_t>(pair)],
                    row[static_cast<std::size_t>(label)]);
  }
}

/// Oldest first.
std::vector<LoggedPrediction> correctedRows(const fs::path& path) {
  std::vector<LoggedPrediction> rows;
  std::error_code missing;
  if (!fs::exists(path, missing)) return rows;
  const PredictionLog log(path);
  while (true) {
    std::vector<LoggedPrediction> page = log.newest(kPage, static_cast<std::int64_t>(rows.size()), true);
    std::move(page.begin(), page.end(), std::back_inserter(rows));
    if (page.size() < static_cast<std::size_t>(kPage)) break;
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

}  // namespace

Recipe retrainRecipe(const RunDir& run) {
  const std::vector<LoggedPrediction> rows = correctedRows(run.predictions());
  if (rows.empty()) {
    throw ProblemError(say("No prediction of this run has been corrected"), say("Correct the labels of some predictions first."),
                       run.predictions().string());
  }
  const auto has_text = [](const LoggedPrediction& row) { return !row.text.empty(); };
  if (std::none_of(rows.begin(), rows.end(), has_text)) {
    throw ProblemError(say("The corrected predictions were logged without their texts, so nothing can be learned from them"),
                       say("Switch on the logging of texts in the Monitoring stage, then correct new predictions."),
                       "monitoring.log_texts");
  }
  Corrections corrections;
  addExtraRows(run.recipe().data, corrections);
  for (const LoggedPrediction& row : rows) {
    if (has_text(row)) corrections.add(row.text, row.text_pair, row.correction);
  }
  const fs::path path = run.path() / "corrections.csv";
  corrections.write(path);
  Recipe recipe = run.recipe();
  recipe.data.extra_train_path = path.string();
  recipe.parent = run.path().string();
  if (!recipe.name.ends_with(" (retrained)")) recipe.name += " (retrained)";
  return recipe;
}

}  // namespace etude
