#include "core/data/data_checks.h"

#include "core/base/say.h"
#include "core/data/cells.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace etude {

namespace {

constexpr std::size_t kMaxLabels = 1000;
constexpr std::int64_t kFewRows = 3;

/// The labels for which `fits` holds: how many, and the first of them as a list.
struct LabelList {
  std::size_t count = 0;
  std::string names;
};

LabelList listLabels(const Dataset& data, const std::function<bool(const LabelCount&)>& fits) {
  LabelList list;
  for (const LabelCount& label : data.counts) {
    if (!fits(label)) continue;
    if (++list.count <= kNamesShown) list.names += (list.count > 1 ? ", " : "") + shortened(label.label, 40);
  }
  if (list.count > kNamesShown) list.names += ", ...";
  return list;
}

void reportRareLabels(Dataset& data, const RawRows& rows) {
  const auto is_rare = [](const LabelCount& label) {
    const std::int64_t all = std::accumulate(label.rows.begin(), label.rows.end(), std::int64_t{0});
    return all > 0 && all < kFewRows;
  };
  const LabelList rare = listLabels(data, is_rare);
  if (rare.count == 0) return;
  Finding like{Finding::Kind::RareLabel, Severity::Warning, {}, {}, {}};
  const bool others_are_enough = data.labels.size() >= rare.count + 2;
  for (const LabelCount& label : data.counts)
    if (others_are_enough && is_rare(label)) like.labels.push_back(label.label);
  LinesByFile lines;
  for (const auto& split : data.splits) {
    for (const Example& example : split)
      if (example.label >= 0 && is_rare(data.counts[static_cast<std::size_t>(example.label)])) lines.add(example.file, example.line);
  }
  const std::string what = rare.count == 1 ? say("%1 label has fewer than 3 rows: %2", rare.count, rare.names)
                                           : say("%1 labels have fewer than 3 rows: %2", rare.count, rare.names);
  lines.report(like, [&](std::size_t) { return what; }, rows, data.findings);
}

void reportEmptied(Dataset& data, const std::vector<std::string>& emptied) {
  for (std::size_t i = 0; i < std::min(emptied.size(), kNamesShown); ++i) {
    data.problems.push_back({Severity::Warning, say("After cleaning, the label “%1” has no rows left", shortened(emptied[i], 60)),
                             say("Look at the findings: what is repeated, contradictory or leaked is left out."), "data.label_column"});
  }
  if (emptied.size() <= kNamesShown) return;
  data.problems.push_back({Severity::Warning, say("After cleaning, %1 more labels have no rows left", emptied.size() - kNamesShown),
                           say("Look at the findings: what is repeated, contradictory or leaked is left out."), "data.label_column"});
}

/// What is wrong where there are not two labels to tell apart; empty: nothing.
std::string tooFewLabels(const Dataset& data, bool cleaned_away) {
  const std::string column = shortened(data.label_column, 60);
  if (data.labels.empty()) return cleaned_away ? say("After cleaning, no rows are left") : say("The column “%1” holds no labels", column);
  if (data.labels.size() == 1) {
    const std::string label = shortened(data.labels[0], 60);
    return cleaned_away ? say("After cleaning, only the label “%1” is left", label) : say("All rows have the same label, “%1”", label);
  }
  const auto is_learned = [](const LabelCount& label) { return label.rows[0] > 0; };
  const auto learned = std::find_if(data.counts.begin(), data.counts.end(), is_learned);
  if (learned == data.counts.end() || std::count_if(learned, data.counts.end(), is_learned) > 1) return {};
  return say("All training rows have the same label, “%1”", shortened(learned->label, 60));
}

void reportUnlearnable(Dataset& data) {
  const LabelList missing =
      listLabels(data, [](const LabelCount& label) { return label.rows[0] == 0 && label.rows[1] + label.rows[2] > 0; });
  if (missing.count == 0) return;
  data.problems.push_back(
      {Severity::Warning,
       missing.count == 1 ? say("%1 label is in the validation or test rows but not in the training rows: %2", missing.count, missing.names)
                          : say("%1 labels are in the validation or test rows but not in the training rows: %2", missing.count, missing.names),
       say("The model cannot learn what it never sees: add training rows, or check the spelling of the labels."), "data.label_column"});
}

}  // namespace

void countLabels(Dataset& data) {
  data.counts.clear();
  for (const std::string& label : data.labels) data.counts.push_back({label, {}});
  for (std::size_t s = 0; s < data.splits.size(); ++s) {
    for (const Example& example : data.splits[s]) {
      if (example.label >= 0) ++data.counts[static_cast<std::size_t>(example.label)].rows[s];
    }
  }
}

void checkLabels(Dataset& data, const DataSettings& settings, const RawRows& rows, const std::vector<std::string>& emptied) {
  const std::size_t count = data.labels.size();
  reportEmptied(data, emptied);
  if (std::string what = tooFewLabels(data, !emptied.empty()); !what.empty()) {
    data.problems.push_back({Severity::Error, std::move(what),
                             say("A classifier needs at least two labels: choose another label column, or add rows of another kind."),
                             "data.label_column"});
  } else if (count > kMaxLabels) {
    data.problems.push_back({Severity::Error,
                             say("The column “%1” holds %2 different labels; is this really the label column?",
                                 shortened(data.label_column, 60), count),
                             say("Choose the column with the few values that come back; at most 1,000 labels are possible."),
                             "data.label_column"});
  } else {
    if (settings.train_rows == 0) reportRareLabels(data, rows);
    reportUnlearnable(data);
  }
}

void checkSplits(Dataset& data, const DataSettings& settings) {
  const auto problem = [&](Severity severity, std::string what, std::string remedy, const char* where) {
    data.problems.push_back({severity, std::move(what), std::move(remedy), where});
  };
  if (data.split(Split::Train).empty()) {
    problem(Severity::Error, say("There are no training rows"), say("Check the columns, what is left out, and the shares of the splits."),
            "data.path");
  }
  if (data.split(Split::Validation).empty()) {
    problem(Severity::Error, say("There are no validation rows, so overfitting could not be seen"),
            say("Raise the share for validation, choose a validation file, or add more rows."), "data.validation_fraction");
  }
  if (data.split(Split::Test).empty() && settings.test_fraction > 0) {
    problem(Severity::Warning, say("There are no test rows, so the final accuracy will only be known for the validation rows"),
            say("Raise the share for the test, choose a test file, or add more rows."), "data.test_fraction");
  }
  std::int64_t unlabelled = 0;
  for (const auto& split : data.splits) {
    unlabelled += std::count_if(split.begin(), split.end(), [](const Example& example) { return example.label < 0; });
  }
  if (unlabelled > 0) {
    problem(Severity::Error, unlabelled == 1 ? say("%1 row has no label", unlabelled) : say("%1 rows have no label", unlabelled),
            say("Let incomplete rows be left out, or fill in the labels."), "data.drop_empty");
  }
}

}  // namespace etude
