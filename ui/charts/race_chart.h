// Runs of a race in one chart: one quantity of all of them, over the steps, the tokens or the seconds that they took.
#pragma once

#include "core/run/run_monitor.h"
#include "ui/charts/curve_chart.h"

#include <memory>

namespace etude {

/// A run in the race; its place among them decides its look.
struct RaceCurve {
  QString name;
  std::shared_ptr<const RunMonitor> monitor;  ///< null: nothing to show yet
};

/// How a run looks by its place, here and where its name stands: colour, dash and marker. They repeat late.
struct RaceLook {
  Tone tone;
  Qt::PenStyle dash;
  Marker marker;
};
RaceLook raceLook(std::size_t place);

class RaceChart : public CurveChart {
  Q_OBJECT

 public:
  enum class Shows { ValidationLoss, TrainingLoss, Accuracy, MacroF1 };
  enum class Along { Steps, Tokens, Seconds };

  explicit RaceChart(QWidget* parent = nullptr);
  void setRuns(const std::vector<RaceCurve>& runs);
  void setShows(Shows shows);
  void setAlong(Along along);
  Shows shows() const { return shows_; }
  Along along() const { return along_; }
  QString summary() const override;

 private:
  void refresh();
  Curve curveOf(std::size_t place);
  double across(const RunMonitor& monitor, double step) const;

  Shows shows_ = Shows::ValidationLoss;
  Along along_ = Along::Steps;
  std::vector<RaceCurve> runs_;
  std::vector<std::unique_ptr<Series>> series_;  ///< of the training losses that are shown, over what is chosen
};

}  // namespace etude
