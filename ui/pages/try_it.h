// A box for a text of one's own, and what the tuned model says about it.
#pragma once

#include "ui/widgets.h"

class QPlainTextEdit;

namespace etude {

class Session;
class TunedModel;
class ValueBars;
struct Prediction;

class TryIt : public Card {
  Q_OBJECT

 public:
  explicit TryIt(Session& session, QWidget* parent = nullptr);
  /// What stands in the box, or an example.
  std::string text() const;

 Q_SIGNALS:
  void textChanged();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void ask();
  void showAnswer(const Prediction& answer, const std::vector<std::string>& labels);

  Session& session_;
  TunedModel& model_;
  QPlainTextEdit *text_, *pair_;
  QPushButton *ask_, *retry_;
  QLabel *answer_, *note_;
  ValueBars* bars_;
  ProblemList* problems_;
};

}  // namespace etude
