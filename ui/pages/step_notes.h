// The user's notes at steps of a run: write one, take one away.
#pragma once

#include "core/run/run_meta.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace etude {

class StepNotesDialog : public QDialog {
  Q_OBJECT

 public:
  StepNotesDialog(const std::vector<StepNote>& notes, std::int64_t step, std::int64_t last_step, QWidget* parent = nullptr);

 Q_SIGNALS:
  void notesChanged(const std::vector<etude::StepNote>& notes);

 private:
  void add();
  void remove();
  void refresh();

  std::vector<StepNote> notes_;
  QSpinBox* step_;
  QLineEdit* text_;
  QListWidget* list_;
  QPushButton *add_, *remove_;
};

}  // namespace etude
