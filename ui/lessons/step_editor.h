// One step of a lesson as an educator writes it: text, stage, what it points at, what it waits for, questions.
#pragma once

#include "core/run/lesson.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QPlainTextEdit;

namespace etude {

class QuestionEditor;
class WidgetPicker;

class StepEditor : public QWidget {
  Q_OBJECT

 public:
  /// Widgets to point at are those of `window`.
  explicit StepEditor(QWidget& window, QWidget* parent = nullptr);
  void offerExperiments(const std::vector<LessonExperiment>& experiments);
  void show(const LessonStep& step);
  LessonStep step() const;

 Q_SIGNALS:
  void edited();
  void picking(bool on);  ///< the dialog makes way while a widget is chosen in the window

 private:
  void makeFields();
  void showCondition();
  void tellEdited();

  QWidget& window_;
  bool filling_ = false;
  QFormLayout* form_;
  QPlainTextEdit* text_;
  QComboBox *stage_, *points_at_, *experiment_, *until_, *until_setting_, *until_stage_, *until_experiment_;
  QuestionEditor* questions_;
  WidgetPicker* picker_;
};

}  // namespace etude
