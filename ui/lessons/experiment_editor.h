// The runs of a lesson that is being written: each is the lesson's plan with some settings changed, so that a learner can compare
// them.
#pragma once

#include "core/run/lesson.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace etude {

class ExperimentEditor : public QWidget {
  Q_OBJECT

 public:
  explicit ExperimentEditor(QWidget* parent = nullptr);
  /// `plan` gives the value with which a setting that is added begins.
  void show(const std::vector<LessonExperiment>& experiments, const Recipe& plan);
  void setPlan(const Recipe& plan) { plan_ = plan; }
  const std::vector<LessonExperiment>& experiments() const { return experiments_; }

 Q_SIGNALS:
  void edited();

 private:
  QWidget* makeList();
  QWidget* makeFields();
  void relist(int row);
  void select(int row);
  void addExperiment();
  void removeExperiment();
  void addChange();
  void removeChange();
  QWidget* makeValue(const std::string& key, const Json& value);
  void change(QWidget* field, const std::string& key, const Json& value);
  LessonExperiment* current();

  Recipe plan_;
  std::vector<LessonExperiment> experiments_;
  bool filling_ = false;
  QListWidget* list_;
  QLineEdit* title_;
  QTableWidget* changes_;
  QComboBox* setting_;
  QPushButton *remove_, *remove_change_;
};

}  // namespace etude
