// The words that an answer was made of, marked in the text itself: what spoke for the label and what against it.
#pragma once

#include "core/serve/predictor.h"
#include "ui/widgets.h"

#include <optional>

class QComboBox;
class QPlainTextEdit;
class QTableWidget;
class QTextEdit;

namespace etude {

class Session;
class TunedModel;

class WordsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit WordsPanel(Session& session, QWidget* parent = nullptr);
  void setLabels(const std::vector<std::string>& labels);
  /// Asks the model; `label` -1: whatever it answers.
  void explain(const QString& text, const QString& pair, int label);
  /// Puts a text there to begin with, unless somebody has typed one.
  void propose(const QString& text, const QString& pair);
  /// Loads the model, so that the first question is answered at once.
  void prepare();

 private:
  QWidget* makeQuestion();
  QWidget* makeAnswer();
  void ask();
  void askWhenReady();
  void refresh();
  void showExplanation(const Explanation& explanation, const QString& text, const QString& pair);
  void showList(const std::vector<WordScore>& words, const QString& text, const QString& pair);

  Session& session_;
  TunedModel& model_;
  bool waiting_ = false;
  QString proposed_;
  QPlainTextEdit *text_, *pair_;
  QComboBox* label_;
  QPushButton* ask_;
  ProblemList* problems_;
  Card* answer_card_;
  QLabel *sentence_, *cut_;
  QTextEdit *legend_, *marked_;
  QTableWidget* list_;
};

}  // namespace etude
