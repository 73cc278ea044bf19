// What can be asked of a run while it is under way: another learning rate, and single steps while it is paused. Hidden while
// nothing runs.
#pragma once

#include "ui/widgets.h"

class QSlider;

namespace etude {

class NumberField;
class Session;

class LiveControls : public Card {
  Q_OBJECT

 public:
  explicit LiveControls(Session& session, QWidget* parent = nullptr);

 private:
  void makeRateRow();
  void makeStepRow();
  void refresh();
  void slide(int position);
  void apply();
  double peak() const;  ///< of the schedule, as the run has it now

  Session& session_;
  QSlider* slider_;
  NumberField* rate_;
  QPushButton *apply_, *step_;
  QLabel *now_, *last_;
  double shown_peak_ = 0, asked_ = 0;
};

}  // namespace etude
