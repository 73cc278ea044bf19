// One question of a lesson: choices, or room for an answer in one's own words, and the answer behind a button.
#pragma once

#include "core/run/lesson.h"

#include <QFrame>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace etude {

class QuestionBox : public QFrame {
  Q_OBJECT

 public:
  /// `number` from 1, for its name.
  QuestionBox(const LessonQuestion& question, int number, QWidget* parent = nullptr);

 private:
  void addChoices();
  void addFreeAnswer();
  void reveal();

  LessonQuestion question_;
  QButtonGroup* choices_ = nullptr;
  QPlainTextEdit* own_ = nullptr;
  QPushButton* show_;
  QLabel *verdict_, *answer_;
};

}  // namespace etude
