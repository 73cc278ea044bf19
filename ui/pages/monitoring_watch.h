// Watches the predictions of the run being shown wherever the user is in the window: raises alarms in its log, tells the rail
// how many nobody has seen, and says so in a line above the page.
#pragma once

#include "core/serve/prediction_log.h"

#include <QObject>
#include <QTimer>
#include <QWidget>

#include <array>
#include <vector>

namespace etude {

class Session;
class TunedModel;

class MonitoringWatch : public QObject {
  Q_OBJECT

 public:
  /// The one of this session; made at the first call.
  static MonitoringWatch& of(Session& session);
  /// Null if nobody has asked for it yet.
  static const MonitoringWatch* find(const Session& session);

  std::int64_t unseen() const { return unseen_; }
  /// The newest alarm that nobody has acknowledged; null if there is none.
  const Alarm* newest() const { return unseen_ > 0 && !alarms_.empty() ? &alarms_.front() : nullptr; }
  /// Looks now instead of at the next beat.
  void look();
  /// A person has seen the alarm; id 0: all.
  void acknowledge(std::int64_t id);

 Q_SIGNALS:
  void changed();

 private:
  explicit MonitoringWatch(Session& session);
  struct Seen {
    std::array<std::int64_t, 3> version{};
    std::int64_t unseen = 0;
    std::vector<Alarm> alarms;  ///< those not acknowledged, newest first
  };
  void take(const Seen& seen);
  void forget();

  Session& session_;
  TunedModel& model_;
  QTimer timer_;
  std::array<std::int64_t, 3> version_{-1, -1, -1};
  std::int64_t unseen_ = 0;
  std::vector<Alarm> alarms_;
};

/// What an alarm says, in a sentence.
QString alarmText(const Alarm& alarm);

/// A line for the window while there are alarms that nobody has seen; hidden otherwise.
QWidget* makeAlarmNotice(Session& session, QWidget* parent);

}  // namespace etude
