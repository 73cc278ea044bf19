// Live graphs of how busy the machine is: processor and graphics processors, and memory with the limit and with what the
// planned run would add. Sampled once a second, only while they are seen; the last three minutes are kept.
#pragma once

#include "core/base/load.h"
#include "ui/charts/time_chart.h"

#include <QTimer>
#include <QWidget>

#include <deque>
#include <memory>

namespace etude {

class Session;

class MachineLoadGraphs : public QWidget {
  Q_OBJECT

 public:
  explicit MachineLoadGraphs(Session& session, QWidget* parent = nullptr);
  /// Bytes that the planned run would take beside what is in use; 0: not known. `on_processor`: it runs in main memory.
  void setPlanned(std::int64_t bytes, bool on_processor);

  static constexpr int kKeptSamples = 180;

 Q_SIGNALS:
  void sampled(const etude::MachineLoad& load);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  struct Sample {
    double time_ms = 0;
    MachineLoad load;
  };
  void sample();
  void take(MachineLoad load);
  const MachineLoad& newest() const;  ///< an empty one before the first sample
  void showProcessor();
  void showMemory();

  Session& session_;
  QTimer timer_;
  std::shared_ptr<LoadMeter> meter_;
  std::deque<Sample> samples_;
  std::int64_t planned_ = 0;
  TimeChart *processor_, *memory_;
};

}  // namespace etude
