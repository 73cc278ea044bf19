// Which tuning methods race against each other, and races of before: the left side of the method race.
#pragma once

#include "core/base/paths.h"

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace etude {

class RacePlayer;
class Session;

class RaceSetup : public QWidget {
  Q_OBJECT

 public:
  RaceSetup(Session& session, RacePlayer& player, QWidget* parent = nullptr);
  /// Looks for races in the folder of runs again.
  void reload();
  /// Shows the newest race, if none is shown.
  void showNewest();

 private:
  void makeMethods(QVBoxLayout* column);
  void makeStart(QVBoxLayout* column);
  void makeEarlier(QVBoxLayout* column);
  void refresh();
  std::vector<std::string> chosen() const;
  void begin();

  Session& session_;
  RacePlayer& player_;
  std::vector<std::pair<std::string, QCheckBox*>> methods_;
  QComboBox *rate_, *earlier_;
  QPushButton *start_, *open_;
  QLabel* note_;
  std::vector<fs::path> races_;
};

}  // namespace etude
