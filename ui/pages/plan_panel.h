// How the next run will tune: the method, what of the model moves, and the settings. Locked while a run is under way.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace etude {

class LayerStack;
class Session;
class SettingsForm;

class PlanPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PlanPanel(Session& session, QWidget* parent = nullptr);

 private:
  void refresh();
  void count();
  void showCount(std::int64_t trainable, std::int64_t total);
  void lockWhileRunning();

  Session& session_;
  SettingsForm *method_, *freeze_, *settings_;
  LayerStack* stack_;
  QLabel *count_, *lock_note_;
  QTimer count_timer_;
};

}  // namespace etude
