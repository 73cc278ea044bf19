// The parts of the Evaluation page, one tab each; the page reads the evaluation and hands it to them.
#pragma once

#include "core/eval/evaluation.h"
#include "core/eval/intervals.h"
#include "core/eval/judged_rows.h"
#include "core/run/run_dir.h"

#include <QWidget>

#include <memory>

namespace etude {

class Session;

struct EvaluationData {
  std::optional<RunDir> run;
  Evaluation evaluation;
  ScoreIntervals intervals;                ///< of the tuned model's scores
  std::shared_ptr<const JudgedRows> rows;  ///< null for runs of older versions, and while they are being read
};

/// The tabs, in their order.
enum class EvaluationPart { Overview, Mistakes, Curves, Words, Comparison, Fairness };

class EvaluationTab : public QWidget {
  Q_OBJECT

 public:
  EvaluationTab(Session& session, QWidget* parent) : QWidget(parent), session_(session) {}
  virtual void present(std::shared_ptr<const EvaluationData> found) = 0;
  /// Called when the tab comes to the front.
  virtual void opened() {}

 Q_SIGNALS:
  /// Asks for the words that spoke for the label (-1: the answer) in this text.
  void explainRequested(const QString& text, const QString& pair, int label);
  /// Wants another tab in front.
  void partRequested(etude::EvaluationPart part);
  /// The evaluation on the disk is another one now.
  void evaluationChanged();

 protected:
  Session& session_;
};

EvaluationTab* makeOverviewTab(Session& session, QWidget* parent);
EvaluationTab* makeMistakesTab(Session& session, QWidget* parent);
EvaluationTab* makeCurvesTab(Session& session, QWidget* parent);
EvaluationTab* makeComparisonTab(Session& session, QWidget* parent);
EvaluationTab* makeFairnessTab(Session& session, QWidget* parent);

class WordsPanel;
/// A tab like the others that also takes texts from them.
class WordsTab : public EvaluationTab {
  Q_OBJECT

 public:
  WordsTab(Session& session, QWidget* parent);
  void present(std::shared_ptr<const EvaluationData> found) override;
  void opened() override;
  void explain(const QString& text, const QString& pair, int label);

 private:
  WordsPanel* panel_;
};

}  // namespace etude
