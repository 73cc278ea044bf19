// Predictions and evaluations to test with.
#pragma once

#include "core/data/dataset.h"
#include "core/run/report.h"
#include "tests/support.h"

#include <QtGlobal>

#include <cmath>

namespace etude::test {

inline const std::vector<std::string> kLabels = {"a", "b", "c"};
inline const std::vector<int> kTruth = {0, 0, 0, 1, 1, 2};

inline Prediction predicted(int label, std::vector<float> logits = {0, 0, 0}) {
  Prediction prediction;
  prediction.logits = std::move(logits);
  prediction.label = label;
  return prediction;
}

inline std::vector<Prediction> somePredictions() {
  return {predicted(0), predicted(0), predicted(1), predicted(1), predicted(2), predicted(2)};
}

inline bool near(double actual, double expected) {
  if (std::abs(actual - expected) < 1e-12) return true;
  qWarning("%.17g is not %.17g", actual, expected);
  return false;
}

inline Prediction sure(int label, float confidence, std::size_t labels = 3) {
  Prediction prediction;
  prediction.probabilities.assign(labels, (1 - confidence) / static_cast<float>(labels - 1));
  prediction.probabilities[static_cast<std::size_t>(label)] = confidence;
  prediction.label = label;
  prediction.confidence = confidence;
  return prediction;
}

inline Example exampleOf(const std::string& text, int label, const std::string& group = {}) {
  Example example;
  example.text = text;
  example.label = label;
  example.group = group;
  return example;
}

/// All that follows from probabilities.
inline void addDetails(Evaluation& evaluation) {
  std::vector<Prediction> tuned, untuned;
  std::vector<Example> examples;
  for (std::size_t i = 0; i < kTruth.size(); ++i) {
    tuned.push_back(sure(somePredictions()[i].label, 0.5f + 0.07f * static_cast<float>(i)));
    untuned.push_back(sure(2, 0.4f));
    examples.push_back(exampleOf(i % 2 ? "He is <b>here</b>" : "nobody", kTruth[i], i < 3 ? "north" : "south"));
  }
  evaluation.curves = labelCurves(tuned, kTruth, kLabels);
  evaluation.reliability = reliabilityOf(tuned, kTruth);
  evaluation.comparison = compareModels(tuned, untuned, kTruth);
  evaluation.advice = {{"a", "validation", 0.375, 0.75}};
  evaluation.groups = groupReport(examples, tuned, kLabels.size(), "region");
  evaluation.swaps = {swapReport("pronouns", examples, tuned, WordSwaps({"he/she"}), kLabels.size(),
                                 [](const std::vector<Example>& asked) { return std::vector<Prediction>(asked.size(), sure(2, 0.9f)); })};
}

inline Evaluation someEvaluation() {
  Evaluation evaluation;
  evaluation.split = "test";
  evaluation.labels = kLabels;
  evaluation.tuned = computeScores(somePredictions(), kTruth, kLabels);
  evaluation.tuned.loss = 0.1 + 0.2;
  evaluation.untuned =
      computeScores({predicted(2), predicted(2), predicted(2), predicted(2), predicted(2), predicted(2)}, kTruth, kLabels);
  evaluation.majority = majorityScores(kTruth, 0, kLabels);
  evaluation.majority_label = "a";
  addDetails(evaluation);
  evaluation.mistakes = {{"a <b>text</b>\n\"quoted\" & 日本語", "a", "b", 0.1234567890123456, 17}};
  return evaluation;
}

}  // namespace etude::test
