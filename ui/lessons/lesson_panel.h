// The lesson beside the pages: where the learner is, the text of the step, its experiment and questions, the results so far,
// and the way back, on and out.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace etude {

class LessonPlayer;
class LessonResults;
class Session;

class LessonPanel : public QFrame {
  Q_OBJECT

 public:
  LessonPanel(Session& session, LessonPlayer& player, QWidget* parent = nullptr);

 Q_SIGNALS:
  void leaveAsked();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeTop();
  QWidget* makeBody();
  QWidget* makeBottom();
  void showStep();
  void showQuestions();
  void refresh();
  void fitToType();
  QString experimentNote() const;
  void noteHeldBack(const QStringList& keys);

  Session& session_;
  LessonPlayer& player_;
  QLabel *title_, *progress_text_, *text_, *experiment_note_, *why_, *held_;
  QProgressBar* progress_;
  QScrollArea* area_;
  QPushButton *experiment_, *leave_, *back_, *next_;
  QWidget* questions_ = nullptr;
  QVBoxLayout* body_;
  QHBoxLayout* buttons_ = nullptr;
  LessonResults* results_;
  int shown_step_ = -1;
};

}  // namespace etude
