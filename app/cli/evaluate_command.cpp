// evaluate: a tuned model on labelled rows.
#include "app/cli/commands.h"
#include "app/cli/model_source.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/settings_options.h"
#include "app/cli/stop_signals.h"
#include "core/base/format.h"
#include "core/eval/intervals.h"
#include "core/run/ask_swapped.h"
#include "core/run/engine_loader.h"
#include "core/run/recipe_data.h"
#include "core/run/report.h"
#include "core/run/event_text.h"

#include <algorithm>
#include <iostream>

namespace etude::cli {

namespace {

constexpr std::size_t kAtOnce = 256;

std::vector<Example> rowsOf(const Dataset& data, const std::string& split) {
  if (split != "all") return data.split(*splitFromName(split));
  std::vector<Example> rows;
  for (const auto& part : data.splits) rows.insert(rows.end(), part.begin(), part.end());
  return rows;
}

/// Label indices of the data as those of the model; all labels that the model does not know are reported.
std::vector<int> truthFor(const std::vector<Example>& rows, const std::vector<std::string>& labels,
                          const std::vector<std::string>& known) {
  std::vector<int> places;
  Problems problems;
  for (const std::string& label : labels) {
    const auto found = std::find(known.begin(), known.end(), label);
    places.push_back(found == known.end() ? -1 : static_cast<int>(found - known.begin()));
    if (found == known.end()) {
      problems.push_back({Severity::Error, "The model knows no label “" + label + "”",
                          "Evaluate it on data with the labels that it was trained on.", "data.label_column"});
    }
  }
  throwIfErrors(problems);
  std::vector<int> truth;
  for (const Example& row : rows) truth.push_back(places.at(static_cast<std::size_t>(row.label)));
  return truth;
}

void printEvaluation(const Evaluation& evaluation) {
  const Scores &scores = evaluation.tuned, &majority = evaluation.majority;
  using enum TextTable::Align;
  TextTable total(
      {{"", Left}, {"accuracy", Right}, {"precision", Right}, {"recall", Right}, {"F1 (macro)", Right}, {"loss", Right}});
  const auto row = [&](const char* name, const Scores& s, bool with_loss) {
    total.add({name, formatPercent(s.accuracy), formatPercent(s.precision), formatPercent(s.recall), formatPercent(s.f1),
               with_loss ? formatNumber(s.loss) : "-"});
  };
  row("this model", scores, true);
  const ScoreIntervals intervals = bootstrapIntervals(scores);
  const auto range = [](const Interval& one) { return formatPercent(one.low) + " to " + formatPercent(one.high); };
  total.add({"  95 % interval", range(intervals.accuracy), range(intervals.precision), range(intervals.recall), range(intervals.f1), ""});
  if (evaluation.untuned) row("before tuning", *evaluation.untuned, true);
  row("most frequent label", majority, false);
  TextTable classes({{"label", Left}, {"precision", Right}, {"recall", Right}, {"F1", Right}, {"rows", Right}, {"ROC area", Right}, {"AP", Right}, {"ECE", Right}});
  for (std::size_t i = 0; i < scores.classes.size(); ++i) {
    const ClassScores& one = scores.classes[i];
    const LabelCurve& curve = evaluation.curves[i];
    classes.add({printable(one.label, 40), formatPercent(one.precision), formatPercent(one.recall), formatPercent(one.f1),
                 formatCount(one.support), formatNumber(curve.auc), formatNumber(curve.average_precision), formatNumber(curve.calibration_error)});
  }
  std::cout << formatCount(scores.examples) << " rows\n\n" << total.text() << '\n' << classes.text() << '\n';
  std::cout << wrap(reliabilitySentence(*evaluation.reliability), 0) << '\n';
  if (evaluation.comparison) std::cout << wrap(comparisonSentence(*evaluation.comparison), 0) << '\n';
  if (evaluation.groups) {
    std::cout << wrap(groupSentence(*evaluation.groups), 0) << '\n';
    for (const std::string& sentence : recallSentences(*evaluation.groups, evaluation.labels)) std::cout << wrap(sentence, 0) << '\n';
  }
  for (const SwapReport& swaps : evaluation.swaps) std::cout << wrap(swaps.kind + ": " + swapSentence(swaps), 0) << '\n';
  std::cout << std::flush;
}

class EvaluateCommand : public Command {
 public:
  void declare(CLI::App& app) override {
    app.add_option("--model", model_, "Run, model folder, or builtin:NAME")->required();
    app.add_option("--data", data_, "Labelled rows (default, for a run: its own data)");
    app.add_option("--split", split_,
                   "Rows to judge on: all, train, validation, test (default: all of --data; test of a run's own data)")
        ->check(CLI::IsMember({"all", "train", "validation", "test"}));
    app.add_option("--device", device_, "auto, cpu, cuda:0, ...")->capture_default_str();
    addJson(app, "Print the scores as JSON");
    app.add_flag("--untuned", untuned_, "Also judge the model as it was before tuning (of a run), row by row");
    app.add_flag("--swap-test", swap_test_, "Also ask again with pronouns and names swapped, and count the answers that change");
    app.add_option("--swap-words", swaps_.swap_words, "Pairs for the swap test, such as he/she,his/her (default: the built-in pairs)")->delimiter(',');
    app.add_option("--swap-names", swaps_.swap_names, "Pairs of names for the swap test (default: the built-in pairs)")->delimiter(',');
    settings_.declare(app, {"data"});
  }

  int run() override {
    StopSignals signals("Stopping.");
    const ModelSource source = findModel(model_);
    const Dataset data = readData(source, signals.token());
    std::vector<Example> rows = rowsOf(data, split_);
    if (rows.empty()) throw ProblemError("There are no " + split_ + " rows in this data", "Choose another split.", "--split");
    const auto predictor = openPredictor(source, device_);
    const std::vector<int> truth = truthFor(rows, data.labels, predictor->labels());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].label = truth[i];
    const std::vector<Prediction> predictions = predictAll(*predictor, rows, signals.token());
    Evaluation evaluation;
    evaluation.split = split_;
    evaluation.labels = predictor->labels();
    evaluation.tuned = computeScores(predictions, truth, evaluation.labels);
    const int majority = mostFrequent(truth, evaluation.labels.size());
    evaluation.majority = majorityScores(truth, majority, evaluation.labels);
    evaluation.majority_label = evaluation.labels[static_cast<std::size_t>(majority)];
    evaluation.curves = labelCurves(predictions, truth, evaluation.labels);
    evaluation.reliability = reliabilityOf(predictions, truth);
    evaluation.groups = groupReport(rows, predictions, evaluation.labels.size(), data.group_column);
    if (untuned_) compareWithUntuned(source, rows, truth, predictions, evaluation, signals.token());
    if (swap_test_) testFairness(*predictor, rows, predictions, evaluation, signals.token());
    json() ? printJson(asJson(source, evaluation)) : printEvaluation(evaluation);
    return kOk;
  }

 private:
  static Json asJson(const ModelSource& source, const Evaluation& evaluation) {
    Json json = etude::toJson(evaluation);
    json.erase("mistakes");
    json["model"] = source.folder.string();
    json["scores"] = std::move(json["tuned"]);
    json.erase("tuned");
    json["intervals_95"] = etude::toJson(bootstrapIntervals(evaluation.tuned));
    return json;
  }

  void compareWithUntuned(const ModelSource& source, const std::vector<Example>& rows, const std::vector<int>& truth,
                          const std::vector<Prediction>& tuned, Evaluation& evaluation, std::stop_token stop) const {
    if (!source.run) {
      throw ProblemError("Only a run knows the model that it was tuned from", "Name the run with --model, or leave --untuned out.", "--untuned");
    }
    const auto untuned = engine().loadUntuned(source.run->recipe(), evaluation.labels);
    const std::vector<Prediction> before = predictAll(*untuned, rows, stop);
    evaluation.untuned = computeScores(before, truth, evaluation.labels);
    evaluation.comparison = compareModels(tuned, before, truth);
  }

  void testFairness(Predictor& predictor, const std::vector<Example>& rows, const std::vector<Prediction>& predictions, Evaluation& evaluation,
                    std::stop_token stop) const {
    Problems problems = checkSwaps(swaps_.swap_words, "--swap-words");
    for (const Problem& problem : checkSwaps(swaps_.swap_names, "--swap-names")) problems.push_back(problem);
    throwIfErrors(problems);
    evaluation.swaps = askSwapped(predictor, keepRows(split_, evaluation.labels, rows, predictions, {}), swaps_, stop);
  }

  Dataset readData(const ModelSource& source, std::stop_token stop) {
    Recipe recipe = source.run ? source.run->recipe() : Recipe();
    if (data_.empty() && !source.run)
      throw ProblemError("No data is given", "Name a file of labelled rows with --data.", "--data");
    if (!data_.empty()) {
      // Another file than the run's: what was settled for that one need not hold here.
      recipe.data = DataSettings();
      recipe.data.path = data_;
    }
    settings_.apply(recipe);
    if (split_.empty()) split_ = data_.empty() ? "test" : "all";
    if (split_ == "all") {
      recipe.data.drop_duplicates = recipe.data.drop_leaks = recipe.data.drop_near_duplicates = recipe.data.drop_conflicts = false;
      recipe.data.balance = "none";
    }
    recipe.model.path = source.folder.string();
    return prepareRecipeData(recipe, stop);
  }

  std::vector<Prediction> predictAll(Predictor& predictor, const std::vector<Example>& rows, std::stop_token stop) const {
    std::vector<Prediction> predictions;
    ProgressLine line;
    for (std::size_t begin = 0; begin < rows.size(); begin += kAtOnce) {
      std::vector<PredictionInput> inputs;
      for (std::size_t i = begin; i < std::min(begin + kAtOnce, rows.size()); ++i)
        inputs.push_back({rows[i].text, rows[i].text_pair});
      std::vector<Prediction> part = predictor.predict(inputs, stop);
      std::move(part.begin(), part.end(), std::back_inserter(predictions));
      if (!json())
        line.show(static_cast<double>(predictions.size()) / static_cast<double>(rows.size()),
                  formatCount(static_cast<std::int64_t>(predictions.size())) + " rows");
    }
    return predictions;
  }

  static int mostFrequent(const std::vector<int>& truth, std::size_t labels) {
    std::vector<std::int64_t> counts(std::max<std::size_t>(labels, 1));
    for (const int label : truth) ++counts[static_cast<std::size_t>(label)];
    return static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  }

  std::string model_, data_, split_, device_ = "auto";
  bool untuned_ = false, swap_test_ = false;
  EvaluationSettings swaps_;
  RecipeOptions settings_;
};

}  // namespace

std::unique_ptr<Command> makeEvaluateCommand() { return std::make_unique<EvaluateCommand>(); }

}  // namespace etude::cli
