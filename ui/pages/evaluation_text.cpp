#include "ui/pages/evaluation_text.h"

#include "core/base/format.h"

#include <QCoreApplication>

#include <cmath>

namespace etude {

namespace {

struct EvaluationText {
  Q_DECLARE_TR_FUNCTIONS(Evaluation)
};

QString number(std::int64_t value) { return QString::fromStdString(formatCount(value)); }

QString rightOn(const Scores& scores) { return number(std::llround(scores.accuracy * static_cast<double>(scores.examples))); }

}  // namespace

QString evaluationSentence(const Evaluation& evaluation) {
  QString text = EvaluationText::tr("The tuned model is right on %1 of %2 texts; always answering “%3” would be right on %4")
                     .arg(rightOn(evaluation.tuned), number(evaluation.tuned.examples), QString::fromStdString(evaluation.majority_label),
                          rightOn(evaluation.majority));
  if (evaluation.untuned) text += EvaluationText::tr(", the untuned model on %1").arg(rightOn(*evaluation.untuned));
  text += QLatin1Char('.');
  if (evaluation.tuned.accuracy <= evaluation.majority.accuracy) {
    text += QLatin1Char(' ') + EvaluationText::tr("It has not learned more than which answer is the most frequent.");
  }
  return text;
}

QString evaluationBasis(const Evaluation& evaluation) {
  const QString split = QString::fromStdString(evaluation.split);
  return evaluation.split == "test"
             ? EvaluationText::tr("Judged on %1 texts of the test split, which played no part in the tuning.")
                   .arg(number(evaluation.tuned.examples))
             : EvaluationText::tr(
                   "Judged on %1 texts of the %2 split, which also chose the best checkpoint: a test split would be stricter.")
                   .arg(number(evaluation.tuned.examples), split);
}

std::vector<ScoreComparison> compareScores(const Evaluation& evaluation) {
  const auto row = [&](const char* name, const char* help, double Scores::*score) {
    ScoreComparison comparison{EvaluationText::tr(name), EvaluationText::tr(help), evaluation.tuned.*score, evaluation.majority.*score, {}};
    if (evaluation.untuned) comparison.untuned = (*evaluation.untuned).*score;
    return comparison;
  };
  return {row(QT_TRANSLATE_NOOP("Evaluation", "Accuracy"), QT_TRANSLATE_NOOP("Evaluation", "Share of texts with the right answer"), &Scores::accuracy),
          row(QT_TRANSLATE_NOOP("Evaluation", "Precision"), QT_TRANSLATE_NOOP("Evaluation", "Of the texts given a label, the share that has it (mean over the labels)"), &Scores::precision),
          row(QT_TRANSLATE_NOOP("Evaluation", "Recall"), QT_TRANSLATE_NOOP("Evaluation", "Of the texts with a label, the share that was given it (mean over the labels)"), &Scores::recall),
          row(QT_TRANSLATE_NOOP("Evaluation", "F1"), QT_TRANSLATE_NOOP("Evaluation", "Harmonic mean of precision and recall (mean over the labels)"), &Scores::f1)};
}

}  // namespace etude
