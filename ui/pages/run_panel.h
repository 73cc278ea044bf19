// The run being watched: its controls, how far it is, its figures and curves, and what it has to say.
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace etude {

class LiveChart;
class ProblemList;
class RunFigures;
class Session;

/// Says in plain words that the model overfits, and offers to stop.
class OverfittingBanner : public QFrame {
  Q_OBJECT

 public:
  explicit OverfittingBanner(Session& session, QWidget* parent = nullptr);
  void refresh();

 private:
  Session& session_;
  QLabel* text_;
  QPushButton* stop_;
  bool asked_ = false;
};

class RunPanel : public QWidget {
  Q_OBJECT

 public:
  explicit RunPanel(Session& session, QWidget* parent = nullptr);

 private:
  QWidget* makeControls();
  void refreshState();    ///< what can be done now, and what is going on
  void refreshNumbers();  ///< figures and curves
  void refreshNotices();
  void togglePause();
  void stop();
  void resume();
  QString phaseText() const;
  QString finishedText() const;
  bool canResume() const;

  Session& session_;
  QPushButton *start_, *pause_, *stop_, *resume_, *evaluate_;
  QLabel *phase_, *detail_;
  QProgressBar* progress_;
  RunFigures* figures_;
  OverfittingBanner* banner_;
  LiveChart* chart_;
  ProblemList* notices_;
  bool stopping_ = false, resumable_ = false;
};

}  // namespace etude
