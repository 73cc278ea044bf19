#include "core/run/ask_swapped.h"

#include "core/base/files.h"
#include "core/run/run_report.h"

#include <algorithm>

namespace etude {

namespace {

constexpr std::size_t kAskedAtOnce = 128;

}  // namespace

std::vector<SwapReport> askSwapped(Predictor& predictor, const JudgedRows& rows, const EvaluationSettings& settings, std::stop_token stop,
                                  const std::function<void(double)>& progress) {
  std::vector<Example> examples;
  std::vector<Prediction> predictions;
  for (const JudgedRow& row : rows.rows) {
    Example& example = examples.emplace_back();
    example.text = row.text;
    example.text_pair = row.pair;
    example.label = row.truth;
    example.line = row.line;
    predictions.push_back(row.prediction());
  }
  double done = 0;
  const AskAgain ask = [&](const std::vector<Example>& questions) {
    std::vector<Prediction> answers;
    for (std::size_t begin = 0; begin < questions.size(); begin += kAskedAtOnce) {
      std::vector<PredictionInput> some;
      for (std::size_t i = begin; i < std::min(begin + kAskedAtOnce, questions.size()); ++i) some.push_back({questions[i].text, questions[i].text_pair});
      std::vector<Prediction> part = predictor.predict(some, stop);
      std::move(part.begin(), part.end(), std::back_inserter(answers));
      if (progress) progress(done + 0.5 * static_cast<double>(answers.size()) / static_cast<double>(questions.size()));
    }
    return answers;
  };
  std::vector<SwapReport> reports;
  for (const auto& [kind, pairs] : {std::pair("pronouns", &settings.swap_words), std::pair("names", &settings.swap_names)}) {
    const WordSwaps swaps(*pairs);
    if (!swaps.empty()) reports.push_back(swapReport(kind, examples, predictions, swaps, rows.labels.size(), ask));
    done += 0.5;
  }
  return reports;
}

void saveSwaps(const RunDir& run, const std::vector<SwapReport>& swaps) {
  Evaluation evaluation = reportContent(run).evaluation;
  evaluation.swaps = swaps;
  writeFileAtomically(run.evaluation(), dumpJson(toJson(evaluation)) + "\n");
  writeRunReport(run);
}

}  // namespace etude
