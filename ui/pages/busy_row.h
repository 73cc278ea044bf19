// Work that goes on in the background, as a card shows it: a bar, a button that ends it, and, once it was ended, one that
// starts it again.
#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace etude {

class BusyRow : public QWidget {
  Q_OBJECT

 public:
  /// `what` names the work for screen readers ("Estimate of the run"), `again` is written on the button that repeats it.
  /// `key` begins the object names: KEY_cancel, KEY_again.
  BusyRow(const QString& what, const QString& again, const QString& key, QWidget* parent = nullptr);
  /// Work is under way; how far is told by setFraction, if anybody knows.
  void begin();
  /// In [0, 1].
  void setFraction(double fraction);
  /// The work is over: nothing is shown.
  void end();

 Q_SIGNALS:
  void cancelled();  ///< the row now offers to start again
  void againWanted();

 private:
  QProgressBar* bar_;
  QPushButton *cancel_, *again_;
};

}  // namespace etude
