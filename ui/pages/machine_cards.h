// What the machine has: processor, memory, disk, engine, GPUs; and whether each device computes right, and how fast.
#pragma once

#include "core/run/engine.h"
#include "ui/widgets.h"

class QProgressBar;

namespace etude {

class Session;

/// A small card: an icon and a name above, one line that matters, the rest in the muted colour, perhaps a bar.
class FactCard : public Card {
  Q_OBJECT

 public:
  FactCard(const QString& icon_name, const QString& name, QWidget* parent = nullptr);
  void setFact(const QString& fact, const QString& details);
  /// `used` in [0, 1].
  void setUsage(double used);

 private:
  QLabel *fact_, *details_;
  QProgressBar* bar_;
};

class MachineCards : public QWidget {
  Q_OBJECT

 public:
  explicit MachineCards(Session& session, QWidget* parent = nullptr);
  /// Bytes, as they are now.
  void showMemory(std::int64_t free, std::int64_t total);

 private:
  struct Facts;
  void refresh();
  void askSystem();
  void showSystem(const Facts& facts);
  void showDisk(const Facts& facts);
  void showEngine();
  void showGpus();

  Session& session_;
  FactCard *processor_, *memory_, *disk_, *engine_, *gpu_;
};

/// Compares every device with the processor in double precision and measures its speed; the result is kept in the cache.
class SelfTestCard : public Card {
  Q_OBJECT

 public:
  explicit SelfTestCard(Session& session, QWidget* parent = nullptr);
  /// Shows the kept result, or runs the test if there is none for this machine and engine.
  void showOrRun();
  bool busy() const { return busy_; }

 Q_SIGNALS:
  void finished();

 private:
  void run();
  void show(const std::vector<SelfTest>& tests);
  QWidget* makeRow(const SelfTest& test);

  Session& session_;
  QVBoxLayout* rows_;
  QLabel* note_;
  QPushButton* button_;
  bool shown_ = false, busy_ = false;
};

/// Takes all widgets out of a layout; they go when control returns to the event loop.
void clearLayout(QLayout* layout);

}  // namespace etude
