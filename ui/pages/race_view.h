// A race of tuning methods: how far it is, the curves of all methods in one chart, what each cost and brought in one table, and
// the picture of the layers of the method that is chosen there.
#pragma once

#include <QWidget>

#include <filesystem>
#include <string>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace etude {

namespace fs = std::filesystem;

class Card;
class LayerStack;
class RaceChart;
class RacePlayer;
class Session;
struct RaceRow;

class RaceView : public QWidget {
  Q_OBJECT

 public:
  RaceView(Session& session, RacePlayer& player, QWidget* parent = nullptr);
  /// Stands beside the state of the race; what it starts is chosen elsewhere.
  QPushButton* startButton() const { return start_; }

 Q_SIGNALS:
  void runWanted(const std::filesystem::path& run);  ///< to be watched on its own

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeControls();
  QWidget* makeChart();
  QWidget* makeTable();
  QWidget* makePicture();
  void refresh();
  void refreshState();
  void fillTable();
  void fillRow(int row, const RaceRow& figures);
  void showPicture();
  const RaceRow* chosen() const;
  const RaceRow* rowAt(int row) const;
  void openChosen();
  void saveTable();

  Session& session_;
  RacePlayer& player_;
  QLabel *phase_, *detail_, *picture_note_;
  QProgressBar* progress_;
  QPushButton *start_, *stop_, *go_on_, *watch_, *save_;
  QComboBox *shows_, *along_;
  RaceChart* chart_;
  QTableWidget* table_;
  Card *table_card_, *picture_card_;
  LayerStack* stack_;
  int hovered_ = -1;      ///< row under the mouse
  std::string pictured_;  ///< entry whose layers are shown
};

}  // namespace etude
