// The planned run on this machine: how long, how much memory and disk, and a verdict in green, amber or red.
#pragma once

#include "core/run/engine.h"
#include "ui/pages/memory_room.h"
#include "ui/widgets.h"

#include <QTimer>

namespace etude {

class BusyRow;
class Session;

/// What an estimate means for a machine.
struct Verdict {
  enum class Level { Good, Caution, Bad } level = Level::Good;
  QString text;    ///< a sentence
  QString advice;  ///< what to do; empty where nothing need be done
};
/// `room`: on the device of the estimate; `free_disk`: bytes where runs are kept.
Verdict judgeRun(const RunEstimate& estimate, const MemoryRoom& room, std::int64_t free_disk);

class ForecastCard : public Card {
  Q_OBJECT

 public:
  explicit ForecastCard(Session& session, QWidget* parent = nullptr);
  /// Nothing is measured while the page is not seen.
  void setActive(bool active);

 Q_SIGNALS:
  /// What the planned run takes; `device` as the engine calls it.
  void measured(const etude::RunEstimate& estimate);

 private:
  void planChanged();
  void measure();
  void show(const RunEstimate& estimate);
  void cancel();
  void showNeed(const RunEstimate& estimate, const MemoryRoom& room);
  QWidget* makeAdvice();
  void askBatch(const RunEstimate& estimate, const MemoryRoom& room);
  void showBatch(const BatchAdvice& advice, bool limited);
  void say(const char* tone, const QString& text, const QString& advice);

  Session& session_;
  QTimer wait_;
  bool active_ = false, stale_ = true;
  Recipe measured_;
  IconLabel* mark_;
  QLabel *verdict_, *advice_;
  QWidget* figures_;
  Figure *time_, *memory_, *disk_, *steps_;
  BusyRow* busy_;
  NeedBar* need_;
  QLabel *need_text_, *free_text_, *batch_text_, *batch_reason_;
  QWidget *need_area_, *batch_area_;
  QPushButton* use_batch_;
  std::int64_t batch_ = 0;
};

}  // namespace etude
