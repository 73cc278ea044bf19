// A picture of the model's parts, the input at the bottom: which of them move while tuning and which stay as they are. Each
// part is a button that turns its movement on or off.
#pragma once

#include <QAbstractButton>
#include <QString>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace etude {

class LayerStack : public QWidget {
  Q_OBJECT

 public:
  /// Added: its own weights are frozen, and a method has put something beside them. Partly: some of its weights move.
  enum class Movement { Frozen, Trained, Partly, Added };
  struct Part {
    QString name;                  ///< "Layer 3"
    QString detail;                ///< what it does, in a sentence
    Movement movement = Movement::Trained;
    std::int64_t parameters = -1;  ///< of the model itself; -1: not counted yet
    std::int64_t trained = 0;      ///< of them, how many move
    std::int64_t added = 0;        ///< put beside them by the method
    QString fixed;                 ///< why there is nothing to press; empty: it can be pressed
  };

  explicit LayerStack(QWidget* parent = nullptr);
  /// From the input up. Buttons that stay keep the focus.
  void setParts(const std::vector<Part>& parts);
  /// Why nothing can be pressed now; empty: it can.
  void lock(const QString& reason);

 Q_SIGNALS:
  void pressed(int part);  ///< the user wants this part to change

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  class Block;
  void refresh();

  std::vector<Part> parts_;
  std::vector<Block*> blocks_;  ///< from the input up
  QString reason_;
};

}  // namespace etude
