// "Save as a lesson": the settings as they are now, with steps, questions, and what is locked or hidden, become a folder that
// can be given to students. A lesson that exists can be taken up and changed.
#pragma once

#include "core/run/lesson.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace etude {

class ControlList;
class ExperimentEditor;
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
  /// What stands in the fields; with the session's settings of this moment unless a lesson was taken up.
  Lesson lesson() const;
  /// Writes the folder in the background; emits saved, or shows what is wrong.
  void save(const QString& folder);
  /// True if something was written since the last saving.
  bool changed() const { return wording() != saved_wording_; }
  /// Closes at once if nothing is lost by it, else asks.
  void reject() override;

 Q_SIGNALS:
  void saved(const QString& folder);

 private:
  QWidget* makeAbout();
  QWidget* makeSteps();
  QWidget* makeRuns();
  QWidget* makeControls();
  void fill(const Lesson& lesson);
  void takeRuns();
  std::string wording() const;
  bool mayReplace(const QString& folder);
  void listSteps(int row);
  void selectStep(int row);
  void addStep();
  void removeStep();
  void moveStep(int by);
  /// False if the user thought better of it.
  bool askAndSave();
  void askAndTakeUp();

  Session& session_;
  QWidget& window_;
  Lesson draft_;  ///< what the fields do not show: claims, and the recipe of a lesson that was taken up
  bool taken_up_ = false;
  std::string saved_wording_;
  bool filling_ = false, close_when_saved_ = false;
  QLineEdit *title_, *reason_;
  QPlainTextEdit* summary_;
  QSpinBox* minutes_;
  QCheckBox* copy_data_;
  QLabel* recipe_note_;
  QListWidget* list_;
  StepEditor* step_;
  ExperimentEditor* runs_;
  ControlList* controls_;
  ProblemList* problems_;
  QPushButton *save_, *remove_, *up_, *down_;
};

}  // namespace etude
