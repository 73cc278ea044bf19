// One kind of curve of a run, live or replayed, alone or with other runs laid over it: losses on one axis, quality on the
// validation rows, learning rate, gradient norm, speed, memory. Notes of the user and what happened on the way stand at their
// steps.
#pragma once

#include "core/run/run_meta.h"
#include "core/run/run_monitor.h"
#include "ui/charts/curve_chart.h"

#include <memory>

namespace etude {

/// A run laid over the watched one. Its place decides its colour, dash and marker.
struct ComparedRun {
  static constexpr int kMost = 6;
  QString name;
  std::shared_ptr<const RunMonitor> monitor;
  int place = 0;  ///< 0 to kMost - 1
};

class LiveChart : public CurveChart {
  Q_OBJECT

 public:
  enum class Shows { Loss, Quality, LearningRate, Gradient, Speed, Memory };

  explicit LiveChart(QWidget* parent = nullptr) : LiveChart(Shows::Loss, parent) {}
  explicit LiveChart(Shows shows, QWidget* parent = nullptr);
  Shows shows() const { return shows_; }

  /// Takes over what the run shows now. The monitor must live until the next call, or as long as the chart is used.
  void setRun(const RunMonitor& monitor);
  /// The user's notes at steps of the watched run; shown with the next setRun, as are the compared runs.
  void setNotes(const std::vector<StepNote>& notes) { notes_ = notes; }
  void setCompared(const std::vector<ComparedRun>& runs) { compared_ = runs; }
  QString summary() const override;
  /// Where the overfitting marker stands in the plot, if it is shown.
  std::optional<double> markerPosition() const { return regionBegin(); }

 Q_SIGNALS:
  void noteWanted(std::int64_t step);

 protected:
  std::optional<ChartReading> readingAt(double x) const override;
  void fillMenu(QMenu& menu, std::optional<double> x) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  /// Set or counted, not measured: nothing to smooth.
  bool exact() const { return shows_ == Shows::LearningRate || shows_ == Shows::Memory; }
  std::vector<Curve> curvesOf(const RunMonitor& monitor) const;
  void addCompared(std::vector<Curve>& curves) const;
  std::vector<CurveMark> marksOf(const RunMonitor& monitor) const;

  Shows shows_;
  const RunMonitor* monitor_ = nullptr;
  std::vector<StepNote> notes_;
  std::vector<ComparedRun> compared_;
};

}  // namespace etude
