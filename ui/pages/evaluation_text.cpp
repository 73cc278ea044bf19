#include "ui/pages/evaluation_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

#include <cmath>

namespace etude {

namespace {

QString sayEvaluation(const char* text) { return QCoreApplication::translate("Evaluation", text); }

QString number(std::int64_t value) { return QString::fromStdString(formatCount(value)); }

/// The round number that shares are told of: all texts if there are few, else 100, or 1,000 where 100 would hide the mistakes.
std::int64_t basisOf(const Scores& scores) {
  if (scores.examples < 100) return scores.examples;
  const bool hides = scores.accuracy > 0.99 && scores.accuracy < 1 && scores.examples >= 1000;
  return hides ? 1000 : 100;
}

QString rightOn(const Scores& scores, std::int64_t basis) {
  return number(std::llround(scores.accuracy * static_cast<double>(basis)));
}

}  // namespace

QString evaluationSentence(const Evaluation& evaluation) {
  const std::int64_t basis = basisOf(evaluation.tuned);
  QString text = sayEvaluation("The tuned model is right on %1 of %2 texts; always answering “%3” would be right on %4")
                     .arg(rightOn(evaluation.tuned, basis), number(basis), QString::fromStdString(evaluation.majority_label),
                          rightOn(evaluation.majority, basis));
  if (evaluation.untuned) text += sayEvaluation(", the untuned model on %1").arg(rightOn(*evaluation.untuned, basis));
  text += QLatin1Char('.');
  if (evaluation.tuned.accuracy <= evaluation.majority.accuracy) {
    text += QLatin1Char(' ') + sayEvaluation("It has not learned more than which answer is the most frequent.");
  }
  return text;
}

QString evaluationBasis(const Evaluation& evaluation) {
  const QString split = QString::fromStdString(evaluation.split);
  return evaluation.split == "test"
             ? sayEvaluation("Judged on %1 texts of the test split, which played no part in the tuning.")
                   .arg(number(evaluation.tuned.examples))
             : sayEvaluation(
                   "Judged on %1 texts of the %2 split, which also chose the best checkpoint: a test split would be stricter.")
                   .arg(number(evaluation.tuned.examples), split);
}

std::vector<ScoreComparison> compareScores(const Evaluation& evaluation) {
  const auto row = [&](const char* name, const char* help, double Scores::*score) {
    ScoreComparison comparison{sayEvaluation(name), sayEvaluation(help), evaluation.tuned.*score, evaluation.majority.*score, {}};
    if (evaluation.untuned) comparison.untuned = (*evaluation.untuned).*score;
    return comparison;
  };
  return {row("Accuracy", "Share of texts with the right answer", &Scores::accuracy),
          row("Precision", "Of the texts given a label, the share that has it (mean over the labels)", &Scores::precision),
          row("Recall", "Of the texts with a label, the share that was given it (mean over the labels)", &Scores::recall),
          row("F1", "Harmonic mean of precision and recall (mean over the labels)", &Scores::f1)};
}

}  // namespace etude
