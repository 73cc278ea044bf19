// The figures of a run in one row, or in two where there is no room: step, losses, accuracy, speed, time.
#pragma once

#include "core/train/series.h"

#include <QFrame>

#include <array>

class QGridLayout;
class QLabel;

namespace etude {

class RunMonitor;

/// A number with its name above and a remark below, small enough for six in a row.
class Readout : public QWidget {
  Q_OBJECT

 public:
  explicit Readout(const QString& name, QWidget* parent = nullptr);
  void setValue(const QString& value, const QString& note = {});
  void setName(const QString& name);

 private:
  QLabel *name_, *value_, *note_;
};

class RunFigures : public QFrame {
  Q_OBJECT

 public:
  explicit RunFigures(QWidget* parent = nullptr);
  /// `running`: the time left is told, else the time that it took.
  void setRun(const RunMonitor& monitor, bool running);
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;

 private:
  void arrange(int columns);
  void regroup();
  int widthFor(int columns) const;

  QGridLayout* grid_;
  int columns_ = 0;
  std::array<Readout*, 6> readouts_{};
  Readout *step_, *train_loss_, *validation_loss_, *accuracy_, *speed_, *time_;
};

/// Where the curve of the training loss ends, smoothed as it is drawn; NaN while there is none.
double smoothedLoss(const Series& loss);

/// A loss with as many digits as tell two of them apart.
QString lossText(double loss);

}  // namespace etude
