// The run being watched: its controls, how far it is, its figures and curves, and what it has to say.
#pragma once

#include "core/run/run_meta.h"
#include "ui/pages/run_differences.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace etude {

class OverfittingBanner;
class ProblemList;
class RunCharts;
class RunFigures;
class Session;
struct TickedRun;

class RunPanel : public QWidget {
  Q_OBJECT

 public:
  explicit RunPanel(Session& session, QWidget* parent = nullptr);
  ~RunPanel() override;
  /// Runs whose curves are laid over those of the watched one.
  void setTicked(const std::vector<TickedRun>& runs);

 private:
  QWidget* makeControls();
  void refreshState();    ///< what can be done now, and what is going on
  void refreshNumbers();  ///< figures and curves
  void refreshNotices();
  void layOver();
  RunDifferences::Column watchedColumn() const;
  void readNotes();
  void askNote(std::int64_t step);
  void togglePause();
  void stop();
  QString phaseText() const;
  QString finishedText() const;

  Session& session_;
  QPushButton *start_, *pause_, *stop_, *resume_, *evaluate_;
  QLabel *phase_, *detail_;
  QProgressBar* progress_;
  RunFigures* figures_;
  OverfittingBanner* banner_;
  RunCharts* charts_;
  RunDifferences* differences_;
  ProblemList* notices_;
  std::vector<TickedRun> ticked_;
  std::vector<StepNote> notes_;
};

}  // namespace etude
