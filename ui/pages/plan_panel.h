// How the next run will tune: a preset, what of the model moves, and the settings. Locked while a run is under way.
#pragma once

#include "ui/pages/layer_parts.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace etude {

class Card;
class MethodNote;
class PresetRow;
class Session;
class SettingsForm;

class PlanPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PlanPanel(Session& session, QWidget* parent = nullptr);

 private:
  /// Settings that belong together, under a heading; the heading goes when all of them are advanced and not shown.
  struct Group {
    QLabel* heading;
    SettingsForm* form;
    QStringList keys;
    bool has_simple;
  };

  QWidget* makeViewSwitch();
  void makeMethodCard(QVBoxLayout* column);
  void makeSettingsCard(QVBoxLayout* column);
  void addGroup(Card* card, const QString& title, const QStringList& keys);
  void setAdvanced(bool advanced);
  void refresh();
  void makeShape();
  void refreshParts();
  void togglePart(int part);
  void count();
  void lockWhileRunning();

  Session& session_;
  PresetRow* presets_;
  SettingsForm* method_;
  SettingsForm* shape_ = nullptr;  ///< what shapes the method; made anew for another one
  std::string shaped_;             ///< the method that it is for
  MethodNote* note_;
  std::vector<Group> groups_;
  QVBoxLayout* shape_row_;
  LayerStack* stack_;
  QLabel *stack_note_, *count_, *lock_note_;
  QPushButton *simple_, *advanced_;
  QTimer count_timer_;
  PartCounts counted_;
};

}  // namespace etude
