#include "core/base/problem.h"
#include "core/eval/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etude {

namespace {

double ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool inRange(int label, std::size_t labels) { return label >= 0 && static_cast<std::size_t>(label) < labels; }

void requireFit(bool fits, const char* what) {
  if (!fits) throw ProblemError(what, "This is a fault of the program: please report it with the log of the run.");
}

Confusion emptyConfusion(std::size_t labels) { return Confusion(labels, std::vector<std::int64_t>(labels, 0)); }

/// -log softmax(logits)[truth] in double precision; from the probability where no logits were kept.
double crossEntropy(const Prediction& prediction, std::size_t truth) {
  if (prediction.logits.empty()) {
    return truth < prediction.probabilities.size() ? -std::log(static_cast<double>(prediction.probabilities[truth]))
                                                   : std::numeric_limits<double>::quiet_NaN();
  }
  requireFit(truth < prediction.logits.size(), "A prediction has fewer logits than there are labels");
  const double top = *std::max_element(prediction.logits.begin(), prediction.logits.end());
  double sum = 0;
  for (const float logit : prediction.logits) sum += std::exp(static_cast<double>(logit) - top);
  return std::log(sum) + top - static_cast<double>(prediction.logits[truth]);
}

}  // namespace

Scores scoresOfConfusion(Confusion confusion, const std::vector<std::string>& labels) {
  Scores scores;
  scores.confusion = std::move(confusion);
  scores.loss = std::numeric_limits<double>::quiet_NaN();
  const std::size_t n = labels.size();
  std::int64_t correct = 0;
  for (std::size_t c = 0; c < n; ++c) {
    const std::int64_t hits = scores.confusion[c][c];
    std::int64_t support = 0, predicted = 0;
    for (std::size_t other = 0; other < n; ++other) {
      support += scores.confusion[c][other];
      predicted += scores.confusion[other][c];
    }
    ClassScores one{labels[c], ratio(hits, predicted), ratio(hits, support), 0, support};
    // 2PR / (P + R) written without the rounding of P and R.
    one.f1 = ratio(2 * hits, support + predicted);
    correct += hits;
    scores.examples += support;
    scores.precision += one.precision / static_cast<double>(n);
    scores.recall += one.recall / static_cast<double>(n);
    scores.f1 += one.f1 / static_cast<double>(n);
    scores.weighted_f1 += one.f1 * static_cast<double>(support);
    scores.classes.push_back(std::move(one));
  }
  scores.accuracy = ratio(correct, scores.examples);
  if (scores.examples > 0) scores.weighted_f1 /= static_cast<double>(scores.examples);
  return scores;
}

Scores computeScores(const std::vector<Prediction>& predictions, const std::vector<int>& truth,
                     const std::vector<std::string>& labels) {
  requireFit(predictions.size() == truth.size(), "There are not as many predictions as true labels");
  Confusion confusion = emptyConfusion(labels.size());
  double loss = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    requireFit(inRange(truth[i], labels.size()) && inRange(predictions[i].label, labels.size()), "A label is out of range");
    const auto row = static_cast<std::size_t>(truth[i]), column = static_cast<std::size_t>(predictions[i].label);
    ++confusion[row][column];
    loss += crossEntropy(predictions[i], row);
  }
  Scores scores = scoresOfConfusion(std::move(confusion), labels);
  scores.loss = truth.empty() ? 0 : loss / static_cast<double>(truth.size());
  return scores;
}

Scores majorityScores(const std::vector<int>& truth, int majority, const std::vector<std::string>& labels) {
  requireFit(inRange(majority, labels.size()), "The majority label is out of range");
  Confusion confusion = emptyConfusion(labels.size());
  for (const int label : truth) {
    requireFit(inRange(label, labels.size()), "A label is out of range");
    ++confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(majority)];
  }
  return scoresOfConfusion(std::move(confusion), labels);
}

}  // namespace etude
