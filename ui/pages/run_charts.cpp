#include "ui/pages/run_charts.h"

#include "ui/theme.h"
#include "ui/widgets.h"

#include <QGridLayout>
#include <QResizeEvent>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace etude {

namespace {
using Shows = LiveChart::Shows;
constexpr int kCharts = 6;
constexpr int kLargeHeight = 284, kSmallHeight = 224;
constexpr int kSmallLetters = 34;  ///< width of a small chart in average letters
}  // namespace

RunCharts::RunCharts(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(Theme::kGrid / 2);
  tabs_ = new QTabBar(this);
  tabs_->setObjectName(QStringLiteral("chartTabs"));
  tabs_->setAccessibleName(tr("Which curves are shown"));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 4px 8px; }"));  // seven of them in a narrow card
  tabs_->setUsesScrollButtons(true);
  tabs_->installEventFilter(this);
  column->addWidget(tabs_);
  grid_ = new QGridLayout;
  grid_->setHorizontalSpacing(3 * Theme::kGrid);
  grid_->setVerticalSpacing(2 * Theme::kGrid);
  column->addLayout(grid_, 1);
  const std::pair<Shows, QString> kinds[] = {
      {Shows::Loss, tr("How wrong the model is, on the texts it learns from and on those it does not: 0 is perfect, guessing between two labels costs 0.69 "
                       "(cross-entropy in nats)")},
      {Shows::Quality, tr("How many validation texts it gets right, and macro F1, which counts rare labels as much as frequent ones")},
      {Shows::LearningRate, tr("How large the steps are; the schedule raises and lowers it")},
      {Shows::Gradient, tr("How strongly the weights are pulled; sudden peaks mean that training is unsteady")},
      {Shows::Speed, tr("How many tokens are read in a second")},
      {Shows::Memory, tr("How much memory the tensors take")}};
  for (const auto& [shows, tip] : kinds) {
    auto* chart = new LiveChart(shows, this);
    connect(chart, &LiveChart::noteWanted, this, &RunCharts::noteWanted);
    chart->setTitleTip(tip);
    charts_.push_back(chart);
    tabs_->setTabToolTip(tabs_->addTab(chart->title()), tip);
  }
  tabs_->setTabToolTip(tabs_->addTab(tr("All")), tr("All curves side by side"));
  connect(tabs_, &QTabBar::currentChanged, this, [this] {
    arrange();
    refresh();
  });
  arrange();
}

void RunCharts::arrange() {
  const int chosen = tabs_->currentIndex();
  const int columns = width() > 2 * kSmallLetters * fontMetrics().averageCharWidth() ? 2 : 1;
  if (chosen == shown_ && (chosen < kCharts || columns == columns_)) return;
  shown_ = chosen;
  columns_ = columns;
  const bool all = chosen >= kCharts;
  for (LiveChart* chart : charts_) grid_->removeWidget(chart);
  for (int i = 0; i < kCharts; ++i) {
    LiveChart* chart = charts_[static_cast<std::size_t>(i)];
    chart->setCompact(all);
    if (all) grid_->addWidget(chart, i / columns, i % columns);
    if (i == chosen) grid_->addWidget(chart, 0, 0);
    chart->setVisible(all || i == chosen);
  }
  for (int i = 0; i < 2; ++i) grid_->setColumnStretch(i, i == 0 || (all && columns == 2) ? 1 : 0);
  grid_->setContentsMargins(0, all ? Theme::kGrid : 0, 0, 0);  // titles without tools beside them need air below the tabs
  fitHeights();
}

void RunCharts::fitHeights() {
  const int alone = std::max(kLargeHeight, room_ - tabs_->sizeHint().height() - Theme::kGrid / 2);
  for (LiveChart* chart : charts_) chart->setMinimumHeight(shown_ >= kCharts ? kSmallHeight : alone);
}

void RunCharts::setRoom(int height) {
  if (height == room_) return;
  room_ = height;
  fitHeights();
}

/// The wheel scrolls the page; it would turn over the curves on its way.
bool RunCharts::eventFilter(QObject* watched, QEvent* event) {
  if (watched == tabs_ && event->type() == QEvent::Wheel) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void RunCharts::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void RunCharts::refresh() {
  if (!monitor_) return;
  for (LiveChart* chart : charts_)
    if (!chart->isHidden()) chart->setRun(*monitor_);
}

void RunCharts::setRun(const RunMonitor& monitor) {
  monitor_ = &monitor;
  refresh();
}

void RunCharts::setNotes(const std::vector<StepNote>& notes) {
  for (LiveChart* chart : charts_) chart->setNotes(notes);
  refresh();
}

void RunCharts::setCompared(const std::vector<ComparedRun>& runs) {
  for (LiveChart* chart : charts_) chart->setCompared(runs);
  refresh();
}

}  // namespace etude
