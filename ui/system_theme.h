// Is the desktop dark? Asked of the desktop's settings portal, which also tells when that changes; Qt 6.4 cannot say.
#pragma once

#include <QObject>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace etude {

class SystemTheme : public QObject {
  Q_OBJECT

 public:
  explicit SystemTheme(QObject* parent = nullptr);
  /// Asks, without waiting; `changed` comes if the answer differs from what was thought.
  void watch();

 Q_SIGNALS:
  void changed();

 private Q_SLOTS:
  void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void answered(QDBusPendingCallWatcher* call);
  void take(const QVariant& value);
};

}  // namespace etude
