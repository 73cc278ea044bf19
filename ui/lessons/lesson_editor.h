// "Save as a lesson": the settings as they are now, with steps, questions, and what is locked or hidden, become a folder that
// can be given to students. A lesson that exists can be taken up and changed.
#pragma once

#include "core/run/lesson.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace etude {

class ControlList;
class ProblemList;
class Session;
class StepEditor;

class LessonEditor : public QDialog {
  Q_OBJECT

 public:
  /// `window` is the one whose widgets steps can point at.
  LessonEditor(Session& session, QWidget& window, QWidget* parent = nullptr);
  /// Takes up a lesson that exists, with its own recipe and experiments.
  void takeUp(const Lesson& lesson);
  /// What stands in the fields.
  Lesson lesson() const;
  /// Writes the folder in the background; emits saved, or shows what is wrong.
  void save(const QString& folder);

 Q_SIGNALS:
  void saved(const QString& folder);

 private:
  QWidget* makeAbout();
  QWidget* makeSteps();
  QWidget* makeControls();
  void listSteps(int row);
  void selectStep(int row);
  void addStep();
  void removeStep();
  void moveStep(int by);
  void askAndSave();
  void askAndTakeUp();

  Session& session_;
  QWidget& window_;
  Lesson draft_;  ///< what the fields do not show: recipe, experiments, claims
  bool filling_ = false;
  QLineEdit *title_, *reason_;
  QPlainTextEdit* summary_;
  QSpinBox* minutes_;
  QCheckBox* copy_data_;
  QListWidget* list_;
  StepEditor* step_;
  ControlList* controls_;
  ProblemList* problems_;
  QPushButton *save_, *remove_, *up_, *down_;
};

}  // namespace etude
