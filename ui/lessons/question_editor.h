// The questions of a step as an educator writes them.
#pragma once

#include "core/run/lesson.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace etude {

class QuestionEditor : public QWidget {
  Q_OBJECT

 public:
  explicit QuestionEditor(QWidget* parent = nullptr);
  void show(const std::vector<LessonQuestion>& questions);
  const std::vector<LessonQuestion>& questions() const { return questions_; }

 Q_SIGNALS:
  void edited();

 private:
  void select(int row);
  void keep();
  void offerChoices(const QStringList& choices, int right);
  void relist(int row);

  std::vector<LessonQuestion> questions_;
  bool filling_ = false;
  QListWidget* list_;
  QWidget* fields_;
  QPlainTextEdit *text_, *choices_, *answer_;
  QComboBox* right_;
  QPushButton* remove_;
};

}  // namespace etude
