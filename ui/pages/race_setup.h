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
  /// `start` begins the race that is chosen here; it stands beside the curves.
  RaceSetup(Session& session, RacePlayer& player, QPushButton* start, QWidget* parent = nullptr);
  /// Looks for races in the folder of runs again.
  void reload();
  /// Shows the newest race, if none is shown.
  void showNewest();

 private:
  void makeMethods(QVBoxLayout* column);
  void makeRate(QVBoxLayout* column);
  void makeEarlier(QVBoxLayout* column);
  void refresh();
  std::vector<std::string> chosen() const;
  void begin();

  Session& session_;
  RacePlayer& player_;
  std::vector<std::pair<std::string, QCheckBox*>> methods_;
  QComboBox *rate_ = nullptr, *earlier_ = nullptr;
  QPushButton *start_, *open_ = nullptr;
  QLabel* note_ = nullptr;
  std::vector<fs::path> races_;
};

}  // namespace etude
