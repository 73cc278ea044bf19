// The curves of the watched run: one large chart at a time, chosen by a tab, or all of them side by side. Only what is seen is
// brought up to date.
#pragma once

#include "ui/charts/live_chart.h"

#include <QWidget>

class QGridLayout;
class QTabBar;

namespace etude {

class RunCharts : public QWidget {
  Q_OBJECT

 public:
  explicit RunCharts(QWidget* parent = nullptr);
  /// The monitor must live until the next call, or as long as the charts.
  void setRun(const RunMonitor& monitor);
  void setNotes(const std::vector<StepNote>& notes);
  void setCompared(const std::vector<ComparedRun>& runs);
  /// How high the page lets these curves be; a single chart fills it.
  void setRoom(int height);
  LiveChart* chart(LiveChart::Shows shows) const { return charts_[static_cast<std::size_t>(shows)]; }

 Q_SIGNALS:
  void noteWanted(std::int64_t step);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void arrange();
  void fitHeights();
  void refresh();

  QTabBar* tabs_;
  QGridLayout* grid_;
  std::vector<LiveChart*> charts_;
  const RunMonitor* monitor_ = nullptr;
  int columns_ = 0, shown_ = -1, room_ = 0;
};

}  // namespace etude
